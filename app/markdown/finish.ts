// The last pass, over sanitised HTML only: adds the ids of headings and footnotes, sets their levels right, frames wide
// things, and reads out what others want to know of the text as it will be seen – its words, headings and outbound links.
//
// It may be trusted because it adds nothing of the author's: ids are "h-" and a slug of letters, digits and hyphens, or
// "fn-"/"fr-" and a number, and the classes it looks for cannot come from raw HTML. The sanitiser writes "<", ">" and
// '"' only as marks of tags, which is what makes reading its output with one pattern exact.
import { sectionIds } from "~/text/section-id";
import { isOutbound } from "./allowed";
import { unescapeHtml } from "./escape";
import { MOST_OUTSIDE_IMAGES } from "./outside-images";

export type Heading = { level: number; id: string; text: string };
export type Finished = { html: string; text: string; headings: Heading[]; links: string[]; images: string[] };

const TAG = /<(\/?)([a-z][a-z0-9]*)([^>]*)>/g;
const BLOCK =
  /^(?:p|br|hr|h[2-6]|blockquote|ul|ol|li|dl|dt|dd|pre|div|section|details|summary|figure|figcaption|table|caption|tr)$/;
/** Everything wider than the text scrolls in a frame of its own, by keyboard too, however the table was written. */
const FRAME = '<div tabindex="0" class="table">';
const RIGHT_TO_LEFT = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;
const TURNED = /^(?:ul|ol|dl|blockquote)$/;
const HREF = / href="([^"]*)"/;
const ALT = / alt="([^"]*)"/;
const TITLE = / title="([^"]*)"/;
/** What stands in the text but is not part of what it says. */
const UNSPOKEN = /class="(?:footnote-ref|footnote-back|callout-title)"/;
const MAX_LINKS = 500;

/** `firstLevel`: of the topmost heading of the text, so that the outline of the page has no gap. */
export type RenderingPlace = { origin: string; firstLevel: number };

export function finish(html: string, place: RenderingPlace): Finished {
  const reading = new Reading(place, RIGHT_TO_LEFT.test(html));
  let at = 0;
  for (const match of html.matchAll(TAG)) {
    reading.words(html.slice(at, match.index));
    reading.tag(match[0], match[1] === "/", match[2] ?? "", match[3] ?? "");
    at = match.index + match[0].length;
  }
  reading.words(html.slice(at));
  return reading.finished();
}

/** Sets the ids of one text apart from those of others on the same page: "h-cause" becomes "a7-h-cause". */
export function scopeIds(html: string, scope: string): string {
  if (!html.includes(' id="')) return html;
  return html.replace(/<(?:h[2-6]|li|sup|a) [^>]*>/g, (tag) =>
    tag.replace(/( id="|href="#)(?=(?:h|fn|fr)-)/g, `$1${scope}-`),
  );
}

class Reading {
  private readonly out: string[] = [];
  private readonly spoken: string[] = [];
  private readonly idOf = sectionIds();
  private readonly headings: Heading[] = [];
  private readonly links = new Set<string>();
  private readonly images = new Set<string>();
  /** Positions in `out` of links into this text, by the slug they name. */
  private readonly fragments: { at: number; tag: string; slug: string }[] = [];
  private heading: { at: number; level: number; spokenFrom: number } | null = null;
  private readonly outline: Outline;
  private tables = 0;
  private unspokenTag: string | null = null;
  private noteCount = 0;
  private mentionCount = 0;

  private readonly origin: string;

  constructor(
    { origin, firstLevel }: RenderingPlace,
    private readonly isMixed: boolean,
  ) {
    this.origin = origin;
    this.outline = new Outline(firstLevel);
  }

  words(html: string): void {
    if (html === "") return;
    this.out.push(html);
    if (this.unspokenTag === null) this.spoken.push(unescapeHtml(html));
  }

  tag(raw: string, isClosing: boolean, name: string, attributes: string): void {
    this.out.push(isClosing ? this.closed(raw, name) : this.opened(raw, name, attributes));
    if (isClosing && /^h[2-6]$/.test(name)) this.closeHeading();
    if (isClosing && name === this.unspokenTag) this.unspokenTag = null;
    if (BLOCK.test(name)) this.spoken.push("\n");
    else if (name === "td" || name === "th") this.spoken.push(" ");
  }

  private closed(raw: string, name: string): string {
    if (/^h[2-6]$/.test(name)) return `</h${this.outline.close()}>`;
    if (name !== "table") return raw;
    this.tables -= 1;
    return this.tables === 0 ? `${raw}</div>` : raw;
  }

  private opened(raw: string, name: string, attributes: string): string {
    if (this.unspokenTag === null && UNSPOKEN.test(attributes)) this.unspokenTag = name;
    if (/^h[2-6]$/.test(name)) {
      const level = this.outline.open(Number(name.slice(1)));
      this.heading = { at: this.out.length, level, spokenFrom: this.spoken.length };
      return raw.replace(name, `h${level}`);
    }
    if (name === "table") {
      this.tables += 1;
      const table = this.turned(raw, attributes);
      return this.tables === 1 ? `${FRAME}${table}` : table;
    }
    if (TURNED.test(name)) return this.turned(raw, attributes);
    if (attributes.includes('class="outside-image"')) this.outsideImage(attributes);
    else if (name === "a") this.link(raw, attributeOf(attributes, HREF));
    else if (name === "img") this.spoken.push(` ${attributeOf(attributes, ALT)} `);
    else if (name === "pre") return withAttribute(raw, "tabindex", "0");
    else if (attributes.includes('class="footnote-ref"')) return withAttribute(raw, "id", `fr-${++this.mentionCount}`);
    else if (attributes.includes('class="footnote"')) return withAttribute(raw, "id", `fn-${++this.noteCount}`);
    return raw;
  }

  /** Each list has its own direction where a text mixes them: its numbers stand on the side where its words begin. */
  private turned(raw: string, attributes: string): string {
    return this.isMixed && !/ dir="/.test(attributes) ? withAttribute(raw, "dir", "auto") : raw;
  }

  private closeHeading(): void {
    const heading = this.heading;
    if (!heading) return;
    const text = tidy(this.spoken.slice(heading.spokenFrom).join(""));
    const id = this.idOf(text);
    this.out[heading.at] = withAttribute(this.out[heading.at] ?? "", "id", id);
    this.headings.push({ level: heading.level, id, text });
    this.heading = null;
  }

  private link(tag: string, href: string): void {
    if (href.startsWith("#")) this.fragments.push({ at: this.out.length, tag, slug: href.slice(1) });
    else if (isOutbound(href, this.origin) && this.links.size < MAX_LINKS) this.links.add(href);
  }

  private outsideImage(attributes: string): void {
    const address = attributeOf(attributes, HREF) || attributeOf(attributes, TITLE);
    if (this.images.size < MOST_OUTSIDE_IMAGES) this.images.add(address);
  }

  finished(): Finished {
    const ids = new Set(this.headings.map((heading) => heading.id));
    for (const { at, tag, slug } of this.fragments) {
      const id = `h-${decoded(slug)}`;
      if (ids.has(id)) this.out[at] = tag.replace(/ href="[^"]*"/, ` href="#${id}"`);
    }
    return {
      html: this.out.join("").trim(),
      text: tidy(this.spoken.join("")),
      headings: this.headings,
      links: [...this.links],
      images: [...this.images],
    };
  }
}

/** The levels of headings without gaps: one below another is one level below it, whatever its author wrote. */
class Outline {
  private readonly written: number[] = [];
  private readonly shown: number[] = [];

  constructor(private readonly firstLevel: number) {}

  open(level: number): number {
    while ((this.written.at(-1) ?? 0) >= level) this.written.pop();
    const shown = Math.min(6, this.firstLevel + this.written.length);
    this.written.push(level);
    this.shown.push(shown);
    return shown;
  }

  close(): number {
    return this.shown.pop() ?? this.firstLevel;
  }
}

function withAttribute(tag: string, name: string, value: string): string {
  return tag.replace(/^<[a-z][a-z0-9]*/, (opening) => `${opening} ${name}="${value}"`);
}

function attributeOf(attributes: string, pattern: RegExp): string {
  return unescapeHtml(pattern.exec(attributes)?.[1] ?? "");
}

function tidy(text: string): string {
  return text
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}
