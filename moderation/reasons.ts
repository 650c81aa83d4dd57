/**
 * Every reason the rules can give, as codes. The words live in app/messages/<language>/moderation.ts
 * under `reason.<code>`, and for reasons about a text `fix.<code>` says what to do next.
 *
 * Promises: a code is never reused for another meaning; the list beside a code names the ICU
 * parameters its wording may use, and whoever gives the reason supplies all of them. Reasons of
 * permissions take none, so that a predicate's answer can be shown anywhere as it is.
 */

export const PERMISSION_REASONS = [
  "sign-in",
  "verify-first",
  "suspended",
  "restricted",
  "not-visible",
  "not-published",
  "wrong-kind",
  "question-closed",
  "question-protected",
  "already-closed",
  "not-closed",
  "own-vote",
  "comments-up-only",
  "accept-asker-only",
  "own-me-too",
  "own-flag",
  "author-only",
  "edit-directly",
  "suggest-instead",
  "page-protected",
  "trust-needed",
  "moderators-only",
  "staff-only",
  "admins-only",
  "own-case",
  "first-decider",
  "has-answers",
  "is-accepted",
  "not-restorable",
  "own-role",
  "outranked",
  "longer-by-admins",
  "not-appealable",
  "enough-accepted",
  "waits-for-appeal",
] as const;

export type PermissionReason = (typeof PERMISSION_REASONS)[number];

/** Reasons about a text, with the parameters of their wording. All have a `fix.<code>` as well. */
export const TEXT_REASONS = {
  "title-too-short": ["minimum"],
  "title-too-long": ["maximum"],
  "too-short": ["minimum"],
  "too-long": ["maximum"],
  "too-many-tags": ["maximum"],
  "no-content": [],
  "only-link": ["domain"],
  "first-post": [],
  "new-page": [],
  "unscanned-text": ["scanned"],
  "link-newcomer": ["domain"],
  "link-by-edit": ["domain"],
  "link-many": ["count", "maximum"],
  "link-repeated": ["domain", "count"],
  "link-own": ["domain"],
  "link-blocked": ["domain"],
  "link-hidden": ["shown", "domain"],
  "link-shortened": ["domain"],
  "link-trap": ["domain"],
  "secret-asked": [],
  "mixed-scripts": [],
  "link-outside": ["domain"],
  "link-restricted": [],
  "post-restricted": [],
  "advert-price": [],
  "advert-coupon": [],
  "advert-affiliate": ["domain"],
  "advert-call": [],
  "advert-undisclosed": [],
  "offer-quota": ["days"],
  "word-insult": [],
  "word-listed": [],
  "word-disguised": [],
  threat: [],
  "spam-topic": [],
  gibberish: [],
  "off-topic": [],
  shouting: [],
  "shouting-marks": [],
  "contact-phone": [],
  "contact-email": [],
  "contact-messenger": [],
  "contact-bank": [],
  "contact-address": [],
  "too-fast": ["count", "minutes"],
  "typed-too-fast": [],
  "repeats-own": [],
  "resembles-spam": [],
  learned: ["words"],
} as const satisfies Record<string, readonly string[]>;

export type TextReason = keyof typeof TEXT_REASONS;

/** Their words speak to the author; for moderators there are others under `about.<code>`. */
export const SPOKEN_TO_AUTHOR = [
  "link-newcomer",
  "link-repeated",
  "link-own",
  "too-fast",
  "repeats-own",
] as const satisfies readonly TextReason[];

/** Reasons about an account, a name or a password. */
export const ACCOUNT_REASONS = {
  "password-too-short": ["minimum"],
  "password-too-long": ["maximum"],
  "password-common": [],
  "password-personal": [],
  "password-pattern": [],
  "username-length": ["minimum", "maximum"],
  "username-characters": [],
  "username-reserved": [],
  "name-length": ["maximum"],
  "name-characters": [],
  "name-lookalike": [],
} as const satisfies Record<string, readonly string[]>;

export type AccountReason = keyof typeof ACCOUNT_REASONS;

/** Reasons of limits; the parameters come from `waitParameters` in limits.ts. */
export const LIMIT_REASONS = { "rate-limited": ["amount", "unit"] } as const;

export type LimitReason = keyof typeof LIMIT_REASONS;

export type ReasonCode = PermissionReason | TextReason | AccountReason | LimitReason;

/** Every code with the parameters its wording may use. */
export const REASON_PARAMETERS: Readonly<Record<ReasonCode, readonly string[]>> = {
  ...(Object.fromEntries(PERMISSION_REASONS.map((code) => [code, []])) as unknown as Record<
    PermissionReason,
    readonly string[]
  >),
  ...TEXT_REASONS,
  ...ACCOUNT_REASONS,
  ...LIMIT_REASONS,
};

export const REASON_CODES = Object.keys(REASON_PARAMETERS) as ReasonCode[];
