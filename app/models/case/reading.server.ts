// One case as a moderator reads it: the text, what was found in it, what changed since it was last decided, its author, and
// everything decided about it so far.
import { sql } from "drizzle-orm";
import { OUTSIDE_OUTCOMES } from "#moderation/appeals";
import type { Judgement } from "#moderation/verdicts";
import type { Db } from "~/database/db.server";
import { type JsonMoment, momentInJson } from "~/database/moments";
import { compareTexts } from "~/models/document/comparing.server";
import { showRevision } from "~/models/document/rendering.server";
import { findRevisionById, type RevisionText } from "~/models/document/revision.server";
import { type DocumentDiff, diffLine, type Part } from "~/text/diff";
import type { Claim } from "./queue.server";
import { type WaitingKind, waitingKinds } from "./queue-kinds";

export type CaseSignal = {
  id: number;
  kind: string;
  code: string;
  rule: string | null;
  ruleVersion: number | null;
  passage: string | null;
  parameters: Record<string, string | number>;
  /** Of a detector: what a moderator said about it. */
  judged: Judgement | null;
  byName: string | null;
  at: Date;
  weight: number;
  /** Of a flag: how many of its author's flags were decided, and how many of them were right. */
  record: { decided: number; upheld: number } | null;
  /** Of an appeal: what it is about. */
  decisionId: number | null;
  byUserId: number | null;
};

export type PastDecision = {
  id: number;
  outcome: string;
  rule: string | null;
  ruleVersion: number | null;
  passage: string | null;
  note: string;
  byName: string | null;
  deciderId: number | null;
  appealedId: number | null;
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
  /** Decided, and not carried out yet. */
  verdict: { outcome: string; byId: number; byName: string } | null;
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
  proposals: { id: number; summary: string; authorId: number | null; authorName: string | null; createdAt: Date }[];
};

const MOST_ROWS = 50;

export async function findCase(db: Db, caseId: number): Promise<CaseView | null> {
  const rows = await db.execute<{
    id: number;
    documentId: number;
    version: number;
    state: CaseView["state"];
    documentState: string;
    documentKind: string;
    language: string;
    productId: number | null;
    published: number | null;
    latest: number;
    openedAt: Date;
    claim: { byId: number; byName: string; until: JsonMoment } | null;
    verdict: CaseView["verdict"];
  }>(sql`
    select c.id, c.document_id as "documentId", c.version, c.state, d.state as "documentState", d.kind as "documentKind", d.language, d.product_id as "productId",
      d.published_revision_id as published, d.latest_revision_id as latest, c.opened_at as "openedAt",
      case when c.claimed_until > now() then json_build_object('byId', c.claimed_by, 'byName', k.display_name, 'until', c.claimed_until) end as claim,
      (select json_build_object('outcome', v.decision ->> 'outcome', 'byId', v.decider_id, 'byName', y.display_name)
        from verdicts v join users y on y.id = v.decider_id where v.case_id = c.id and v.refusal is null) as verdict
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
  const place = { productId: row.productId, isPage: row.documentKind === "page" };
  const signalKinds = [...new Set(signals.map((signal) => signal.kind))];
  return {
    id: row.id,
    documentId: row.documentId,
    version: row.version,
    state: row.state,
    kinds:
      row.state === "decided"
        ? []
        : waitingKinds({
            documentKind: row.documentKind,
            state: row.documentState,
            hasDecision: decisions.some(({ outcome }) => !OUTSIDE_OUTCOMES.some((outside) => outside === outcome)),
            signalKinds,
          }),
    claim: row.claim === null ? null : { ...row.claim, until: momentInJson(row.claim.until) },
    verdict: row.verdict,
    openedAt: row.openedAt,
    // What was found in an earlier version of a text says nothing about this one.
    signals: signals.filter((signal) => signal.kind !== "detector" || signal.revisionId === row.latest),
    decisions,
    text: {
      revisionId: latest.id,
      number: latest.number,
      title: latest.title,
      tags: latest.tags,
      html: (await showRevision(db, latest, row.language, place)).html,
      language: row.language,
    },
    change: await findChange(db, { latest, published: row.published, decisions, language: row.language }),
    proposals,
  };
}

async function listSignals(db: Db, caseId: number): Promise<(CaseSignal & { revisionId: number | null })[]> {
  const rows = await db.execute<CaseSignal & { revisionId: number | null }>(sql`
    select s.id, s.kind, s.code, s.rule, s.rule_version as "ruleVersion", s.passage, s.parameters, s.judged, s.revision_id as "revisionId", s.at,
      u.display_name as "byName", s.weight, s.decision_id as "decisionId", s.by_user_id as "byUserId",
      case when s.kind = 'flag' then (select json_build_object('decided', count(*), 'upheld', count(*) filter (where g.is_upheld)) from (
        select is_upheld from signals where by_user_id = s.by_user_id and kind = 'flag' and is_upheld is not null order by id desc limit 100) g) end as record
    from signals s left join users u on u.id = s.by_user_id
    where s.case_id = ${caseId}::bigint and s.settled_at is null order by s.id desc limit ${MOST_ROWS}`);
  return [...rows].reverse();
}

/** Newest first. */
async function listDecisions(db: Db, caseId: number): Promise<PastDecision[]> {
  const rows = await db.execute<PastDecision>(sql`
    select x.id, x.outcome, x.rule, x.rule_version as "ruleVersion", x.passage, x.note, x.revision_id as "revisionId", x.at,
      x.decider_id as "deciderId", x.appealed_id as "appealedId", u.display_name as "byName"
    from decisions x left join users u on u.id = x.decider_id where x.case_id = ${caseId}::bigint order by x.id desc limit ${MOST_ROWS}`);
  return [...rows];
}

async function listWaitingProposals(db: Db, documentId: number): Promise<CaseView["proposals"]> {
  const rows = await db.execute<{
    id: number;
    summary: string;
    authorId: number | null;
    authorName: string | null;
    createdAt: Date;
  }>(sql`
    select p.id, p.summary, p.author_id as "authorId", u.display_name as "authorName", p.created_at as "createdAt"
    from proposals p left join users u on u.id = p.author_id
    where p.document_id = ${documentId}::bigint and p.state = 'waiting' order by p.id limit ${MOST_ROWS}`);
  return [...rows];
}

type ChangeFacts = { latest: RevisionText; published: number | null; decisions: PastDecision[]; language: string };

async function findChange(
  db: Db,
  { latest, published, decisions, language }: ChangeFacts,
): Promise<CaseView["change"]> {
  const returned =
    decisions.find((decision) => decision.outcome === "return" || decision.outcome === "remove")?.revisionId ?? null;
  const since = returned !== null && returned !== latest.id ? "returned" : "live";
  const earlierId = since === "returned" ? returned : published;
  if (earlierId === null || earlierId === latest.id) return null;
  const earlier = await findRevisionById(db, earlierId);
  if (!earlier) return null;
  const title = earlier.title === latest.title ? null : diffLine(earlier.title ?? "", latest.title ?? "", language);
  return { since, number: earlier.number, title, diff: await compareTexts(earlier.source, latest.source, language) };
}
