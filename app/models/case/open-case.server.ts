import { sql } from "drizzle-orm";
import type { Reason } from "#moderation/reason";
import type { Db } from "~/database/db.server";

/** Opens (or reopens) the one case of a document and records why; in the transaction that stores the text. */
export async function openCase(
  db: Db,
  { documentId, revisionId, reasons }: { documentId: number; revisionId: number; reasons: Reason[] },
): Promise<void> {
  await db.execute(sql`
    with opened as (
      insert into cases (document_id) values (${documentId}::bigint)
      on conflict (document_id) do update set state = 'open', version = cases.version + 1, opened_at = now(), decided_at = null, claimed_by = null
      returning id
    )
    insert into signals (case_id, kind, revision_id, code, parameters, rule, rule_version, passage)
    select opened.id, 'detector', ${revisionId}::bigint, s.code, coalesce(s.parameters, '{}'::jsonb), s.rule, s.version, s.passage
    from opened, jsonb_to_recordset(${JSON.stringify(reasons)}::jsonb)
      as s(code text, parameters jsonb, rule text, version int, passage text)`);
}
