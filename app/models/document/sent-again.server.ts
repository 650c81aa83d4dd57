// The same thing sent again: with another key (Back, then the button once more), or with the same key and another text.
//
// Promises: the same text by the same author in the same place within some minutes is the post that is there already,
// whoever the author is; a text that was changed after its form had its effect is not lost and not taken for the first
// one: it is kept as the draft of a change to what was posted. What went out of sight meanwhile may be posted anew.
import { type SQL, sql } from "drizzle-orm";
import { SAME_TEXT_MINUTES } from "#moderation/limits";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { hashOf, type Sent } from "~/models/once.server";
import { blobHash } from "./document.server";
import { type DraftingForm, saveDraft, settleDraft } from "./draft.server";
import { draftTargets } from "./draft-target";
import type { Landed, Overtaken, WrittenText } from "./writing";

/** What a form sent, as it is kept with the form's outcome. */
export function sentText({
  typed,
  chosenPlace = null,
}: Pick<Kept, "typed"> & { chosenPlace?: unknown }): Sent<Overtaken> {
  return {
    hash: hashOf([typed.title, typed.source, typed.tags, chosenPlace]),
    instead: (first) => ({ kind: "overtaken", documentId: documentOf(first), draft: null }),
  };
}

function documentOf(first: object): number {
  return "documentId" in first && typeof first.documentId === "number" ? first.documentId : 0;
}

type Posted<L> = {
  actor: { id: number };
  kind: string;
  typed: WrittenText;
  twin?: { place: SQL; land(db: Db, documentId: number): Promise<L> };
};
type Twin<L> = Landed<L> | Overtaken;

/** The post that says the same in the same place already. One with other tags is a change of it. */
export async function findTwin<L>(db: Db, { actor, kind, typed, twin }: Posted<L>): Promise<Twin<L> | null> {
  if (twin === undefined) return null;
  const rows = await db.execute<{ id: number; isHeld: boolean; isSame: boolean }>(sql`
    select d.id, d.state = 'held' as "isHeld", v.tags is not distinct from ${textArray(typed.tags)} as "isSame"
    from documents d join revisions v on v.document_id = d.id
    where d.author_id = ${actor.id}::bigint and d.kind = ${kind} and d.state in ('published', 'held')
      and d.created_at > now() - make_interval(mins => ${SAME_TEXT_MINUTES})
      and v.blob = ${blobHash(typed.source)} and v.title is not distinct from ${typed.title}::text and ${twin.place}
    order by d.id, "isSame" desc limit 1`);
  const row = rows[0];
  if (!row) return null;
  if (!row.isSame) return { kind: "overtaken", documentId: row.id, draft: null };
  const landing = await twin.land(db, row.id);
  return row.isHeld ? { kind: "held", reasons: [], ...landing } : { kind: "published", ...landing };
}

/** Two texts of one member that are handed in at once wait for each other. The lock ends with the transaction. */
const TWIN_LOCK = 7_266_174;

/** The same, when nobody else can post it until the transaction ends. */
export async function holdTwins<L>(tx: Db, sent: Posted<L>): Promise<Twin<L> | null> {
  if (sent.twin === undefined) return null;
  await tx.execute(sql`select pg_advisory_xact_lock(${TWIN_LOCK}, (${sent.actor.id}::bigint % 2147483647)::int)`);
  return findTwin(tx, sent);
}

type Kept = DraftingForm & {
  actor: { id: number };
  typed: WrittenText;
  draft: string;
  changes?: { documentId: number; fields: Record<string, string> };
};

/** What was typed since becomes the draft of a change; the draft it was typed into has done its duty. */
export async function keepOvertaken(db: Db, kept: Kept, first: Overtaken): Promise<Overtaken> {
  const { actor, typed, changes, key, drafted = [] } = kept;
  const documentId = changes?.documentId ?? first.documentId;
  const target = draftTargets.edit(documentId);
  const fields = { ...draftFields(typed), ...changes?.fields };
  return db.transaction(async (tx) => {
    await settleDraft(tx, { userId: actor.id, target: kept.draft, form: kept });
    const draft = await saveDraft(tx, { userId: actor.id, target, fields, form: { key, drafted } });
    return { kind: "overtaken", documentId, draft: draft?.target ?? null };
  });
}

/** A text as the fields of the form in which it is changed. */
export function draftFields({ title, source, tags }: WrittenText): Record<string, string> {
  return {
    ...(title === null ? {} : { title }),
    body: source,
    ...(tags === null ? {} : { tags: tags.join(", ") }),
  };
}
