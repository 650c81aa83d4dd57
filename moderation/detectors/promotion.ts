/**
 * Advertising: links the author lives from, calls to buy, offers, discounts, affiliate marks, prices.
 *
 * Promises: a price alone is a fact, not an advertisement; signs add up, and count for more beside
 * a link or a named domain. In every language, whatever the text declares. Applies outside the Marketplace only (see the rule's scope).
 * A coupon that somebody could not use is a complaint. Refuses: to read quotations and code, where people show what
 * somebody else sent them.
 */
import { MESSENGER_DOMAINS } from "../domains";
import { LANGUAGES, type LinkFacts, type SubmissionFacts, type TextFacts } from "../facts";
import { findContacts } from "./contact";
import { type Hit, hit, MAX_HITS } from "./hit";
import { ASKING, OFFERING, OFFERING_PATTERNS } from "./offer-templates";
import { findPhrases, firstOfEach, lexiconOf } from "./phrases";
import { CALLS, DISCOUNTS } from "./promotion-phrases";
import { findPatterns, findTemplates } from "./templates";

export type PromotionParameters = {
  /** Earlier posts of the last 90 days with the same domain from which it stands out. */
  repeatedFrom: number;
};

export const PROMOTION: PromotionParameters = { repeatedFrom: 3 };

const STRENGTH = {
  own: 0.4,
  affiliate: 0.6,
  discount: 0.35,
  discountWithLink: 0.6,
  price: 0.05,
  priceWithLink: 0.2,
  /** A price beside an offer or a call: what it is sold for. */
  priceWithOffer: 0.3,
  /** "from £39": how traders say it. */
  priceFrom: 0.3,
  /** What a link beside it adds to a call to buy. */
  linkAdds: 0.15,
  /** A number to ring, beside an offer. */
  phone: 0.35,
  invitation: 0.45,
} as const;

/** Different ones; the same call twice says no more than once. */
const MOST_CALLS = 3;

export function detectPromotion(facts: SubmissionFacts, parameters: PromotionParameters): Hit[] {
  const { text, site } = facts;
  const outbound = text.links.filter(
    ({ domain }) => !site.domains.includes(domain) && !site.knownDomains.includes(domain),
  );
  const isLinking = outbound.length > 0;
  const sold = [...calls(text, isLinking), ...offers(text, isLinking)];
  return [
    ...ownLinks(facts, outbound, parameters),
    ...affiliateLinks(text, outbound),
    ...invitations(text, outbound),
    ...withoutRepetition(sold),
    ...discounts(text, isLinking),
    ...prices(text, { isLinking, isOffering: sold.length > 0 }),
    ...(sold.length > 0 ? numbersToRing(facts) : []),
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
  /[?&](?:tag=[\w-]{2,40}-2\d(?:&|#|$)|(?:aff|affid|aff_id|affiliate|affiliate_id|aff_sub|ref_id|refid|referral|referrer|referral_code|refcode|partner|partnerid|partner_id|invite_code|invitecode|promo_code|awc|clickref|irclickid)=[\w-])|(?:^|\/\/)(?:[\w-]{1,40}\.)?(?:amzn\.to|s\.click\.aliexpress\.com|awin1\.com|clickbank\.net|shareasale\.com|u\.jd\.com|s\.click\.taobao\.com)\//iu;

function affiliateLinks(text: TextFacts, outbound: readonly LinkFacts[]): Hit[] {
  return outbound
    .filter(({ url }) => AFFILIATE.test(url))
    .map((link) => hit(text, link, "advert-affiliate", STRENGTH.affiliate, { domain: link.domain }));
}

/** A group or a channel elsewhere. */
function invitations(text: TextFacts, outbound: readonly LinkFacts[]): Hit[] {
  const link = outbound.find(({ domain }) => MESSENGER_DOMAINS.includes(domain));
  return link === undefined ? [] : [hit(text, link, "advert-call", STRENGTH.invitation)];
}

function calls(text: TextFacts, isLinking: boolean): Hit[] {
  const matches = firstOfEach(LANGUAGES.flatMap((language) => findPhrases(text, lexiconOf(CALLS[language]), MAX_HITS)));
  return matches.map((match) =>
    hit(text, match, "advert-call", match.entry.strength + (isLinking ? STRENGTH.linkAdds : 0)),
  );
}

function offers(text: TextFacts, isLinking: boolean): Hit[] {
  const spoken = { title: text.proseTitle, body: text.proseBody };
  const found = [
    ...findTemplates(text, OFFERING, MAX_HITS).filter(({ from, to }) => !isAsked(text, from, to)),
    ...findPatterns(OFFERING_PATTERNS, spoken),
  ];
  return found.map((one) => hit(text, one, "advert-call", one.strength + (isLinking ? STRENGTH.linkAdds : 0)));
}

/** How many words before an offer a question word is looked for. */
const ASKING_REACH = 3;

function isAsked(text: TextFacts, from: number, to: number): boolean {
  const first = text.words[from];
  const before = text.words.slice(Math.max(0, from - ASKING_REACH), from);
  if (
    before.some(
      ({ folded, sentence, field }) => ASKING.has(folded) && sentence === first?.sentence && field === first?.field,
    )
  ) {
    return true;
  }
  const last = text.words[to];
  const source = last?.field === "title" ? text.title : text.body;
  return /^[^.!\n。！]{0,80}[?？]/u.test(source.slice(last?.end ?? 0, (last?.end ?? 0) + 81));
}

/** Different places, strongest first; the same words said in two lists say no more than once. */
function withoutRepetition(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const one of [...hits].sort((a, b) => b.strength - a.strength)) {
    const isTaken = kept.some(({ field, start, end }) => field === one.field && start < one.end && one.start < end);
    if (!isTaken && kept.length < MOST_CALLS) kept.push(one);
  }
  return kept.sort((a, b) => (a.field === b.field ? a.start - b.start : a.field === "title" ? -1 : 1));
}

function discounts(text: TextFacts, isLinking: boolean): Hit[] {
  const strength = isLinking ? STRENGTH.discountWithLink : STRENGTH.discount;
  for (const language of text.language === null ? LANGUAGES : [text.language, ...LANGUAGES]) {
    const [where] = firstMatch(text, DISCOUNTS[language]);
    if (where === undefined) continue;
    const isComplaint = REFUSED.test(around(text, where));
    return isComplaint ? [] : [hit(text, where, "advert-coupon", strength)];
  }
  return [];
}

/** "The code is not accepted": somebody wants to buy, not to sell. */
const REFUSED =
  /not (?:been )?(?:accepted|working|valid|recogni[sz]ed)|(?:does|did|do|would|will|is|can)(?:n['’]t| not)|rejected|invalid|expired|refused|error|nicht (?:angenommen|akzeptiert|gültig|eingelöst)|funktioniert nicht|geht nicht|ungültig|abgelaufen|abgelehnt|не (?:работает|принима|действ|сработал|применя|подходит)|недейств|истёк|истек|无效|無效|失效|过期|過期|不能用|用不了|无法|無法|不了|被拒|没有生效|沒有生效/iu;
const AROUND = 120;

function around(
  text: TextFacts,
  { field, start, end }: { field: "title" | "body"; start: number; end: number },
): string {
  const prose = field === "title" ? text.proseTitle : text.proseBody;
  return prose.slice(Math.max(0, start - AROUND), end + AROUND);
}

const NUMBER = String.raw`\d[\d.,' ]{0,11}`;
const PRICE =
  /(?:[€$£¥₽]|\b(?:EUR|USD|GBP|CHF|RUB|CNY|TWD|NT\$)) ?\d[\d.,' ]{0,11}|\d[\d.,' ]{0,11} ?(?:[€$£¥₽]|(?:EUR|USD|GBP|CHF|RUB|CNY|TWD|euro|euros|pounds|dollars|bucks)\b|руб|元|块|塊)/iu;
const FROM_PRICE = new RegExp(
  `(?:\\b(?:from|only|just|starting at|for just|ab|nur|schon ab)|(?<!\\p{L})(?:от|всего|за|только)|仅需|僅需|只要|低至|特价|特價) ?(?:[€$£¥₽]|EUR |USD )? ?${NUMBER} ?(?:[€$£¥₽]|EUR|Euro|руб|р\\.|元|块|塊)?`,
  "iu",
);

function prices(text: TextFacts, { isLinking, isOffering }: { isLinking: boolean; isOffering: boolean }): Hit[] {
  const [from] = isOffering ? firstMatch(text, FROM_PRICE) : [];
  if (from !== undefined) return [hit(text, from, "advert-price", STRENGTH.priceFrom)];
  const strength = isOffering ? STRENGTH.priceWithOffer : isLinking ? STRENGTH.priceWithLink : STRENGTH.price;
  return firstMatch(text, PRICE).map((where) => hit(text, where, "advert-price", strength));
}

function numbersToRing(facts: SubmissionFacts): Hit[] {
  const [first] = findContacts(facts).filter(({ kind }) => kind !== "contact-address");
  return first === undefined ? [] : [hit(facts.text, first, "advert-call", STRENGTH.phone)];
}

function firstMatch(text: TextFacts, pattern: RegExp): { field: "title" | "body"; start: number; end: number }[] {
  const body = pattern.exec(text.proseBody);
  if (body !== null) return [{ field: "body", start: body.index, end: body.index + body[0].length }];
  const title = pattern.exec(text.proseTitle);
  return title === null ? [] : [{ field: "title", start: title.index, end: title.index + title[0].length }];
}
