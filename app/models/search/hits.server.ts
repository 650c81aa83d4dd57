// What a hit shows: read through the live tables, so that whatever the index says, nothing appears that is not published.

import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { type JsonMoment, momentInJson } from "~/database/moments";
import { pageRenderingHash } from "~/models/document/rendering.server";
import { IS_CURRENT } from "~/models/question/offer.server";
import { excerptAround, highlight, type Marker, type Segment } from "~/search/highlight";
import type { Candidate } from "./candidates.server";

/** `all`: every word as typed; `alike`: in another form or compound; `some`: not every word. */
export type Match = "all" | "alike" | "some";

type Hit = {
  documentId: number;
  match: Match;
  /** Of an answer, its question's. */
  title: string;
  titleSegments: Segment[];
  excerptSegments: Segment[];
  /** Language of the text and of the title. */
  language: string;
  titleLanguage: string;
  productId: number | null;
  at: Date;
};

/** A question, shown by the post that fits best. */
export type PostHit = Hit & {
  kind: "question" | "answer";
  questionId: number;
  /** Votes of the post. */
  score: number;
  isAccepted: boolean;
  answerCount: number;
  acceptedCount: number;
  isClosed: boolean;
  tags: string[];
  areaId: number;
  versionId: number | null;
  author: { name: string; displayName: string; avatar: string | null } | null;
  authorName: string | null;
  /** Further posts of the same question that match. */
  moreCount: number;
};

/** A page of the wiki or an entry of the official FAQ. */
export type GuideHit = Hit & { kind: "page" | "faq"; slug: string };

export type SearchHit = PostHit | GuideHit;

export type Ranked = Candidate & { match: Match };

type PostFacts = Omit<PostHit, keyof Hit | "kind" | "moreCount" | "score" | "isAccepted"> & {
  title: string;
  titleLanguage: string;
  productId: number | null;
  questionScore: number;
  askedAt: Date;
};

/** `excerpt` serves where the rendered text is not at hand. */
type GuideFacts = { title: string; slug: string; productId: number | null; excerpt: string; at: JsonMoment };

type HitRow = {
  documentId: number;
  kind: SearchHit["kind"];
  language: string;
  plain: string | null;
  answer: { score: number; isAccepted: boolean; at: JsonMoment } | null;
  guide: GuideFacts | null;
} & { [K in keyof PostFacts]: PostFacts[K] | null };

const READ_CHARACTERS = 12_000;

/** Single look-ups instead of joins where they can be: planning them takes a third of the time, and there are only twenty. */
export async function readHits(db: Db, ranked: readonly Ranked[], marker: Marker): Promise<SearchHit[]> {
  if (ranked.length === 0) return [];
  const rows = await db.execute<HitRow>(sql`
    select d.id as "documentId", q.id as "questionId", d.kind, q.title, d.language, q.language as "titleLanguage",
      q.score as "questionScore", q.asked_at as "askedAt", q.answer_count as "answerCount", q.accepted_count as "acceptedCount",
      q.is_closed as "isClosed", q.tag_slugs as tags, q.area_id as "areaId", q.product_id as "productId", q.version_id as "versionId",
      d.author_name as "authorName",
      (select json_build_object('score', a.score, 'isAccepted', a.is_accepted, 'at', a.answered_at)
        from answers a where a.id = d.id and a.question_id = q.id) as answer,
      case d.kind
        when 'page' then (select json_build_object('title', p.title, 'slug', p.slug, 'productId', p.product_id, 'excerpt', p.excerpt, 'at', p.changed_at)
          from pages p where p.id = d.id and p.is_listed)
        when 'faq' then (select json_build_object('title', f.question, 'slug', f.slug, 'productId', f.product_id, 'excerpt', f.excerpt, 'at', coalesce(f.published_at, f.changed_at))
          from faq_entries f where f.id = d.id and f.state = 'published') end as guide,
      (select json_build_object('name', u.name, 'displayName', u.display_name, 'avatar', u.avatar)
        from users u where u.id = d.author_id and u.deleted_at is null) as author,
      (select left(r.plain, ${READ_CHARACTERS}) from renderings r
        where r.hash = (select case d.kind when 'page' then ${pageRenderingHash(sql`(select p.product_id from pages p where p.id = d.id)`, sql`v.blob`)} else v.blob end
          from revisions v where v.id = d.published_revision_id) order by r.renderer_version desc limit 1) as plain
    from unnest(${idArray(ranked.map((hit) => hit.documentId))}, ${idArray(ranked.map((hit) => hit.questionId))}) h (document_id, question_id)
      join documents d on d.id = h.document_id left join questions q on q.id = h.question_id and q.is_listed and ${IS_CURRENT}
    where d.state = 'published'`);
  const byId = new Map(rows.map((row) => [row.documentId, row]));
  return ranked.flatMap((hit) => {
    const row = byId.get(hit.documentId);
    return row ? (hitOf(hit, row, marker) ?? []) : [];
  });
}

function hitOf(ranked: Ranked, row: HitRow, marker: Marker): SearchHit | null {
  if (row.guide !== null) return guideHit(ranked, row, row.guide, marker);
  return isPost(row) ? postHit(ranked, row, marker) : null;
}

/** A question, or an answer that still belongs to the question it was found under. */
function isPost(row: HitRow): row is HitRow & PostFacts & { kind: PostHit["kind"] } {
  if (row.questionId === null) return false;
  return row.kind === "question" || (row.kind === "answer" && row.answer !== null);
}

function postHit(
  { match, postCount }: Ranked,
  row: HitRow & PostFacts & { kind: PostHit["kind"] },
  marker: Marker,
): PostHit {
  const { plain, answer, guide: _, questionScore, askedAt, ...hit } = row;
  return {
    ...hit,
    match,
    score: answer?.score ?? questionScore,
    isAccepted: answer?.isAccepted ?? false,
    at: answer === null ? askedAt : momentInJson(answer.at),
    moreCount: postCount - 1,
    titleSegments: highlight(row.title, row.titleLanguage, marker),
    excerptSegments: excerptAround(plain ?? "", row.language, marker),
  };
}

/** Its first prose, unless another passage has more of the words. */
function guideExcerpt(lead: string, plain: string, language: string, marker: Marker): Segment[] {
  const first = excerptAround(lead, language, marker);
  const passage = excerptAround(plain, language, marker);
  return lead === "" || markedIn(passage) > markedIn(first) ? passage : first;
}

function markedIn(segments: readonly Segment[]): number {
  return new Set(segments.filter(({ isHit }) => isHit).map(({ text }) => text.toLowerCase())).size;
}

function guideHit(
  { match }: Ranked,
  row: HitRow,
  { title, slug, productId, excerpt, at }: GuideFacts,
  marker: Marker,
): GuideHit {
  const { documentId, kind, language, plain } = row;
  return {
    documentId,
    kind: kind === "faq" ? "faq" : "page",
    match,
    title,
    slug,
    productId,
    at: momentInJson(at),
    language,
    titleLanguage: language,
    titleSegments: highlight(title, language, marker),
    excerptSegments: guideExcerpt(excerpt, plain ?? "", language, marker),
  };
}
