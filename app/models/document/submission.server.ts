// What the rules say about a text before it is stored, and the case that opens when they want a person to look.
//
// Loads the facts, asks moderation/publishing (the same function that runs in the browser while typing), and turns its
// verdict into rows: a held document gets one open case with a signal per reason.
import { sql } from "drizzle-orm";
import { getDomain } from "tldts";
import type { AuthorHistory, DocumentKind, Language, MemberFacts, SubmissionFacts } from "#moderation/facts";
import { LANGUAGES, RECENT_MINUTES } from "#moderation/facts";
import { judgePost, type Verdict } from "#moderation/publishing";
import { standing } from "#moderation/standing";
import { buildTextFacts, sketchText } from "#moderation/text/text-facts";
import type { Db } from "~/database/db.server";
import { env } from "~/env.server";
import { loadRules } from "~/models/rule/versions.server";

const OWN_TEXTS_COMPARED = 10;
const OWN_TEXTS_DAYS = 30;

export type Submission = {
  kind: DocumentKind;
  isEdit: boolean;
  author: MemberFacts;
  /** Null for what stands in no area: pages and FAQ entries. */
  areaId: number | null;
  productId: number | null;
  allowsAdvertising: boolean;
  title?: string;
  body: string;
  language: string;
  tagCount?: number;
  isDisclosed?: boolean;
  /** The document being edited: it is not compared with itself. */
  documentId?: number;
};

export async function judgeSubmission(db: Db, submission: Submission): Promise<Verdict> {
  const language = moderationLanguage(submission.language);
  const text = buildTextFacts({
    ...(submission.title === undefined ? {} : { title: submission.title }),
    body: submission.body,
    language,
    domainOf: (host) => getDomain(host),
  });
  const domains = [...new Set(text.links.map((link) => link.domain))].slice(0, 50);
  const [rules, history] = await Promise.all([loadRules(db), loadHistory(db, submission, domains, language)]);
  const facts: SubmissionFacts = {
    kind: submission.kind,
    isEdit: submission.isEdit,
    author: submission.author,
    place: {
      areaId: submission.areaId,
      productId: submission.productId,
      allowsAdvertising: submission.allowsAdvertising,
    },
    text,
    ...(submission.tagCount === undefined ? {} : { tagCount: submission.tagCount }),
    ...(submission.isDisclosed === undefined ? {} : { isDisclosed: submission.isDisclosed }),
    history,
    typingSeconds: null,
    siteDomains: siteDomains(),
  };
  return judgePost(facts, rules);
}

export function moderationLanguage(language: string): Language {
  return (LANGUAGES as readonly string[]).includes(language) ? (language as Language) : "en";
}

export function siteDomains(): string[] {
  const { hostname } = new URL(env().PUBLIC_URL);
  return [getDomain(hostname) ?? hostname];
}

/** What the browser needs to say beforehand what the server would say; it adds the text itself. */
export function preflightFacts({
  kind,
  isEdit,
  author,
  place,
  language,
}: {
  kind: DocumentKind;
  isEdit: boolean;
  author: MemberFacts;
  place: SubmissionFacts["place"];
  language: string;
}) {
  // Only those in force were loaded, so their ends need not travel.
  const restrictions = author.restrictions.map((restriction) => ({ ...restriction, endsAt: null }));
  return { kind, isEdit, author: { ...author, restrictions }, place, siteDomains: siteDomains(), language };
}

/** Members in good standing are not compared with their own past: it costs a query and catches nobody. */
async function loadHistory(
  db: Db,
  submission: Submission,
  domains: string[],
  language: Language,
): Promise<AuthorHistory> {
  const none: AuthorHistory = { recentPosts: 0, linkedBefore: {}, ownDomains: [], ownSketches: [], spamSketches: [] };
  if (standing(submission.author) === "trusted" || submission.isEdit) return none;
  const rows = await db.execute<{ recent: number; texts: string[] | null; linked: Record<string, number> | null }>(sql`
    select
      (select count(*) from (select 1 from documents where author_id = ${submission.author.id}::bigint
        and created_at > now() - make_interval(mins => ${RECENT_MINUTES}) limit 100) x) as recent,
      (select json_agg(x.plain) from (select r.plain from documents d
        join revisions v on v.id = d.latest_revision_id join renderings r on r.hash = v.blob
        where d.author_id = ${submission.author.id}::bigint and d.id <> ${submission.documentId ?? 0}::bigint
          and d.kind in ('question', 'answer') and d.created_at > now() - make_interval(days => ${OWN_TEXTS_DAYS})
        order by d.created_at desc limit ${OWN_TEXTS_COMPARED}) x) as texts,
      (select json_object_agg(x.domain, x.n) from (select domain, count(*) as n from unnest(${`{${domains.map((d) => `"${d.replace(/["\\]/g, "")}"`).join(",")}}`}::text[]) domain
        join (select v.blob, b.bytes from documents d join revisions v on v.id = d.latest_revision_id join blobs b on b.hash = v.blob
          where d.author_id = ${submission.author.id}::bigint and d.id <> ${submission.documentId ?? 0}::bigint and b.encoding = 'plain'
          order by d.created_at desc limit 30) t on position(domain in convert_from(t.bytes, 'UTF8')) > 0 group by domain) x) as linked`);
  const row = rows[0];
  return {
    ...none,
    recentPosts: row?.recent ?? 0,
    linkedBefore: row?.linked ?? {},
    ownSketches: (row?.texts ?? []).map((text) => sketchText(text, language)),
  };
}
