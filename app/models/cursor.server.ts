// Where a page of a list ended, as it stands in an address: "1795335113003123~812", what the list is ordered by and the id. Moments
// count microseconds, as the database does: nothing that happened within the same millisecond is left out between two pages.
import { type SQL, sql } from "drizzle-orm";

export type Cursor = { value: number; id: number };

/** Null for anything else; whatever is read here, the database can compare with. */
export function parseCursor(text: string | null): Cursor | null {
  const match = /^(-?\d{1,17})~([1-9]\d{0,14})$/.exec(text ?? "");
  return match ? { value: Number(match[1]), id: Number(match[2]) } : null;
}

export function cursorText({ value, id }: Cursor): string {
  return `${value}~${id}`;
}

export function microsOf(moment: SQL): SQL {
  return sql`(extract(epoch from ${moment}) * 1000000)::int8`;
}

export function momentOf(micros: number): SQL {
  return sql`(timestamptz 'epoch' + ${micros}::float8 * interval '1 microsecond')`;
}
