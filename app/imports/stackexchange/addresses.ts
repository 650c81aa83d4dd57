// Addresses of the old site inside texts become links to what was imported. Pure: first it says what a text refers to,
// then, when that was looked up, it writes the text anew.
import { htmlToText } from "~/imports/html-to-markdown";
import { escapeLinkText } from "~/imports/markdown-prose";

export type OldAddress =
  | { kind: "post"; id: number }
  | { kind: "comment"; id: number }
  | { kind: "user"; id: number }
  | { kind: "history"; id: number }
  | { kind: "tag"; name: string };

export type NewAddress = {
  path: string;
  /** What a bare address is replaced by; a question says #123 and so shows its title of the day. */
  mark: string;
};

export function addressKey(address: OldAddress): string {
  return `${address.kind} ${address.kind === "tag" ? address.name : address.id}`;
}

/** Everything in the text that may be an address of the old site. */
export function findAddresses(source: string, hosts: readonly string[]): OldAddress[] {
  const found = new Map<string, OldAddress>();
  for (const { groups } of source.matchAll(patternOf(hosts))) {
    const address = readAddress(groups?.path ?? "");
    if (address) found.set(addressKey(address), address);
  }
  return [...found.values()];
}

/** `targets` by addressKey; what is not in it stays as it is. For prose only: code keeps its addresses. */
export function replaceAddresses(
  prose: string,
  hosts: readonly string[],
  targets: ReadonlyMap<string, NewAddress>,
): string {
  return prose.replace(patternOf(hosts), (whole, ...rest) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    const offset = rest.at(-3) as number;
    const before = prose.slice(Math.max(0, offset - 3), offset);
    const lead = groups.lead ?? "";
    const isDestination = lead !== "" || /(?:\]\(<?|\]:[ \t]?<?|=["'])$/.test(before);
    const tail = isDestination ? "" : (/[.,;:!?*_]+$/.exec(groups.path ?? "")?.[0] ?? "");
    const path = (groups.path ?? "").slice(0, (groups.path ?? "").length - tail.length);
    const address = readAddress(path);
    const target = address && targets.get(addressKey(address));
    if (!target) return whole;
    if (isDestination) return lead + target.path;
    // The words of a link, [http://…](http://…), are no place for another link.
    return before.endsWith("[") ? whole : target.mark + tail;
  });
}

/** `<http://…>` is one bare address for the pattern's purposes, so its angles go with it. */
export function withoutAngles(prose: string, hosts: readonly string[]): string {
  if (hosts.length === 0) return prose;
  return prose.replace(new RegExp(`<((?:https?:)?//(?:${hostsPattern(hosts)})/[^\\s<>]{1,500})>`, "gi"), "$1");
}

/** The titles that the old page showed instead of addresses that stood bare in the text, from its HTML. */
export function titlesIn(html: string): Map<string, string> {
  const titles = new Map<string, string>();
  for (const [, address = "", words = ""] of html.matchAll(
    /<a href="([^"<>]{1,2000})"[^<>]{0,200}>([^<>]{1,300})<\/a>/g,
  )) {
    const [key, title] = [addressTitle(htmlToText(address)), htmlToText(words).trim()];
    if (title !== "" && addressTitle(title) !== key && !/^(?:https?:\/\/|www\.)/i.test(title)) titles.set(key, title);
  }
  return titles;
}

/** Two spellings of an address have the same key. */
export function addressTitle(address: string): string {
  return address
    .replace(/^https?:\/\//i, "")
    .replace(/\/$/, "")
    .toLowerCase();
}

/** Bare addresses as links with their titles. */
export function titled(prose: string, titles: ReadonlyMap<string, string>): string {
  return prose.replace(BARE, (whole, address: string) => {
    const tail = /[.,;:!?*_]+$/.exec(address)?.[0] ?? "";
    const plain = address.slice(0, address.length - tail.length);
    const title = titles.get(addressTitle(plain));
    return title === undefined ? whole : `${markOf(title, plain.replace(/[*_]/g, "\\$&"))}${tail}`;
  });
}

/** Not where a link leads, and not the words of one. */
const BARE = /(?<![\p{L}\p{N}"'=([<:]|\]: |\]:)<?(https?:\/\/[^\s<>"'`)\]|\\]{1,500})>?/giu;

export function markOf(title: string, path: string): string {
  return `[${escapeLinkText(title)}](${path})`;
}

/** With the host anywhere, without one only where a link leads: `](/questions/12)`, `[1]: /q/12`. */
function patternOf(hosts: readonly string[]): RegExp {
  const own = "(?:questions|q|a|users|tags|posts)/[^\\s<>\"'`)\\]|\\\\]{1,500}";
  const relative = `(?<lead>\\]\\(<?|\\]:[ \\t]{0,4}<?|href="|href=')`;
  const absolute = hosts.length === 0 ? "(?!)" : `(?:https?:)?//(?:${hostsPattern(hosts)})(?::\\d{2,5})?`;
  return new RegExp(`(?:${absolute}|${relative})/(?<path>${own})`, "gi");
}

function hostsPattern(hosts: readonly string[]): string {
  return hosts.map((host) => host.replace(/[.]/g, "\\.")).join("|");
}

function readAddress(path: string): OldAddress | null {
  const [plain = "", fragment = ""] = path.split("#", 2);
  const [room, first = "", second = "", third = ""] = (plain.split("?", 1)[0] ?? "").split("/");
  const comment = /^comment(\d{1,15})_\d+$/.exec(fragment)?.[1];
  if (comment) return { kind: "comment", id: Number(comment) };
  const answer = /^\d{1,15}$/.exec(fragment)?.[0];
  switch (room?.toLowerCase()) {
    case "questions":
      if (first === "tagged") return tag(second);
      return post(answer ?? (isId(third) && isId(first) ? third : first));
    case "q":
    case "a":
      return post(answer ?? first);
    case "posts":
      if (first === "comments") return isId(second) ? { kind: "comment", id: Number(second) } : null;
      return isId(first) && second === "revisions" ? { kind: "history", id: Number(first) } : null;
    case "users":
      return isId(first) ? { kind: "user", id: Number(first) } : null;
    case "tags":
      return third === "" && (second === "" || second === "info") ? tag(first) : null;
    default:
      return null;
  }
}

function post(id: string): OldAddress | null {
  return isId(id) ? { kind: "post", id: Number(id) } : null;
}

function tag(written: string): OldAddress | null {
  try {
    // "beer+hops" asks for several tags at once, "c%2B%2B" for one.
    const name = written.includes("+") ? "" : decodeURIComponent(written).toLowerCase();
    return name !== "" && !/\s/.test(name) ? { kind: "tag", name } : null;
  } catch {
    return null;
  }
}

function isId(text: string): boolean {
  return /^[1-9]\d{0,14}$/.test(text);
}
