/**
 * The facts that decisions are made from.
 *
 * Promises: plain, serialisable data; every type says who supplies it and in which unit. Nothing here knows a database row, a
 * request or a clock: whoever asks loads the facts and hands them in. Refuses: anything lazy or mutable. A fact that was not
 * loaded is `null` (known to be absent) or left out (not given), and each decision says what it does without it.
 */
import type { LearnedFacts } from "./filter/learned-facts";

export type Role = "member" | "moderator" | "staff" | "admin";
export const ROLES: readonly Role[] = ["member", "moderator", "staff", "admin"];

/** Earned per product, 0 (nothing yet) to 3. See trust.ts. */
export type TrustLevel = 0 | 1 | 2 | 3;

export type Language = "en" | "de" | "ru" | "zh-Hans" | "zh-Hant";
export const LANGUAGES: readonly Language[] = ["en", "de", "ru", "zh-Hans", "zh-Hant"];

/** What a restriction can take away. `everything` within an area or product still allows reading. */
export type RestrictedFunction = "everything" | "post" | "link" | "vote" | "edit" | "upload" | "flag" | "marketplace";

/** `null` in a scope means everywhere; `endsAt: null` means until lifted. */
export type Restriction = {
  kind: RestrictedFunction;
  areaId: number | null;
  productId: number | null;
  endsAt: Date | null;
};

export type MemberFacts = {
  id: number;
  role: Role;
  /** The e-mail address was confirmed; what cannot be confirmed is not. */
  isVerified: boolean;
  /** This community sends mail, so that whoever wants to confirm an address can. */
  mayVerify: boolean;
  /** Banned as a whole: reads, appeals, and nothing else. */
  isSuspended: boolean;
  /** Those in force at the time of asking; see restrictions.ts. */
  restrictions: readonly Restriction[];
  accountAgeMinutes: number;
  /** Posts that were published and not removed again, in all products. */
  approvedPosts: number;
  /** In the product at hand; 0 where no product is meant. */
  trust: TrustLevel;
};

/** `null` is a guest: somebody without a session. */
export type ActorFacts = MemberFacts | null;

export type DocumentKind = "question" | "answer" | "comment" | "page" | "faq-entry" | "rule";

/**
 * `held` waits for a moderator, `returned` went back to its author with reasons, `removed` was
 * taken down by a decision, `deleted` was withdrawn by its author or a moderator; `draft` is an FAQ
 * entry that the team works on.
 */
export type DocumentState = "published" | "held" | "returned" | "removed" | "deleted" | "draft";

/** Who may publish a change at once; everybody else proposes it. */
export type Protection = "open" | "trusted" | "staff";

/** What a document hangs under: an answer under its question, a comment under either. */
export type ContainerFacts = {
  state: DocumentState;
  authorId: number | null;
  within?: ContainerFacts;
};

export type DocumentFacts = {
  kind: DocumentKind;
  /** `null`: the account is gone, or was never ours (imported). */
  authorId: number | null;
  state: DocumentState;
  /** Of the question itself, or of the question it belongs to. */
  isClosed: boolean;
  /** Protected against newcomers: of the question itself, or of the one it belongs to. */
  isProtected: boolean;
  /** For pages and FAQ entries; posts are `open`. */
  protection: Protection;
  /** Left out: no scoped restriction can apply. */
  areaId?: number | null;
  productId?: number | null;
  /** Left out for a document that stands alone. Visibility is inherited from it. */
  within?: ContainerFacts;
};

/** Where something is about to be written. */
export type PlaceFacts = {
  areaId: number | null;
  productId: number | null;
  /** True in the Marketplace, the one place where advertising is allowed. */
  allowsAdvertising?: boolean;
};

/** Where in the submission a passage stands. Offsets count UTF-16 units of that field. */
export type Field = "title" | "body";

export type LinkFacts = {
  field: Field;
  url: string;
  /** Registrable domain in lower case (`example.co.uk`), supplied by the caller's `domainOf`. */
  domain: string;
  start: number;
  end: number;
  /** A domain named in running text, which nobody can press. */
  isMention: boolean;
};

export type WordFacts = {
  field: Field;
  /** Folded for look-alike letters and case; see folding.ts. */
  folded: string;
  start: number;
  end: number;
  /** Number of the sentence within the field: words of two sentences say nothing together. */
  sentence: number;
  /** Between quotation marks: somebody else's word, which the author only passes on. */
  isQuoted: boolean;
};

/** Built once per submission by text.ts, from Markdown source. */
export type TextFacts = {
  title: string;
  body: string;
  /** Same length as title and body; code, quotations and addresses are blanked with spaces. */
  proseTitle: string;
  proseBody: string;
  language: Language | null; // null: one without lists of its own
  links: readonly LinkFacts[];
  words: readonly WordFacts[];
  /** Bottom-k sketch for similarity, ascending; see shingles.ts. Both sides of a comparison come from buildTextFacts. */
  sketch: readonly number[];
  /** Only the first SCANNED_CHARACTERS were looked at. */
  isTruncated: boolean;
};

/** What the author did before; the browser does not know and passes NO_HISTORY. */
export type AuthorHistory = {
  /** Questions, answers and comments handed in within the last RECENT_MINUTES, whatever came of them. */
  recentPosts: number;
  /** Posts of the last 90 days that link to a domain, for the domains of this text. */
  linkedBefore: Readonly<Record<string, number>>;
  /** Domains the author says are theirs (profile), or whose mail address they use. */
  ownDomains: readonly string[];
  /** Sketches of the author's other posts of the last 30 days, newest first, 50 at most. */
  ownSketches: readonly (readonly number[])[];
  /** Sketches of posts removed as spam, newest first, 500 at most. */
  spamSketches: readonly (readonly number[])[];
};

export const RECENT_MINUTES = 10;

export const NO_HISTORY: AuthorHistory = {
  recentPosts: 0,
  linkedBefore: {},
  ownDomains: [],
  ownSketches: [],
  spamSketches: [],
};

/** Everything the rules look at when somebody hands in a text. */
export type SubmissionFacts = {
  kind: DocumentKind;
  /** A change of something that was published before. */
  isEdit: boolean;
  author: MemberFacts;
  place: PlaceFacts;
  text: TextFacts;
  /** Characters of the text that is edited: what is there may stay so long, however it came in. */
  lengthBefore?: number;
  /** Domains that the text linked to before this edit; left out where nothing is edited, and in the browser. */
  domainsBefore?: readonly string[];
  tagCount?: number;
  /** In the Marketplace: "this is an offer, and mine" was ticked. */
  isDisclosed?: boolean;
  history: AuthorHistory;
  /** Between opening the form and handing it in; `null` without script. */
  typingSeconds: number | null;
  /** What the community's own filter says; `null` where it has none, and in the browser. */
  learned: LearnedFacts | null;
  site: SiteFacts;
};

/** What the community and its company say about themselves, and what its administrators set. */
export type SiteFacts = {
  /** Domains of the community and its company: links to them are never outbound. */
  domains: readonly string[];
  /** What the company publishes in its contact pages: nobody's personal data. Numbers as digits. */
  phones: readonly string[];
  emails: readonly string[];
  /** Registrable domains that anybody may link to, and those that nobody may. */
  knownDomains: readonly string[];
  refusedDomains: readonly string[];
  /** So many first posts of each member wait for a moderator whatever they say. */
  firstPostsHeld: number;
  /** From so many published posts and hours on, the rules are as sure as they are with members in good standing. */
  establishedPosts: number;
  establishedHours: number;
};
