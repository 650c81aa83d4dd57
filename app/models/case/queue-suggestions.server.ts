// What was suggested for the documents of some rows of the queue: who, why, and the first place that it changes.

import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { readBlobs } from "~/models/document/revision.server";
import { changeExcerpt } from "~/text/change-excerpt";
import type { Part } from "~/text/diff-words";

export type Suggestion = {
  id: number;
  author: { name: string; displayName: string } | null;
  summary: string;
  change: Part[];
};
export type Suggestions = { first: Suggestion[]; count: number };

/** The rest is named by its number. */
const SHOWN_PER_DOCUMENT = 2;
/** Nobody waits for the queue because somebody suggests a book. */
const LONGEST_COMPARED = 200_000;

type SuggestionRow = Omit<Suggestion, "change"> & {
  documentId: number;
  count: number;
  title: string | null;
  oldTitle: string | null;
  tags: string[] | null;
  oldTags: string[] | null;
  blob: string;
  oldBlob: string;
};

/** By document; the oldest suggestions first. */
export async function listSuggestions(
  db: Db,
  documents: readonly { documentId: number; language: string }[],
): Promise<Map<number, Suggestions>> {
  const found = new Map<number, Suggestions>();
  if (documents.length === 0) return found;
  const rows = await db.execute<SuggestionRow>(sql`
    select p.id, p.document_id as "documentId", p.summary, p.count, p.title, v.title as "oldTitle", p.tags, v.tags as "oldTags",
      encode(p.blob, 'hex') as blob, encode(v.blob, 'hex') as "oldBlob",
      case when u.id is not null then json_build_object('name', u.name, 'displayName', u.display_name) end as author
    from (select *, row_number() over (partition by document_id order by id) as place, count(*) over (partition by document_id) as count
      from proposals where document_id = any(${idArray(documents.map((document) => document.documentId))}) and state = 'waiting') p
    join revisions v on v.id = p.base_revision_id left join users u on u.id = p.author_id and u.deleted_at is null
    where p.place <= ${SHOWN_PER_DOCUMENT} order by p.id`);
  const texts = await readBlobs(
    db,
    rows.flatMap(({ blob, oldBlob }) => [blob, oldBlob]),
    LONGEST_COMPARED,
  );
  const languages = new Map(documents.map(({ documentId, language }) => [documentId, language]));
  for (const row of rows) {
    const { documentId, count } = row;
    const of = found.get(documentId) ?? { first: [], count };
    const { id, author, summary } = row;
    of.first.push({ id, author, summary, change: changeOf(row, texts, languages.get(documentId)) });
    found.set(documentId, of);
  }
  return found;
}

/** Where the text stays, the title or the tags were changed. */
function changeOf(row: SuggestionRow, texts: Map<string, string>, language: string | undefined): Part[] {
  const [before, after] = [texts.get(row.oldBlob), texts.get(row.blob)];
  if (row.blob !== row.oldBlob)
    return before === undefined || after === undefined ? [] : changeExcerpt(before, after, language);
  if (row.title !== row.oldTitle) return changeExcerpt(row.oldTitle ?? "", row.title ?? "", language);
  return changeExcerpt(row.oldTags?.join(", ") ?? "", row.tags?.join(", ") ?? "", language);
}
