// The outline of a piece of HTML: which blocks it has, how they stand in each other, and which words are marked. Two pages
// that look the same have the same outline, whatever software wrote them. Pure, linear; reads broken HTML as it comes.
//
// Not in it: words, white space, looks, whether the items of a list are set apart, and levels of headings.

const TAG = /<(\/?)([a-z][a-z0-9]{0,20})([^<>]*)>/gi;
/** Blocks and marks by the letter that stands for them; one letter for each kind that looks the same. */
const CONTAINERS: Record<string, string> = { ul: "u", ol: "o", li: "i", blockquote: "q", details: "q", dl: "d" };
const SINGLE: Record<string, string> = {
  hr: "-",
  table: "t",
  img: "l",
  h1: "h",
  h2: "h",
  h3: "h",
  h4: "h",
  h5: "h",
  h6: "h",
};
const MARKS: Record<string, string> = {
  ...{ em: "e", i: "e", strong: "b", b: "b", code: "k", a: "l" },
  ...{ sub: "v", sup: "^", kbd: "y", del: "s", s: "s", strike: "s" },
};
/** What stands in these is not looked at. */
const OPAQUE = new Set(["pre", "table"]);

export function outlineOf(html: string): string {
  const outline = new Outline();
  let done = 0;
  for (const match of html.matchAll(TAG)) {
    outline.words(html.slice(done, match.index));
    done = match.index + match[0].length;
    outline.tag((match[2] ?? "").toLowerCase(), match[1] === "/", match[3] ?? "");
  }
  outline.words(html.slice(done));
  return outline.finished();
}

class Outline {
  private readonly out: string[] = [];
  private readonly open: string[] = [];
  private items = 0;
  private opaque: string | null = null;
  private opaqueDepth = 0;
  private isInParagraph = false;

  words(text: string): void {
    if (this.opaque === null && text.replace(/&nbsp;|&#160;|\u00a0/g, "").trim() !== "") this.paragraph();
  }

  tag(name: string, isClosing: boolean, attributes: string): void {
    if (this.opaque !== null) {
      if (name === this.opaque) this.opaqueDepth += isClosing ? -1 : 1;
      if (this.opaqueDepth === 0) this.opaque = null;
      return;
    }
    if (OPAQUE.has(name)) this.block(name, isClosing);
    else if (CONTAINERS[name] !== undefined) this.container(name, isClosing);
    else if (name === "p" || name === "div" || name === "summary") this.isInParagraph = false;
    else if (/^(?:h[1-6]|hr)$/.test(name)) this.heading(name, isClosing);
    else if (name === "img") this.mark("l");
    else if (!isClosing && MARKS[name] !== undefined && (name !== "a" || /\bhref\s*=/i.test(attributes)))
      this.mark(MARKS[name] ?? "");
  }

  finished(): string {
    while (this.open.length > 0) this.close();
    // A picture that is a link, or was one, is one thing.
    const outline = this.out.join("").replace(/l+/g, "l");
    // Which of two marks around the same words is the outer one nobody sees.
    return outline.replace(/[be]{2,}/g, (marks) => [...marks].sort().join(""));
  }

  private block(name: string, isClosing: boolean): void {
    this.isInParagraph = false;
    if (isClosing) return;
    this.out.push(name === "pre" ? "c" : "t");
    this.opaque = name;
    this.opaqueDepth = 1;
  }

  private heading(name: string, isClosing: boolean): void {
    if (!isClosing) this.out.push(SINGLE[name] ?? "");
    // The words of a heading begin no paragraph.
    this.isInParagraph = !isClosing && name !== "hr";
  }

  private container(name: string, isClosing: boolean): void {
    this.isInParagraph = false;
    if (isClosing) {
      const at = this.open.lastIndexOf(name);
      if (at !== -1) while (this.open.length > at) this.close();
      return;
    }
    if (name === "li") this.items += 1;
    this.open.push(name);
    this.out.push(`${CONTAINERS[name]}(`);
  }

  private close(): void {
    if (this.open.pop() === "li") this.items -= 1;
    this.out.push(")");
  }

  private mark(letter: string): void {
    this.paragraph();
    this.out.push(letter);
  }

  private paragraph(): void {
    if (this.isInParagraph || this.items > 0) return;
    this.isInParagraph = true;
    this.out.push("p");
  }
}
