// Which decisions changed the text itself. Closing a question, linking it, merging it or not taking a suggestion leaves the text as it
// is, and so does taking such a decision back: "restore" and "overturn" are the outcomes of both kinds.
import { type SQL, sql } from "drizzle-orm";
import { OUTSIDE_OUTCOMES } from "#moderation/appeals";
import { textArray } from "~/database/arrays";

/** `decision`: a row of decisions, whose outcome is asked about beside this. Costs: one look-up by key for an overturning. */
export function changedText(decision: SQL): SQL {
  return sql`(case ${decision}.outcome
    when 'restore' then coalesce(${decision}.effects #>> '{state,from}' <> ${decision}.effects #>> '{state,to}', true)
    when 'overturn' then not exists (select 1 from decisions o where o.id = ${decision}.appealed_id and o.outcome = any(${textArray(OUTSIDE_OUTCOMES)}))
    else true end)`;
}
