// Deciding about several cases at once: first what would happen to each, then all of it under one batch, taken back as a whole.
//
// Promises: the preview asks what deciding asks, and deciding asks again; what cannot be decided like this says why and stays. Only
// texts: appeals, suggestions and members want a look of their own. Costs: two statements for the page, a transaction for each case.
import { sql } from "drizzle-orm";
import type { RuleKey } from "#moderation/rules";
import type { Actor } from "~/actor";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { CASES_PER_PAGE } from "~/models/page-sizes";
import { loadRuleNames } from "~/models/rule/names.server";
import { citableRules } from "~/models/rule/titles";
import { isFirstDecider } from "./first-decider.server";
import { listCases, type QueueRow } from "./queue.server";
import type { BulkOutcome, QueueReader } from "./queue-kinds";
import { noteVerdict } from "./verdict.server";

/** Why a case stays as it is. */
export type BulkRefusal = "gone" | "claimed" | "own-case" | "first-decider" | "unfit";

export type BulkLine = {
  caseId: number;
  version: number;
  row: QueueRow | null;
  /** What would happen; null where nothing does. */
  act: BulkOutcome | "dismiss" | null;
  refusal: BulkRefusal | null;
};

type FactsRow = { caseId: number; version: number; documentId: number | null; authorId: number | null };

export async function previewBulk(
  db: Db,
  asked: { actor: Actor; reader: QueueReader; caseIds: readonly number[]; outcome: BulkOutcome },
): Promise<BulkLine[]> {
  const { actor, reader, outcome } = asked;
  const caseIds = [...new Set(asked.caseIds)].slice(0, CASES_PER_PAGE);
  if (caseIds.length === 0) return [];
  const only = sql`c.id = any(${idArray(caseIds)})`;
  const [{ rows }, facts] = await Promise.all([
    listCases(db, { reader, kind: null, after: null, limit: CASES_PER_PAGE, only }),
    db.execute<FactsRow>(sql`
      select c.id as "caseId", c.version, c.document_id as "documentId", d.author_id as "authorId"
      from cases c left join documents d on d.id = c.document_id where ${only}`),
  ]);
  const lines: BulkLine[] = [];
  for (const caseId of caseIds) {
    const row = rows.find(({ id }) => id === caseId) ?? null;
    const fact = facts.find((one) => one.caseId === caseId);
    const isFirst =
      row?.kinds.includes("appeal") === true && fact?.documentId
        ? await isFirstDecider(db, { documentId: fact.documentId }, actor.id)
        : false;
    const refusal = row && fact ? refusalOf(row, { outcome, actor, isFirst, authorId: fact.authorId }) : "gone";
    const act = row && refusal === null ? actOf(row, outcome) : null;
    lines.push({ caseId, version: fact?.version ?? 0, row, act, refusal });
  }
  return lines;
}

type Facts = { outcome: BulkOutcome; actor: Actor; isFirst: boolean; authorId: number | null };

function refusalOf(
  { kinds, claim, documentKind }: QueueRow,
  { outcome, actor, isFirst, authorId }: Facts,
): BulkRefusal | null {
  if (authorId === actor.id) return "own-case";
  if (isFirst) return "first-decider";
  if (claim !== null && claim.byId !== actor.id) return "claimed";
  const isAboutText = kinds.some((kind) => ["held", "held-again", "hidden", "edit-held", "flagged"].includes(kind));
  const isEdit = kinds.includes("edit-held");
  const isLivePage = kinds.includes("flagged") && (documentKind === "page" || documentKind === "faq");
  // A change beside a live text is not removed; it is not taken over. A live page is not sent back as a whole.
  const isFitting = isAboutText && !(isEdit ? outcome === "remove" : outcome === "return" && isLivePage);
  return isFitting ? null : "unfit";
}

/** What members flagged and nothing holds is in view: letting it stand is what publishing is elsewhere. */
function actOf({ kinds }: QueueRow, outcome: BulkOutcome): BulkOutcome | "dismiss" {
  return outcome === "publish" && kinds.includes("flagged") && !kinds.includes("edit-held") ? "dismiss" : outcome;
}

export type Bulk = {
  actor: Actor;
  reader: QueueReader;
  outcome: BulkOutcome;
  /** As they were seen. */
  cases: readonly { caseId: number; version: number }[];
  /** "found": of each the rule that found it. */
  rule: RuleKey | "found" | null;
  note: string;
  batch: string;
};

/** `left`: they wait still. `gone`: they did not wait any more, also because this very press decided about them before. */
export type BulkDone = { kind: "done"; decided: number; left: number; gone: number } | { kind: "reason-needed" };

export async function decideBulk(db: Db, bulk: Bulk): Promise<BulkDone> {
  const { outcome, rule, note, actor, batch } = bulk;
  if (outcome !== "publish" && rule === null && note === "") return { kind: "reason-needed" };
  const caseIds = bulk.cases.map(({ caseId }) => caseId);
  const lines = await previewBulk(db, { ...bulk, caseIds });
  const citable = citableRules({ rules: await loadRuleNames(db) });
  let decided = 0;
  for (const { caseId, version } of bulk.cases) {
    const line = lines.find((one) => one.caseId === caseId);
    if (!line?.row || line.act === null) continue;
    const found = outcome === "publish" ? null : rule === "found" ? ruleThatFound(line.row, citable) : rule;
    const about = line.act === "dismiss" ? ("flag" as const) : null;
    const verdict = { actor, caseId, version, outcome: line.act, rule: found, passage: null, note, about };
    if ((await noteVerdict(db, verdict, batch)).kind === "decided") decided += 1;
  }
  const gone = bulk.cases.filter(({ caseId }) => !lines.find((one) => one.caseId === caseId)?.row).length;
  return { kind: "done", decided, left: bulk.cases.length - decided - gone, gone };
}

/** Null where it holds no more. */
function ruleThatFound({ reasons }: QueueRow, citable: readonly RuleKey[]): RuleKey | null {
  const named = reasons.find(({ rule }) => rule !== null)?.rule;
  return citable.find((key) => key === named) ?? null;
}
