// What every step of the import of a wiki is given.
import type { Db } from "~/database/db.server";
import type { Progress } from "~/imports/progress";
import type { ImportReport } from "~/imports/report";
import type { LeftOut } from "./namespaces";
import type { OldSite } from "./staging.server";

export type WikiRun = {
  /** One connection: the temporary tables live on it. */
  db: Db;
  /** Key of the rows in `origins`. */
  source: string;
  site: OldSite;
  /** Addresses that lead to pages of the old wiki, up to the title. In small letters. */
  articlePaths: readonly string[];
  /** The address of a page of the old wiki, up to its title; null where nobody knows. */
  addressBase: string | null;
  /** Of the texts; null: nobody said. */
  licence: string | null;
  /** Pages that were here and got newer revisions. */
  renewed: Set<number>;
  /** Keys of the titles of files that have a page. */
  filePages: Set<string>;
  /** Kinds of pages that are not wanted here. */
  without: LeftOut;
  productId: number | null;
  /** Of the imported texts. */
  language: string;
  report: ImportReport;
  progress: Progress;
  signal: AbortSignal;
};

/** Names in the account, as the other importer names files. */
export const PAGES = "pages";
export const REVISIONS = "revisions";
