/**
 * Offers in the Marketplace, the one place where advertising is allowed: whose they are, how many, how long.
 *
 * Promises: an offer says that it is one (form.ts refuses an undisclosed one); a member has one new offer a week, whatever
 * account of theirs it is about, so that nobody fills the place; OFFER_DAYS after it first was an offer it leaves the
 * lists and the search by itself, its page stays; moved away and back it has no more time than before. Outside the Marketplace an advertising text is offered a move there before anything else happens to it.
 */
import type { Reason } from "./reason";

export const OFFER_DAYS = 30;
/** One a week: enough to sell what one no longer needs, too little to run a shop. */
export const OFFER_WINDOW_DAYS = 7;
export const MOST_OFFERS_PER_WINDOW = 1;

/** `offersLately`: of this member, live or waiting, begun within OFFER_WINDOW_DAYS. `freeInDays`: until the oldest leaves it. */
export function judgeOffer(facts: { offersLately: number; freeInDays: number }): Reason[] {
  if (facts.offersLately < MOST_OFFERS_PER_WINDOW) return [];
  const days = Math.min(Math.max(Math.ceil(facts.freeInDays), 1), OFFER_WINDOW_DAYS);
  return [{ code: "offer-quota", rule: "advertising", parameters: { days } }];
}

/** Whether these reasons are about advertising, so that the Marketplace is where the text belongs. */
export function isAdvertising(reasons: readonly Pick<Reason, "rule" | "code">[]): boolean {
  return reasons.some(
    ({ rule, code }) => rule === "advertising" && code !== "advert-undisclosed" && code !== "offer-quota",
  );
}
