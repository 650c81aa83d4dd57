// The allow-list: what may be in a rendered text. Anything that is not named here does not reach a reader. No id, name,
// style, form, input, iframe, svg, math or template; ids are added afterwards, by markdown/finish, from our own numbers
// and slugs. Links: http, https, mailto, tel and own paths. Images: own uploads; those of other places are links (outside-images).
import { outsideImage } from "./outside-images";
import { UPLOAD_NAME } from "./targets";

export const CALLOUTS = ["note", "tip", "important", "warning", "caution"] as const;
export type Callout = (typeof CALLOUTS)[number];

export const ALLOWED_TAGS: ReadonlySet<string> = new Set(
  [
    "p br hr h2 h3 h4 h5 h6 blockquote ul ol li dl dt dd pre div section details summary figure figcaption",
    "table caption thead tbody tfoot tr th td",
    "a img code kbd samp var strong b em i del s ins mark sub sup small abbr dfn q cite time bdi bdo span ruby rt rp wbr",
  ].flatMap((line) => line.split(" ")),
);

const ATTRIBUTES: Record<string, readonly string[]> = {
  a: ["href", "title", "rel", "aria-label"],
  img: ["src", "alt", "title", "width", "height", "loading", "decoding"],
  th: ["align", "colspan", "rowspan", "scope"],
  td: ["align", "colspan", "rowspan"],
  ol: ["start", "reversed"],
  li: ["value"],
  abbr: ["title"],
  dfn: ["title"],
  time: ["datetime"],
  details: ["open"],
  span: ["title"],
  "*": ["lang", "dir"],
};

/** Ours alone: raw HTML cannot carry a class (markdown/raw-html), except language-* on code. */
const CLASSES: Record<string, (string | RegExp)[]> = {
  code: [/^language-[\w+#.-]{1,30}$/],
  span: [
    /^hljs-[a-z_-]{1,20}$/,
    /^(?:function|class|inherited|constant|language|invoke|escape)_{1,2}$/,
    "task",
    "wanted",
    "outside-image",
  ],
  a: ["mention", "question-link", "page-link", "wanted", "footnote-back", "outside-image"],
  div: ["table", "applies", "callout", ...CALLOUTS.map((kind) => `callout-${kind}`)],
  p: ["applies-to", "callout-title"],
  section: ["footnotes"],
  sup: ["footnote-ref"],
  li: ["footnote"],
  ins: ["change"],
  del: ["change"],
};

/** The highest numbers that make sense, as a table of 1000 × 65534 cells stalls a browser. */
const NUMBERS: Record<string, number> = {
  width: 10_000,
  height: 10_000,
  colspan: 50,
  rowspan: 200,
  start: 999_999,
  value: 999_999,
};
const MAX_NESTING = 40;
/** RFC 3966: digits and what people put between them, with parameters such as ";ext=12". */
const TELEPHONE = /^tel:\+?[\d().*#-]{1,40}(?:;[a-z0-9-]{1,20}=[\w+.-]{1,40}){0,5}$/i;
const MAX_URL_LENGTH = 2000;

/** Options for sanitize-html 2.18. */
export function sanitizerOptions(origin: string) {
  return {
    allowedTags: [...ALLOWED_TAGS],
    allowedAttributes: Object.fromEntries(Object.entries(ATTRIBUTES).map(([tag, names]) => [tag, [...names]])),
    allowedClasses: CLASSES,
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowProtocolRelative: false,
    allowedEmptyAttributes: ["alt", "open", "reversed"],
    disallowedTagsMode: "discard" as const,
    parseStyleAttributes: false,
    nestingLimit: MAX_NESTING,
    transformTags: {
      "*": (tagName: string, attribs: Record<string, string>) => {
        const clean = cleanAttributes(tagName, attribs, origin);
        return { tagName: tagName === "a" && !clean.href ? "span" : tagName, attribs: clean };
      },
    },
    exclusiveFilter: (frame: { tag: string; attribs: Record<string, string> }) =>
      frame.tag === "img" && !frame.attribs.src,
  };
}

/** Where a heading of the source stands before the outline is set right: deeper than six is six. */
export function headingTag(tag: string, shift: number): string {
  const level = /^h([1-6])$/.exec(tag)?.[1];
  return level === undefined ? tag : `h${Math.min(6, Number(level) + shift)}`;
}

/** The address as a browser would read it, or null where it must not be followed. */
export function safeHref(href: string): string | null {
  const address = stripped(href);
  if (address.length > MAX_URL_LENGTH) return null;
  if (/^(?:\/(?!\/)|#)[^\\]*$/.test(address)) return address;
  if (/^tel:/i.test(address)) return TELEPHONE.test(address) ? address : null;
  return /^(?:https?:\/\/|mailto:)/i.test(address) ? parsedAddress(address) : null;
}

/** The path of an own upload, also where somebody copied the whole address; else null. */
export function ownImageSource(source: string, origin: string): string | null {
  const address = stripped(source);
  const path = address.startsWith(`${origin}/uploads/`) ? address.slice(origin.length) : address;
  return path.startsWith("/uploads/") && UPLOAD_NAME.test(path.slice("/uploads/".length)) ? path : null;
}

/** The address of an image elsewhere, by https; else null. */
export function outsideImageSource(source: string): string | null {
  return outsideImage(stripped(source));
}

/** Browsers drop control characters and surrounding spaces before they read the scheme; so does this. */
function stripped(address: string): string {
  return address.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "").trim();
}

function parsedAddress(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  // Credentials only serve to make one host look like another: https://bank.example@elsewhere.example.
  if (!url || url.username || url.password) return null;
  return url.href;
}

function cleanAttributes(tag: string, attribs: Record<string, string>, origin: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(attribs)) {
    const clean = cleanAttribute(tag, name, value, origin);
    if (clean !== null) out[name] = clean;
  }
  if (tag === "img") Object.assign(out, { loading: "lazy", decoding: "async" });
  if (tag === "a" && out.href && isOutbound(out.href, origin)) out.rel = "ugc nofollow noopener";
  else delete out.rel;
  return out;
}

function cleanAttribute(tag: string, name: string, value: string, origin: string): string | null {
  const maximum = NUMBERS[name];
  if (maximum !== undefined) return /^\d{1,6}$/.test(value) && Number(value) <= maximum ? value : null;
  switch (name) {
    case "href":
      return safeHref(value);
    case "src":
      return ownImageSource(value, origin);
    case "align":
      return /^(?:left|center|right)$/.test(value) ? value : null;
    case "scope":
      return /^(?:row|col|rowgroup|colgroup)$/.test(value) ? value : null;
    case "dir":
      return /^(?:ltr|rtl|auto)$/.test(value) ? value : null;
    case "lang":
      return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(value) ? value : null;
    case "open":
    case "reversed":
      return "";
    default:
      return name === "alt" || tag === "span" ? value : value.slice(0, 1000);
  }
}

export function isOutbound(href: string, origin: string): boolean {
  return /^https?:/i.test(href) && href !== origin && !href.startsWith(`${origin}/`);
}
