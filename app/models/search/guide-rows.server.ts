// What the index says of pages of the wiki and entries of the official FAQ ("guides": what answers before anybody asks).
//
// Promises: only what is published has a row. An entry is found in the customers' words too: by the titles of the questions it
// came from and of their duplicates; a page also by the addresses it had before.

import { sql } from "drizzle-orm";
import { idArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { pageRenderingHash } from "~/models/document/rendering.server";
import { buildVector, type Field, filterMark } from "~/search/vector";
import { type IndexRecord, LONGEST_TEXT, withPlain } from "./records.server";
import { FIRST_GUIDE_TIER, GUIDE_QUALITY } from "./tiers.server";

/** The beginning of an entry or page, for "did somebody write this already?" while a title is typed. */
const GIST_CHARACTERS = 300;
const MOST_WORDINGS = 30;

type GuideRow = {
  id: number;
  kind: "page" | "faq";
  language: string;
  authorId: number | null;
  title: string;
  cause: string;
  productId: number | null;
  versionIds: number[] | null;
  wordings: string[] | null;
  quality: number;
  headings: string | null;
  plain: string;
  blob: string;
};

/** The rows of those documents that are published pages or entries. */
export async function loadGuideRecords(db: Db, ids: readonly number[]): Promise<IndexRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db.execute<Omit<GuideRow, "plain"> & { plain: string | null }>(sql`
    select d.id, d.kind, coalesce(p.language, f.language) as language, d.author_id as "authorId", coalesce(p.title, f.question) as title,
      coalesce(f.cause, '') as cause, coalesce(p.product_id, f.product_id) as "productId",
      (select json_agg(x.version_id) from faq_entry_versions x where x.entry_id = f.id) as "versionIds",
      case when p.id is not null then ${pageWordings} else ${faqWordings} end as wordings,
      ${GUIDE_QUALITY} as quality, encode(v.blob, 'hex') as blob, left(r.plain, ${LONGEST_TEXT}) as plain,
      case when strpos(r.html, '<h') > 0 then
        (select string_agg(h[1], ' ') from regexp_matches(r.html, '<h[1-6][^>]*>(.*?)</h[1-6]>', 'g') h) end as headings
    from documents d left join pages p on p.id = d.id left join faq_entries f on f.id = d.id
      join revisions v on v.id = d.published_revision_id
      left join lateral (select html, plain from renderings where hash in (v.blob, ${pageRenderingHash(sql`p.product_id`, sql`v.blob`)}) order by renderer_version desc limit 1) r on true
    where d.id = any(${idArray(ids)}) and d.kind in ('page', 'faq') and d.state = 'published'
      and (p.is_listed or f.state = 'published')`);
  return (await withPlain(db, rows)).map(guideRecord);
}

const pageWordings = sql`(select json_agg(replace(o.slug, '-', ' ')) from (
  select slug from page_redirects where page_id = p.id order by created_at desc limit ${MOST_WORDINGS}) o)`;

const faqWordings = sql`(select json_agg(o.title) from (
  with asked as (
    select coalesce(a.question_id, s.document_id) as id from faq_sources s left join answers a on a.id = s.document_id where s.entry_id = f.id
  )
  select q.title from questions q where q.is_listed
    and (q.id in (select id from asked) or q.id in (select x.question_id from question_duplicates x where x.canonical_id in (select id from asked)))
  order by q.id desc limit ${MOST_WORDINGS}) o)`;

function guideRecord(row: GuideRow): IndexRecord {
  const { id, kind, language, title, quality } = row;
  const titleField: Field = { text: title, label: "A", language };
  const wordings: Field = { text: (row.wordings ?? []).join("\n"), label: "B", language };
  return {
    id,
    kind,
    question: id,
    language,
    quality,
    context: "",
    state: "",
    tier: FIRST_GUIDE_TIER[kind],
    vector: buildVector(
      [titleField, wordings, headingsOf(row), { text: row.plain, label: "D", language }],
      marksOf(row),
    ),
    gist: buildVector([
      titleField,
      wordings,
      { text: `${row.cause}\n${row.plain}`.slice(0, GIST_CHARACTERS), label: "D", language },
    ]),
  };
}

function headingsOf({ headings, cause, language }: GuideRow): Field {
  const text = (headings ?? "").replace(/<[^>]*>|&[a-z#0-9]+;/gi, " ");
  return { text: `${cause}\n${text}`, label: "C", language };
}

function marksOf({ kind, language, productId, versionIds, authorId }: GuideRow): string[] {
  return [
    filterMark.kind(kind),
    filterMark.language(language),
    ...(productId === null ? [] : [filterMark.product(productId)]),
    ...(versionIds ?? []).map(filterMark.version),
    ...(authorId === null ? [] : [filterMark.author(authorId)]),
  ];
}
