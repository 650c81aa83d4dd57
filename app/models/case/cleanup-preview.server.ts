// What one act of cleaning up would take down: the newest posts of a member that are in view or held, narrowed by days or by
// a domain that they lead to.
//
// Promises: for moderators; the same rows that the act takes. Costs: one statement by index, and the texts of at most
// POSTS_LOOKED_AT posts when a domain is asked for.
import { sql } from "drizzle-orm";
import { getDomain } from "tldts";
import { moderationLanguage } from "#moderation/language";
import { buildTextFacts } from "#moderation/text/text-facts";
import type { Db } from "~/database/db.server";
import { readBlobs } from "~/models/document/revision.server";
import { POSTS_PER_CLEANUP } from "~/models/page-sizes";

export type CleanupFilter = {
  /** Days back from now; null: since ever. */
  days: number | null;
  /** Registrable, as `example.co.uk`; null: any text. */
  domain: string | null;
};

export type CleanupPost = {
  id: number;
  kind: "question" | "answer" | "comment" | "page";
  state: "published" | "held";
  title: string;
  excerpt: string;
  language: string;
  at: Date;
  /** Of others: answers that go out of sight with a question, edits of a page. */
  othersBelow: number;
};

const POSTS_LOOKED_AT = 400;
const MOST_OTHERS = 100;
const LONGEST_TEXT = 200_000;

type CandidateRow = CleanupPost & { blob: string };

export async function previewCleanup(
  db: Db,
  { memberId, filter }: { memberId: number; filter: CleanupFilter },
): Promise<{ posts: CleanupPost[]; hasMore: boolean }> {
  const rows = await db.execute<CandidateRow>(sql`
    select d.id, d.kind, d.state, coalesce(q.title, p.title, '') as title, d.language, d.created_at as at, encode(v.blob, 'hex') as blob,
      left(regexp_replace(left(coalesce(r.plain, ''), 600), '\\s+', ' ', 'g'), 200) as excerpt,
      case when d.kind = 'question' then (select count(*)::int from (select 1 from answers o join documents x on x.id = o.id
        where o.question_id = d.id and x.state = 'published' and x.author_id is distinct from d.author_id limit ${MOST_OTHERS}) y)
        when d.kind = 'page' then (select count(*)::int from (select 1 from revisions x where x.document_id = d.id
          and x.author_id is distinct from d.author_id limit ${MOST_OTHERS}) y) else 0 end as "othersBelow"
    from (select * from documents where author_id = ${memberId}::bigint and kind in ('question', 'answer', 'comment', 'page')
        and state in ('published', 'held') and (${filter.days}::int is null or created_at > now() - make_interval(days => ${filter.days}::int))
      order by created_at desc, id desc limit ${POSTS_LOOKED_AT}) d
    join revisions v on v.id = d.latest_revision_id left join answers a on a.id = d.id left join comments m on m.id = d.id
    left join questions q on q.id = coalesce(a.question_id, m.question_id, d.id) left join pages p on p.id = d.id
    left join lateral (select plain from renderings where hash = v.blob order by renderer_version desc limit 1) r on true
    order by d.created_at desc, d.id desc`);
  const found = filter.domain === null ? rows : await leadingTo(db, rows, filter.domain);
  return {
    posts: found.slice(0, POSTS_PER_CLEANUP).map(({ blob: _, ...post }) => post),
    hasMore: found.length > POSTS_PER_CLEANUP || rows.length === POSTS_LOOKED_AT,
  };
}

async function leadingTo(db: Db, rows: CandidateRow[], domain: string): Promise<CandidateRow[]> {
  const hashes = rows.map(({ blob }) => blob);
  const texts = await readBlobs(db, hashes, LONGEST_TEXT);
  return rows.filter(({ blob, title, language }) => {
    const { links } = buildTextFacts({
      title,
      body: texts.get(blob) ?? "",
      language: moderationLanguage(language),
      domainOf: (host) => getDomain(host),
    });
    return links.some((link) => link.domain === domain);
  });
}
