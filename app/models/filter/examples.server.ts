// What the filter learns from: posts that moderators took down as spam or advertising, posts they called fine, and posts that have
// stood for a day.
//
// Promises: what a moderator let through although they called the finding right is no example of what is harmless; what was overturned, restored or published after all is harmless, whatever was decided first; the newest say most,
// so the oldest are left out when there are too many. Costs: one statement and the texts.
import { sql } from "drizzle-orm";
import type { LabelledText } from "#moderation/filter/examples";
import { READ_CHARACTERS } from "#moderation/filter/features";
import { textOf } from "#moderation/filter/verdict";
import { cut } from "#moderation/text/cut";
import type { Db } from "~/database/db.server";
import { changedText } from "~/models/case/changed-text.server";
import { readBlobs } from "~/models/document/revision.server";

const MOST_BAD = 3_000;
const MOST_CALLED_FINE = 1_000;
const MOST_PUBLISHED = 3_000;
const LONGEST_BYTES = 40_000;
const TEXTS_AT_ONCE = 500;

type ExampleRow = { hash: string; title: string | null; author: number | null; isBad: boolean };

export async function gatherExamples(db: Db): Promise<LabelledText[]> {
  const rows = await db.execute<ExampleRow>(sql`
    with taken as (
      select e.id, e.case_id, e.revision_id from decisions e
      where e.rule in ('spam', 'advertising') and e.outcome in ('remove', 'return') and e.revision_id is not null
      order by e.id desc limit ${MOST_BAD}
    ), bad as (
      select distinct t.revision_id from taken t where not exists (
        select 1 from decisions y where y.case_id = t.case_id and y.id > t.id
          and (y.outcome in ('restore', 'overturn') and ${changedText(sql`y`)} or (y.outcome in ('publish', 'dismiss') and y.revision_id = t.revision_id)))
    ), called as (
      select revision_id from (select e.revision_id from decisions e
        where e.outcome in ('publish', 'dismiss', 'restore') and e.revision_id is not null and ${changedText(sql`e`)} order by e.id desc limit ${MOST_CALLED_FINE}) x
      union select revision_id from (select m.revision_id from marks m where m.verdict = 'fine' order by m.id desc limit ${MOST_CALLED_FINE}) x
    ), stood as (
      select d.published_revision_id as revision_id from documents d
      where d.state = 'published' and d.kind in ('question', 'answer', 'comment') and d.created_at < now() - interval '1 day'
        and not exists (select 1 from cases c where c.document_id = d.id and c.state <> 'decided')
      order by d.id desc limit ${MOST_PUBLISHED}
    ), fine as (select revision_id from called union select revision_id from stood)
    select encode(v.blob, 'hex') as hash, v.title, d.author_id as author, x.is_bad as "isBad"
    from (select revision_id, true as is_bad from bad
      union all select revision_id, false from fine f where not exists (select 1 from bad b where b.revision_id = f.revision_id)
        and not exists (select 1 from signals g where g.revision_id = f.revision_id and g.judged = 'right' and g.rule in ('spam', 'advertising'))) x
    join revisions v on v.id = x.revision_id join documents d on d.id = v.document_id
    order by v.id`);
  return withTexts(db, rows);
}

async function withTexts(db: Db, rows: readonly ExampleRow[]): Promise<LabelledText[]> {
  const examples: LabelledText[] = [];
  for (let start = 0; start < rows.length; start += TEXTS_AT_ONCE) {
    const some = rows.slice(start, start + TEXTS_AT_ONCE);
    const hashes = some.map(({ hash }) => hash);
    const sources = await readBlobs(db, hashes, LONGEST_BYTES);
    for (const { hash, title, author, isBad } of some) {
      const body = sources.get(hash);
      if (body === undefined) continue;
      const text = cut(textOf({ title: title ?? "", body }), READ_CHARACTERS);
      examples.push({ text, isBad, group: author === null ? "" : String(author) });
    }
  }
  return examples;
}
