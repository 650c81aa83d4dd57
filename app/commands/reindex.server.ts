// `npm run reindex`: writes the search index anew from the texts, in small transactions beside a running community.
import { indexEverything } from "~/models/search/indexing.server";
import { refreshSearch } from "~/models/search/refresh.server";
import { withCommunity } from "./community.server";

export async function reindexCommand(): Promise<void> {
  await withCommunity({ poolSize: 2, statementTimeoutMs: 120_000 }, async (db) => {
    const count = await indexEverything(db, (done) => process.stderr.write(`${done} documents\n`));
    await refreshSearch(db);
    process.stdout.write(`The search index is new: ${count} documents were looked at.\n`);
  });
}
