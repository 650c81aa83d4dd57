// What the search needs to learn again from time to time: how good posts are, and which words are common.
import type { Db } from "~/db.server";
import { recomputeTiers } from "./search-tiers.server";
import { recountWords } from "./search-words.server";

/** After an import and once an hour. Nothing waits for it; searches are right before, only less well ordered and corrected. */
export async function refreshSearch(db: Db): Promise<void> {
  await recomputeTiers(db);
  await recountWords(db);
}
