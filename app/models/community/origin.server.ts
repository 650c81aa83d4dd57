// Old addresses: where a question, answer, comment or member of an imported community is now.
//
// Promises: leads only to what everybody may see; null for everything else, also for what an import has reserved an id
// for and not shown yet. Where several imported communities have the same number, the site decides when the address or the
// page that led here names it, then the words of the address; else the one that came first owns the number.
import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { urls } from "~/urls";
import { oldListAddress } from "./old-lists";

/** A number in an old address; anything else belongs to no import. */
const EXTERNAL_ID = /^[1-9][0-9]{0,14}$/;

/** What else is known of an address: the old site's host, where it must or may be, and the words behind the number. */
export type OldPlace = { site?: string; referer?: string | null; words?: string };

/** `/questions/123`, `/q/123`, `/a/456`: the question, or the answer's place on the page of its question. */
export async function resolveLegacyPost(db: Db, externalId: string, place: OldPlace = {}): Promise<string | null> {
  const documentId = await findOrigin(db, { kind: "post", externalId, place });
  return documentId === null ? null : placeOfPost(db, documentId);
}

/** `/posts/comments/7`: the comment, by its permanent address. */
export async function resolveLegacyComment(db: Db, externalId: string, place: OldPlace = {}): Promise<string | null> {
  const documentId = await findOrigin(db, { kind: "comment", externalId, place });
  if (documentId === null) return null;
  const rows = await db.execute(sql`
    select 1 from comments c join documents d on d.id = c.id and d.state = 'published' join questions q on q.id = c.question_id and q.is_listed
    where c.id = ${documentId}::bigint`);
  return rows.length > 0 ? urls.permalink(documentId) : null;
}

/** `/posts/123/revisions`: the history of the question or answer. */
export async function resolveLegacyHistory(db: Db, externalId: string, place: OldPlace = {}): Promise<string | null> {
  const documentId = await findOrigin(db, { kind: "post", externalId, place });
  return documentId !== null && (await placeOfPost(db, documentId)) !== null ? urls.history(documentId) : null;
}

/** `/users/7/name`: the member's page. */
export async function resolveLegacyUser(db: Db, externalId: string, place: OldPlace = {}): Promise<string | null> {
  const userId = await findOrigin(db, { kind: "user", externalId, place });
  if (userId === null) return null;
  const rows = await db.execute<{ name: string }>(sql`
    select name from users where id = ${userId}::bigint and deleted_at is null`);
  return rows[0] ? urls.member(rows[0].name) : null;
}

/** A whole address of the old site, without its host: whoever moved two sites here lets each lead to `/from/HOST/…`. */
export async function resolveOldAddress(db: Db, site: string, path: string): Promise<string | null> {
  const [room = "", first = "", second = "", third = ""] = path.split("/");
  const place = { site, words: second };
  if (room === "users" || room === "u") return resolveLegacyUser(db, first, place);
  if (room === "posts" && first === "comments") return resolveLegacyComment(db, second, { site });
  if (room === "posts") return resolveLegacyHistory(db, first, { site });
  if (room === "q" || room === "a") return resolveLegacyPost(db, first, { site });
  if (room === "revisions") return resolveLegacyHistory(db, first, { site });
  if (room !== "questions") return oldListAddress(path);
  return (
    (await resolveLegacyPost(db, third, place)) ?? (await resolveLegacyPost(db, first, place)) ?? oldListAddress(path)
  );
}

type OriginTarget = { id: number; kind: string; questionId: number; title: string };

/** The address of a question or answer that everybody may see, by our own id; one that stays, because it is led to for ever. */
export async function placeOfPost(db: Db, documentId: number): Promise<string | null> {
  const rows = await db.execute<OriginTarget>(sql`
    select d.id, d.kind, q.id as "questionId", q.title from documents d left join answers a on a.id = d.id
      join questions q on q.id = coalesce(a.question_id, d.id)
    where d.id = ${documentId}::bigint and d.state = 'published' and q.is_listed`);
  const place = rows[0];
  if (!place) return null;
  return place.kind === "question"
    ? urls.question({ id: place.questionId, title: place.title })
    : urls.permalink(place.id);
}

type Candidate = { id: number; source: string };

/** One look per imported community: the primary key begins with the source, and there are few of those. */
async function findOrigin(
  db: Db,
  { kind, externalId, place }: { kind: "post" | "user" | "comment"; externalId: string; place: OldPlace },
): Promise<number | null> {
  if (!EXTERNAL_ID.test(externalId)) return null;
  const rows = await db.execute<Candidate>(sql`
    with recursive sources(source) as (
      (select source from origins order by source limit 1)
      union all select (select o.source from origins o where o.source > s.source order by o.source limit 1) from sources s where s.source is not null
    )
    select o.internal_id as id, o.source from sources s
      join origins o on o.source = s.source and o.kind = ${kind} and o.external_id = ${externalId}
    order by o.internal_id`);
  const { site, referer } = place;
  if (site !== undefined) return rows.find((row) => isFrom(row, site))?.id ?? null;
  if (rows.length < 2) return rows[0]?.id ?? null;
  const named = referer ? rows.find((row) => isFrom(row, referer)) : undefined;
  return named?.id ?? (await findByWords(db, kind, rows, place.words ?? "")) ?? rows[0]?.id ?? null;
}

function isFrom({ source }: Candidate, site: string): boolean {
  return source === `stackexchange:${site.toLowerCase()}`;
}

/** Of several with one number the one whose title, or name, is what the address says. */
async function findByWords(
  db: Db,
  kind: "post" | "user" | "comment",
  candidates: readonly Candidate[],
  words: string,
): Promise<number | null> {
  const wanted = wordKey(words);
  if (wanted === "" || kind === "comment") return null;
  const ids = idArray(candidates.map(({ id }) => id));
  const rows = await db.execute<{ id: number; title: string }>(
    kind === "user"
      ? sql`select id, display_name as title from users where id = any(${ids}) order by id`
      : sql`select d.id, q.title from documents d left join answers a on a.id = d.id
          join questions q on q.id = coalesce(a.question_id, d.id) where d.id = any(${ids}) order by d.id`,
  );
  const exact = rows.find(({ title }) => wordKey(title) === wanted);
  return (exact ?? rows.find(({ title }) => isBeginning(wordKey(title), wanted)))?.id ?? null;
}

/** Addresses cut long titles. */
function isBeginning(title: string, wanted: string): boolean {
  const length = Math.min(title.length, wanted.length);
  return length >= SHORTEST_BEGINNING && title.slice(0, length) === wanted.slice(0, length);
}

const SHORTEST_BEGINNING = 12;

/** Letters and digits, as what an address makes of a title begins with the same ones. */
function wordKey(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
