// Links to sections of a page that no heading has, or had: of the texts that link to it, as they are shown now.
// Costs: one statement over the renderings of at most as many texts as the list of them shows; asked by those who may edit.
import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { unescapeHtml } from "~/markdown/escape";
import { RENDERER_VERSION } from "~/markdown/rendered";
import { pageRenderingHash } from "~/models/document/rendering.server";
import { urls } from "~/urls";
import type { WikiPage } from "./page.server";

export type DeadAnchor = { fromId: number; words: string };

const MOST_LOOKED_AT = 1_000;

type Found = { fromId: number; fragment: string; ids: string[] };

const shownText = sql`documents d join revisions v on v.id = d.published_revision_id
  join renderings r on r.renderer_version = ${RENDERER_VERSION}::smallint
    and r.hash = case when d.kind = 'page' then ${pageRenderingHash(sql`d.product_id`, sql`v.blob`)} else v.blob end`;

/** `fromIds`: texts that link to the page. Where the page itself is to be rendered anew, nothing is said. */
export async function listDeadAnchors(
  db: Db,
  { page, fromIds }: { page: WikiPage; fromIds: readonly number[] },
): Promise<DeadAnchor[]> {
  const link = `href="${urls.page(page)}#`.replace(/[^\w/"=#% ]/g, "\\$&");
  const found = await db.execute<Found>(sql`
    with own as materialized (
      select array(select m[1] from regexp_matches(r.html, '\\mid="([^"]+)"', 'g') m) || array(select alias from section_aliases where page_id = d.id) as ids
      from ${shownText} where d.id = ${page.id}::bigint
    ), named as (
      select distinct d.id as "fromId", m[1] as fragment
      from ${shownText} cross join lateral regexp_matches(r.html, ${`${link}([^"]+)"`}::text, 'g') m
      where d.id = any(${idArray([...fromIds])}) and d.state = 'published' limit ${MOST_LOOKED_AT}
    )
    select n."fromId", n.fragment, own.ids from named n cross join own where n.fragment <> all(own.ids)`);
  return found.flatMap(({ fromId, fragment, ids }) => {
    const id = decoded(unescapeHtml(fragment));
    return ids.some((one) => unescapeHtml(one) === id) ? [] : [{ fromId, words: wordsOf(id) }];
  });
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Near enough to what was written behind the "#" to be found there. */
function wordsOf(id: string): string {
  return id.replace(/^h-/, "").replaceAll("-", " ");
}
