// What the search needs to learn again from time to time: how good posts are, which words are common, and how customers ask for
// what the FAQ answers.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { endedOffers } from "~/models/question/offer.server";
import { indexMany } from "./indexing.server";
import { recomputeTiers } from "./tiers.server";
import { recountWords } from "./words.server";

const MOST_ENTRIES = 5_000;

/** After an import and once an hour. Nothing waits for it; searches are right before, only less well ordered and corrected. */
export async function refreshSearch(db: Db): Promise<void> {
  await gatherWordings(db);
  await indexMany(db, await endedOffers(db));
  await recomputeTiers(db);
  await recountWords(db);
}

/** Duplicates come to the questions that an entry was made from without a change of the entry. */
async function gatherWordings(db: Db): Promise<void> {
  const rows = await db.execute<{ id: number }>(sql`
    select id from faq_entries where state = 'published' order by id limit ${MOST_ENTRIES}`);
  await indexMany(
    db,
    rows.map((row) => row.id),
  );
}
