// The first pass over an export: read to its end, checked record by record, copied into temporary tables.
//
// Promises: nothing of the community is touched before the whole file was found sound; damage names the line. Memory stays
// flat: texts go to the database a few megabytes at a time. The tables belong to the one connection (see the other importer).
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type postgres from "postgres";
import { StartError } from "#drizzle/start-error";
import { DamagedInput } from "~/imports/damaged-input";
import type { Progress } from "~/imports/progress";
import { readPage, readRevision, type StagedPage, type StagedRevision } from "./fields";
import { readExport, type XmlRecord } from "./xml.server";

export type OldSite = {
  name: string;
  database: string;
  base: string;
  /** As the export says it; empty where it does not. */
  language: string;
  namespaces: Record<number, string>;
};
export type StagedExport = { file: string; site: OldSite; pages: number; revisions: number; others: number };

const CHARACTERS_AT_ONCE = 2_000_000;
const ROWS_AT_ONCE = 1_000;

const TABLES = [
  "create temporary table import_pages (line bigint, id bigint, ns int, title text, redirect text)",
  `create temporary table import_revisions (ordinal bigint generated always as identity, line bigint, id bigint, page bigint, parent bigint, at timestamptz,
    author text, registered boolean, comment text, minor boolean, model text, text text)`,
];
const PAGES = `insert into import_pages select * from json_to_recordset($1::text::json) as r(line bigint, id bigint, ns int, title text, redirect text)`;
const REVISIONS = `insert into import_revisions (line, id, page, parent, at, author, registered, comment, minor, model, text)
  select line, id, page, parent, at, author, "isRegistered", comment, minor, model, text from json_to_recordset($1::text::json)
  as r(line bigint, id bigint, page bigint, parent bigint, at timestamptz, author text, "isRegistered" boolean, comment text, minor boolean, model text, text text)`;

/** `sql` must be a single connection. */
export async function stageExport(
  sql: postgres.Sql,
  { path, progress, signal }: { path: string; progress: Progress; signal: AbortSignal },
): Promise<StagedExport> {
  const about = await stat(path).catch(() => null);
  if (!about?.isFile()) throw new StartError(`There is no file ${path} that can be read.`);
  for (const statement of TABLES) await sql.unsafe(statement);
  progress.begin(`Reading ${basename(path)}`, about.size);
  const staging = new Staging(sql, basename(path));
  for await (const records of readExport(path, (bytes) => progress.advance(bytes))) {
    signal.throwIfAborted();
    for (const record of records) staging.take(record);
    if (staging.isFull()) await staging.write();
  }
  await staging.write();
  const staged = await staging.finished();
  progress.end(`${staged.pages.toLocaleString("en")} pages, ${staged.revisions.toLocaleString("en")} revisions`);
  return staged;
}

class Staging {
  private readonly counts = { pages: 0, revisions: 0, others: 0 };
  private site: OldSite = { name: "", database: "", base: "", language: "", namespaces: {} };
  private pages: StagedPage[] = [];
  private revisions: StagedRevision[] = [];
  private characters = 0;
  private page = 0;
  private stubs = 0;

  constructor(
    private readonly sql: postgres.Sql,
    private readonly file: string,
  ) {}

  take(record: XmlRecord): void {
    try {
      this.checked(record);
    } catch (error) {
      throw new DamagedInput(this.file, record.line, error instanceof Error ? error.message : String(error));
    }
  }

  isFull(): boolean {
    return this.characters > CHARACTERS_AT_ONCE || this.pages.length + this.revisions.length > ROWS_AT_ONCE;
  }

  async write(): Promise<void> {
    if (this.pages.length > 0) await this.sql.unsafe(PAGES, [JSON.stringify(this.pages)]);
    if (this.revisions.length > 0) await this.sql.unsafe(REVISIONS, [JSON.stringify(this.revisions)]);
    this.pages = [];
    this.revisions = [];
    this.characters = 0;
  }

  async finished(): Promise<StagedExport> {
    const { sql, file, counts, site } = this;
    if (counts.pages === 0) throw new DamagedInput(file, null, "there is no page in it");
    if (this.stubs > 0 && this.stubs === counts.revisions)
      throw new DamagedInput(file, null, "it has no texts; export the wiki with its texts and its whole history");
    for (const [table, what] of [
      ["import_pages", "page"],
      ["import_revisions", "revision"],
    ]) {
      const [repeated] = await sql.unsafe<{ id: number; line: number }[]>(
        `select id, max(line) as line from ${table} group by id having count(*) > 1 order by 2 limit 1`,
      );
      if (repeated) throw new DamagedInput(file, repeated.line, `the ${what} ${repeated.id} stands here a second time`);
      await sql.unsafe(`alter table ${table} add primary key (id)`);
    }
    await sql.unsafe("create index on import_revisions (page, ordinal)");
    await sql.unsafe("analyze import_pages, import_revisions");
    return { file, site, ...counts };
  }

  private checked(record: XmlRecord): void {
    if (record.kind === "siteinfo") this.site = siteOf(record);
    else if (record.kind === "other") this.counts.others += 1;
    else if (record.kind === "page") {
      const page = readPage(record);
      this.pages.push(page);
      this.page = page.id;
      this.counts.pages += 1;
    } else {
      const revision = readRevision(record, this.page);
      this.revisions.push(revision);
      this.characters += (revision.text?.length ?? 0) + revision.comment.length;
      this.counts.revisions += 1;
      if (revision.isEmptyStub) this.stubs += 1;
    }
  }
}

function siteOf({ fields, namespaces }: XmlRecord): OldSite {
  return {
    name: (fields.sitename ?? "").trim().slice(0, 200),
    database: (fields.dbname ?? "").trim().slice(0, 100),
    language: (fields.language ?? "").trim().slice(0, 35),
    base: (fields.base ?? "").trim().slice(0, 1_000),
    namespaces: Object.fromEntries(
      Object.entries(namespaces).flatMap(([key, name]) =>
        /^-?\d{1,6}$/.test(key) && name !== "" ? [[Number(key), name]] : [],
      ),
    ),
  };
}
