// A row of the index on its way into the database, whatever kind of document it is about.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { readBlob } from "~/models/document/revision.server";

export type IndexRecord = {
  id: number;
  kind: "question" | "answer" | "page" | "faq";
  /** Hits of the same one are shown as one: the question, or the page or entry itself. */
  question: number;
  language: string;
  quality: number;
  context: string;
  state: string;
  /** Where a new row stands until the job has weighed it. */
  tier: number;
  vector: string;
  gist: string;
};

/** Longer than any post may be; imported ones are cut. */
export const LONGEST_TEXT = 60_000;

/** The rendering is a cache; without it the source serves as text. */
export function withPlain<T extends { plain: string | null; blob: string }>(
  db: Db,
  rows: readonly T[],
): Promise<(T & { plain: string })[]> {
  return Promise.all(rows.map(async (row) => ({ ...row, plain: row.plain ?? (await sourceOf(db, row.blob)) })));
}

async function sourceOf(db: Db, blob: string): Promise<string> {
  return (await readBlob(db, Buffer.from(blob, "hex"))).slice(0, LONGEST_TEXT);
}

export async function writeRecords(db: Db, records: readonly IndexRecord[]): Promise<void> {
  await db.execute(sql`
    insert into search_documents (document_id, kind, question_id, language, vector, title_vector, context, state, tier, quality)
    select r.id, r.kind, r.question, r.language, r.vector::tsvector || ('@' || r.tier)::tsvector, r.gist::tsvector, r.context, r.state, r.tier, r.quality
    from json_to_recordset(${JSON.stringify(records)}::json)
      as r(id bigint, kind text, question bigint, language text, vector text, gist text, context text, state text, tier int, quality real)
    order by r.id
    on conflict (document_id) do update set kind = excluded.kind, question_id = excluded.question_id, language = excluded.language,
      vector = ts_delete(excluded.vector, '@' || excluded.tier) || ('@' || search_documents.tier)::tsvector,
      title_vector = excluded.title_vector, context = excluded.context, state = excluded.state, quality = excluded.quality`);
}
