// Questions: asking one, and what belongs to writing one down (tags, lists, search). Reading is in page.server and
// list.server; closing, moving and merging in care.server.
import { sql } from "drizzle-orm";
import { OFFER_DAYS } from "#moderation/offers";
import { canAsk } from "#moderation/permissions/posts";
import type { Reason } from "#moderation/reason";
import type { Actor } from "~/actor";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { createDocument } from "~/models/document/document.server";
import { type DraftingForm, keepRefused } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { excerptOf } from "~/models/document/excerpt";
import { submit } from "~/models/document/submit.server";
import type { Landing, PostOutcome, Writing, WrittenText } from "~/models/document/writing";
import { linkWithEntry } from "~/models/faq/stuck.server";
import { type AskedAbout, noteAskedAbout } from "~/models/wiki/asked-about.server";
import { refuseOffer } from "./offer.server";
import { setQuestionTags } from "./tag.server";

export type Ask = DraftingForm & {
  actor: Actor;
  title: string;
  body: string;
  area: { id: number; kind: string };
  productId: number | null;
  versionId: number | null;
  tags: string[];
  language: string;
  isDisclosed: boolean;
  /** There is a Marketplace, and the author has not been offered to go there yet. */
  mayOffer?: boolean;
  /** The page of the wiki that it is about. */
  about?: AskedAbout | null;
  /** Where the form kept what was typed. */
  draftTarget?: string;
  /** The FAQ entry that did not help. */
  fromEntryId?: number | null;
};

/** A question that is refused as a whole is kept among the drafts of its author. */
export async function askQuestion(db: Db, ask: Ask): Promise<PostOutcome> {
  const outcome = await submit(db, asking(ask));
  if (outcome.kind === "forbidden") {
    const fields = { title: ask.title, body: ask.body, tags: ask.tags.join(", "), language: ask.language };
    const target = ask.draftTarget ?? draftTargets.ask();
    return keepRefused(db, outcome, { userId: ask.actor.id, target, fields, form: ask });
  }
  return outcome;
}

type TooManyOffers = { kind: "refused"; reasons: Reason[] };

function asking(ask: Ask): Writing<WrittenText, Landing, TooManyOffers> {
  const { actor, key, drafted, language, productId, isDisclosed } = ask;
  const place = { areaId: ask.area.id, productId, allowsAdvertising: ask.area.kind === "marketplace" };
  const typed = { title: ask.title, source: ask.body, tags: ask.tags };
  return {
    actor,
    key,
    drafted,
    command: "ask",
    limit: "question",
    draft: ask.draftTarget ?? draftTargets.ask(),
    kind: "question",
    language,
    place,
    typed,
    chosenPlace: [ask.area.id, productId, ask.versionId, language],
    isDisclosed,
    mayOffer: ask.mayOffer ?? false,
    twin: {
      place: sql`exists (select 1 from questions q where q.id = d.id and q.area_id = ${place.areaId}::bigint
        and q.product_id is not distinct from ${productId}::bigint)`,
      land: async (_db, documentId) => ({ documentId }),
    },
    may: (author) => canAsk(author, place),
    prepare: async () => typed,
    lock: async (tx) => {
      const reasons = place.allowsAdvertising ? await refuseOffer(tx, actor.id) : [];
      return reasons.length > 0 ? { kind: "refused", reasons } : null;
    },
    store: async (tx, { rendered, isHeld }) => {
      const state = isHeld ? "held" : "published";
      const document = {
        kind: "question",
        productId,
        language,
        authorId: actor.id,
        ...typed,
        rendered,
        state,
      } as const;
      const { documentId, revisionId } = await createDocument(tx, document);
      await insertQuestion(tx, ask, { id: documentId, plain: rendered.plain, isListed: !isHeld });
      if (ask.fromEntryId) await linkWithEntry(tx, { questionId: documentId, entryId: ask.fromEntryId });
      if (ask.about) await noteAskedAbout(tx, documentId, ask.about);
      return { revisionId, landing: { documentId } };
    },
    show: async (tx, _written, { landing }) => {
      await setQuestionTags(tx, { questionId: landing.documentId, tags: ask.tags });
      return null;
    },
    event: () => ({ verb: "asked" }),
    pages: () => ["lists"],
  };
}

async function insertQuestion(
  db: Db,
  ask: Ask,
  { id, plain, isListed }: { id: number; plain: string; isListed: boolean },
): Promise<void> {
  await db.execute(sql`
    insert into questions (id, area_id, product_id, version_id, language, title, excerpt, tag_slugs, is_listed, active_by,
      offer_begun_at, offer_ends_at)
    values (${id}::bigint, ${ask.area.id}::bigint, ${ask.productId}::bigint, ${ask.versionId}::bigint, ${ask.language}, ${ask.title},
      ${excerptOf(plain)}, ${textArray(ask.tags)}, ${isListed}, ${ask.actor.id}::bigint,
      ${ask.area.kind === "marketplace" ? sql`now(), now() + make_interval(days => ${OFFER_DAYS})` : sql`null, null`})`);
}
