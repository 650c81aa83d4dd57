/**
 * Links as spammers use them: in a stranger's first post, many at once, hidden behind another
 * address, shortened, or to a blocked domain.
 *
 * Promises: links to the community, its company and well-known documentation hosts never count;
 * one ordinary link in the post of a member with a confirmed address is not held. Mentions that
 * nobody can press count for blocked domains only.
 */

import { SHORTENERS } from "../domains";
import type { LinkFacts, SubmissionFacts } from "../facts";
import { standing } from "../standing";
import { grave, type Hit, hit } from "./hit";
import { mixedScripts } from "./scripts";
import { asksForSecrets } from "./secrets";
import { traps } from "./traps";

export type LinksParameters = {
  /** Registrable domains that only lead on to others. */
  shorteners: readonly string[];
  /** Different outbound domains in one post. */
  mostDomains: number;
};

export const LINKS: LinksParameters = { shorteners: SHORTENERS, mostDomains: 5 };

/** Weights: alone below the newcomer's hold (0.5) where a link can be innocent, above where not. */
const STRENGTH = {
  verified: 0.3,
  unverified: 0.55,
  many: 0.55,
  blocked: 0.99,
  hidden: 0.7,
  shortened: 0.5,
  added: 0.35,
  addedByMember: 0.2,
};

export function detectLinks(facts: SubmissionFacts, parameters: LinksParameters): Hit[] {
  const { text, site } = facts;
  const blocked = text.links.filter(({ domain }) => site.refusedDomains.includes(domain));
  const hits = blocked.map((link) => hit(text, link, "link-blocked", STRENGTH.blocked, { domain: link.domain }));
  for (const link of outbound(facts)) {
    if (parameters.shorteners.includes(link.domain)) {
      hits.push(hit(text, link, "link-shortened", STRENGTH.shortened, { domain: link.domain }));
    }
  }
  return [
    ...hits,
    ...newcomersLinks(facts),
    ...addedByEdit(facts),
    ...tooMany(facts, parameters),
    ...hidden(facts),
    ...traps(facts.text, outbound(facts)[0]),
    ...asksForSecrets(facts.text),
    ...mixedScripts(facts.text),
  ];
}

function outbound({ text, site }: SubmissionFacts): LinkFacts[] {
  return text.links.filter(
    ({ domain, isMention }) => !isMention && !site.knownDomains.includes(domain) && !site.domains.includes(domain),
  );
}

function newcomersLinks(facts: SubmissionFacts): Hit[] {
  if (standing(facts.author, facts.site) !== "newcomer") return [];
  const strength = facts.author.isVerified ? STRENGTH.verified : STRENGTH.unverified;
  const first = outbound(facts)[0];
  return first === undefined ? [] : [hit(facts.text, first, "link-newcomer", strength, { domain: first.domain })];
}

/** Spam that waits until nobody looks any more. Of members a sign that only adds to others; of well-known ones none. */
function addedByEdit(facts: SubmissionFacts): Hit[] {
  const { author, site, text, domainsBefore } = facts;
  const level = standing(author, site);
  if (domainsBefore === undefined || level === "trusted") return [];
  const added = outbound(facts).find(({ domain }) => !domainsBefore.includes(domain));
  if (added === undefined) return [];
  const strength = level === "newcomer" ? STRENGTH.added : STRENGTH.addedByMember;
  return [hit(text, added, "link-by-edit", strength, { domain: added.domain })];
}

function tooMany(facts: SubmissionFacts, parameters: LinksParameters): Hit[] {
  const links = outbound(facts);
  const count = new Set(links.map(({ domain }) => domain)).size;
  const first = links[0];
  if (first === undefined || count <= parameters.mostDomains) return [];
  return [hit(facts.text, first, "link-many", STRENGTH.many, { count, maximum: parameters.mostDomains })];
}

/** `[one.com](https://other.com)` and `[one.com][1]`: the words promise another address than the link keeps. */
const LABELLED = /\[([^[\]\n]{1,200})\](?:\(\s{0,4}<?|\[([^[\]\n]{0,100})\]|(?=[\s.,;!?]))/gu;
const DEFINED = /^ {0,3}\[([^[\]\n]{1,100})\]:[ \t]{0,4}<?(?=\S)/gmu;

function hidden({ text }: SubmissionFacts): Hit[] {
  const inBody = text.links.filter(({ field }) => field === "body");
  const byStart = new Map(inBody.map((link) => [link.start, link]));
  const defined = new Map<string, LinkFacts>();
  for (const { 0: whole, 1: name = "", index } of text.body.matchAll(DEFINED)) {
    const link = byStart.get(index + whole.length);
    if (link !== undefined) defined.set(name.toLowerCase(), link);
  }
  const hits: Hit[] = [];
  for (const { 0: whole, 1: label = "", 2: reference, index } of text.body.matchAll(LABELLED)) {
    const after = index + whole.length;
    const target = whole.endsWith("]") ? defined.get((reference || label).toLowerCase()) : byStart.get(after);
    if (target === undefined) continue;
    const shown = inBody.find(({ start, end }) => start > index && end <= index + 1 + label.length);
    if (shown === undefined || shown.domain === target.domain) continue;
    const end = whole.endsWith("]") ? after : target.end;
    const parameters = { shown: shown.domain, domain: target.domain };
    hits.push(grave(hit(text, { field: "body", start: index, end }, "link-hidden", STRENGTH.hidden, parameters)));
  }
  return hits;
}
