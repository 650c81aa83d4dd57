// One page as its readers see it: its text, where it stands, who wrote it, what waits. One statement; a second one only for
// members, whose rights depend on what they did before.
import { sql } from "drizzle-orm";
import type { ActorFacts } from "#moderation/facts";
import { type Lacking, lackingFor } from "#moderation/permissions/lacking";
import { canEditHeldPage, canProposePage, canPublishPage, canSetProtection } from "#moderation/permissions/pages";
import { isAuthor } from "#moderation/permissions/permission";
import { canSeeDocument } from "#moderation/permissions/posts";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { RENDERER_VERSION } from "~/markdown/rendered";
import { isFirstDeciderOf } from "~/models/case/first-decider.server";
import { storeRendering } from "~/models/document/document.server";
import { linkAnew, pageRenderingHash, pageRenderingKey, renderText } from "~/models/document/rendering.server";
import { readBlob } from "~/models/document/revision.server";
import { actorFacts } from "~/models/post/post.server";
import { withOldAnchors } from "~/text/headings";
import { askedIds, type QuestionAbout, questionsAbout } from "./asked-about.server";
import type { OldAnchor } from "./old-anchors.server";
import { factsOfPage, type WikiPage } from "./page.server";
import { protectionNow, protectionWords } from "./protection-now";
import { MOST_LEVELS } from "./tree.server";

export type PageNeighbour = { id: number; slug: string; title: string; language: string };
export type PageContributor = { name: string; displayName: string };

export type PageView = WikiPage & {
  excerpt: string;
  html: string;
  /** Number of the version shown. */
  number: number;
  changedAt: Date;
  author: PageContributor | null;
  authorName: string | null;
  /** Those who wrote most versions. */
  contributors: PageContributor[];
  /** From the top of the tree down to its parent. */
  trail: PageNeighbour[];
  children: PageNeighbour[];
  backlinkCount: number;
  waitingProposals: number;
  /** What this reader watches: the page, or the page with all below it. */
  watched: ("page" | "tree")[];
  /** What its headings were called before. */
  anchors: OldAnchor[];
  /** Why it is protected, and until when. */
  protectionWords: { reason: string; endsAt: string | null } | null;
  /** What was asked about it. */
  questions: QuestionAbout[];
  askedIds: number[];
  /** An appeal against a decision of this reader about it waits. */
  isContested: boolean;
};

export type PageRights = {
  edit: "publish" | "propose" | null;
  /** What is missing to edit it. */
  lacking: Lacking | null;
  move: boolean;
  protect: boolean;
  /** All of it but for the appeal that waits against this reader's own decision. */
  isFirstDecider: boolean;
};

const MOST_CHILDREN = 200;
const MOST_ANCHORS = 500;
const MOST_CONTRIBUTORS = 8;
const MOST_COUNTED = 1_000;

type PageRow = Omit<PageView, "html"> & { html: string | null; blob: string };

/** Null when there is no such page, or this reader may not see it. */
export async function loadPage(
  db: Db,
  { productId, slug, actor }: { productId: number | null; slug: string; actor: Actor | null },
): Promise<{ page: PageView; rights: PageRights } | null> {
  const [rows, facts] = await Promise.all([
    db.execute<PageRow>(pageStatement(productId, slug, actor?.id ?? null)),
    actorFacts(db, actor, productId),
  ]);
  const row = rows[0];
  if (!row || !canSeeDocument(facts, factsOfPage(row)).allowed) return null;
  const { blob, ...page } = row;
  const html = row.html ?? (await renderPage(db, row, Buffer.from(blob, "hex")));
  return {
    page: { ...page, html: withOldAnchors(html, row.anchors) },
    rights: rightsOf(facts, row, row.isContested),
  };
}

/** `isContested`: an appeal against a decision of theirs about it waits. */
export function rightsOf(facts: ActorFacts, page: Parameters<typeof factsOfPage>[0], isContested: boolean): PageRights {
  const document = factsOfPage(page);
  const isLive = page.state === "published";
  const mayPublish = (isLive ? canPublishPage : canEditHeldPage)(facts, document).allowed;
  if (mayPublish && isContested && !isAuthor(facts, document))
    return { edit: null, lacking: null, move: false, protect: false, isFirstDecider: true };
  const propose = canProposePage(facts, document);
  const mayPropose = isLive && propose.allowed;
  return {
    edit: mayPublish ? "publish" : mayPropose ? "propose" : null,
    lacking: isLive && !mayPublish ? lackingFor(propose) : null,
    move: isLive && mayPublish,
    protect: isLive && canSetProtection(facts, document).allowed,
    isFirstDecider: false,
  };
}

/** The rendering is a cache: without it the text is rendered now and kept. */
async function renderPage(db: Db, page: PageRow, blob: Buffer): Promise<string> {
  const place = { productId: page.productId, isPage: true };
  const rendered = await renderText(db, await readBlob(db, blob), page.language, place);
  await storeRendering(db, pageRenderingKey(blob, page.productId), rendered);
  if (rendered.isLasting) await linkAnew(db, { id: page.id, revisionId: page.publishedRevisionId }, rendered);
  return rendered.html;
}

const person = (of: ReturnType<typeof sql>) =>
  sql`json_build_object('name', ${of}.name, 'displayName', ${of}.display_name)`;
const neighbour = (of: ReturnType<typeof sql>) =>
  sql`json_build_object('id', ${of}.id, 'slug', ${of}.slug, 'title', ${of}.title, 'language', ${of}.language)`;

function pageStatement(productId: number | null, slug: string, readerId: number | null) {
  return sql`
    select d.id, d.state, d.author_id as "authorId", d.language, d.published_revision_id as "publishedRevisionId",
      d.latest_revision_id as "latestRevisionId", p.product_id as "productId", x.slug as "productSlug", p.parent_id as "parentId",
      p.slug, p.title, ${protectionNow()} as protection, ${protectionWords} as "protectionWords", p.excerpt, v.number, v.created_at as "changedAt", v.author_name as "authorName",
      encode(v.blob, 'hex') as blob, r.html,
      case when u.id is not null and u.deleted_at is null then ${person(sql`u`)} end as author,
      coalesce((select json_agg(${person(sql`w`)} order by w.written desc) from (
        select k.name, k.display_name, count(*) as written from revisions o join users k on k.id = o.author_id and k.deleted_at is null
        where o.document_id = d.id and o.published_at is not null group by k.id order by count(*) desc limit ${MOST_CONTRIBUTORS}) w), '[]') as contributors,
      coalesce((with recursive up as (
          select a.id, a.slug, a.title, a.language, a.parent_id, 1 as level from pages a where a.id = p.parent_id and a.is_listed
          union all
          select a.id, a.slug, a.title, a.language, a.parent_id, up.level + 1 from pages a join up on a.id = up.parent_id
          where a.is_listed and up.level < ${MOST_LEVELS}
        ) select json_agg(${neighbour(sql`up`)} order by up.level desc) from up), '[]') as trail,
      coalesce((select json_agg(${neighbour(sql`c`)} order by c.position, lower(c.title)) from (
        select * from pages where parent_id = p.id and is_listed order by position, lower(title) limit ${MOST_CHILDREN}) c), '[]') as children,
      (select count(*)::int from (select 1 from document_links l join documents s on s.id = l.from_id and s.state = 'published'
        where l.to_id = p.id limit ${MOST_COUNTED}) n) as "backlinkCount",
      (select count(*)::int from (select 1 from proposals o where o.document_id = p.id and o.state = 'waiting' limit ${MOST_COUNTED}) n) as "waitingProposals",
      coalesce((select json_agg(json_build_object('alias', s.alias, 'section', s.section)) from (
        select alias, section from section_aliases where page_id = p.id order by alias limit ${MOST_ANCHORS}) s), '[]') as anchors,
      ${questionsAbout} as questions, ${askedIds} as "askedIds",
      ${isFirstDeciderOf(sql`d.id`, readerId)} as "isContested",
      coalesce((select json_agg(w.target) from watches w
        where w.user_id = ${readerId}::bigint and w.target in ('page', 'tree') and w.target_id = p.id), '[]') as watched
    from pages p join documents d on d.id = p.id
      left join products x on x.id = p.product_id
      join revisions v on v.id = coalesce(case when d.state in ('held', 'returned') then d.latest_revision_id end, d.published_revision_id, d.latest_revision_id)
      left join users u on u.id = v.author_id
      left join renderings r on r.hash = ${pageRenderingHash(sql`p.product_id`, sql`v.blob`)} and r.renderer_version = ${RENDERER_VERSION}
    where coalesce(p.product_id, 0) = ${productId ?? 0}::bigint and p.slug = ${slug}`;
}
