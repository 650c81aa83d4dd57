// The queue: everything that waits for a decision, about documents and members, by risk and waiting (moderation/urgency).
//
// The list is bounded and read with a keyset. In one statement: what it is ordered by is looked up for every open case; words,
// reasons and names only for the rows that are shown. A second one where edits were suggested.

import { type SQL, sql } from "drizzle-orm";
import { answerBy } from "#moderation/appeals";
import { HEAD_START_MINUTES, MOST_WAITING_MINUTES } from "#moderation/urgency";
import type { Db } from "~/database/db.server";
import { type JsonMoment, momentInJson } from "~/database/moments";
import type { SubjectKind } from "~/models/document/subject.server";
import { CASES_PER_PAGE } from "~/models/page-sizes";
import type { Handover } from "./handover.server";
import { type QueueKind, type QueueReader, type WaitingKind, waitingKinds } from "./queue-kinds";
import { isOf, openCases, riskOf, signalKindsIn, whole } from "./queue-order.server";
import { listSuggestions, type Suggestions } from "./queue-suggestions.server";

const REASONS_SHOWN = 8;
const EXCERPT_CHARACTERS = 280;
const REVIEW_DAYS = 7;

export type Claim = { byId: number; byName: string; until: Date };

export type QueueRow = {
  id: number;
  /** Null where a member is what it is about. */
  documentId: number | null;
  documentKind: SubjectKind | "member";
  kinds: WaitingKind[];
  title: string;
  excerpt: string;
  language: string;
  author: { name: string; displayName: string } | null;
  authorName: string | null;
  isNewcomer: boolean;
  openedAt: Date;
  /** Of an appeal: until when it has to be answered, and whether that is over. */
  answer: { until: Date; isLate: boolean } | null;
  claim: Claim | null;
  handover: Pick<Handover, "byName" | "toId" | "toName" | "note"> | null;
  reasons: { code: string; rule: string | null; parameters: Record<string, string | number> }[];
  /** Where an edit was suggested: by whom, and what it changes. */
  suggestions: Suggestions | null;
  /** For the next page. */
  cursor: string;
};

type CaseRow = Omit<QueueRow, "openedAt" | "answer" | "claim" | "kinds" | "suggestions" | "cursor"> & {
  openedAt: Date;
  appealedAt: Date | null;
  now: Date;
  /** What the list is ordered by, at the moment the list began. */
  score: number;
  startedAt: number;
  claim: { byId: number; byName: string; until: JsonMoment } | null;
  state: string;
  hasDecision: boolean;
  bits: number;
};

export type CasesAsked = {
  reader: QueueReader;
  after: string | null;
  kind: QueueKind | null;
  limit?: number;
  /** A condition on cases c and documents d, of the caller's. */
  only?: SQL;
};

export async function listCases(
  db: Db,
  { limit = CASES_PER_PAGE, ...asked }: CasesAsked,
): Promise<{ rows: QueueRow[]; next: string | null }> {
  const raw = await readCases(db, { ...asked, limit });
  const shown = raw.slice(0, limit);
  const suggestions = await listSuggestions(
    db,
    shown.flatMap((row) =>
      row.documentId !== null && signalKindsIn(row.bits).includes("proposal")
        ? [{ ...row, documentId: row.documentId }]
        : [],
    ),
  );
  const rows = shown.map((row) =>
    rowOf(row, row.documentId === null ? null : (suggestions.get(row.documentId) ?? null)),
  );
  return { rows, next: raw.length > limit ? (rows.at(-1)?.cursor ?? null) : null };
}

async function readCases(db: Db, asked: CasesAsked & { limit: number }): Promise<CaseRow[]> {
  const { reader, after, kind, limit, only = sql`true` } = asked;
  const place = parseCursor(after);
  const { newcomerPosts } = reader;
  const startedAt = place === null ? sql`extract(epoch from now())::int8` : sql`${place.startedAt}::int8`;
  return db.execute<CaseRow>(sql`
    with waiting as materialized (
      select w.* from (${openCases(reader)} and ${only}) w where ${isOf(kind)}
    ), newcomers as materialized (
      select a.author_id from (select distinct author_id from waiting where author_id is not null) a
      where (select count(*) from (select 1 from documents p where p.author_id = a.author_id and p.state = 'published' limit ${newcomerPosts}) n) < ${newcomerPosts}
    ), scored as (
      select w.*, n.author_id is not null as is_newcomer, ${startedAt} as started_at,
        (${riskOf})::int8 * (${whole(HEAD_START_MINUTES)} + least(greatest((${startedAt} - extract(epoch from w.opened_at)::int8) / 60, 0), ${whole(MOST_WAITING_MINUTES)})) as score
      from waiting w left join newcomers n using (author_id)
    ), shown as materialized (
      select * from scored ${place ? sql`where (-score, id) > (${-place.score}::int8, ${place.id}::bigint)` : sql``}
      order by -score, id limit ${limit + 1}
    )
    ${details}`);
}

const details = sql`
  select w.id, w.document_id as "documentId", coalesce(w.kind, 'member') as "documentKind", coalesce(w.state, 'published') as state,
    coalesce(q.title, p.title, f.question, u.display_name, '') as title,
    left(regexp_replace(left(coalesce(r.plain, ''), ${3 * EXCERPT_CHARACTERS}), '\\s+', ' ', 'g'), ${EXCERPT_CHARACTERS}) as excerpt, coalesce(d.language, u.language, 'en') as language, d.author_name as "authorName",
    case when u.id is not null then json_build_object('name', u.name, 'displayName', u.display_name) end as author,
    w.is_newcomer as "isNewcomer", w.opened_at as "openedAt", (select min(g.at) from signals g where g.case_id = w.id and g.kind = 'appeal' and g.settled_at is null) as "appealedAt", now() as now, w.score, w.started_at as "startedAt",
    case when c.claimed_until > now() then json_build_object('byId', c.claimed_by, 'byName', k.display_name, 'until', c.claimed_until) end as claim,
    (select json_build_object('byName', b.display_name, 'toId', h.to_id, 'toName', t.display_name, 'note', h.note)
      from handovers h left join users b on b.id = h.by_id and b.deleted_at is null left join users t on t.id = h.to_id and t.deleted_at is null where h.case_id = w.id and h.ended_at is null) as handover,
    exists (select 1 from decisions x where x.case_id = w.id and x.outcome not in ('close', 'duplicate', 'merge', 'reject')) as "hasDecision", w.bits, s.reasons
  from shown w join cases c on c.id = w.id left join documents d on d.id = w.document_id
  left join answers a on a.id = d.id left join comments m on m.id = d.id
  left join questions q on q.id = coalesce(a.question_id, m.question_id, d.id)
  left join pages p on p.id = d.id left join faq_entries f on f.id = d.id
  left join revisions v on v.id = d.latest_revision_id
  left join lateral (select plain from renderings where hash = v.blob order by renderer_version desc limit 1) r on true
  left join users u on u.id = w.author_id left join users k on k.id = c.claimed_by
  cross join lateral (
    select coalesce(json_agg(json_build_object('code', g.code, 'rule', g.rule, 'parameters', g.parameters) order by g.id)
      filter (where g.kind = 'detector' and g.revision_id = d.latest_revision_id or g.kind = 'flag'), '[]') as reasons
    from (select * from signals where case_id = w.id and settled_at is null order by id desc limit ${REASONS_SHOWN}) g
  ) s
  order by -w.score, w.id`;

/** Below so many decisions a median says nothing. */
const FEWEST_DECIDED = 10;

/** Median time from opening to decision over the last days, in whole minutes; null where too few were decided. */
export async function reviewMinutes(db: Db): Promise<number | null> {
  const rows = await db.execute<{ minutes: number | null; decided: number }>(sql`
    select count(*)::int as decided, percentile_cont(0.5) within group (order by extract(epoch from decided_at - opened_at)::float8 / 60) as minutes
    from (select decided_at, opened_at from cases where state = 'decided' and decided_at > now() - make_interval(days => ${REVIEW_DAYS}) limit 1000) x`);
  const minutes = (rows[0]?.decided ?? 0) < FEWEST_DECIDED ? null : (rows[0]?.minutes ?? null);
  return minutes === null ? null : Math.max(1, Math.round(minutes));
}

function rowOf(raw: CaseRow, suggestions: Suggestions | null): QueueRow {
  const { score, startedAt, state: _, hasDecision: __, bits, appealedAt, now, ...row } = raw;
  const until = appealedAt && answerBy(appealedAt);
  return {
    ...row,
    openedAt: raw.openedAt,
    answer: until && { until, isLate: until < now },
    claim: raw.claim === null ? null : { ...raw.claim, until: momentInJson(raw.claim.until) },
    kinds: waitingKinds({ ...raw, signalKinds: signalKindsIn(bits) }),
    suggestions,
    cursor: `${startedAt}-${score}-${raw.id}`,
  };
}

function parseCursor(text: string | null): { startedAt: number; score: number; id: number } | null {
  const match = /^(\d{1,12})-(\d{1,14})-(\d{1,15})$/.exec(text ?? "");
  return match ? { startedAt: Number(match[1]), score: Number(match[2]), id: Number(match[3]) } : null;
}
