// While the unit tests run: notes for every statement whose rows have a declared type which columns came back, from where
// in the code it was asked, and in which columns null was seen. tests/statements/check.mjs compares that with the types.
// Set as a set-up file of vitest; does nothing unless COMMONPLACE_STATEMENTS names a folder.
import { appendFileSync } from "node:fs";
import { join, relative } from "node:path";
import { PgDatabase } from "drizzle-orm/pg-core";
import { afterAll } from "vitest";

type Column = { name: string; type: number };
type Rows = Record<string, unknown>[] & { columns?: Column[] | null };
type Noted = { columns: Record<string, number>; nulls: Set<string> };

const folder = process.env.COMMONPLACE_STATEMENTS;
const root = join(import.meta.dirname, "..", "..");
const noted = new Map<string, Noted>();

if (folder) {
  const execute = PgDatabase.prototype.execute;
  PgDatabase.prototype.execute = function (this: PgDatabase<never>, ...given: never[]) {
    const place = placeOf(new Error().stack ?? "");
    const query = execute.apply(this, given as never);
    const asked = query.execute;
    if (place) query.execute = async () => note(place, (await asked()) as Rows) as never;
    return query;
  } as typeof execute;

  afterAll(() => {
    const lines = [...noted].map(([place, { columns, nulls }]) =>
      JSON.stringify({ place, columns, nulls: [...nulls] }),
    );
    if (lines.length > 0) appendFileSync(join(folder, `${process.pid}.jsonl`), `${lines.join("\n")}\n`);
    noted.clear();
  });
}

function note(place: string, rows: Rows): Rows {
  if (!rows.columns) return rows;
  const columns = Object.fromEntries(rows.columns.map(({ name, type }) => [name, type]));
  const known = noted.get(place) ?? { columns, nulls: new Set() };
  Object.assign(known.columns, columns);
  for (const row of rows) for (const name in row) if (row[name] === null) known.nulls.add(name);
  noted.set(place, known);
  return rows;
}

/** "app/models/tag.server.ts:36" of the line that asked. */
function placeOf(stack: string): string | null {
  for (const line of stack.split("\n").slice(2)) {
    const found = /(?:\(|at (?:async )?)(?:file:\/\/)?([^()\s]+):(\d+):\d+\)?$/.exec(line);
    if (!found) continue;
    const path = relative(root, found[1] ?? "");
    if (/^(app|drizzle)\//.test(path)) return `${path}:${found[2]}`;
    if (!path.startsWith("node_modules") && !path.startsWith("tests/statements")) return null;
  }
  return null;
}
