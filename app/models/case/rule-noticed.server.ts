// What a rule saw lately without anything following (marks): how a new rule is tried out before it holds anything.
//
// Costs: two statements over the index of marks by rule. Only texts that everybody may read are named.
import { sql } from "drizzle-orm";
import type { RuleKey } from "#moderation/rules";
import type { Db } from "~/database/db.server";
import type { SubjectKind } from "~/models/document/subject.server";
import { LATELY_DAYS } from "~/models/rule/use.server";
import { pathOfMarked } from "./marks.server";

export type NoticedPost = {
  id: number;
  path: string;
  title: string;
  language: string;
  passage: string | null;
  rung: "tag" | "shadow";
  at: Date;
};
type PostRow = Omit<NoticedPost, "path"> & {
  documentId: number;
  kind: SubjectKind;
  questionId: number | null;
  pageSlug: string | null;
  productSlug: string | null;
};
export type Noticed = { counted: number; marked: number; days: number; posts: NoticedPost[] };

const MOST_COUNTED = 10_000;
const POSTS_SHOWN = 10;

export async function loadNoticed(db: Db, key: RuleKey): Promise<Noticed> {
  const lately = sql`rule = ${key} and at > now() - make_interval(days => ${LATELY_DAYS})`;
  const [counts, posts] = await Promise.all([
    db.execute<{ counted: number; marked: number }>(sql`
      select count(distinct document_id) filter (where rung = 'shadow')::int as counted,
        count(distinct document_id) filter (where rung = 'tag')::int as marked
      from (select document_id, rung from marks where ${lately} order by at desc limit ${MOST_COUNTED}) k`),
    db.execute<PostRow>(sql`
      select k.id, d.id as "documentId", d.kind, d.language, coalesce(q.title, p.title, f.question, '') as title, k.passage, k.rung, k.at,
        q.id as "questionId", coalesce(p.slug, f.slug) as "pageSlug", pp.slug as "productSlug"
      from (select * from marks where ${lately} order by at desc limit ${POSTS_SHOWN}) k
      join documents d on d.id = k.document_id and d.state = 'published'
      left join answers a on a.id = d.id left join comments c on c.id = d.id
      left join questions q on q.id = coalesce(a.question_id, c.question_id, d.id)
      left join pages p on p.id = d.id left join products pp on pp.id = p.product_id left join faq_entries f on f.id = d.id
      order by k.at desc, k.id desc`),
  ]);
  const { counted = 0, marked = 0 } = counts[0] ?? {};
  return {
    counted,
    marked,
    days: LATELY_DAYS,
    posts: posts.map(({ documentId, kind, questionId, pageSlug, productSlug, ...post }) => ({
      ...post,
      path: pathOfMarked({ documentId, kind, title: post.title }, { questionId, pageSlug, productSlug }),
    })),
  };
}
