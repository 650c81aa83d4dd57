// How the demo community is written down: people say things to each other, some days ago. All of it is fiction.
// In a text `#{key}` stands for the number of the question with that key, so that stories can point at each other.

/** A moment: whole and broken days before the seeding, 0.5 is twelve hours ago. */
export type DaysAgo = number;

export type DemoLanguage = "en" | "de" | "ru" | "zh-Hans" | "zh-Hant";

export type DemoMember = {
  name: string;
  displayName: string;
  role: "member" | "moderator" | "staff" | "admin";
  language: DemoLanguage;
  about: string;
  joined: DaysAgo;
  /** Only the members one may log in as have one; demo communities exist on this machine only. */
  password?: string;
};

/** What an edit does to the text before it: everything anew, passages replaced (each occurs exactly once), or words added at the end. */
export type DemoChange = { body?: string; change?: [from: string, to: string][]; add?: string };

export type DemoEdit = DemoChange & { by: string; ago: DaysAgo; title?: string; summary: string; isMinor?: boolean };

/** Waits for a moderator, with these reason codes of moderation/reasons. */
export type DemoHold = { code: string; rule: string; passage?: string; parameters?: Record<string, string | number> };

export type DemoComment = { key?: string; by: string; ago: DaysAgo; body: string; up?: string[]; held?: DemoHold[] };

type DemoText = {
  by: string;
  ago: DaysAgo;
  body: string;
  up?: string[];
  down?: string[];
  comments?: DemoComment[];
  /** Oldest first; each is a further revision. */
  edits?: DemoEdit[];
  held?: DemoHold[];
};

export type DemoAnswer = DemoText & { key?: string; acceptedBy?: string; acceptedAgo?: DaysAgo };

export type DemoQuestion = DemoText & {
  /** For links between questions; never shown. */
  key: string;
  language: DemoLanguage;
  title: string;
  area?: "questions" | "showcase" | "marketplace";
  product?: string;
  version?: string;
  tags: string[];
  views: number;
  meToo?: string[];
  isPinned?: boolean;
  closed?: {
    reason: "needs-detail" | "off-topic" | "duplicate" | "resolved-elsewhere";
    note: string;
    by: string;
    ago: DaysAgo;
    canonical?: string;
  };
  answers?: DemoAnswer[];
};

/** A further revision of a page; a new title moves it and leaves a redirect. */
export type DemoPageEdit = DemoEdit & { /** Number of the revision whose text comes back. */ back?: number };

export type DemoProposal = DemoChange & {
  by: string;
  ago: DaysAgo;
  summary: string;
  title?: string;
  isMinor?: boolean;
};

export type DemoPage = {
  /** What `parent` names; the address comes from the title. */
  key: string;
  product?: string;
  parent?: string;
  language: DemoLanguage;
  protection?: "open" | "trusted" | "staff";
  title: string;
  by: string;
  ago: DaysAgo;
  summary?: string;
  body: string;
  views: number;
  edits: DemoPageEdit[];
  /** Wait for review. */
  proposals?: DemoProposal[];
};

export type DemoEntry = {
  question: string;
  language: DemoLanguage;
  product?: string;
  versions?: string[];
  /** Name of its group. */
  group: string;
  cause?: string;
  answer: string;
  /** Keys of the answers it was made from. */
  sources: string[];
  state: "draft" | "review" | "published" | "archived";
  /** Who promoted it, and who let it out. */
  by: string;
  ago: DaysAgo;
  publishedBy?: string;
  publishedAgo?: DaysAgo;
  /** After it was published, oldest first. */
  edits?: DemoEdit[];
  ratings?: { by?: string; ago: DaysAgo; rating: number; comment?: string }[];
  views: number;
};

export type DemoRule = "on-topic" | "advertising" | "respect" | "responsibility" | "spam";

export type DemoAct =
  | { do: "flag"; by: string; ago: DaysAgo; rule: DemoRule; passage?: string; because?: string }
  | {
      do: "decide";
      by: string;
      ago: DaysAgo;
      outcome: "publish" | "return" | "remove" | "move" | "dismiss" | "uphold" | "overturn";
      rule?: DemoRule;
      passage?: string;
      note: string;
    }
  | { do: "appeal"; by: string; ago: DaysAgo; because: string };

/** What happened about one post; what was not decided is in the queue. */
export type DemoCase = { /** Key of the post. */ on: string; acts: DemoAct[] };

export type DemoWatch = { by: string; ago: DaysAgo } & (
  | { target: "question" | "page" | "tree" | "product"; on: string }
  | { target: "search"; query: string; language: DemoLanguage }
);

export type DemoSearch = {
  ago: DaysAgo;
  query: string;
  language: DemoLanguage;
  opened?: string | null;
  followedBy?: "search" | "ask";
};
