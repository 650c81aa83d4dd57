// Imports the export of a MediaWiki: read and check everything, then write page after page, then show it all at once.
//
// Promises what the import of a Stack Exchange dump promises: damaged input is refused before the community is touched; an
// import that was interrupted, even by kill -9, is completed by running it again, and running it once more changes
// nothing; until the end readers see no page of it; what somebody edited here is never changed. Beside a running server, one
// import at a time. Memory of a few megabytes of texts whatever the size of the export.

import type { Connection, DatabaseOptions } from "~/database/db.server";
import { findProduct, type WantedProduct, withImportConnection } from "~/imports/import-connection.server";
import type { Progress } from "~/imports/progress";
import { ImportReport, type ReportData } from "~/imports/report";
import type { ContentLanguage } from "~/languages/content-languages";
import { accountForPages } from "./account.server";
import { finishWiki } from "./finish.server";
import { chosenLanguage } from "./language";
import { importAuthors } from "./members.server";
import { type LeftOut, NOTHING_LEFT_OUT } from "./namespaces";
import { bringNewerRevisions } from "./newer.server";
import { importPages } from "./pages.server";
import type { WikiRun } from "./run";
import { addressBaseOf, articlePathsOf, findSource, hostsOf } from "./site.server";
import { stageExport } from "./staging.server";
import { reservePages } from "./targets.server";

export type WikiImportOptions = {
  path: string;
  /** Further hosts of the old wiki, with commas. */
  site: string | null;
  /** What the old wiki is remembered as; null: by its address. */
  source: string | null;
  /** Of the texts; null: what the export says. */
  language: ContentLanguage | null;
  /** Under which they are; null: nobody said. */
  licence: string | null;
  /** Null: pages about no single product. */
  product: WantedProduct | null;
  /** Kinds of pages that are left out. */
  without?: LeftOut;
  progress: Progress;
  signal: AbortSignal;
};

export async function importMediaWiki(database: DatabaseOptions, options: WikiImportOptions): Promise<ReportData> {
  return withImportConnection(database, (connection) => runImport(connection, options));
}

async function runImport({ sql: client, db }: Connection, options: WikiImportOptions): Promise<ReportData> {
  const { path, progress, signal } = options;
  const report = new ImportReport();
  const staged = await stageExport(client, { path, progress, signal });
  const { site } = staged;
  const hosts = hostsOf(site, options.site);
  const source = await findSource(db, site, hosts, options.source);
  const productId = await findProduct(db, options.product);
  const { language, because } = chosenLanguage(options.language, site.language);
  report.name("Language of the pages", because);
  const run: WikiRun = {
    db,
    source,
    site,
    articlePaths: articlePathsOf(site, hosts),
    addressBase: addressBaseOf(site, hosts),
    licence: options.licence,
    renewed: new Set(),
    filePages: new Set(),
    productId,
    without: options.without ?? NOTHING_LEFT_OUT,
    language,
    report,
    progress,
    signal,
  };
  await importAuthors(run);
  await reservePages(run);
  await importPages(run);
  await bringNewerRevisions(run);
  await finishWiki(run);
  await accountForPages(run, staged);
  return report.data({ source, hosts });
}
