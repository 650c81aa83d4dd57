// What every part of the demo needs: the database, who is who, and the past.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import type { DaysAgo } from "./story";

export type World = {
  db: Db;
  users: Map<string, number>;
  products: Map<string, number>;
  versions: Map<string, number>;
  areas: Map<string, number>;
  /** Questions, answers and comments by their keys; pages by theirs. */
  documents: Map<string, number>;
};

export function past(ago: DaysAgo) {
  return sql`now() - make_interval(secs => ${secondsAgo(ago)})`;
}

export function secondsAgo(ago: DaysAgo): number {
  return Math.round(ago * 86_400);
}

export function need(map: Map<string, number>, key: string): number {
  const id = map.get(key);
  if (id === undefined) throw new Error(`seed: ${key} is not there`);
  return id;
}

export async function idOf(db: Db, statement: ReturnType<typeof sql>): Promise<number> {
  const rows = await db.execute<{ id: number }>(statement);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("seed: no row");
  return id;
}

/** Of what is older nobody needs to be told any more. */
export const TOLD_AFTER_DAYS = 14;

/** Many rows in one statement: `rows(...)` is what stands after FROM. `shape` names columns and types. */
export function rows(values: readonly object[], shape: string) {
  return sql`jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as x(${sql.raw(shape)})`;
}

/** Of a column of seconds. */
export const at = sql`now() - make_interval(secs => x.secs)`;
