// Puts a community back from an archive: on an empty database, or in place of what is there when told to.
//
// Promises: the archive is read and checked as a whole before anything changes, and everything in the database happens
// in one transaction, from clearing it to the last row, so a restore that fails leaves what was there. The schema is
// first the archive's own and is brought up to date afterwards, so older backups fit; newer ones are refused.
// Needs no rights beyond owning the tables: foreign keys are taken off and put back (which checks every row) and
// triggers are paused, because tables point at each other in circles and logs refuse to be emptied.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type postgres from "postgres";
import { createMigrationTable, currentName, migrate, migrations } from "#drizzle/migrate.server";
import { StartError } from "#drizzle/start-error";
import { isOpened, markFolder } from "~/images/folder.server";
import { JOB_SCHEMA, listDrops, listForeignKeys, listTables, quoted } from "./catalogue.server";
import type { Manifest } from "./manifest";
import { readArchive, tableOf, verifyBackup } from "./read.server";
import { type Source, TEXT_FORM } from "./write.server";

export async function restoreBackup(
  { sql, uploadsFolder }: Source,
  path: string,
  { overwrite }: { overwrite: boolean },
): Promise<Manifest> {
  const manifest = await verifyBackup(path);
  refuseUnknownMigrations(manifest);
  const uploads = await mkdtemp(`${uploadsFolder}.new-`);
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(TEXT_FORM);
      await clear(tx, overwrite);
      await buildSchema(tx, manifest);
      await fill(tx, path, manifest, uploads);
    });
    await migrate(sql);
    await sql`analyze`;
    if (await isOpened(uploadsFolder)) await markFolder(uploads); // a server runs beside this
    await replaceFolder(uploadsFolder, uploads);
    return manifest;
  } finally {
    await rm(uploads, { recursive: true, force: true });
  }
}

function refuseUnknownMigrations(manifest: Manifest): void {
  const known = new Map(migrations.map(({ name, hash }) => [name, hash]));
  for (const { name, hash } of manifest.migrations) {
    if (known.get(currentName(name)) === hash) continue;
    throw new StartError(
      `The backup was made by a newer version of Commonplace (migration ${name} is not known here). Restore it with that version.`,
    );
  }
}

async function clear(tx: postgres.TransactionSql, overwrite: boolean): Promise<void> {
  await refuseRunningServer(tx);
  const tables = await listTables(tx);
  const isOurs = tables.length === 0 || tables.some((table) => table.name === "schema_migrations");
  if (!isOurs)
    throw new StartError("The database holds tables that are not Commonplace's. Restore into a database of its own.");
  if (
    !overwrite &&
    (await hasRows(
      tx,
      tables.map((table) => table.name),
    ))
  )
    throw new StartError(
      "The database is not empty. Restore into an empty one, or add --overwrite to replace everything in it.",
    );
  for (const statement of await listDrops(tx)) await tx.unsafe(statement);
  await tx.unsafe(`drop schema if exists ${JOB_SCHEMA} cascade`);
}

/** A server would go on answering from the old community, and write into the new one. */
async function refuseRunningServer(tx: postgres.TransactionSql): Promise<void> {
  const others = await tx`
    select 1 from pg_stat_activity
    where datname = current_database() and application_name = 'commonplace' and pid <> pg_backend_pid() limit 1`;
  if (others.length > 0)
    throw new StartError("A Commonplace server or command is using the database. Stop it before restoring.");
}

async function hasRows(tx: postgres.TransactionSql, tables: string[]): Promise<boolean> {
  for (const name of tables) {
    if (name === "schema_migrations") continue;
    const rows = await tx.unsafe(`select 1 from public.${quoted(name)} limit 1`);
    if (rows.length > 0) return true;
  }
  return false;
}

async function buildSchema(tx: postgres.TransactionSql, manifest: Manifest): Promise<void> {
  await tx`set local client_min_messages = warning`;
  await createMigrationTable(tx);
  const wanted = new Set(manifest.migrations.map(({ name }) => currentName(name)));
  for (const migration of migrations) {
    if (!wanted.has(migration.name)) continue;
    for (const statement of migration.statements) await tx.unsafe(statement);
  }
}

async function fill(tx: postgres.TransactionSql, path: string, manifest: Manifest, uploads: string): Promise<void> {
  const tables = await listTables(tx);
  const names = tables.map((table) => `public.${quoted(table.name)}`);
  const foreignKeys = await listForeignKeys(tx);
  for (const key of foreignKeys)
    await tx.unsafe(`alter table public.${quoted(key.table)} drop constraint ${quoted(key.name)}`);
  for (const name of names) await tx.unsafe(`alter table ${name} disable trigger user`);
  await tx.unsafe(`truncate ${names.join(", ")}`); // a migration may have written rows of its own
  await copyIn(tx, path, manifest, uploads);
  for (const key of foreignKeys)
    await tx.unsafe(`alter table public.${quoted(key.table)} add constraint ${quoted(key.name)} ${key.definition}`);
  for (const name of names) await tx.unsafe(`alter table ${name} enable trigger user`);
  for (const { name, value, isCalled } of manifest.sequences)
    await tx`select setval(${`public.${quoted(name)}`}::regclass, ${value}::bigint, ${isCalled})`;
  await checkCounts(tx, manifest);
}

async function copyIn(tx: postgres.TransactionSql, path: string, manifest: Manifest, uploads: string): Promise<void> {
  const copies = new Copies(tx, manifest);
  for await (const { name, content } of readArchive(path)) {
    if (name.startsWith("uploads/")) await writeUpload(uploads, name.slice("uploads/".length), content);
    if (name.startsWith("tables/")) await copies.write(tableOf(name), content);
  }
  await copies.end();
}

type Copy = { table: string; rows: Writable; done: Promise<void> };

/** One COPY after the other: the parts of a table follow each other in the archive. */
class Copies {
  readonly #tx: postgres.TransactionSql;
  readonly #columns: Map<string, string>;
  #open: Copy | null = null;

  constructor(tx: postgres.TransactionSql, manifest: Manifest) {
    this.#tx = tx;
    this.#columns = new Map(manifest.tables.map((table) => [table.name, table.columns.map(quoted).join(", ")]));
  }

  async write(table: string, content: Buffer): Promise<void> {
    if (this.#open?.table !== table) await this.end();
    this.#open ??= await this.#begin(table);
    const { rows, done } = this.#open;
    if (!rows.write(content)) await Promise.race([once(rows, "drain"), done]);
  }

  async end(): Promise<void> {
    this.#open?.rows.end();
    await this.#open?.done;
    this.#open = null;
  }

  async #begin(table: string): Promise<Copy> {
    const statement = `copy public.${quoted(table)} (${this.#columns.get(table)}) from stdin`;
    const rows: Writable = await this.#tx.unsafe(statement).writable();
    const done = finished(rows);
    done.catch(() => undefined); // told where it is awaited
    return { table, rows, done };
  }
}

async function writeUpload(folder: string, name: string, content: Buffer): Promise<void> {
  if (!/^[\w.-]+(\/[\w.-]+)*$/.test(name) || name.split("/").some((part) => /^\.+$/.test(part)))
    throw new StartError(
      `The backup holds an upload with the name ${name}, which cannot be one of Commonplace's. Nothing was changed.`,
    );
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, content, { mode: 0o600, flush: true });
}

async function checkCounts(tx: postgres.TransactionSql, manifest: Manifest): Promise<void> {
  for (const { name, rows } of manifest.tables) {
    const [found] = await tx.unsafe<{ count: string }[]>(`select count(*)::text as count from public.${quoted(name)}`);
    if (Number(found?.count) !== rows)
      throw new Error(`${name} has ${found?.count} rows after the restore, not ${rows}`);
  }
}

async function replaceFolder(folder: string, by: string): Promise<void> {
  const old = `${folder}.old-${createHash("sha256").update(by).digest("hex").slice(0, 8)}`;
  if (existsSync(folder)) await rename(folder, old);
  await rename(by, folder);
  await rm(old, { recursive: true, force: true });
}
