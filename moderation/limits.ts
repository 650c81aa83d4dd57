/**
 * How much and how often: sizes of fields, and how many acts per person or address and time.
 *
 * Promises: constants with units; it counts nothing itself: whoever acts is counted in the windows of `limitsFor`.
 * Refuses: to know addresses or sessions. Login, joining and mails are limited per address (and
 * the caller also asks per account where one is named); everything else per member.
 */
import type { MemberFacts } from "./facts";
import type { LimitReason } from "./reasons";
import { isHan } from "./text/han";
import { OPENS } from "./trust";

/** Characters unless the name says otherwise. Minimums are weights, see textWeight. */
export const FIELD_LIMITS = {
  title: { minimumWeight: 15, maximum: 200 },
  questionBody: { minimumWeight: 20, maximum: 50_000 },
  answerBody: { minimumWeight: 15, maximum: 50_000 },
  pageBody: { minimumWeight: 1, maximum: 200_000 },
  comment: { minimumWeight: 4, maximum: 1_000 },
  summary: { maximum: 300 },
  note: { maximum: 2_000 },
  tags: { maximumCount: 5, maximumLength: 35 },
  username: { minimum: 3, maximum: 30 },
  displayName: { minimum: 1, maximum: 60 },
  email: { maximum: 254 },
  password: { minimum: 8, maximum: 128 },
  about: { maximum: 2_000 },
  search: { maximum: 200 },
} as const;

/** One Han character says about as much as three letters: 水泵不出水 is a title of weight 15. */
export const HAN_WEIGHT = 3;

/**
 * Length that treats scripts alike: a Han character counts HAN_WEIGHT, other visible characters 1,
 * runs of white space 1 in all. Stops counting at `enough`, so a long text costs nothing.
 */
export function textWeight(text: string, enough = 1_000): number {
  let weight = 0;
  let isSpace = true;
  for (const character of text) {
    if (weight >= enough) return weight;
    if (/\s/u.test(character)) {
      if (!isSpace) weight += 1;
      isSpace = true;
      continue;
    }
    isSpace = false;
    weight += isHan(character) ? HAN_WEIGHT : 1;
  }
  return isSpace && weight > 0 ? weight - 1 : weight;
}

export type LimitKind =
  | "question"
  | "answer"
  | "comment"
  | "edit"
  | "vote"
  | "me-too"
  | "watch"
  | "accept"
  | "flag"
  | "upload"
  | "draft"
  | "preflight"
  | "search"
  | "suggestion"
  | "solved"
  | "rating"
  | "login"
  | "login-try"
  | "login-stranger"
  | "join"
  | "reset-mail"
  | "verify-mail"
  | "mail-reserve"
  | "mail-most"
  | "settings";

export type Limit = { windowSeconds: number; most: number };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const per = (most: number, windowSeconds: number): Limit => ({ windowSeconds, most });

/**
 * For a newcomer, a guest or an address. Numbers: generous for a person writing by hand, useless
 * for a program. Login as in the safety budget; a lookup by typing (`preflight`, `search`, `suggestion`) is
 * limited only against programs.
 */
const STRICT: Readonly<Record<LimitKind, readonly Limit[]>> = {
  question: [per(3, HOUR), per(8, DAY)],
  answer: [per(6, HOUR), per(25, DAY)],
  comment: [per(5, 5 * MINUTE), per(60, DAY)],
  edit: [per(10, 10 * MINUTE), per(40, DAY)],
  vote: [per(20, 10 * MINUTE), per(80, DAY)],
  "me-too": [per(20, HOUR)],
  watch: [per(60, HOUR)],
  accept: [per(20, HOUR)],
  flag: [per(5, HOUR), per(15, DAY)],
  upload: [per(10, HOUR), per(30, DAY)],
  draft: [per(60, MINUTE), per(900, HOUR)],
  preflight: [per(60, MINUTE), per(900, HOUR)],
  // An address may be a school or a company; a whole search costs the server some milliseconds.
  search: [per(120, MINUTE), per(2_000, HOUR)],
  suggestion: [per(300, MINUTE), per(6_000, HOUR)],
  solved: [per(10, HOUR), per(30, DAY)],
  rating: [per(10, HOUR), per(30, DAY)],
  // Failures of one network, of one account, of one known device. Tries that are right count in `login-try` only.
  login: [per(6, MINUTE), per(30, HOUR)],
  "login-try": [per(60, MINUTE), per(600, HOUR)],
  // What is left to each network while others have used up an account's failures: the owner may be among them.
  "login-stranger": [per(3, HOUR)],
  join: [per(10, 10 * MINUTE), per(40, DAY)],
  "reset-mail": [per(3, HOUR), per(10, DAY)],
  "verify-mail": [per(3, HOUR), per(10, DAY)],
  // The same for a mailbox that others have had written to, and the most that anybody gets into it.
  "mail-reserve": [per(1, HOUR), per(3, DAY)],
  "mail-most": [per(30, DAY)],
  settings: [per(20, 10 * MINUTE)],
};

/** Proving who one is stays as strict for a moderator as for anybody. */
const NEVER_EASED: readonly LimitKind[] = [
  "login",
  "login-try",
  "login-stranger",
  "join",
  "reset-mail",
  "verify-mail",
  "mail-reserve",
  "mail-most",
];

/** How many times the strict numbers apply: established members, trusted ones, those with a role. */
const EASE = { newcomer: 1, member: 3, trusted: 6, office: 20 } as const;

/** An account is established after a day and this many approved posts. */
export const ESTABLISHED_POSTS = 3;
export const ESTABLISHED_MINUTES = 24 * 60;

/** The same text in the same place within this time is the post that is there already, not another one. */
export const SAME_TEXT_MINUTES = 15;

export type LimitSubject = Pick<MemberFacts, "role" | "trust" | "approvedPosts" | "accountAgeMinutes"> | null;

/** The windows that apply. `null` stands for a guest or an address. */
export function limitsFor(kind: LimitKind, subject: LimitSubject): readonly Limit[] {
  const factor = NEVER_EASED.includes(kind) ? 1 : easeOf(subject);
  return STRICT[kind].map(({ windowSeconds, most }) => per(most * factor, windowSeconds));
}

function easeOf(subject: LimitSubject): number {
  if (subject === null) return EASE.newcomer;
  if (subject.role !== "member") return EASE.office;
  if (subject.trust >= OPENS.higherLimits) return EASE.trusted;
  const isEstablished = subject.approvedPosts >= ESTABLISHED_POSTS && subject.accountAgeMinutes >= ESTABLISHED_MINUTES;
  return isEstablished ? EASE.member : EASE.newcomer;
}

/** What is said when there is no room in a window. */
export const OVER_LIMIT: LimitReason = "rate-limited";

export type WaitParameters = { amount: number; unit: "seconds" | "minutes" | "hours" };

/** For the wording of `rate-limited`: rounded up to what people say, never sooner than true. */
export function waitParameters(retryAfterSeconds: number): WaitParameters {
  const seconds = Math.max(1, Math.ceil(retryAfterSeconds));
  if (seconds < 90) return { amount: seconds, unit: "seconds" };
  if (seconds < 90 * MINUTE) return { amount: Math.ceil(seconds / MINUTE), unit: "minutes" };
  return { amount: Math.ceil(seconds / HOUR), unit: "hours" };
}
