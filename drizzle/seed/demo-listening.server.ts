// Watches, and the log of searches: each was really made once, so that the number of its results is true.
import { sql } from "drizzle-orm";
import type { Actor } from "~/actor";
import { setWatch, type Watching } from "~/models/notification/watch.server";
import { search } from "~/models/search/search.server";
import { at, need, past, rows, secondsAgo, type World } from "./demo-world.server";
import type { DemoSearch, DemoWatch } from "./story";

export async function seedWatches(
  world: World,
  { watches, actors }: { watches: readonly DemoWatch[]; actors: Map<string, Actor> },
): Promise<void> {
  for (const watch of watches) {
    const actor = actors.get(watch.by);
    if (!actor) throw new Error(`seed: ${watch.by} is nobody`);
    const outcome = await setWatch(world.db, { actor, watching: watchingOf(world, watch), isOn: true });
    if (outcome.kind !== "done") throw new Error(`seed: a watch was ${outcome.kind}`);
    await world.db.execute(sql`update watches set created_at = ${past(watch.ago)} where created_at = now()`);
  }
}

function watchingOf({ documents, products }: World, watch: DemoWatch): Watching {
  switch (watch.target) {
    case "search":
      return { target: "search", query: watch.query, language: watch.language };
    case "product":
      return { target: "product", id: need(products, watch.on) };
    case "question":
      return { target: "question", id: need(documents, watch.on) };
    default:
      return { target: watch.target, id: need(documents, `page:${watch.on}`) };
  }
}

export async function seedSearches({ db, documents }: World, searches: readonly DemoSearch[]): Promise<void> {
  const values = [];
  for (const { ago, query, language, opened, followedBy = null } of searches) {
    const { total } = await search(db, { query, language, filters: {}, limit: 1 });
    const openedId = typeof opened === "string" ? need(documents, opened) : opened === null ? 0 : null;
    values.push({ query, language, count: total, opened: openedId, followed: followedBy, secs: secondsAgo(ago) });
  }
  await db.execute(sql`
    insert into searches (query, language, result_count, opened_id, followed_by, at)
    select x.query, x.language, x.count, x.opened, x.followed, ${at}
    from ${rows(values, "query text, language text, count int, opened bigint, followed text, secs float8")}`);
}
