// The spine: what happened, written in the transaction in which it happened, with the nudge to tell those it concerns.
//
// Promises: one row per event; verbs that concern nobody are told from the start, so that nobody looks at them again; whoever
// asks or answers watches the question from then on, unless they chose otherwise. Costs one statement.
import { sql } from "drizzle-orm";
import { AUTO_WATCH } from "#moderation/notifying";
import type { Db } from "~/database/db.server";
import { nudge } from "~/models/job/queue.server";

export type Verb =
  | "asked"
  | "answered"
  | "commented"
  | "edited"
  | "accepted"
  | "unaccepted"
  | "closed"
  | "reopened"
  | "marked-duplicate"
  | "duplicate-solved"
  | "moved"
  | "merged"
  | "pinned"
  | "unpinned"
  | "protected"
  | "unprotected"
  | "deleted"
  | "restored"
  | "hidden-by-flags"
  | "published"
  | "returned"
  | "proposed"
  | "proposal-decided"
  | "page-created"
  | "page-edited"
  | "page-renamed"
  | "page-reverted"
  | "page-protected"
  | "page-moved"
  | "decided"
  | "appealed"
  | "appeal-decided"
  | "flag-decided"
  | "faq-promoted"
  | "faq-edited"
  | "faq-submitted"
  | "faq-returned"
  | "faq-published"
  | "faq-archived"
  | "faq-source-changed";

/** They concern nobody but whoever did it. */
const CONCERNING_NOBODY: ReadonlySet<Verb> = new Set([
  "unaccepted",
  "pinned",
  "unpinned",
  "protected",
  "unprotected",
  "duplicate-solved",
  "appealed",
  "faq-edited",
  "faq-archived",
]);
/** After these the author of the text watches its question. */
const BEGINNING_A_WATCH: ReadonlySet<Verb> = new Set(["asked", "answered", "published"]);

export async function recordEvent(
  db: Db,
  {
    actorId,
    verb,
    subjectId,
    details,
  }: { actorId: number | null; verb: Verb; subjectId: number | null; details?: Record<string, unknown> },
): Promise<void> {
  const concernsNobody = CONCERNING_NOBODY.has(verb);
  await db.execute(sql`
    with event as (
      insert into events (actor_id, verb, subject_id, details, told_at)
      values (${actorId}::bigint, ${verb}, ${subjectId}::bigint, ${details === undefined ? null : JSON.stringify(details)}::jsonb,
        ${concernsNobody ? sql`now()` : sql`null`})
    ) ${BEGINNING_A_WATCH.has(verb) && subjectId !== null ? sql`, watch as (${insertWatch(subjectId)})` : sql``}
    ${concernsNobody ? sql`select 1` : nudge("tell", {})}`);
}

function insertWatch(documentId: number) {
  return sql`
    insert into watches (user_id, target, target_id)
    select d.author_id, 'question', coalesce(a.question_id, d.id) from documents d left join answers a on a.id = d.id
    where d.id = ${documentId}::bigint and d.kind in ('question', 'answer') and d.author_id is not null and not exists (
      select 1 from notification_choices c where c.user_id = d.author_id and c.kind = ${AUTO_WATCH} and c.channel = 'none')
    on conflict do nothing`;
}
