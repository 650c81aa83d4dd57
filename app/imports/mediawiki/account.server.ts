// The account of the import of a wiki: what became of every page and every revision of the export.
import { type SQL, sql } from "drizzle-orm";
import { BROUGHT } from "./newer.server";
import { PAGES, REVISIONS, type WikiRun } from "./run";
import type { StagedExport } from "./staging.server";

const WRITTEN = "written";
const THERE = "there";

export async function accountForPages(run: WikiRun, staged: StagedExport): Promise<void> {
  const { report } = run;
  report.read(PAGES, staged.pages);
  report.read(REVISIONS, staged.revisions);
  await count(
    run,
    PAGES,
    sql`
    select case when skip is not null then skip when is_there then ${THERE} else ${WRITTEN} end as outcome, count(*) from import_page_map group by 1`,
  );
  await count(
    run,
    REVISIONS,
    sql`
    select case when m.skip is not null then 'the page was skipped: ' || m.skip
      when m.leads_to is not null then 'revision of a page that only leads to another one now'
      when r.text is null then 'the old wiki hid its text'
      when n.outcome = ${BROUGHT} then ${WRITTEN} when n.outcome is not null then n.outcome
      when m.is_there then ${THERE} else ${WRITTEN} end as outcome, count(*)
    from import_revisions r join import_page_map m on m.id = r.page
      left join import_newer n on n.id = r.id group by 1`,
  );
  if (staged.others > 0) {
    report.read("other records", staged.others);
    report.skipped("other records", "uploaded file or line of a log: only texts are taken over", staged.others);
  }
  const [unnamed] = await run.db.execute<{ count: number }>(sql`
    select count(*) from import_revisions r join import_page_map m on m.id = r.page and m.skip is null and m.leads_to is null
    where not r.registered and r.text is not null`);
  report.remark(
    "revisions by people without an account; they are named as the old wiki named them",
    unnamed?.count ?? 0,
  );
}

async function count({ db, report }: WikiRun, what: string, query: SQL): Promise<void> {
  const rows = await db.execute<{ outcome: string; count: number }>(query);
  for (const { outcome, count: rowCount } of rows) {
    if (outcome === WRITTEN) report.wrote(what, rowCount);
    else if (outcome === THERE) report.found(what, rowCount);
    else report.skipped(what, outcome, rowCount);
  }
}
