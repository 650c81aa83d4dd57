// Under which licence each text is: as its row says it, as --licence says it, or as the network of such sites puts its texts
// under one by their day. Remembered beside the old number, and added to what was imported without.
import { type SQL, sql } from "drizzle-orm";
import { isWithoutLicence, LICENCE } from "~/models/community/imported-from.server";
import { networkLicences } from "~/text/licence";
import type { ImportRun } from "../import-run";

export async function rememberLicences(run: ImportRun): Promise<void> {
  await remember(run, { kind: "post", table: sql`import_posts` });
  await remember(run, { kind: "comment", table: sql`import_comments` });
  const [without] = await run.db.execute<{ count: number }>(sql`
    select count(*) from origins o where o.source = ${run.source} and o.kind in ('post', 'comment') and ${isWithoutLicence}`);
  run.report.remark("texts whose licence the dump does not say; say it with --licence", without?.count ?? 0);
}

async function remember(
  { db, source, hosts, licence }: ImportRun,
  { kind, table }: { kind: string; table: SQL },
): Promise<void> {
  const byDay = networkLicences(hosts).map(
    ([until, name]) => sql`when t.created_at < ${dayOf(until)}::timestamptz then ${name}`,
  );
  const known =
    licence !== null ? sql`${licence}` : byDay.length > 0 ? sql`case ${sql.join(byDay, sql` `)} end` : sql`null`;
  await db.execute(sql`
    insert into origins (source, kind, external_id, internal_id)
    select o.source, ${LICENCE}, o.kind || ' ' || o.external_id || ' ' || named.licence, o.internal_id
    from origins o join ${table} t on o.external_id = t.id::text
      cross join lateral (select coalesce(nullif(left(trim(t.licence), 100), ''), ${known}) as licence) named
    where o.source = ${source} and o.kind = ${kind} and named.licence is not null and ${isWithoutLicence} on conflict do nothing`);
}

function dayOf(until: string): string {
  return until.length === 10 ? `${until}T00:00:00Z` : "infinity";
}
