// Lists as parameters: PostgreSQL takes an array as one parameter, whatever its length and whatever its texts hold.
import { sql } from "drizzle-orm";

export function textArray(values: readonly string[] | null) {
  return values === null ? sql`null::text[]` : sql`${sql.param(`{${values.map(quote).join(",")}}`)}::text[]`;
}

function quote(value: string): string {
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}
