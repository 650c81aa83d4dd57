// What the page of a case and its parts are given.

import type { SerializeFrom } from "@remix-run/node";
import type { PermissionReason } from "#moderation/reasons";
import type { AuthorContext } from "~/models/case/author-context.server";
import type { AuthorNow } from "~/models/case/author-now.server";
import type { Handover, HandoverTarget } from "~/models/case/handover.server";
import type { CaseSuggestion } from "~/models/case/page.server";
import type { OpenAppeal } from "~/models/case/queue-access.server";
import type { CaseView } from "~/models/case/reading.server";
import type { Thread } from "~/models/case/thread.server";
import type { OwnVerdicts } from "~/models/case/verdict.server";
import type { Subject } from "~/models/document/subject.server";
import type { SourcesPage } from "~/models/faq/source-page.server";
import type { RuleUse } from "~/models/rule/use.server";
import type { Reply } from "~/replies/reply";
import type { Piece } from "~/text/fold-html";

export type Case = SerializeFrom<CaseView>;

export type CasePageProps = {
  view: Case;
  subject: Subject;
  author: SerializeFrom<AuthorContext> | null;
  /** What else waits of the author, and what was decided lately: for moderators. */
  now: AuthorNow | null;
  thread: SerializeFrom<Thread> | null;
  /** To whom it was handed, and to whom it can be. */
  handover: SerializeFrom<Handover> | null;
  targets: HandoverTarget[];
  suggestions: SerializeFrom<CaseSuggestion>[];
  /** The text with its passages marked, long stretches apart. */
  pieces: Piece[];
  use: (RuleUse & { rule: string }) | null;
  /** Why this reader may not decide it. */
  refusal: PermissionReason | null;
  mayReopen: boolean;
  mayMove: boolean;
  appeals: OpenAppeal[];
  /** Of a case about an FAQ entry: its sources. */
  faq: SerializeFrom<SourcesPage> | null;
  /** What this reader decided a moment ago. */
  verdicts: OwnVerdicts[];
  reply: Reply | undefined;
};
