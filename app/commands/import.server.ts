// `npm run import -- stackexchange FOLDER` and `npm run import -- mediawiki FILE`: another community's content.
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
import { settings } from "#drizzle/schema/catalogue";
import { seedEmpty } from "#drizzle/seed/empty.server";
import { StartError } from "#drizzle/start-error";
import { connect, type DatabaseOptions } from "~/database/db.server";
import { adoptAddress, env } from "~/env.server";
import type { WantedProduct } from "~/imports/import-connection.server";
import { importMediaWiki } from "~/imports/mediawiki/mediawiki.server";
import { LEAVABLE, type LeftOut, readLeftOut } from "~/imports/mediawiki/namespaces";
import { progressOn } from "~/imports/progress";
import { reportLines } from "~/imports/report";
import { importStackExchange } from "~/imports/stackexchange/stackexchange.server";
import { type ContentLanguage, contentLanguageOf } from "~/languages/content-languages";
import { closeRendering } from "~/markdown/rendering.server";
import { readAddress } from "~/models/community/last-address.server";
import { SEED_LOCK } from "./first-start.server";

const USAGE = `Usage: npm run import -- stackexchange FOLDER [--report FILE] [--site HOST] [--language en] [--licence NAME] [--area SLUG] [--product SLUG | --new-product SLUG]
       npm run import -- mediawiki FILE.xml[.gz] [--report FILE] [--site HOST] [--language en] [--licence NAME] [--product SLUG | --new-product SLUG] [--source NAME] [--without KINDS]
  FOLDER      where the dump's eight XML files are
  FILE        the wiki's export with the whole history of its pages (Special:Export, dumpBackup.php --full)
  --report    writes the report as JSON, too
  --site      host of the old site, or several with commas; else it is guessed from the dump
  --language  of the texts, such as en, de, fr, ja, pt-BR; without it what the export of a wiki says, else en
  --area      where the questions go; else the first area for questions
  --licence   under which the texts are that do not say it, such as "CC BY-SA 4.0"
  --product   which product they are about
  --new-product  the same, and the product is made where there is none
  --source    what the old wiki is remembered as; else its own address
  --without   kinds of pages that are left out, with commas: ${LEAVABLE.join(", ")}, or the number of a namespace`;

const LONGEST_LICENCE = 100;

type Format = "stackexchange" | "mediawiki";
type Arguments = {
  format: Format;
  path: string;
  report: string | null;
  site: string | null;
  /** Null: what the export says. */
  language: ContentLanguage | null;
  area: string | null;
  product: WantedProduct | null;
  licence: string | null;
  source: string | null;
  without: LeftOut;
};

/** Options that mean nothing for the other format. */
const ONLY_FOR: Record<Format, readonly ("area" | "source" | "without")[]> = {
  stackexchange: ["source", "without"],
  mediawiki: ["area"],
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
    const shared = { ...given, progress: progressOn(process.stderr), signal: stop.signal };
    const report =
      given.format === "mediawiki"
        ? await importMediaWiki(database.options, shared)
        : await importStackExchange(database.options, {
            ...shared,
            language: given.language ?? "en",
            folder: given.path,
            origin: settings.PUBLIC_URL,
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
  const options = {
    report: option,
    site: option,
    language: option,
    area: option,
    product: option,
    "new-product": option,
    licence: option,
    source: option,
    without: option,
  };
  let read: { values: Partial<Record<keyof typeof options, string>>; positionals: string[] };
  try {
    read = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const { values, positionals } = read;
  const [format, path, ...others] = positionals;
  if (!format || !path || others.length > 0) throw new StartError(USAGE);
  if (format !== "stackexchange" && format !== "mediawiki")
    throw new StartError(`The format "${format.slice(0, 40)}" is not known.\n${USAGE}`);
  for (const name of ONLY_FOR[format])
    if (values[name] !== undefined) throw new StartError(`--${name} is not for ${format}.\n${USAGE}`);
  return {
    format,
    path: resolve(path),
    report: values.report === undefined ? null : resolve(values.report),
    site: values.site ?? null,
    language: wantedLanguage(values.language),
    area: values.area ?? null,
    product: wantedProduct(values.product, values["new-product"]),
    licence: values.licence?.trim().slice(0, LONGEST_LICENCE) || null,
    source: values.source ?? null,
    without: readLeftOut(values.without ?? ""),
  };
}

function wantedLanguage(code: string | undefined): ContentLanguage | null {
  if (code === undefined) return null;
  const language = contentLanguageOf(code);
  if (language !== null) return language;
  throw new StartError(
    "--language must be a code such as en, de, zh-Hant, fr, ja or pt-BR, of a language that texts may be in.",
  );
}

function wantedProduct(existing: string | undefined, fresh: string | undefined): WantedProduct | null {
  if (existing !== undefined && fresh !== undefined)
    throw new StartError(`--product and --new-product cannot be given together.\n${USAGE}`);
  if (fresh !== undefined) return { slug: fresh, isNew: true };
  return existing === undefined ? null : { slug: existing, isNew: false };
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
    adoptAddress(await readAddress(db));
    await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${SEED_LOCK})`);
      const rows = await tx.execute(sql`select 1 from settings where key = 'first-start'`);
      if (rows.length > 0) return;
      await seedEmpty(tx);
      await tx.insert(settings).values({ key: "first-start", value: { content: "empty" } });
    });
  } finally {
    await close();
  }
}
