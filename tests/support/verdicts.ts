// Verdicts of moderators wait ten seconds before anything happens; a test that goes on afterwards does not.
import type { Connection } from "~/database/db.server";

const PATIENCE_MS = 60_000;

/** All that were pressed are due, and the server's own job has carried them out. */
export async function carriedOut({ sql }: Pick<Connection, "sql">): Promise<void> {
  await sql`update verdicts set due_at = now() where refusal is null`;
  await sql`update jobs set due_at = now() where name = 'carry-out' and holder is null`;
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const [waiting] = await sql<{ count: number }[]>`select count(*)::int as count from verdicts where refusal is null`;
    if (waiting?.count === 0) return;
    if (Date.now() > end) throw new Error("verdicts were not carried out");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
