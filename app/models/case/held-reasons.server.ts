// Why a post is not live, for its author: what the rules found in its newest text, what members flagged it for, and what the
// last decision said, until when it can be contested and what came of that.
//
// Refuses: to say who flagged or decided. Costs: one statement, and one for the median review time.

import { sql } from "drizzle-orm";
import { appealUntil, type DecisionOutcome } from "#moderation/appeals";
import type { Db } from "~/database/db.server";
import { type JsonMoment, momentInJson } from "~/database/moments";
import { reviewMinutes } from "./queue.server";

export type HeldReasons = {
  /** An empty code: a moderator or members named this rule, no detector did. */
  reasons: { code: string; rule?: string; passage?: string; parameters?: Record<string, string | number> }[];
  /** What the moderator wrote last; null when nobody has decided or nothing was written. */
  note: string | null;
  reviewMinutes: number | null;
  /** Hidden because members flagged it, and nobody has looked yet. */
  isFlagged: boolean;
  decision: HeldDecision | null;
};

export type HeldDecision = {
  id: number;
  outcome: DecisionOutcome;
  at: Date;
  appealUntil: Date;
  appeal: "waiting" | "uphold" | "overturn" | null;
};

const REASONS_SHOWN = 8;
const NOTHING: HeldReasons = { reasons: [], note: null, reviewMinutes: null, isFlagged: false, decision: null };

type ReasonsRow = {
  reasons: HeldReasons["reasons"];
  flaggedRules: string[];
  last: {
    id: number;
    outcome: DecisionOutcome;
    rule: string | null;
    passage: string | null;
    note: string;
    at: JsonMoment;
    appeal: "waiting" | "uphold" | "overturn" | null;
  } | null;
};

/** The rule a moderator named comes first. */
export async function listReasons(db: Db, documentId: number): Promise<HeldReasons> {
  const rows = await db.execute<ReasonsRow>(sql`
    select coalesce(found.reasons, '[]') as reasons, coalesce(found.flagged, '{}') as "flaggedRules",
      case when last.id is not null then to_json(last) end as last
    from cases c join documents d on d.id = c.document_id
    cross join lateral (
      select json_agg(json_strip_nulls(json_build_object('code', s.code, 'rule', s.rule, 'passage', s.passage, 'parameters', s.parameters)) order by s.id)
          filter (where s.kind = 'detector' and s.revision_id = d.latest_revision_id) as reasons,
        array_agg(distinct s.rule) filter (where s.kind = 'flag' and s.settled_at is null and s.rule is not null) as flagged
      from signals s where s.case_id = c.id
    ) found
    left join lateral (
      select x.id, x.outcome, x.rule, x.passage, x.note, x.at, coalesce(
          (select y.outcome from decisions y where y.appealed_id = x.id),
          (select 'waiting' from signals s where s.decision_id = x.id and s.kind = 'appeal')) as appeal
      from decisions x where x.case_id = c.id and x.outcome in ('return', 'remove', 'move') order by x.id desc limit 1
    ) last on true
    where c.document_id = ${documentId}::bigint`);
  const row = rows[0];
  if (!row) return NOTHING;
  const reasons = row.reasons.slice(-REASONS_SHOWN);
  const { last } = row;
  const name = (rule: string, passage?: string | null) => {
    if (!reasons.some((reason) => reason.rule === rule))
      reasons.unshift({ code: "", rule, ...(passage ? { passage } : {}) });
  };
  for (const rule of row.flaggedRules) name(rule);
  if (last?.rule) name(last.rule, last.passage);
  return {
    reasons,
    note: last?.note || null,
    reviewMinutes: await reviewMinutes(db),
    isFlagged: row.flaggedRules.length > 0,
    decision: last && {
      id: last.id,
      outcome: last.outcome,
      at: momentInJson(last.at),
      appealUntil: appealUntil(momentInJson(last.at)),
      appeal: last.appeal,
    },
  };
}
