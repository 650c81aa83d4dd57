/**
 * The detector of a community's own lists of domains: refused ones, shorteners, and everything outside the allowed ones.
 *
 * Promises: what the company says about itself (contact, PUBLIC_URL) is neither outside nor refused, without being listed. A
 * domain stands for all that is below it. A domain counts once. Costs: links × 1 look-up for each label of the host.
 */

import { type Hit, hit, MAX_HITS } from "../detectors/hit";
import { SHORTENERS } from "../domains";
import type { LinkFacts, SubmissionFacts } from "../facts";
import { STRENGTH, type Weight } from "./sureness";

export type ListedDomains = {
  refused: readonly string[];
  allowed: readonly string[];
  shorteners: readonly string[];
  /** `null`: such links say nothing. */
  outside: Weight | null;
  shortened: Weight | null;
};

export function detectListedDomains({ text, site }: SubmissionFacts, lists: ListedDomains): Hit[] {
  const [own, refused] = [new Set(site.domains), new Set(lists.refused)];
  const shorteners = new Set([...SHORTENERS, ...lists.shorteners]);
  const allowed = new Set([...lists.allowed, ...site.knownDomains]);
  const judge = (
    link: LinkFacts,
  ): { code: "link-blocked" | "link-shortened" | "link-outside"; weight: Weight } | null => {
    const names = namesOf(link);
    const isIn = (list: ReadonlySet<string>) => names.some((name) => list.has(name));
    if (isIn(own)) return null;
    if (isIn(refused)) return { code: "link-blocked", weight: "plain" };
    if (link.isMention) return null;
    if (lists.shortened !== null && isIn(shorteners)) return { code: "link-shortened", weight: lists.shortened };
    return lists.outside !== null && !isIn(allowed) ? { code: "link-outside", weight: lists.outside } : null;
  };
  const hits = new Map<string, Hit>();
  for (const link of text.links) {
    const said = hits.has(link.domain) || hits.size >= MAX_HITS ? null : judge(link);
    if (said) hits.set(link.domain, hit(text, link, said.code, STRENGTH[said.weight], { domain: link.domain }));
  }
  return [...hits.values()];
}

/** The registrable domain, the host, and every name between the two; as a browser reads the address. */
function namesOf({ url, domain }: LinkFacts): string[] {
  const labels = (hostOf(url) ?? domain).split(".");
  const names = labels.slice(0, -1).map((_, at) => labels.slice(at).join("."));
  return [...new Set([domain, ...names])];
}

function hostOf(address: string): string | null {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//iu.test(address) ? address : `https://${address.replace(/^\/\//u, "")}`;
  return URL.canParse(whole) ? new URL(whole).hostname.toLowerCase() : null;
}

/** As addresses name it, whatever script it was typed in; null for what is no host. */
export function asHost(written: string): string | null {
  const host =
    hostOf(written.trim())
      ?.replace(/^www\./u, "")
      .replace(/\.$/u, "") ?? "";
  return /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}$/u.test(host) && !/^[\d.]+$/u.test(host) ? host : null;
}
