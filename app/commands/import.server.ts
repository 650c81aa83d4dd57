// `npm run import -- stackexchange FOLDER`: another community's content, from its dump.
//
// Promises: works beside a running server and without one, on either database; a wrong argument is one sentence; Ctrl-C
// stops between two batches, and running the same command again goes on. The report is printed, and written as JSON where
// --report says. An empty community gets its areas and rules first, and no demo afterwards.
import { access, constants, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { openDatabase } from "#drizzle/database.server";
import { migrate } from "#drizzle/migrate.server";
import { seedEmpty } from "#drizzle/seed/empty.server";
import { StartError } from "#drizzle/start-error";
import { connect, type DatabaseOptions } from "~/db.server";
import { env } from "~/env.server";
import { contentLanguage } from "~/forum-forms";
import { progressOn } from "~/imports/progress";
import { reportLines } from "~/imports/report";
import { importStackExchange } from "~/imports/stackexchange.server";
import { closeRendering } from "~/rendering.server";
import { SEED_LOCK } from "./first-start.server";

const USAGE = `Usage: npm run import -- stackexchange FOLDER [--report FILE] [--site HOST] [--language en] [--area SLUG] [--product SLUG]
  FOLDER      where the dump's eight XML files are
  --report    writes the report as JSON, too
  --site      host of the old site, or several with commas; else it is guessed from the links in the texts
  --language  of the texts: ${contentLanguage.options.join(", ")}
  --area      where the questions go; else the first area for questions
  --product   which product they are about; made where there is none`;

type Arguments = {
  folder: string;
  report: string | null;
  site: string | null;
  language: string;
  area: string | null;
  product: string | null;
};

export async function importCommand(args: string[]): Promise<void> {
  const given = readArguments(args);
  await refuseUnwritable(given.report);
  const settings = env();
  const stop = new AbortController();
  const interrupted = () =>
    stop.abort(new StartError("Stopped. Run the same command again to go on; readers see nothing of it until then."));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, interrupted);
  const database = await openDatabase(settings, { role: "command" });
  try {
    await prepare(database.options);
    const report = await importStackExchange(database.options, {
      ...given,
      origin: settings.PUBLIC_URL,
      progress: progressOn(process.stderr),
      signal: stop.signal,
    });
    if (given.report !== null) await writeFile(given.report, `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(`\n${reportLines(report).join("\n")}\n`);
  } finally {
    for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, interrupted);
    await closeRendering();
    await database.close();
  }
}

function readArguments(args: string[]): Arguments {
  const option = { type: "string" } as const;
  const options = { report: option, site: option, language: option, area: option, product: option };
  let read: { values: Partial<Record<keyof typeof options, string>>; positionals: string[] };
  try {
    read = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const { values, positionals } = read;
  const [format, folder, ...others] = positionals;
  if (!format || !folder || others.length > 0) throw new StartError(USAGE);
  if (format !== "stackexchange") throw new StartError(`The format "${format.slice(0, 40)}" is not known.\n${USAGE}`);
  const language = contentLanguage.safeParse(values.language ?? "en");
  if (!language.success) throw new StartError(`--language must be one of ${contentLanguage.options.join(", ")}.`);
  return {
    folder: resolve(folder),
    report: values.report === undefined ? null : resolve(values.report),
    site: values.site ?? null,
    language: language.data,
    area: values.area ?? null,
    product: values.product ?? null,
  };
}

/** Better now than after an hour. */
async function refuseUnwritable(file: string | null): Promise<void> {
  if (file === null) return;
  await access(dirname(file), constants.W_OK).catch(() => {
    throw new StartError(
      `The report cannot be written to ${file}: there is no such folder, or it may not be written to.`,
    );
  });
}

async function prepare(database: DatabaseOptions): Promise<void> {
  const { db, sql: client, close } = connect(database, { poolSize: 1 });
  try {
    await migrate(client);
    await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`);
      const rows = await tx.execute(sql`select 1 from settings where key = 'first-start'`);
      if (rows.length > 0) return;
      await seedEmpty(tx);
      await tx.execute(
        sql`insert into settings (key, value) values ('first-start', ${JSON.stringify({ content: "empty" })}::jsonb)`,
      );
    });
  } finally {
    await close();
  }
}
