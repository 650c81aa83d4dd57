// Links, categories, files: what [[…]] means and how it is written here.
import type { Context } from "./context";
import { decodeEntities } from "./entities";
import { escapeLinkWords, escapeText, linkTarget } from "./escape";
import { interwikiAddress } from "./interwiki";
import { BREAK } from "./nodes";

const SPECIAL = -1;
const ENGLISH: Record<string, number> = { special: -1, file: 6, image: 6, media: -2, category: 14 };
const LONGEST_NAME = 200;
const OPTION =
  /^(?:thumb(?:nail)?|frame(?:d|less)?|border|left|right|center|none|baseline|middle|sub|super|top|bottom|text-top|text-bottom|upright(?:=.*)?|\d{0,5}(?:x\d{1,5})?px|(?:page|lang|class)=.*)$/i;
const LANGUAGE_LINK = /^[a-z]{2,3}(?:-[a-z]{2,8})?:\S/;

/** The link as Markdown. `trail`: the letters that follow it belong to its words. */
export function linkMarkdown(parts: readonly string[], raw: string, trail: string, context: Context): string {
  const target = decodeEntities(plainTarget(parts[0] ?? "", context)).trim();
  const words = parts.slice(1).join("|");
  if (/^(?:https?:|ftp:|mailto:|\/\/)/i.test(target))
    return externalInBrackets(target, words, context) + escapeText(trail);
  if (target === "" || /[\n<>[\]{}|]/.test(target) || target.length > LONGEST_NAME)
    return escapeText(context.nodes.rawOf(raw).replace(/\s+/g, " ") + trail);
  const name = target.replace(/_/g, " ").replace(/\s+/g, " ");
  const kind = name.startsWith(":") ? null : namespaceOf(name, context);
  if (kind === 14) return category(name, words, trail, context);
  if (kind === 6 || kind === -2) return fileMarkdown(name, parts.slice(1), context) + escapeText(trail);
  if (kind === SPECIAL) return escapeText(`${plainWords(words || name, context)}${trail}`);
  const elsewhere = interwikiAddress(name);
  if (elsewhere !== null) return externalLink(elsewhere, (words || name.slice(name.indexOf(":") + 1)) + trail, context);
  if (words === "" && trail === "" && LANGUAGE_LINK.test(name)) {
    context.listed.push(escapeText(name));
    return "";
  }
  return pageLink(name.replace(/^:/, ""), words, trail, context);
}

/** What is written instead of an address of the old wiki itself, or null. */
export function ownPage(address: string, context: Context): string | null {
  for (const path of context.page.articlePaths) {
    if (!address.toLowerCase().startsWith(path)) continue;
    const rest = address.slice(path.length);
    const title = path.includes("?") ? (rest.split("&")[0] ?? "") : (rest.split("?")[0] ?? "");
    if (rest.includes(path.includes("?") ? "&" : "?") || title === "") return null;
    try {
      const name = decodeURIComponent(title).replace(/_/g, " ").trim();
      return name === "" || /[\n<>[\]{}|]/.test(name) || name.length > LONGEST_NAME ? null : name;
    } catch {
      return null;
    }
  }
  return null;
}

export function pageLink(written: string, words: string, trail: string, context: Context): string {
  let name = written;
  const label = context.inline(words).trim();
  const fragment = name.indexOf("#");
  if (fragment > 0) name = name.slice(0, fragment) + withoutOldCodes(name.slice(fragment));
  if (fragment === 0)
    return linkAround(`${label || escapeText(name.slice(1))}${escapeText(trail)}`, `#${anchorOf(name.slice(1))}`);
  const full = fullName(name, context.page.title);
  const plain = plainWords(words || (trail ? name : ""), context);
  const shown = escapeLinkWords(plain + trail);
  const page = escapeLinkWords(full);
  const link = shown === "" || shown === page ? `[[${page}]]` : `[[${page}|${shown}]]`;
  return wrapped(label, link);
}

/** Markup around all the words of a link stands around the link here; markup within them cannot be. */
function wrapped(label: string, link: string): string {
  const mark = /^(\*\*\*|\*\*|\*)(?=[^*\s])[^*]*[^*\s\\]\1$/.exec(label)?.[1];
  if (mark) return mark + link + mark;
  return link;
}

function fullName(name: string, current: string): string {
  if (name.startsWith("/")) return `${current}/${name.slice(1).replace(/\/$/, "")}`;
  if (!name.startsWith("../")) return name;
  const segments = current.split("/");
  let rest = name;
  while (rest.startsWith("../") && segments.length > 0) {
    segments.pop();
    rest = rest.slice(3);
  }
  return [...segments, rest.replace(/\/$/, "")].filter((part) => part !== "").join("/") || name;
}

function namespaceOf(name: string, { page }: Context): number | null {
  const prefix = /^([^:#/]{1,60}):/.exec(name)?.[1]?.trim().toLowerCase();
  if (prefix === undefined) return null;
  const local = Object.entries(page.namespaces).find(([, written]) => written.toLowerCase() === prefix);
  return local ? Number(local[0]) : (ENGLISH[prefix] ?? null);
}

function category(name: string, words: string, trail: string, context: Context): string {
  const sortKey = plainWords(words, context).trim();
  context.listed.push(escapeText(sortKey ? `${name} (${sortKey})` : name));
  return escapeText(trail);
}

/** Its name and what was said of it; how large and where it stood has no meaning here. */
export function fileMarkdown(name: string, options: readonly string[], context: Context): string {
  const spoken = options
    .filter((option) => !OPTION.test(option.trim()))
    .map((option) => context.inline(option.replace(/^\s*(?:alt|link)\s*=/i, "")).trim())
    .filter((option) => option !== "");
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  if (context.page.hasPage?.(title))
    return `[[${escapeLinkWords(title)}|${escapeLinkWords([name, ...options.filter((option) => !OPTION.test(option.trim())).map((option) => plainWords(option, context))].join(" — "))}]]`;
  return `\\[${[escapeText(name), ...spoken].join(" — ")}\\]`;
}

function externalInBrackets(target: string, words: string, context: Context): string {
  const [address = "", ...rest] = target.split(/\s+/);
  return externalLink(address, [rest.join(" "), words].filter((part) => part.trim() !== "").join(" "), context);
}

export function externalLink(address: string, words: string, context: Context): string {
  const own = ownPage(address, context);
  if (own !== null) return pageLink(own, words, "", context);
  const label = context.inline(words).trim();
  const target = address.startsWith("//") ? `https:${address}` : address;
  if (label === "") return /^[^\s<>]+$/.test(target) ? `<${target}>` : escapeText(target);
  return linkAround(label, linkTarget(target));
}

const NOTE_MARK = /\[\^\d{1,9}\]/g;

/** A link within the words of a link is none, and a note's mark in them would be words: it stands behind. */
function linkAround(label: string, target: string): string {
  const flat = label
    .replace(/\[\[(?:[^[\]|]*\|)?([^[\]]*)\]\]/g, "$1")
    .replace(/(?<!\\)\[((?:\\.|[^[\]\\])*)\]\((?:<[^<>]*>|[^()<>\s]*)\)/g, "$1")
    .replace(/<((?:https?|ftp):[^<>\s]*)>/g, "$1");
  const notes = flat.match(NOTE_MARK)?.join("") ?? "";
  const words = notes === "" ? flat : flat.replace(NOTE_MARK, "").replace(/ {2,}/g, " ").trim();
  return `[${words || escapeText(target)}](${target})${notes}`;
}

function plainTarget(text: string, { nodes }: Context): string {
  return text.includes("\uE000") ? nodes.rawOf(text).replace(/<!--.*?-->/gs, "") : text;
}

/** The words without any markup. */
export function plainWords(text: string, { nodes }: Context): string {
  const bare = nodes
    .rawOf(text.replaceAll(BREAK, " "))
    .replace(/'{2,5}/g, "")
    .replace(
      /<\/?(?:b|i|em|strong|code|tt|span|small|big|u|s|del|ins|sub|sup|font|nowiki|kbd|samp|var|cite|br)\b[^<>]{0,500}>/gi,
      "",
    );
  return decodeEntities(bare).replace(/\s+/g, " ").trim();
}

/** ".C3.84" of old anchors is "Ä"; what such software never wrote so stays: digits of "version 2.10". */
function withoutOldCodes(anchor: string): string {
  return anchor.replace(/(?:\.[0-9A-F]{2}){1,100}/g, (codes) => {
    try {
      const decoded = decodeURIComponent(codes.replace(/\./g, "%"));
      return /[A-Za-z0-9\p{Cc}]/u.test(decoded) ? codes : decoded;
    } catch {
      return codes;
    }
  });
}

/** The address of a heading within the page. */
function anchorOf(heading: string): string {
  return withoutOldCodes(heading)
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/[\s_]+/g, "-");
}
