// `npm run reindex`: writes the search index anew from the texts, in small transactions beside a running community.
import { openDatabase } from "#drizzle/database.server";
import { connect } from "~/database/db.server";
import { env } from "~/env.server";
import { indexEverything } from "~/models/search/indexing.server";
import { refreshSearch } from "~/models/search/refresh.server";

export async function reindexCommand(): Promise<void> {
  const database = await openDatabase(env(), { role: "command" });
  const connection = connect(database.options, { poolSize: 2, statementTimeoutMs: 120_000 });
  try {
    const count = await indexEverything(connection.db, (done) => process.stderr.write(`${done} documents\n`));
    await refreshSearch(connection.db);
    process.stdout.write(`The search index is new: ${count} documents were looked at.\n`);
  } finally {
    await connection.close();
    await database.close();
  }
}
