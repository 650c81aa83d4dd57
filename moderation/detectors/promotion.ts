/**
 * Advertising: links the author lives from, calls to buy, discounts, affiliate marks, prices.
 *
 * Promises: a price alone is a fact, not an advertisement; signs add up, and count for more beside
 * a link or a named domain. Applies outside the Marketplace only (see the rule's scope).
 * Refuses: to read quotations and code, where people show what somebody else sent them.
 */
import type { LinkFacts, SubmissionFacts, TextFacts } from "../facts";
import { type Hit, hit, MAX_HITS } from "./hit";
import { findPhrases, firstOfEach, lexiconOf } from "./phrases";
import { CALLS, DISCOUNTS } from "./promotion-phrases";

export type PromotionParameters = {
  /** Domains that many people link to honestly; linking there often is not advertising. */
  commonDomains: readonly string[];
  /** Earlier posts of the last 90 days with the same domain from which it stands out. */
  repeatedFrom: number;
};

export const PROMOTION: PromotionParameters = {
  commonDomains: [
    "github.com",
    "gitlab.com",
    "wikipedia.org",
    "youtube.com",
    "youtu.be",
    "imgur.com",
    "stackexchange.com",
  ],
  repeatedFrom: 3,
};

const STRENGTH = {
  own: 0.4,
  affiliate: 0.6,
  discount: 0.35,
  discountWithLink: 0.6,
  price: 0.05,
  priceWithLink: 0.2,
  /** What a link beside it adds to a call to buy. */
  linkAdds: 0.15,
} as const;

/** Different ones; the same call twice says no more than once. */
const MOST_CALLS = 3;

export function detectPromotion(facts: SubmissionFacts, parameters: PromotionParameters): Hit[] {
  const { text, siteDomains } = facts;
  const outbound = text.links.filter(
    ({ domain }) => !siteDomains.includes(domain) && !parameters.commonDomains.includes(domain),
  );
  const isLinking = outbound.length > 0;
  return [
    ...ownLinks(facts, outbound, parameters),
    ...affiliateLinks(text, outbound),
    ...calls(text, isLinking),
    ...discounts(text, isLinking),
    ...prices(text, isLinking),
  ].slice(0, MAX_HITS);
}

/** One hit for each domain that is the author's, or that the author keeps linking to. */
function ownLinks(
  { text, history }: SubmissionFacts,
  outbound: readonly LinkFacts[],
  { repeatedFrom }: PromotionParameters,
): Hit[] {
  const hits = new Map<string, Hit>();
  for (const link of outbound) {
    const { domain } = link;
    if (hits.has(domain)) continue;
    const count = Object.hasOwn(history.linkedBefore, domain) ? (history.linkedBefore[domain] ?? 0) : 0;
    if (history.ownDomains.includes(domain)) {
      hits.set(domain, hit(text, link, "link-own", STRENGTH.own, { domain }));
    } else if (count >= repeatedFrom) {
      const strength = Math.min(0.4 + 0.1 * (count - repeatedFrom), 0.75);
      hits.set(domain, hit(text, link, "link-repeated", strength, { domain, count: count + 1 }));
    }
  }
  return [...hits.values()];
}

/** Marks by which shops pay whoever sent the visitor. Plain campaign marks (utm_…) are not among them. */
const AFFILIATE =
  /[?&](?:tag=[\w-]{2,40}-2\d(?:&|#|$)|(?:aff|affid|aff_id|affiliate|affiliate_id|aff_sub|ref_id|partner_id|awc|clickref|irclickid)=[\w-])|(?:^|\/\/)(?:[\w-]{1,40}\.)?(?:amzn\.to|s\.click\.aliexpress\.com|awin1\.com|clickbank\.net|shareasale\.com|u\.jd\.com|s\.click\.taobao\.com)\//iu;

function affiliateLinks(text: TextFacts, outbound: readonly LinkFacts[]): Hit[] {
  return outbound
    .filter(({ url }) => AFFILIATE.test(url))
    .map((link) => hit(text, link, "advert-affiliate", STRENGTH.affiliate, { domain: link.domain }));
}

function calls(text: TextFacts, isLinking: boolean): Hit[] {
  const matches = firstOfEach(findPhrases(text, lexiconOf(CALLS[text.language]), MAX_HITS));
  return matches.slice(0, MOST_CALLS).map((match) => {
    const strength = match.entry.strength + (isLinking ? STRENGTH.linkAdds : 0);
    return hit(text, match, "advert-call", strength);
  });
}

function discounts(text: TextFacts, isLinking: boolean): Hit[] {
  const strength = isLinking ? STRENGTH.discountWithLink : STRENGTH.discount;
  return firstMatch(text, DISCOUNTS[text.language]).map((where) => hit(text, where, "advert-coupon", strength));
}

const PRICE =
  /(?:[€$£¥₽]|\b(?:EUR|USD|GBP|CHF|RUB|CNY|TWD|NT\$)) ?\d[\d.,' ]{0,11}|\d[\d.,' ]{0,11} ?(?:[€$£¥₽]|(?:EUR|USD|GBP|CHF|RUB|CNY|TWD)\b|руб|元)/iu;

function prices(text: TextFacts, isLinking: boolean): Hit[] {
  const strength = isLinking ? STRENGTH.priceWithLink : STRENGTH.price;
  return firstMatch(text, PRICE).map((where) => hit(text, where, "advert-price", strength));
}

function firstMatch(text: TextFacts, pattern: RegExp) {
  const body = pattern.exec(text.proseBody);
  if (body !== null) return [{ field: "body" as const, start: body.index, end: body.index + body[0].length }];
  const title = pattern.exec(text.proseTitle);
  return title === null ? [] : [{ field: "title" as const, start: title.index, end: title.index + title[0].length }];
}
