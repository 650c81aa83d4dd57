// Old addresses: where a question, answer, comment or member of an imported community is now.
//
// Promises: leads only to what everybody may see; null for everything else, also for what an import has reserved an id
// for and not shown yet. With several imported communities the one that came first owns an old number.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { urls } from "~/urls";

/** A number in an old address; anything else belongs to no import. */
const EXTERNAL_ID = /^[1-9][0-9]{0,14}$/;

/** `/questions/123`, `/q/123`, `/a/456`: the question, or the answer's place on the page of its question. */
export async function resolveLegacyPost(db: Db, externalId: string): Promise<string | null> {
  const documentId = await findOrigin(db, "post", externalId);
  return documentId === null ? null : placeOfPost(db, documentId);
}

/** `/users/7/name`: the member's page. */
export async function resolveLegacyUser(db: Db, externalId: string): Promise<string | null> {
  const userId = await findOrigin(db, "user", externalId);
  if (userId === null) return null;
  const rows = await db.execute<{ name: string }>(sql`
    select name from users where id = ${userId}::bigint and deleted_at is null`);
  return rows[0] ? urls.member(rows[0].name) : null;
}

type Place = { id: number; kind: string; questionId: number; title: string };

/** The address of a question or answer that everybody may see, by our own id; one that stays, because it is led to for ever. */
export async function placeOfPost(db: Db, documentId: number): Promise<string | null> {
  const rows = await db.execute<Place>(sql`
    select d.id, d.kind, q.id as "questionId", q.title from documents d left join answers a on a.id = d.id
      join questions q on q.id = coalesce(a.question_id, d.id)
    where d.id = ${documentId}::bigint and d.state = 'published' and q.is_listed`);
  const place = rows[0];
  if (!place) return null;
  return place.kind === "question"
    ? urls.question({ id: place.questionId, title: place.title })
    : urls.permalink(place.id);
}

/** One look per imported community: the primary key begins with the source, and there are few of those. */
async function findOrigin(db: Db, kind: "post" | "user", externalId: string): Promise<number | null> {
  if (!EXTERNAL_ID.test(externalId)) return null;
  const rows = await db.execute<{ id: number }>(sql`
    with recursive sources(source) as (
      (select source from origins order by source limit 1)
      union all select (select o.source from origins o where o.source > s.source order by o.source limit 1) from sources s where s.source is not null
    )
    select o.internal_id as id from sources s
      join origins o on o.source = s.source and o.kind = ${kind} and o.external_id = ${externalId}
    order by o.internal_id limit 1`);
  return rows[0]?.id ?? null;
}
