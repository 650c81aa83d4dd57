// One case as a moderator reads it: the text, what was found in it, what changed since it was last decided, its author, and
// everything decided about it so far.
import { sql } from "drizzle-orm";
import type { Db } from "~/db.server";
import { type DocumentDiff, diffDocuments, diffLine, type Part } from "~/diff";
import type { Claim } from "./queue.server";
import { type WaitingKind, waitingKinds } from "./queue-kinds";
import { findRevisionById, type RevisionText } from "./revision.server";

export type CaseSignal = {
  id: number;
  kind: string;
  code: string;
  rule: string | null;
  ruleVersion: number | null;
  passage: string | null;
  parameters: Record<string, string | number>;
  byName: string | null;
  at: Date;
};

export type PastDecision = {
  id: number;
  outcome: string;
  rule: string | null;
  ruleVersion: number | null;
  passage: string | null;
  note: string;
  byName: string | null;
  at: Date;
  revisionId: number | null;
};

export type CaseView = {
  id: number;
  documentId: number;
  version: number;
  state: "open" | "claimed" | "decided";
  kinds: WaitingKind[];
  claim: Claim | null;
  openedAt: Date;
  signals: CaseSignal[];
  decisions: PastDecision[];
  /** The newest text; what a decision to publish would show. */
  text: {
    revisionId: number;
    number: number;
    title: string | null;
    tags: string[] | null;
    html: string;
    language: string;
  };
  /** What changed since the version that is live, or that a moderator sent back. */
  change: { since: "live" | "returned"; number: number; title: Part[] | null; diff: DocumentDiff } | null;
  proposals: { id: number; summary: string; authorName: string | null; createdAt: Date }[];
};

const MOST_ROWS = 50;

export async function findCase(db: Db, caseId: number): Promise<CaseView | null> {
  const rows = await db.execute<{
    id: number;
    documentId: number;
    version: number;
    state: CaseView["state"];
    documentState: string;
    language: string;
    published: number | null;
    latest: number;
    openedAt: string;
    claim: { byId: number; byName: string; until: string } | null;
  }>(sql`
    select c.id, c.document_id as "documentId", c.version, c.state, d.state as "documentState", d.language,
      d.published_revision_id as published, d.latest_revision_id as latest, c.opened_at as "openedAt",
      case when c.claimed_until > now() then json_build_object('byId', c.claimed_by, 'byName', k.display_name, 'until', c.claimed_until) end as claim
    from cases c join documents d on d.id = c.document_id left join users k on k.id = c.claimed_by where c.id = ${caseId}::bigint`);
  const row = rows[0];
  if (!row) return null;
  const [signals, decisions, latest, proposals] = await Promise.all([
    listSignals(db, caseId),
    listDecisions(db, caseId),
    findRevisionById(db, row.latest),
    listWaitingProposals(db, row.documentId),
  ]);
  if (!latest) throw new Error(`revision ${row.latest} vanished`);
  const signalKinds = [...new Set(signals.map((signal) => signal.kind))];
  return {
    id: row.id,
    documentId: row.documentId,
    version: row.version,
    state: row.state,
    kinds:
      row.state === "decided"
        ? []
        : waitingKinds({ state: row.documentState, hasDecision: decisions.length > 0, signalKinds }),
    claim: row.claim === null ? null : { ...row.claim, until: new Date(row.claim.until) },
    openedAt: new Date(row.openedAt),
    // What was found in an earlier version of a text says nothing about this one.
    signals: signals.filter((signal) => signal.kind !== "detector" || signal.revisionId === row.latest),
    decisions,
    text: {
      revisionId: latest.id,
      number: latest.number,
      title: latest.title,
      tags: latest.tags,
      html: latest.html ?? "",
      language: row.language,
    },
    change: await findChange(db, { latest, published: row.published, decisions, language: row.language }),
    proposals,
  };
}

async function listSignals(db: Db, caseId: number): Promise<(CaseSignal & { revisionId: number | null })[]> {
  const rows = await db.execute<Omit<CaseSignal, "at"> & { revisionId: number | null; at: string }>(sql`
    select s.id, s.kind, s.code, s.rule, s.rule_version as "ruleVersion", s.passage, s.parameters, s.revision_id as "revisionId", s.at,
      u.display_name as "byName"
    from signals s left join users u on u.id = s.by_user_id
    where s.case_id = ${caseId}::bigint and s.settled_at is null order by s.id desc limit ${MOST_ROWS}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) })).reverse();
}

/** Newest first. */
async function listDecisions(db: Db, caseId: number): Promise<PastDecision[]> {
  const rows = await db.execute<Omit<PastDecision, "at"> & { at: string }>(sql`
    select x.id, x.outcome, x.rule, x.rule_version as "ruleVersion", x.passage, x.note, x.revision_id as "revisionId", x.at,
      u.display_name as "byName"
    from decisions x left join users u on u.id = x.decider_id where x.case_id = ${caseId}::bigint order by x.id desc limit ${MOST_ROWS}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

async function listWaitingProposals(db: Db, documentId: number): Promise<CaseView["proposals"]> {
  const rows = await db.execute<{ id: number; summary: string; authorName: string | null; createdAt: string }>(sql`
    select p.id, p.summary, u.display_name as "authorName", p.created_at as "createdAt"
    from proposals p left join users u on u.id = p.author_id
    where p.document_id = ${documentId}::bigint and p.state = 'waiting' order by p.id limit ${MOST_ROWS}`);
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
}

type ChangeFacts = { latest: RevisionText; published: number | null; decisions: PastDecision[]; language: string };

async function findChange(
  db: Db,
  { latest, published, decisions, language }: ChangeFacts,
): Promise<CaseView["change"]> {
  const returned = decisions.find((decision) => decision.outcome === "return")?.revisionId ?? null;
  const since = returned !== null && returned !== latest.id ? "returned" : "live";
  const earlierId = since === "returned" ? returned : published;
  if (earlierId === null || earlierId === latest.id) return null;
  const earlier = await findRevisionById(db, earlierId);
  if (!earlier) return null;
  const title = earlier.title === latest.title ? null : diffLine(earlier.title ?? "", latest.title ?? "", language);
  return { since, number: earlier.number, title, diff: diffDocuments(earlier.source, latest.source, language) };
}

/** What a moderator wants to know about the author before deciding. */
export type AuthorContext = {
  id: number;
  name: string;
  displayName: string;
  role: string;
  joinedAt: Date;
  isVerified: boolean;
  published: number;
  held: number;
  returned: number;
  removed: number;
  restrictions: { kind: string; endsAt: Date | null }[];
};

/** Counts stop where they say nothing more. */
const MOST_COUNTED = 1_000;

export async function findAuthorContext(db: Db, userId: number | null): Promise<AuthorContext | null> {
  if (userId === null) return null;
  type Raw = Omit<AuthorContext, "joinedAt" | "restrictions"> & {
    joinedAt: string;
    restrictions: { kind: string; endsAt: string | null }[];
  };
  const rows = await db.execute<Raw>(sql`
    select u.id, u.name, u.display_name as "displayName", u.role, u.created_at as "joinedAt", u.email_verified_at is not null as "isVerified",
      n.published, n.held, n.returned, n.removed,
      coalesce((select json_agg(json_build_object('kind', r.function_name, 'endsAt', r.ends_at)) from restrictions r
        where r.user_id = u.id and r.lifted_at is null and (r.ends_at is null or r.ends_at > now())), '[]') as restrictions
    from users u cross join lateral (
      select count(*) filter (where state = 'published') as published, count(*) filter (where state = 'held') as held,
        count(*) filter (where state = 'returned') as returned, count(*) filter (where state = 'removed') as removed
      from (select state from documents where author_id = u.id and kind in ('question', 'answer', 'comment') order by created_at desc limit ${MOST_COUNTED}) x
    ) n where u.id = ${userId}::bigint`);
  const row = rows[0];
  if (!row) return null;
  const restrictions = row.restrictions.map(({ kind, endsAt }) => ({
    kind,
    endsAt: endsAt === null ? null : new Date(endsAt),
  }));
  return { ...row, joinedAt: new Date(row.joinedAt), restrictions };
}
