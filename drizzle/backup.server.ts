// `npm run backup -- FILE` and `npm run restore -- FILE [--overwrite]`, on the embedded and on any other database.
//
// A backup may run beside the server; a restore is refused while one runs.
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { StartError } from "#drizzle/start-error";
import { connect } from "~/database/db.server";
import { env } from "~/env.server";
import type { Manifest } from "./backup/manifest";
import { restoreBackup } from "./backup/restore.server";
import { type Source, writeBackup } from "./backup/write.server";
import { openDatabase } from "./database.server";

export async function backup(args: string[]): Promise<void> {
  const { path, overwrite } = readArguments("backup", args);
  if (existsSync(path) && !overwrite)
    throw new StartError(`The file ${path} exists already. Name another one, or add --overwrite to replace it.`);
  const manifest = await withSource("command", (source) =>
    writeBackup(source, path).catch((error: NodeJS.ErrnoException) => {
      if (error.syscall) throw new StartError(`The backup could not be written to ${path} (${error.code}).`);
      throw error;
    }),
  );
  process.stdout.write(
    `Saved ${contents(manifest)} in ${path}. It holds mail addresses and password hashes: keep it where few can read it.\n`,
  );
}

export async function restore(args: string[]): Promise<void> {
  const { path, overwrite } = readArguments("restore", args);
  const manifest = await withSource("server", (source) => restoreBackup(source, path, { overwrite }));
  process.stdout.write(`Restored ${contents(manifest)} from ${path}.\n`);
}

async function withSource<T>(role: "server" | "command", work: (source: Source) => Promise<T>): Promise<T> {
  const settings = env();
  const database = await openDatabase(settings, { role });
  const { sql, close } = connect(database.options, { poolSize: 1, statementTimeoutMs: 0 });
  try {
    await mkdir(settings.DATA_DIR, { recursive: true, mode: 0o700 });
    return await work({ sql, uploadsFolder: join(settings.DATA_DIR, "uploads") });
  } finally {
    await close();
    await database.close();
  }
}

function readArguments(command: string, args: string[]): { path: string; overwrite: boolean } {
  const files = args.filter((each) => !each.startsWith("--"));
  const unknown = args.find((each) => each.startsWith("--") && each !== "--overwrite");
  const [path] = files;
  if (!path || files.length > 1 || unknown)
    throw new StartError(`Say which file: npm run ${command} -- FILE [--overwrite]`);
  return { path: resolve(path), overwrite: args.includes("--overwrite") };
}

function contents({ tables, uploads }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows.toLocaleString("en")} rows in ${tables.length} tables and ${uploads.files.toLocaleString("en")} uploads`;
}
