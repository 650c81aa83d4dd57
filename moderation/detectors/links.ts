/**
 * Links as spammers use them: in a stranger's first post, many at once, hidden behind another
 * address, shortened, or to a blocked domain.
 *
 * Promises: links to the community, its company and well-known documentation hosts never count;
 * one ordinary link in the post of a member with a confirmed address is not held. Mentions that
 * nobody can press count for blocked domains only.
 */
import type { LinkFacts, SubmissionFacts } from "../facts";
import { standing } from "../standing";
import { type Hit, hit } from "./hit";

export type LinksParameters = {
  /** Registrable domains. */
  blockedDomains: readonly string[];
  knownDomains: readonly string[];
  shorteners: readonly string[];
  /** Different outbound domains in one post. */
  mostDomains: number;
};

export const LINKS: LinksParameters = {
  blockedDomains: [],
  knownDomains: [
    "github.com",
    "gitlab.com",
    "wikipedia.org",
    "wikimedia.org",
    "archive.org",
    "stackoverflow.com",
    "stackexchange.com",
    "mozilla.org",
    "w3.org",
    "ietf.org",
    "imgur.com",
    "microsoft.com",
    "apple.com",
    "example.com",
    "example.org",
    "example.net",
  ],
  shorteners: [
    "bit.ly",
    "tinyurl.com",
    "t.co",
    "goo.gl",
    "ow.ly",
    "is.gd",
    "cutt.ly",
    "rb.gy",
    "shorturl.at",
    "clck.ru",
    "vk.cc",
    "t.cn",
    "dwz.cn",
    "reurl.cc",
  ],
  mostDomains: 5,
};

/** Weights: alone below the newcomer's hold (0.5) where a link can be innocent, above where not. */
const STRENGTH = { verified: 0.3, unverified: 0.55, many: 0.55, blocked: 0.99, hidden: 0.7, shortened: 0.5 };

export function detectLinks(facts: SubmissionFacts, parameters: LinksParameters): Hit[] {
  const { text } = facts;
  const blocked = text.links.filter(({ domain }) => parameters.blockedDomains.includes(domain));
  const hits = blocked.map((link) => hit(text, link, "link-blocked", STRENGTH.blocked, { domain: link.domain }));
  for (const link of outbound(facts, parameters)) {
    if (parameters.shorteners.includes(link.domain)) {
      hits.push(hit(text, link, "link-shortened", STRENGTH.shortened, { domain: link.domain }));
    }
  }
  return [...hits, ...newcomersLinks(facts, parameters), ...tooMany(facts, parameters), ...hidden(facts)];
}

function outbound(facts: SubmissionFacts, { knownDomains }: LinksParameters): LinkFacts[] {
  return facts.text.links.filter(
    ({ domain, isMention }) => !isMention && !knownDomains.includes(domain) && !facts.siteDomains.includes(domain),
  );
}

function newcomersLinks(facts: SubmissionFacts, parameters: LinksParameters): Hit[] {
  if (standing(facts.author) !== "newcomer") return [];
  const strength = facts.author.isVerified ? STRENGTH.verified : STRENGTH.unverified;
  const first = outbound(facts, parameters)[0];
  return first === undefined ? [] : [hit(facts.text, first, "link-newcomer", strength, { domain: first.domain })];
}

function tooMany(facts: SubmissionFacts, parameters: LinksParameters): Hit[] {
  const links = outbound(facts, parameters);
  const count = new Set(links.map(({ domain }) => domain)).size;
  const first = links[0];
  if (first === undefined || count <= parameters.mostDomains) return [];
  return [hit(facts.text, first, "link-many", STRENGTH.many, { count, maximum: parameters.mostDomains })];
}

/** `[one.com](https://other.com)`: the words promise another address than the link keeps. */
const LABELLED = /\[([^[\]\n]{1,200})\]\(\s{0,4}<?/gu;

function hidden({ text }: SubmissionFacts): Hit[] {
  const inBody = text.links.filter(({ field }) => field === "body");
  const byStart = new Map(inBody.map((link) => [link.start, link]));
  const hits: Hit[] = [];
  for (const label of text.body.matchAll(LABELLED)) {
    const target = byStart.get(label.index + label[0].length);
    if (target === undefined) continue;
    const from = label.index + 1;
    const until = from + (label[1] ?? "").length;
    const shown = inBody.find(({ start, end }) => start >= from && end <= until);
    if (shown === undefined || shown.domain === target.domain) continue;
    const parameters = { shown: shown.domain, domain: target.domain };
    hits.push(
      hit(text, { field: "body", start: label.index, end: target.end }, "link-hidden", STRENGTH.hidden, parameters),
    );
  }
  return hits;
}
