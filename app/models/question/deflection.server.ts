// "This solved it": somebody began to ask, found the answer beside the title, and did not have to ask.
//
// Promises: ends the ask (its draft goes with it) and counts once per form, in one transaction; only what the member may see can
// have helped; what is kept are the words that were typed and what answered them, not who typed them.
import { type SQL, sql } from "drizzle-orm";
import { deflections } from "#drizzle/schema/search";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { type DraftingForm, settleDraft } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { loadMemberFacts } from "~/models/member/facts.server";
import { hashOf, once } from "~/models/once.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { logFollowed } from "~/models/search/log.server";

export type Solver =
  | { kind: "question"; id: number; title: string }
  | { kind: "page"; slug: string; productId: number | null }
  | { kind: "faq"; slug: string };

export type DeflectionOutcome =
  | { kind: "done"; solver: Solver }
  | { kind: "missing" }
  | { kind: "limited"; retryAfterSeconds: number };

export type Deflection = DraftingForm & {
  actor: Actor;
  solvedBy: number;
  title: string;
  language: string;
  visit: string | null;
};

export async function endAsk(
  db: Db,
  { actor, solvedBy, title, language, visit, key, drafted }: Deflection,
): Promise<DeflectionOutcome> {
  const member = await loadMemberFacts(db, { actor, productId: null });
  const limit = await takeFromMemberLimit(db, { kind: "solved", member });
  if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
  const solver = await findSolver(db, solvedBy);
  if (solver === null) return { kind: "missing" };
  // Whoever went back and pressed it at another one is led there; one form counts once.
  const done: DeflectionOutcome = { kind: "done", solver };
  const form = { userId: actor.id, key, of: "solved", sent: { hash: hashOf(solvedBy), instead: () => done } };
  const outcome = await once<DeflectionOutcome>(db, form, async (tx) => {
    await tx.insert(deflections).values({ documentId: solvedBy, title, language });
    await settleDraft(tx, { userId: actor.id, target: draftTargets.ask(), form: { key, drafted } });
    return done;
  });
  if (outcome.kind === "done") logFollowed(db, { visit, by: "solved" });
  return outcome;
}

/** What everybody may read; nothing else was offered. */
async function findSolver(tx: Db, id: number): Promise<Solver | null> {
  const rows = await tx.execute<{ solver: Solver | null }>(sql`
    select case d.kind
      when 'question' then ${object(sql`'kind', 'question', 'id', q.id, 'title', q.title`, sql`questions q where q.id = d.id and q.is_listed`)}
      when 'page' then ${object(sql`'kind', 'page', 'slug', p.slug, 'productId', p.product_id`, sql`pages p where p.id = d.id and p.is_listed`)}
      when 'faq' then ${object(sql`'kind', 'faq', 'slug', f.slug`, sql`faq_entries f where f.id = d.id and f.state = 'published'`)} end as solver
    from documents d where d.id = ${id}::bigint and d.state = 'published'`);
  return rows[0]?.solver ?? null;
}

function object(fields: SQL, from: SQL): SQL {
  return sql`(select json_build_object(${fields}) from ${from})`;
}
