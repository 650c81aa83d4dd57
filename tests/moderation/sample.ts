// Facts for tests: sensible ones, of which a test changes what it is about.

import { COMMON_DOMAINS } from "#moderation/domains";
import type {
  ActorFacts,
  AuthorHistory,
  DocumentFacts,
  Language,
  MemberFacts,
  SiteFacts,
  SubmissionFacts,
} from "#moderation/facts";
import { NO_HISTORY } from "#moderation/facts";
import { judgePost, type Verdict } from "#moderation/publishing";
import { buildTextFacts } from "#moderation/text/text-facts";

export const AUTHOR_ID = 7;

export function member(changes: Partial<MemberFacts> = {}): MemberFacts {
  return {
    id: 1,
    role: "member",
    isVerified: true,
    mayVerify: true,
    isSuspended: false,
    restrictions: [],
    accountAgeMinutes: 60 * 24 * 30,
    approvedPosts: 12,
    trust: 1,
    ...changes,
  };
}

/** The people of the permission matrix. */
export const PEOPLE = {
  guest: null,
  unverified: member({ id: 2, isVerified: false, trust: 0, approvedPosts: 0, accountAgeMinutes: 3 }),
  member: member({ id: 1 }),
  author: member({ id: AUTHOR_ID }),
  trusted: member({ id: 3, trust: 3 }),
  moderator: member({ id: 4, role: "moderator" }),
  staff: member({ id: 5, role: "staff" }),
  admin: member({ id: 6, role: "admin" }),
  suspended: member({ id: 8, isSuspended: true }),
} as const satisfies Record<string, ActorFacts>;

export type Person = keyof typeof PEOPLE;

export function document(changes: Partial<DocumentFacts> = {}): DocumentFacts {
  return {
    kind: "question",
    authorId: AUTHOR_ID,
    state: "published",
    isClosed: false,
    isProtected: false,
    protection: "open",
    areaId: 1,
    productId: 1,
    ...changes,
  };
}

export const NEWCOMER = member({ approvedPosts: 0, accountAgeMinutes: 30, trust: 0 });
export const UNVERIFIED = member({ approvedPosts: 0, accountAgeMinutes: 30, trust: 0, isVerified: false });

/** As a community has it that nobody has set up further. */
export const SITE: SiteFacts = {
  domains: ["community.example"],
  phones: [],
  emails: [],
  knownDomains: COMMON_DOMAINS,
  refusedDomains: [],
  firstPostsHeld: 0,
  establishedPosts: 3,
  establishedHours: 24,
};

export type Written = {
  body: string;
  title?: string;
  language?: Language | null;
  kind?: SubmissionFacts["kind"];
  author?: MemberFacts;
  history?: Partial<AuthorHistory>;
  site?: Partial<SiteFacts>;
} & Partial<Omit<SubmissionFacts, "history" | "text" | "author" | "kind" | "site">>;

export function submission({
  body,
  title,
  language = "en",
  kind = "answer",
  author,
  history,
  site,
  ...rest
}: Written): SubmissionFacts {
  return {
    kind,
    isEdit: false,
    author: author ?? NEWCOMER,
    place: { areaId: 1, productId: 1, allowsAdvertising: false },
    text: buildTextFacts({ body, language, ...(title === undefined ? {} : { title }) }),
    history: { ...NO_HISTORY, ...history },
    typingSeconds: null,
    learned: null,
    site: { ...SITE, ...site },
    ...rest,
  };
}

export function judge(written: Written): Verdict {
  return judgePost(submission(written));
}

/** The codes of a verdict, sorted; empty when it is published. */
export function codes(verdict: Verdict): string[] {
  return verdict.outcome === "publish" ? [] : [...new Set(verdict.reasons.map(({ code }) => code))].sort();
}
