// Reads rendered HTML more strictly than a browser does, with an allow-list of its own: every "<" must begin a complete,
// allowed tag whose attributes are in double quotes and hold no "<" or ">", and the tags must nest. As none of these
// tags switches the HTML tokenizer to another state, a browser sees exactly the tags that are seen here.

const TAGS = new Set(
  (
    "p br hr h2 h3 h4 h5 h6 blockquote ul ol li dl dt dd pre div section details summary figure figcaption table caption " +
    "thead tbody tfoot tr th td a img code kbd samp var strong b em i del s ins mark sub sup small abbr dfn q cite time " +
    "bdi bdo span ruby rt rp wbr"
  ).split(" "),
);
const VOID = new Set(["br", "hr", "img", "wbr"]);
const ATTRIBUTES = new Set(
  (
    "href title rel aria-label src alt width height loading decoding align colspan rowspan scope start reversed value " +
    "datetime open lang dir class id tabindex"
  ).split(" "),
);
const CLASS =
  /^(?:language-[\w+#.-]{1,30}|hljs-[a-z_-]+|(?:function|class|inherited|constant|language|invoke|escape)_{1,2}|task|wanted|outside-image|mention|question-link|page-link|footnotes|footnote|footnote-ref|footnote-back|table|applies|applies-to|callout|callout-(?:note|tip|important|warning|caution|title)|change)$/;
const ID = /^(?:h-[\p{L}\p{M}\p{N}_-]+|fn-\d+|fr-\d+)$/u;
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)( \/)?>/y;

/** What is wrong with the HTML, or an empty list. */
export function faultsOf(html: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf("<", at);
    if (html.slice(at, next === -1 ? undefined : next).includes("\0")) faults.push("NUL");
    if (next === -1) break;
    TAG.lastIndex = next;
    const match = TAG.exec(html);
    if (!match) return [...faults, `not a tag: ${html.slice(next, next + 80)}`];
    const [whole, slash, name = "", attributes = ""] = match;
    if (!TAGS.has(name)) faults.push(`tag ${name}`);
    if (slash) {
      if (open.pop() !== name) faults.push(`closes ${name}`);
    } else {
      faults.push(...attributeFaults(name, attributes));
      if (!VOID.has(name)) open.push(name);
    }
    at = next + whole.length;
  }
  if (open.length > 0) faults.push(`left open: ${open.join(" ")}`);
  return faults;
}

function attributeFaults(tag: string, attributes: string): string[] {
  const seen = new Set<string>();
  return [...attributes.matchAll(/ ([a-z-]+)="([^"]*)"/g)].flatMap(([, name = "", escaped = ""]) => {
    const value = unescaped(escaped);
    if (seen.has(name)) return [`twice ${name}`];
    seen.add(name);
    if (!ATTRIBUTES.has(name)) return [`attribute ${name} on ${tag}`];
    return isAllowedValue(tag, name, value) ? [] : [`${tag} ${name}=${value}`];
  });
}

function isAllowedValue(tag: string, name: string, value: string): boolean {
  switch (name) {
    case "href":
      return tag === "a" && ["http:", "https:", "mailto:"].includes(protocolOf(value)) && isOwnOrAbsolute(value);
    case "src":
      return tag === "img" && (/^\/uploads\/[a-z0-9.-]+$/.test(value) || /^https:\/\//.test(value));
    case "class":
      return value.split(" ").every((word) => CLASS.test(word));
    case "id":
      return ID.test(value);
    case "tabindex":
      return value === "0";
    default:
      return true;
  }
}

/** As a browser reads it on a page of the community. */
function protocolOf(address: string): string {
  return URL.canParse(address, "https://community.example/q/1")
    ? new URL(address, "https://community.example/q/1").protocol
    : "invalid:";
}

function isOwnOrAbsolute(address: string): boolean {
  if (/^[/#]/.test(address))
    return new URL(address, "https://community.example/q/1").origin === "https://community.example";
  return /^(?:https?:\/\/|mailto:)/.test(address);
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
}
