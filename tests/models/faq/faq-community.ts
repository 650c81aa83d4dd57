// Entries of the FAQ for tests: an asked, answered, accepted and promoted question, and what can be read about its lineage.
import { sql } from "drizzle-orm";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { findRevisionById } from "~/models/document/revision.server";
import { createFaqEntry, type NewEntry, type NewEntryOutcome } from "~/models/faq/creation.server";
import { type Entry, findEntry } from "~/models/faq/faq.server";
import { setAcceptance } from "~/models/question/answer.server";
import * as make from "../question/care-community";

export async function accepted(
  db: Db,
  { asker, helper, body, productId = null }: { asker: Actor; helper: Actor; body?: string; productId?: number | null },
): Promise<{ questionId: number; answerId: number }> {
  const questionId = await make.ask(db, asker, { productId });
  const answerId = await make.answer(db, helper, questionId, body);
  await setAcceptance(db, { actor: asker, answerId, isAccepted: true });
  return { questionId, answerId };
}

export async function promote(
  db: Db,
  actor: Actor,
  answerIds: number[],
  more: Partial<NewEntry> = {},
): Promise<NewEntryOutcome> {
  return createFaqEntry(db, {
    actor,
    sources: answerIds.map((answerId) => ({ answerId })),
    question: "Why does my lamp flicker when the heating starts?",
    answer: await textOf(db, answerIds[0] ?? 0),
    cause: "",
    language: "en",
    productId: null,
    versionIds: [],
    group: null,
    reviewOn: null,
    isPublished: false,
    key: crypto.randomUUID(),
    ...more,
  });
}

export async function entryOf(db: Db, outcome: NewEntryOutcome): Promise<Entry> {
  if (outcome.kind !== "created") throw new Error(JSON.stringify(outcome));
  return entry(db, outcome.entryId);
}

export async function entry(db: Db, id: number): Promise<Entry> {
  const found = await findEntry(db, { id });
  if (!found) throw new Error(`no entry ${id}`);
  return found;
}

export async function textOf(db: Db, documentId: number): Promise<string> {
  const rows = await db.execute<{ id: number }>(sql`
    select coalesce(published_revision_id, latest_revision_id) as id from documents where id = ${documentId}::bigint`);
  return (await findRevisionById(db, rows[0]?.id ?? 0))?.source ?? "";
}

export async function edit(db: Db, actor: Actor, answerId: number, body: string): Promise<string> {
  return (await make.edit(db, actor, answerId, { body })).kind;
}

export type SourceRow = { documentId: number; revisionId: number; state: string };

export async function sources(db: Db, entryId: number): Promise<SourceRow[]> {
  return db.execute<SourceRow>(sql`
    select document_id as "documentId", revision_id as "revisionId", state from faq_sources where entry_id = ${entryId}::bigint order by position`);
}

/** Codes of what waits about an entry, and whether its case is open. */
export async function tasks(db: Db, entryId: number): Promise<{ open: boolean; codes: string[] }> {
  const rows = await db.execute<{ state: string; codes: string[] }>(sql`
    select c.state, coalesce((select array_agg(s.code order by s.id) from signals s where s.case_id = c.id and s.settled_at is null), '{}') as codes
    from cases c where c.document_id = ${entryId}::bigint`);
  return { open: rows[0] !== undefined && rows[0].state !== "decided", codes: rows[0]?.codes ?? [] };
}
