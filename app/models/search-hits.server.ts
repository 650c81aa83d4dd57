// What a hit shows: read through the live tables, so that whatever the index says, nothing appears that is not published.
import { sql } from "drizzle-orm";
import type { Db } from "~/db.server";
import { excerptAround, highlight, type Marker, type Segment } from "~/search-highlight";
import type { Candidate } from "./search-candidates.server";

/** `all`: every word as typed; `alike`: in another form or compound; `some`: not every word. */
export type Match = "all" | "alike" | "some";

export type SearchHit = {
  documentId: number;
  questionId: number;
  kind: "question" | "answer";
  match: Match;
  /** The question's title. */
  title: string;
  titleSegments: Segment[];
  excerptSegments: Segment[];
  /** Language of the post and of its question's title. */
  language: string;
  titleLanguage: string;
  /** Votes of the post. */
  score: number;
  isAccepted: boolean;
  answerCount: number;
  acceptedCount: number;
  isClosed: boolean;
  tags: string[];
  areaId: number;
  productId: number | null;
  versionId: number | null;
  author: { name: string; displayName: string; avatar: string | null } | null;
  authorName: string | null;
  at: Date;
  /** Further posts of the same question that match. */
  moreCount: number;
};

export type Ranked = Candidate & { match: Match };

type HitRow = Omit<
  SearchHit,
  "match" | "titleSegments" | "excerptSegments" | "moreCount" | "at" | "score" | "isAccepted"
> & {
  questionScore: number;
  askedAt: string;
  answer: { score: number; isAccepted: boolean; at: string } | null;
  plain: string | null;
};

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
      (select json_build_object('name', u.name, 'displayName', u.display_name, 'avatar', u.avatar)
        from users u where u.id = d.author_id and u.deleted_at is null) as author,
      (select left(r.plain, ${READ_CHARACTERS}) from renderings r
        where r.hash = (select v.blob from revisions v where v.id = d.published_revision_id) order by r.renderer_version desc limit 1) as plain
    from unnest(${bigints(ranked.map((one) => one.documentId))}, ${bigints(ranked.map((one) => one.questionId))}) h (document_id, question_id)
      join documents d on d.id = h.document_id join questions q on q.id = h.question_id
    where d.state = 'published' and q.is_listed`);
  const byId = new Map(rows.map((row) => [row.documentId, row]));
  return ranked.flatMap((one) => {
    const row = byId.get(one.documentId);
    return row && (row.kind === "question") === (row.answer === null) ? [hitOf(one, row, marker)] : [];
  });
}

function hitOf({ match, postCount }: Ranked, row: HitRow, marker: Marker): SearchHit {
  const { plain, answer, questionScore, askedAt, ...hit } = row;
  return {
    ...hit,
    match,
    score: answer?.score ?? questionScore,
    isAccepted: answer?.isAccepted ?? false,
    at: new Date(answer?.at ?? askedAt),
    moreCount: postCount - 1,
    titleSegments: highlight(row.title, row.titleLanguage, marker),
    excerptSegments: excerptAround(plain ?? "", row.language, marker),
  };
}

function bigints(ids: readonly number[]) {
  return sql`${`{${ids.join(",")}}`}::bigint[]`;
}
