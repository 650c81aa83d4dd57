// What readers see of the texts, what they link to, and what search finds; when every page and question is there.
import { sql } from "drizzle-orm";
import { excerptOf } from "~/models/excerpt";
import { renderText, storeReferences } from "~/models/rendering.server";
import { indexMany } from "~/models/search-index.server";
import { storeRenderings, type WrittenText } from "./demo-texts.server";
import { need, rows, type World } from "./demo-world.server";

/** The renderer takes so many in one go without calling it a crowd. */
const AT_ONCE = 100;

export async function renderAll(world: World, texts: readonly WrittenText[]): Promise<void> {
  const { db } = world;
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    const some = texts.slice(from, from + AT_ONCE);
    const rendered = await Promise.all(
      some.map(async (text) => ({ text, ...(await renderText(db, text.source, text.language)) })),
    );
    const lasting = rendered.filter((one) => one.isLasting);
    await storeRenderings(
      world,
      lasting.map(({ text, html, plain }) => ({ hash: text.hash, html, plain })),
    );
    await storeExcerpts(
      world,
      rendered.map(({ text, plain }) => ({ id: text.id, excerpt: excerptOf(plain) })),
    );
    for (const { text, ...one } of rendered)
      if (!text.isHeld && one.linkedDocumentIds.length + one.mentionedUserIds.length > 0)
        await storeReferences(db, text.id, one);
  }
  const found = texts.filter((text) => !text.isHeld && text.kind !== "comment");
  await indexMany(
    db,
    found.map((text) => text.id),
  );
}

async function storeExcerpts({ db }: World, excerpts: readonly { id: number; excerpt: string }[]): Promise<void> {
  for (const table of [sql`questions`, sql`pages`])
    await db.execute(sql`
      update ${table} set excerpt = x.excerpt from ${rows(excerpts, "id bigint, excerpt text")} where ${table}.id = x.id`);
}

/** What happened, for profiles and activity. Everybody was told long ago. */
export async function seedPostEvents({ db, users }: World, texts: readonly WrittenText[]): Promise<void> {
  const verbs = { question: "asked", answer: "answered", comment: "commented", page: "page-created" } as const;
  const values = texts
    .filter((text) => !text.isHeld && text.kind !== "page")
    .flatMap((text) =>
      text.versions.map((version, place) => ({
        actor: need(users, version.by),
        verb: place === 0 ? verbs[text.kind] : "edited",
        subject: text.id,
        secs: Math.round(version.ago * 86_400),
      })),
    );
  await db.execute(sql`
    insert into events (actor_id, verb, subject_id, at, told_at)
    select x.actor, x.verb, x.subject, now() - make_interval(secs => x.secs), now() - make_interval(secs => x.secs)
    from ${rows(values, "actor bigint, verb text, subject bigint, secs float8")} order by x.secs desc`);
}
