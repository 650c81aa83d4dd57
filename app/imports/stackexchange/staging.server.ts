// The first pass over a dump: every file is read to its end, checked row by row and copied into temporary tables.
//
// Promises: nothing of the community is touched before the whole folder was found sound; damage names file and line.
// The temporary tables belong to this one connection: a process killed with -9 leaves nothing of them behind, and a
// backup made meanwhile does not see them. Memory stays flat, the tables are on the database's disk.
// Tried and dropped: maps in memory (PostHistory of a large site has gigabytes) and a schema of ordinary tables
// (needs a right that a company's database user may not have, and stays when the process dies); COPY (the driver's stream
// waits for ever when the connection is lost).
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type postgres from "postgres";
import { StartError } from "#drizzle/start-error";
import { DamagedInput } from "~/imports/damaged-input";
import type { Progress } from "~/imports/progress";
import { readRows, type XmlRow } from "~/imports/xml-rows.server";
import { type Column, DUMP_FILES, type DumpFile, leftAttribute, readValue } from "./files";

const TYPES: Record<Column["kind"], string> = {
  id: "bigint",
  member: "bigint",
  integer: "integer",
  moment: "timestamptz",
  text: "text",
};

const INDEXES = [
  "create index on import_posts (parent_id) where type = 2",
  "create index on import_history (post_id)",
  "create index on import_comments (post_id)",
  "create index on import_votes (post_id)",
  "create index on import_links (post_id)",
];

/** Rows read, by file; and how many attributes of which kind were not taken. */
export type RowCounts = { files: Record<string, number>; left: Record<string, number> };

/** `sql` must be a single connection. */
export async function stageDump(
  sql: postgres.Sql,
  { folder, progress, signal }: { folder: string; progress: Progress; signal: AbortSignal },
): Promise<RowCounts> {
  const paths = await findFiles(folder);
  const counts: RowCounts = { files: {}, left: {} };
  for (const [file, { path, size }] of paths) {
    progress.begin(`Reading ${file.name}`, size);
    const count = await stageFile(sql, file, { path, progress, signal, left: counts.left });
    counts.files[file.name] = count;
    await refuseRepeatedIds(sql, file);
    progress.end(`${count.toLocaleString("en")} rows`);
  }
  for (const statement of INDEXES) await sql.unsafe(statement);
  await sql.unsafe("analyze import_posts, import_history, import_comments, import_votes, import_users, import_links");
  return counts;
}

type FoundFiles = Map<DumpFile, { path: string; size: number }>;

async function findFiles(folder: string): Promise<FoundFiles> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) throw new StartError(`There is no folder ${folder} that can be read.`);
  const found: FoundFiles = new Map();
  const missing: string[] = [];
  for (const file of DUMP_FILES) {
    const name = names.find((candidate) => candidate.toLowerCase() === file.name.toLowerCase());
    const path = join(folder, name ?? "");
    const about = name === undefined ? null : await stat(path);
    if (about?.isFile()) found.set(file, { path, size: about.size });
    else missing.push(file.name);
  }
  if (missing.length > 0)
    throw new StartError(
      `This is not a whole Stack Exchange dump: ${missing.join(", ")} missing in ${folder}. A file without rows will do where there is nothing to say, such as <posthistory></posthistory>; without a history each text has one version, and closings have no reason. Nothing was imported.`,
    );
  return found;
}

async function stageFile(
  sql: postgres.Sql,
  file: DumpFile,
  { path, progress, signal, left }: { path: string; progress: Progress; signal: AbortSignal; left: RowCounts["left"] },
): Promise<number> {
  const columns = file.columns.map(({ name, kind }) => `${name} ${TYPES[kind]}`).join(", ");
  const insert = `insert into ${file.table} select * from json_to_recordset($1::text::json) as r(line bigint, ${columns})`;
  if (file.table !== null) await sql.unsafe(`create temporary table ${file.table} (line bigint, ${columns})`);
  let count = 0;
  for await (const rows of readRows(path, { root: file.root, onRead: (bytes) => progress.advance(bytes) })) {
    signal.throwIfAborted();
    count += rows.length;
    for (const { attributes } of rows) countLeft(file, attributes, left);
    const checked = rows.map((row) => checkedRow(row, file, path));
    if (file.table !== null && checked.length > 0) await sql.unsafe(insert, [JSON.stringify(checked)]);
  }
  return count;
}

function checkedRow(
  { line, attributes }: XmlRow,
  file: DumpFile,
  path: string,
): Record<string, string | number | null> {
  try {
    const values = file.columns.map((column) => [column.name, readValue(column, attributes[column.attribute])]);
    checkTogether(file, attributes);
    return { line, ...Object.fromEntries(values) };
  } catch (error) {
    throw new DamagedInput(basename(path), line, error instanceof Error ? error.message : String(error));
  }
}

function countLeft(file: DumpFile, attributes: Record<string, string>, left: RowCounts["left"]): void {
  for (const [attribute, value] of Object.entries(attributes)) {
    const what = leftAttribute(file, attribute, value);
    if (what !== null) left[what] = (left[what] ?? 0) + 1;
  }
}

function checkTogether(file: DumpFile, attributes: Record<string, string>): void {
  if (file.root !== "posts") return;
  if (attributes.PostTypeId === "1" && !attributes.Title?.trim()) throw new Error("a question without Title");
  if (attributes.PostTypeId === "2" && !attributes.ParentId) throw new Error("an answer without ParentId");
}

async function refuseRepeatedIds(sql: postgres.Sql, file: DumpFile): Promise<void> {
  if (file.table === null) return;
  const [repeated] = await sql.unsafe<{ id: number; line: number }[]>(
    `select id, max(line) as line from ${file.table} group by id having count(*) > 1 order by 2 limit 1`,
  );
  if (repeated) throw new DamagedInput(file.name, repeated.line, `the Id ${repeated.id} stands here a second time`);
  await sql.unsafe(`alter table ${file.table} add primary key (id)`);
}
