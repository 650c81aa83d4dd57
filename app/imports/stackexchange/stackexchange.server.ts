// Imports a data dump of a Stack Exchange site: read and check everything, then write in batches, then show it all at once.
//
// Promises: damaged input is refused before the community is touched. Every batch is one transaction, so that an import
// that was interrupted, even by kill -9, is completed by running it again, and running it once more changes nothing.
// Until the end readers see no post of it (members appear first, as pages without posts). Beside a running server, one
// import at a time. What is already here is never changed, as the community may have gone on with it.
// Costs: memory of a few batches whatever the size of the dump; its texts once more on the database's disk meanwhile.
import { sql } from "drizzle-orm";
import { StartError } from "#drizzle/start-error";
import type { Connection, DatabaseOptions } from "~/database/db.server";
import { findProduct, type WantedProduct, withImportConnection } from "~/imports/import-connection.server";
import type { ImportRun } from "~/imports/import-run";
import type { Progress } from "~/imports/progress";
import { ImportReport, type ReportData } from "~/imports/report";
import { accountForRows } from "./account.server";
import { importComments } from "./comments.server";
import { finishImport } from "./finish.server";
import { giveTextsToLateAuthors } from "./late-authors.server";
import { rememberLicences } from "./licences.server";
import { importMembers } from "./members.server";
import { importPosts } from "./posts.server";
import { importRelations } from "./relations.server";
import { findSite } from "./site.server";
import { stageDump } from "./staging.server";
import { importTags } from "./tags.server";
import { reserveDocuments } from "./targets.server";

export type ImportOptions = {
  folder: string;
  /** Hosts of the old site, with commas; null: guessed. */
  site: string | null;
  /** Of the texts. */
  language: string;
  /** Under which the texts are that do not say it; null: as far as it is known. */
  licence: string | null;
  /** Where the questions go: an area's slug; null: the first area for questions. */
  area: string | null;
  product: WantedProduct | null;
  /** Our own origin. */
  origin: string;
  progress: Progress;
  signal: AbortSignal;
};

export async function importStackExchange(database: DatabaseOptions, options: ImportOptions): Promise<ReportData> {
  return withImportConnection(database, (connection) => runImport(connection, options));
}

async function runImport({ sql: client, db }: Connection, options: ImportOptions): Promise<ReportData> {
  const report = new ImportReport();
  const { folder, progress, signal, origin, language } = options;
  const place = await findPlace(db, options);
  const read = await stageDump(client, { folder, progress, signal });
  const site = await findSite(db, options.site);
  const productId = await findProduct(db, options.product);
  const run: ImportRun = {
    client,
    db,
    ...site,
    ...place,
    productId,
    origin,
    language,
    licence: options.licence,
    report,
    unpaired: 0,
    progress,
    signal,
  };
  await importMembers(run);
  await reserveDocuments(run);
  await rememberLicences(run);
  await giveTextsToLateAuthors(run);
  await importTags(run);
  await importPosts(run);
  await importComments(run);
  await importRelations(run);
  await finishImport(run);
  await accountForRows(run, read);
  return report.data(site);
}

async function findPlace(db: ImportRun["db"], { area }: ImportOptions): Promise<{ areaId: number }> {
  const rows = await db.execute<{ id: number }>(sql`
    select id from areas where ${area === null ? sql`kind = 'questions' and not is_archived` : sql`slug = ${area}`} order by position, id limit 1`);
  if (rows[0]) return { areaId: rows[0].id };
  throw new StartError(
    area === null ? "This community has no area for questions." : `This community has no area "${area.slice(0, 100)}".`,
  );
}
