// Offers: how many a member has begun lately, and taking a draft along to the Marketplace.
import { sql } from "drizzle-orm";
import { judgeOffer, OFFER_WINDOW_DAYS } from "#moderation/offers";
import type { Reason } from "#moderation/reason";
import type { Db } from "~/database/db.server";
import { findMarketplace } from "~/models/community/community.server";
import { type DraftingForm, discardDraft, saveDraft, settleDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";

/** Two offers handed in at once wait for each other, so that of both one is taken. The lock ends with the transaction. */
const OFFER_LOCK = 7_266_173;

/** Why this member may not begin another offer now; empty when they may. In the transaction that stores it. */
export async function refuseOffer(tx: Db, userId: number): Promise<Reason[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(${OFFER_LOCK}, (${userId}::bigint % 2147483647)::int)`);
  const rows = await tx.execute<{ count: number; days: number | null }>(sql`
    select count(*) as count, extract(epoch from min(d.created_at) + make_interval(days => ${OFFER_WINDOW_DAYS}) - now())::float8 / 86400 as days
    from documents d join questions q on q.id = d.id
    where d.author_id = ${userId}::bigint and d.kind = 'question' and q.offer_ends_at is not null and d.state in ('published', 'held')
      and d.created_at > now() - make_interval(days => ${OFFER_WINDOW_DAYS})`);
  return judgeOffer({ offersLately: rows[0]?.count ?? 0, freeInDays: rows[0]?.days ?? 0 });
}

/**
 * Over questions q: not merged into another, and no offer, or one whose time is not over. An offer that is over keeps its page,
 * a merged question leads to the other one; neither is in a list or a search.
 */
export const IS_CURRENT = sql`(q.merged_into is null and (q.offer_ends_at is null or q.offer_ends_at > now()))`;

/** Questions whose time as an offer is over and that can still be found in the index. */
export async function endedOffers(db: Db): Promise<number[]> {
  const rows = await db.execute<{ id: number }>(sql`
    select s.document_id as id from questions q join search_documents s on s.question_id = q.id where q.offer_ends_at <= now()`);
  return rows.map((row) => row.id);
}

export const OFFER_DRAFT = draftTargets.offer();

/**
 * An answer or comment that is an offer becomes the draft of one: nothing is typed again, only a title is added. The
 * draft it came from is thrown away. False when there is no Marketplace, or no room for another draft.
 */
export async function takeToMarketplace(
  db: Db,
  {
    userId,
    body,
    language,
    from,
    form,
  }: { userId: number; body: string; language: string; from: string; form?: DraftingForm },
): Promise<boolean> {
  const areaId = await findMarketplace(db);
  if (areaId === null) return false;
  return db.transaction(async (tx) => {
    const fields = { title: firstWords(body), body, language, area: String(areaId), disclosed: "1" };
    // A form of its own: what the answer's form kept goes, the offer stays.
    const own = form && { key: `offer-${form.key}`, drafted: [] };
    if (!(await saveDraft(tx, { userId, target: OFFER_DRAFT, fields, form: own }))) return false;
    if (form) await settleDraft(tx, { userId, target: from, form });
    else await discardDraft(tx, { userId, target: from });
    return true;
  });
}

const TITLE_CHARACTERS = 80;

/** A title to begin with, which its author sees before anything is posted. */
function firstWords(body: string): string {
  const line = body.trim().split("\n", 1)[0] ?? "";
  const sentence = /^.{15,}?[.!?。！？]/u.exec(line)?.[0] ?? line;
  return [...sentence].slice(0, TITLE_CHARACTERS).join("");
}
