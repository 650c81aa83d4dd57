// What readers see of the texts, what they link to, and what search finds; when every page and question is there.
import { sql } from "drizzle-orm";
import { excerptOf, pageExcerptOf } from "~/models/document/excerpt";
import { pageRenderingKey, renderText, storeReferences } from "~/models/document/rendering.server";
import { indexMany } from "~/models/search/indexing.server";
import { storeRenderings, type WrittenText } from "./demo-texts.server";
import { need, rows, type World } from "./demo-world.server";

/** The renderer takes so many in one go without calling it a crowd. */
const AT_ONCE = 100;

export async function renderAll(world: World, texts: readonly WrittenText[]): Promise<void> {
  const { db } = world;
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    const rendered = await Promise.all(texts.slice(from, from + AT_ONCE).map((text) => renderOne(world, text)));
    await storeRenderings(
      world,
      rendered.filter((one) => one.isLasting),
    );
    await storeExcerpts(
      world,
      rendered.map((one) => ({ id: one.text.id, excerpt: excerptOfKind(one) })),
    );
    for (const { text, ...one } of rendered)
      if (!text.isHeld && hasReferences(one)) await storeReferences(db, text.id, one);
  }
  const found = texts.filter((text) => !text.isHeld && text.kind !== "comment");
  await indexMany(
    db,
    found.map((text) => text.id),
  );
}

async function renderOne({ db, products }: World, text: WrittenText) {
  const productId = text.product === null ? null : need(products, text.product);
  const isPage = text.kind === "page";
  const rendered = await renderText(db, text.source, text.language, { productId, isPage });
  const hash = isPage ? pageRenderingKey(Buffer.from(text.hash, "hex"), productId).toString("hex") : text.hash;
  return { ...rendered, text, hash };
}

function excerptOfKind(rendered: Awaited<ReturnType<typeof renderOne>>): string {
  return rendered.text.kind === "page" ? pageExcerptOf(rendered) : excerptOf(rendered.plain);
}

function hasReferences(rendered: Awaited<ReturnType<typeof renderText>>): boolean {
  const { linkedDocumentIds, mentionedUserIds, wantedPages = [] } = rendered;
  return linkedDocumentIds.length + mentionedUserIds.length + wantedPages.length > 0;
}

async function storeExcerpts({ db }: World, excerpts: readonly { id: number; excerpt: string }[]): Promise<void> {
  for (const table of [sql`questions`, sql`pages`])
    await db.execute(sql`
      update ${table} set excerpt = x.excerpt from ${rows(excerpts, "id bigint, excerpt text")} where ${table}.id = x.id`);
}
