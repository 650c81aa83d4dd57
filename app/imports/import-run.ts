// What every step of an import is given.
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type postgres from "postgres";
import type { Db } from "~/database/db.server";
import type { Progress } from "./progress";
import type { ImportReport } from "./report";

export type ImportRun = {
  /** One connection: the temporary tables live on it. */
  client: postgres.Sql;
  /** The same connection. */
  db: Db;
  /** Key of the rows in `origins`. */
  source: string;
  /** Hosts of the old site, whose addresses in texts become ours. */
  hosts: readonly string[];
  /** Our own origin, for the renderer. */
  origin: string;
  /** Of the imported texts. */
  language: string;
  /** Of texts of which the dump says none; null: nobody said. */
  licence: string | null;
  areaId: number;
  productId: number | null;
  report: ImportReport;
  /** Rows of PostHistory that change nothing, such as a second closing of a closed question. */
  unpaired: number;
  progress: Progress;
  signal: AbortSignal;
};

/** Many rows as one parameter; read it with json_to_recordset. */
export function rowsParameter(rows: readonly object[]): SQL {
  return sql`${JSON.stringify(rows)}::json`;
}

/** Ids as one parameter. */
/** Of a document `d` of this import: written, and not shown yet. */
export const PENDING = sql`d.state = 'deleted' and d.published_at is null`;

/** How many rows a statement that ends with `returning 1` wrote, without fetching them. */
export async function countWritten(db: Db, statement: SQL): Promise<number> {
  const rows = await db.execute<{ count: number }>(
    sql`with written as (${statement}) select count(*) as count from written`,
  );
  return rows[0]?.count ?? 0;
}
