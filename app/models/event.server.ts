// The spine: what happened, written in the transaction in which it happened.
import { sql } from "drizzle-orm";
import type { Db } from "~/db.server";

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
  | "published"
  | "returned"
  | "proposed"
  | "proposal-decided"
  | "page-created"
  | "page-edited"
  | "page-renamed"
  | "page-moved"
  | "page-reverted"
  | "page-protected"
  | "faq-promoted"
  | "faq-edited"
  | "faq-published"
  | "faq-archived"
  | "faq-source-changed";

export async function recordEvent(
  db: Db,
  {
    actorId,
    verb,
    subjectId,
    details,
  }: { actorId: number | null; verb: Verb; subjectId: number; details?: Record<string, unknown> },
): Promise<void> {
  await db.execute(sql`
    insert into events (actor_id, verb, subject_id, details)
    values (${actorId}::bigint, ${verb}, ${subjectId}::bigint, ${details === undefined ? null : JSON.stringify(details)}::jsonb)`);
}
