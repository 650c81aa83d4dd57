// The queue: everything that waits for a decision, of every kind of document, newcomers first, then the oldest.
//
// The list is bounded and read with a keyset. In one statement: what it is ordered by is looked up for every open case; words,
// reasons and names only for the rows that are shown. A second one where edits were suggested.
import { type SQL, sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { microsOf } from "~/models/cursor.server";
import type { SubjectKind } from "~/models/document/subject.server";
import { type QueueKind, STAFF_SIGNALS, type WaitingKind, waitingKinds } from "./queue-kinds";
import { listSuggestions, type Suggestions } from "./queue-suggestions.server";

export const CASES_PER_PAGE = 50;
const REASONS_SHOWN = 8;
const EXCERPT_CHARACTERS = 280;
const REVIEW_DAYS = 7;

export type Claim = { byId: number; byName: string; until: Date };

export type QueueRow = {
  id: number;
  documentId: number;
  documentKind: SubjectKind;
  kinds: WaitingKind[];
  title: string;
  excerpt: string;
  language: string;
  author: { name: string; displayName: string } | null;
  authorName: string | null;
  isNewcomer: boolean;
  openedAt: Date;
  claim: Claim | null;
  reasons: { code: string; rule: string | null; parameters: Record<string, string | number> }[];
  /** Where an edit was suggested: by whom, and what it changes. */
  suggestions: Suggestions | null;
  /** For the next page. */
  cursor: string;
};

type Raw = Omit<QueueRow, "openedAt" | "claim" | "kinds" | "suggestions" | "cursor"> & {
  openedAt: string;
  /** Microseconds since 1970: what the list is ordered by, without the loss of a JavaScript date. */
  micros: number;
  claim: { byId: number; byName: string; until: string } | null;
  state: string;
  hasDecision: boolean;
  signalKinds: string[];
};

/** `seesHeld`: moderators; staff experts review suggestions and wishes to reopen, but not what is not published. */
export type QueueReader = { seesHeld: boolean; newcomerPosts: number };

export async function listCases(
  db: Db,
  { reader, after, kind }: { reader: QueueReader; after: string | null; kind: QueueKind | null },
): Promise<{ rows: QueueRow[]; next: string | null }> {
  const place = parseCursor(after);
  const { newcomerPosts } = reader;
  const raw = await db.execute<Raw>(sql`
    with waiting as materialized (
      ${openCases(reader)} and ${isOf(kind)}
    ), newcomers as materialized (
      select a.author_id from (select distinct author_id from waiting where author_id is not null) a
      where (select count(*) from (select 1 from documents p where p.author_id = a.author_id and p.state = 'published' limit ${newcomerPosts}) n) < ${newcomerPosts}
    ), shown as materialized (
      select w.*, n.author_id is not null as is_newcomer from waiting w left join newcomers n using (author_id)
      ${place ? sql`where (n.author_id is null, w.micros, w.id) > (${!place.isNewcomer}, ${place.micros}::bigint, ${place.id}::bigint)` : sql``}
      order by n.author_id is null, w.micros, w.id limit ${CASES_PER_PAGE + 1}
    )
    ${details}`);
  const shown = raw.slice(0, CASES_PER_PAGE);
  const suggestions = await listSuggestions(
    db,
    shown.filter((row) => row.signalKinds.includes("proposal")),
  );
  const rows = shown.map((row) => rowOf(row, suggestions.get(row.documentId) ?? null));
  return { rows, next: raw.length > CASES_PER_PAGE ? (rows.at(-1)?.cursor ?? null) : null };
}

/** As little of each open case as the order and the filters need. */
function openCases({ seesHeld }: QueueReader): SQL {
  return sql`
    select c.id, c.document_id, c.opened_at, ${microsOf(sql`c.opened_at`)} as micros, d.kind, d.state, d.author_id, s.kinds
    from cases c join documents d on d.id = c.document_id and d.kind <> 'rule'
    cross join lateral (select coalesce(array_agg(g.kind), '{}') as kinds from signals g where g.case_id = c.id and g.settled_at is null) s
    where c.state <> 'decided'
      and ${seesHeld ? sql`(d.state = 'held' or cardinality(s.kinds) > 0)` : sql`d.state = 'published' and s.kinds && ${staffKinds}`}`;
}

function isOf(kind: QueueKind | null): SQL {
  switch (kind) {
    case null:
      return sql`true`;
    case "held":
      return sql`(d.state = 'held' or 'detector' = any(s.kinds))`;
    case "reopen":
      return sql`('report' = any(s.kinds) and d.kind = 'question')`;
    case "report":
      return sql`('report' = any(s.kinds) and d.kind <> 'question')`;
    default:
      return sql`${kind} = any(s.kinds)`;
  }
}

const details = sql`
  select w.id, w.document_id as "documentId", w.kind as "documentKind", w.state, coalesce(q.title, p.title, f.question) as title,
    left(regexp_replace(left(coalesce(r.plain, ''), ${3 * EXCERPT_CHARACTERS}), '\\s+', ' ', 'g'), ${EXCERPT_CHARACTERS}) as excerpt, d.language, d.author_name as "authorName",
    case when u.id is not null then json_build_object('name', u.name, 'displayName', u.display_name) end as author,
    w.is_newcomer as "isNewcomer", w.opened_at as "openedAt", w.micros,
    case when c.claimed_until > now() then json_build_object('byId', c.claimed_by, 'byName', k.display_name, 'until', c.claimed_until) end as claim,
    exists (select 1 from decisions x where x.case_id = w.id) as "hasDecision", w.kinds as "signalKinds", s.reasons
  from shown w join cases c on c.id = w.id join documents d on d.id = w.document_id
  left join answers a on a.id = d.id left join comments m on m.id = d.id
  left join questions q on q.id = coalesce(a.question_id, m.question_id, d.id)
  left join pages p on p.id = d.id left join faq_entries f on f.id = d.id
  join revisions v on v.id = d.latest_revision_id
  left join lateral (select plain from renderings where hash = v.blob order by renderer_version desc limit 1) r on true
  left join users u on u.id = d.author_id left join users k on k.id = c.claimed_by
  cross join lateral (
    select coalesce(json_agg(json_build_object('code', g.code, 'rule', g.rule, 'parameters', g.parameters) order by g.id)
      filter (where g.kind = 'detector' and g.revision_id = d.latest_revision_id or g.kind = 'flag'), '[]') as reasons
    from (select * from signals where case_id = w.id and settled_at is null order by id desc limit ${REASONS_SHOWN}) g
  ) s
  order by not w.is_newcomer, w.micros, w.id`;

const staffKinds = sql.raw(`array[${STAFF_SIGNALS.map((kind) => `'${kind}'`).join(", ")}]`);

/** Median time from opening to decision over the last days, in whole minutes; null when nothing was decided. */
export async function reviewMinutes(db: Db): Promise<number | null> {
  const rows = await db.execute<{ minutes: number | null }>(sql`
    select percentile_cont(0.5) within group (order by extract(epoch from decided_at - opened_at)::float8 / 60) as minutes
    from (select decided_at, opened_at from cases where state = 'decided' and decided_at > now() - make_interval(days => ${REVIEW_DAYS}) limit 1000) x`);
  const minutes = rows[0]?.minutes ?? null;
  return minutes === null ? null : Math.max(1, Math.round(minutes));
}

function rowOf(raw: Raw, suggestions: Suggestions | null): QueueRow {
  const { micros, state: _, hasDecision: __, signalKinds: ___, ...row } = raw;
  return {
    ...row,
    openedAt: new Date(raw.openedAt),
    claim: raw.claim === null ? null : { ...raw.claim, until: new Date(raw.claim.until) },
    kinds: waitingKinds(raw),
    suggestions,
    cursor: `${raw.isNewcomer ? 1 : 0}-${micros}-${raw.id}`,
  };
}

function parseCursor(text: string | null): { isNewcomer: boolean; micros: number; id: number } | null {
  const match = /^([01])-(\d{1,17})-(\d{1,15})$/.exec(text ?? "");
  return match ? { isNewcomer: match[1] === "1", micros: Number(match[2]), id: Number(match[3]) } : null;
}
