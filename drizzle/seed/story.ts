// How the demo community is written down: people say things to each other, some days ago. All of it is fiction.

/** A moment: whole and broken days before the seeding, 0.5 is twelve hours ago. */
export type DaysAgo = number;

export type DemoMember = {
  name: string;
  displayName: string;
  role: "member" | "moderator" | "staff" | "admin";
  language: "en" | "de" | "ru" | "zh-Hans" | "zh-Hant";
  about: string;
  joined: DaysAgo;
  /** Only the members one may log in as have one; demo communities exist on this machine only. */
  password?: string;
};

export type DemoEdit = { by: string; ago: DaysAgo; title?: string; body?: string; summary: string; isMinor?: boolean };

export type DemoComment = { by: string; ago: DaysAgo; body: string; up?: string[] };

type DemoText = {
  by: string;
  ago: DaysAgo;
  body: string;
  up?: string[];
  down?: string[];
  comments?: DemoComment[];
  /** Oldest first; each is a further revision. */
  edits?: DemoEdit[];
  /** Waits for a moderator, with these reason codes of moderation/reasons. */
  held?: { code: string; rule: string; passage?: string; parameters?: Record<string, string | number> }[];
};

export type DemoAnswer = DemoText & { acceptedBy?: string; acceptedAgo?: DaysAgo };

export type DemoQuestion = DemoText & {
  /** For links between questions; never shown. */
  key: string;
  language: DemoMember["language"];
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
