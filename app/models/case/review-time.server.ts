// How long a review takes at present, as somebody is told who writes what would be held. Changes slowly, and is asked by every
// page with a form: kept for some minutes.
import { LRUCache } from "lru-cache";
import type { Db } from "~/database/db.server";
import { reviewMinutes } from "./queue.server";

const KEPT_MS = 5 * 60_000;
const kept = new WeakMap<Db, LRUCache<"now", { minutes: number | null }>>();

/** Null where too few were decided lately to say. */
export async function usualReviewMinutes(db: Db): Promise<number | null> {
  const cache = kept.get(db) ?? new LRUCache<"now", { minutes: number | null }>({ max: 1, ttl: KEPT_MS });
  kept.set(db, cache);
  const found = cache.get("now");
  if (found) return found.minutes;
  const minutes = await reviewMinutes(db);
  cache.set("now", { minutes });
  return minutes;
}
