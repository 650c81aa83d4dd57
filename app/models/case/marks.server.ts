// Marks: what rules saw in a published text without anything following. Nothing changes for its author; moderators read them in a
// list of their own, with the passage, and one press says that it is fine or makes a case of it.
//
// Promises: written in the transaction that publishes; what is only counted (shadow) is kept and not listed; the marks of an
// older version of a text go when a newer one is published, and only those of the live text are shown. Costs: one statement for each text that has any.
import { sql } from "drizzle-orm";
import { canDecide } from "#moderation/permissions/office";
import type { Mark } from "#moderation/publishing";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { findSubject, type Subject, type SubjectKind } from "~/models/document/subject.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { urls } from "~/urls";
import { raiseSignal } from "./case.server";

/** Also without any: what was seen in an older version is not to be seen in this one. */
export async function recordMarks(
  tx: Db,
  { documentId, revisionId, marks }: { documentId: number; revisionId: number; marks: readonly Mark[] },
): Promise<void> {
  await tx.execute(sql`
    with gone as (
      update marks set seen_at = now() where document_id = ${documentId}::bigint and seen_at is null and revision_id <> ${revisionId}::bigint
    )
    insert into marks (document_id, revision_id, rule, rule_version, rung, code, parameters, passage, strength)
    select ${documentId}::bigint, ${revisionId}::bigint, m.rule, coalesce(m.version, 1), m.rung, m.code, coalesce(m.parameters, '{}'::jsonb),
      m.passage, m.strength
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb)
      as m(rule text, version int, rung text, code text, parameters jsonb, passage text, strength real) where m.rule is not null`);
}

export const MARKED_PER_PAGE = 50;

export type MarkedText = {
  documentId: number;
  kind: SubjectKind;
  title: string;
  path: string;
  excerpt: string;
  language: string;
  author: { name: string; displayName: string } | null;
  authorName: string | null;
  /** The reader wrote what is marked, so somebody else settles it. */
  isOwn: boolean;
  at: Date;
  marks: { code: string; rule: string; passage: string | null; parameters: Record<string, string | number> }[];
};

type MarkRow = Omit<MarkedText, "at" | "path"> & {
  at: Date;
  newest: number;
  questionId: number | null;
  pageSlug: string | null;
  productSlug: string | null;
};

/**
 * Over marks k and documents x: seen in the text that is live, whichever road it came by. A version that others publish (a
 * suggestion that is taken, a held change that is let through) was looked at by a person.
 */
const ofLiveText = sql`exists (
  select 1 from revisions seen join revisions live on live.id = x.published_revision_id
  where seen.id = k.revision_id and seen.blob = live.blob and (x.kind = 'page' or seen.title is not distinct from live.title))`;

/** Of the text or of the version that is marked: a page is everybody's, the marked edit is one person's. */
const isBy = (personId: number | null) => sql`exists (
  select 1 from marks k join documents x on x.id = k.document_id join revisions seen on seen.id = k.revision_id
  where x.id = d.id and k.seen_at is null and ${ofLiveText} and ${personId}::bigint in (x.author_id, seen.author_id))`;

/** Newest first, one line for each text. `before`: the newest mark of the last line. */
export async function listMarked(
  db: Db,
  { before, readerId = null }: { before: number | null; readerId?: number | null },
): Promise<{ rows: MarkedText[]; next: number | null }> {
  const found = await db.execute<MarkRow>(sql`
    with waiting as (
      select k.document_id, max(k.id) as newest from marks k join documents x on x.id = k.document_id and x.state = 'published'
      where k.seen_at is null and k.rung = 'tag' and ${ofLiveText}
      group by k.document_id having ${before === null ? sql`true` : sql`max(k.id) < ${before}::bigint`}
      order by max(k.id) desc limit ${MARKED_PER_PAGE + 1}
    )
    select w.document_id as "documentId", w.newest, d.kind, coalesce(q.title, p.title, f.question, '') as title, d.language,
      left(regexp_replace(left(coalesce(r.plain, ''), 900), '\\s+', ' ', 'g'), 280) as excerpt, d.author_name as "authorName",
      case when u.id is not null then json_build_object('name', u.name, 'displayName', u.display_name) end as author,
      q.id as "questionId", coalesce(p.slug, f.slug) as "pageSlug", pp.slug as "productSlug", m.at, m.marks,
      ${isBy(readerId)} as "isOwn"
    from waiting w join documents d on d.id = w.document_id
    left join answers a on a.id = d.id left join comments c on c.id = d.id
    left join questions q on q.id = coalesce(a.question_id, c.question_id, d.id)
    left join pages p on p.id = d.id left join products pp on pp.id = p.product_id left join faq_entries f on f.id = d.id
    left join users u on u.id = d.author_id join revisions v on v.id = d.published_revision_id
    left join lateral (select plain from renderings where hash = v.blob order by renderer_version desc limit 1) r on true
    cross join lateral (select max(x.at) as at, json_agg(json_build_object('code', x.code, 'rule', x.rule, 'passage', x.passage,
        'parameters', x.parameters) order by x.strength desc, x.id) as marks
      from (select k.* from marks k join documents x on x.id = k.document_id
        where k.document_id = w.document_id and k.seen_at is null and k.rung = 'tag' and ${ofLiveText}) x) m
    order by w.newest desc`);
  const shown = found.slice(0, MARKED_PER_PAGE);
  const rows = shown.map(({ newest: _, questionId, pageSlug, productSlug, ...row }) => ({
    ...row,
    at: row.at,
    path: pathOfMarked(row, { questionId, pageSlug, productSlug }),
  }));
  return { rows, next: found.length > MARKED_PER_PAGE ? (shown.at(-1)?.newest ?? null) : null };
}

export function pathOfMarked(
  { documentId, kind, title }: Pick<MarkRow, "documentId" | "kind" | "title">,
  { questionId, pageSlug, productSlug }: Pick<MarkRow, "questionId" | "pageSlug" | "productSlug">,
): string {
  if (kind === "page") return urls.page({ productSlug, slug: pageSlug ?? "" });
  if (kind === "faq") return urls.faq({ slug: pageSlug ?? "" });
  if (kind === "question") return urls.question({ id: questionId ?? documentId, title });
  return urls.permalink(documentId);
}

const MOST_COUNTED = 100;

/** Texts with marks that nobody has seen, up to a number that says "many". */
export async function countMarked(db: Db): Promise<number> {
  const rows = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (select 1 from marks k join documents x on x.id = k.document_id and x.state = 'published'
      where k.seen_at is null and k.rung = 'tag' and ${ofLiveText} group by k.document_id limit ${MOST_COUNTED}) x`);
  return rows[0]?.count ?? 0;
}

export type MarkVerdict = "fine" | "case";
export type MarkOutcome =
  | { kind: "done"; caseId: number | null }
  | { kind: "missing" }
  | { kind: "forbidden"; reason: PermissionReason };

/** "fine": nothing is wrong with it. "case": it goes to the queue, as pointed at by this moderator. Never by who wrote it. */
export async function settleMarks(
  db: Db,
  { actor, documentId, verdict }: { actor: Actor; documentId: number; verdict: MarkVerdict },
): Promise<MarkOutcome> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select 1 from documents where id = ${documentId}::bigint for no key update`);
    const subject = await findSubject(tx, documentId);
    if (subject === null) return { kind: "missing" };
    const reason = await whyNotSettle(tx, { actor, subject });
    if (reason !== null) return { kind: "forbidden", reason };
    const seen = await tx.execute<{ rule: string; ruleVersion: number; passage: string | null; strength: number }>(sql`
      update marks k set seen_at = now(), seen_by = ${actor.id}::bigint, verdict = ${verdict} from documents x
      where k.document_id = ${documentId}::bigint and x.id = k.document_id and k.seen_at is null and ${ofLiveText}
      returning k.rule, k.rule_version as "ruleVersion", k.passage, k.strength`);
    const [strongest] = [...seen].sort((a, b) => b.strength - a.strength);
    if (verdict === "fine" || strongest === undefined) return { kind: "done", caseId: null };
    await raiseSignal(tx, {
      documentId,
      kind: "flag",
      code: "flagged",
      rule: strongest.rule,
      ruleVersion: strongest.ruleVersion,
      ...(strongest.passage === null ? {} : { passage: strongest.passage }),
      revisionId: subject.publishedRevisionId,
      byUserId: actor.id,
    });
    const rows = await tx.execute<{ id: number }>(sql`select id from cases where document_id = ${documentId}::bigint`);
    return { kind: "done", caseId: rows[0]?.id ?? null };
  });
}

async function whyNotSettle(
  tx: Db,
  { actor, subject }: { actor: Actor; subject: Subject },
): Promise<PermissionReason | null> {
  const member = await loadMemberFacts(tx, { actor, productId: subject.productId });
  const rows = await tx.execute<{ isOwn: boolean }>(
    sql`select ${isBy(actor.id)} as "isOwn" from documents d where d.id = ${subject.id}::bigint`,
  );
  const authorId = rows[0]?.isOwn === true ? actor.id : subject.authorId;
  const permission = canDecide(member, { authorId, isAppeal: false, firstDeciderId: null });
  if (!permission.allowed) return permission.reason;
  return subject.state === "published" ? null : "not-published";
}
