// Writes a community into one file: all tables as they were at one moment (a repeatable-read snapshot, while writing
// goes on), and the uploads. The archive is a gzipped tar of text files that PostgreSQL's COPY understands.
//
// Promises: memory stays within a few parts however large the community is; the file appears under its name only when
// it is complete. Sequences are read after the snapshot, so they are never behind the rows.
// Tried and dropped: pg_dump (neither npm's binaries nor an external server bring one that is sure to fit).
import { createHash, type Hash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type postgres from "postgres";
import { StartError } from "#drizzle/start-error";
import { version } from "../../package.json";
import { listSequences, listTables, quoted, type Table } from "./catalogue.server";
import { FORMAT, HEAD_NAME, MANIFEST_NAME, type Manifest, type TableSummary } from "./manifest";
import { BLOCK_BYTES, END_OF_ARCHIVE, padding, tarHeader } from "./tar";

const PART_BYTES = 4 << 20;
export const LARGEST_FILE_BYTES = 64 << 20;

/** How values are written is a setting; these hold for the reader as well. */
export const TEXT_FORM =
  "set local datestyle = 'ISO'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; " +
  "set local extra_float_digits = 3; set local timezone = 'UTC'; set local search_path = public; set local statement_timeout = 0";

export type Source = { sql: postgres.Sql; uploadsFolder: string };

/** Writes the archive to `path` and returns what is in it. */
export async function writeBackup(source: Source, path: string): Promise<Manifest> {
  const unfinished = `${path}.unfinished`;
  const manifest: Manifest = { migrations: [], tables: [], sequences: [], uploads: { files: 0, bytes: 0, sha256: "" } };
  try {
    const file = createWriteStream(unfinished, { mode: 0o600, flush: true });
    await pipeline(Readable.from(archive(source, manifest), { objectMode: false }), createGzip(), file);
    await rename(unfinished, path);
    return manifest;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function* archive({ sql, uploadsFolder }: Source, manifest: Manifest): AsyncGenerator<Buffer> {
  const connection = await sql.reserve();
  try {
    await connection.unsafe(`begin isolation level repeatable read read only; ${TEXT_FORM}`);
    manifest.migrations = await connection<
      Manifest["migrations"]
    >`select name, hash from schema_migrations order by name`;
    yield* file(HEAD_NAME, json({ format: FORMAT, product: version, createdAt: new Date().toISOString() }));
    for (const table of await listTables(connection)) yield* tableFiles(connection, table, manifest);
    manifest.sequences = await sequences(connection);
  } finally {
    await connection`rollback`.catch(() => undefined); // nothing was written; the connection may be gone
    connection.release();
  }
  yield* uploadFiles(uploadsFolder, manifest);
  yield* file(MANIFEST_NAME, json(manifest));
  yield END_OF_ARCHIVE;
}

async function* tableFiles(connection: postgres.ReservedSql, table: Table, manifest: Manifest): AsyncGenerator<Buffer> {
  const columns = table.columns.map(quoted).join(", ");
  const rows = await connection.unsafe(`copy public.${quoted(table.name)} (${columns}) to stdout`).readable();
  const summary: TableSummary = { ...table, rows: 0, bytes: 0, sha256: "" };
  const hash = createHash("sha256");
  let number = 0;
  try {
    for await (const part of inParts(rows.iterator({ destroyOnReturn: false }))) {
      number += 1;
      hash.update(part);
      summary.bytes += part.length;
      summary.rows += countLines(part);
      yield* file(partName(table.name, number), part);
    }
  } finally {
    await readToEnd(rows);
  }
  manifest.tables.push({ ...summary, sha256: hash.digest("hex") });
}

/** A connection is good for other queries only when the whole answer was read, whoever lost interest in it. */
async function readToEnd(rows: Readable): Promise<void> {
  const end = finished(rows);
  rows.resume();
  await end.catch(() => undefined); // a lost connection is told by whoever uses it next
  // postgres.js pauses its socket while we are slow and forgets to go on when the last row was the one that paused it.
  rows._read(0);
}

export function partName(table: string, number: number): string {
  return `tables/${table}/${String(number).padStart(6, "0")}`;
}

/** In COPY's text form every row ends with a line feed, and one inside a value is written as \n. */
export function countLines(part: Buffer): number {
  let lines = 0;
  for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, at + 1)) lines += 1;
  return lines;
}

async function* inParts(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < PART_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

async function sequences(connection: postgres.ReservedSql): Promise<Manifest["sequences"]> {
  const found: Manifest["sequences"] = [];
  for (const name of await listSequences(connection)) {
    const [row] = await connection.unsafe<{ value: string; isCalled: boolean }[]>(
      `select last_value::text as value, is_called as "isCalled" from public.${quoted(name)}`,
    );
    if (row) found.push({ name, ...row });
  }
  return found;
}

async function* uploadFiles(folder: string, manifest: Manifest): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  for (const name of await filesBelow(folder)) {
    const content = await readUpload(join(folder, name));
    if (content === null) continue; // deleted since the snapshot, and its row with it
    addUpload(hash, name, content);
    manifest.uploads.files += 1;
    manifest.uploads.bytes += content.length;
    yield* file(`uploads/${name}`, content);
  }
  manifest.uploads.sha256 = hash.digest("hex");
}

/** One checksum over all uploads: names, sizes and contents in order. */
export function addUpload(hash: Hash, name: string, content: Buffer): void {
  hash.update(`${name}\n${content.length}\n`).update(content);
}

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  return (
    found
      // What begins with a dot is not an upload: the mark of a server, a file that is being written.
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll("\\", "/"),
      )
      .sort()
  );
}

async function readUpload(path: string): Promise<Buffer | null> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE_BYTES)
      throw new StartError(`The upload ${path} is larger than a backup can take (${LARGEST_FILE_BYTES >> 20} MB).`);
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function* file(name: string, content: Buffer): Generator<Buffer> {
  yield tarHeader({ name, size: content.length }, new Date());
  if (content.length > 0) yield content;
  if (content.length % BLOCK_BYTES > 0) yield padding(content.length);
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
