// Lists as parameters: PostgreSQL takes an array as one parameter, whatever its length and whatever its texts hold.
import { type SQL, sql } from "drizzle-orm";

export function idArray(ids: readonly number[]): SQL {
  return sql`${sql.param(`{${ids.join(",")}}`)}::bigint[]`;
}

/** To a thousandth. */
export function realArray(values: readonly number[]): SQL {
  return sql`${sql.param(`{${values.map((value) => value.toFixed(3)).join(",")}}`)}::real[]`;
}

export function textArray(values: readonly string[] | null): SQL {
  return values === null ? sql`null::text[]` : sql`${sql.param(`{${values.map(quote).join(",")}}`)}::text[]`;
}

function quote(value: string): string {
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}
