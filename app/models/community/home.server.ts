// The home page answers three visitors at once: "I have a problem", "I can help", "I keep this place in order".
//
// Promises: one statement for everybody, so that the page costs one round trip when it is not in memory; only what is published;
// of the queue no more than this reader may see.

import { type SQL, sql } from "drizzle-orm";
import { publishesFaq } from "#moderation/permissions/faq";
import { holdsOffice, isModerator } from "#moderation/permissions/permission";
import type { Actor } from "~/actor";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import { type InJson, type JsonMoment, momentInJson } from "~/database/moments";
import { readableLanguages } from "~/i18n";
import { QUEUE_DOORS, type QueueDoor, queueSummary } from "~/models/case/queue-count.server";
import {
  type QuestionFilters,
  type QuestionListItem,
  questionItem,
  questionRows,
  type RawItem,
} from "~/models/question/list.server";
import { IS_CURRENT } from "~/models/question/offer.server";
import type { Community } from "./community.server";

const SHOWN = 5;
const SHOWN_SHOWCASE = 3;
const CHOSEN_FROM = 20;

export type HomeEntry = { slug: string; title: string; language: string; productId: number | null };
export type HomePage = HomeEntry & {
  at: Date;
  summary: string;
  author: { name: string; displayName: string } | null;
  authorName: string | null;
};

export type Home = {
  recent: QuestionListItem[];
  waiting: QuestionListItem[];
  isWaitingMine: boolean;
  /** Nothing asked lately waits: the newest of what was asked before and is not solved. */
  isWaitingOld: boolean;
  showcase: QuestionListItem[];
  official: HomeEntry[];
  pages: HomePage[];
  questionCount: number;
  /** Null for those who do not moderate. */
  queue: { count: number; oldestAt: Date | null; doors: { kind: QueueDoor; count: number }[] } | null;
};

type JsonItem = InJson<RawItem>;

type HomeRow = {
  recent: JsonItem[];
  mine: JsonItem[];
  waiting: JsonItem[];
  older: JsonItem[];
  showcase: JsonItem[];
  official: HomeEntry[];
  pages: (Omit<HomePage, "at"> & { at: JsonMoment })[];
  questions: number;
  queue: ({ total: number; oldest: JsonMoment | null } & Record<QueueDoor, number>) | null;
};

type Visitor = { actor: Actor | null; community: Pick<Community, "areas">; language: string };

export async function loadHome(db: Db, { actor, community, language }: Visitor): Promise<Home> {
  const hasShowcase = community.areas.some((area) => area.kind === "showcase");
  const inQuestions = { areaKind: "questions" } as const;
  // What a member asked themself waits for others.
  const byOthers = { ...inQuestions, ...(actor ? { notBy: actor.id } : {}) };
  const waiting: QuestionFilters = { ...byOthers, order: "waiting", isRecent: true };
  const readable = readableLanguages(language);
  const rows = await db.execute<HomeRow>(sql`
    select ${readableFirst({ ...inQuestions, order: "active", state: "solved" }, readable)} as recent,
      ${readableFirst(waiting, readable)} as waiting,
      ${readableFirst({ ...byOthers, order: "newest", state: "unsolved" }, readable)} as older,
      ${actor ? readableFirst({ ...waiting, ownProductsOf: actor.id }, readable) : NONE} as mine,
      ${hasShowcase ? readableFirst({ areaKind: "showcase", order: "newest" }, readable, SHOWN_SHOWCASE) : NONE} as showcase,
      ${gather(officialRows(readable))} as official, ${gather(pageRows(readable))} as pages,
      (select count(*) from (select 1 from questions q where q.is_listed and ${IS_CURRENT} limit ${COUNTED}) x) as questions,
      ${holdsOffice(actor) ? sql`(${queueSummary({ seesHeld: isModerator(actor), seesReviews: publishesFaq(actor) })})` : sql`null::json`} as queue`);
  const row = rows[0];
  if (!row) throw new Error("the home page asked nothing");
  const isWaitingMine = row.mine.length > 0;
  const isWaitingOld = !isWaitingMine && row.waiting.length === 0 && row.older.length > 0;
  return {
    recent: row.recent.map(listed),
    waiting: (isWaitingMine ? row.mine : isWaitingOld ? row.older : row.waiting).map(listed),
    isWaitingMine,
    isWaitingOld,
    showcase: row.showcase.map(listed),
    official: row.official,
    pages: row.pages.map((page) => ({ ...page, at: momentInJson(page.at) })),
    questionCount: row.questions,
    queue: row.queue && queueOf(row.queue),
  };
}

function listed({ askedAt, activeAt, ...row }: JsonItem): QuestionListItem {
  return questionItem({ ...row, askedAt: momentInJson(askedAt), activeAt: momentInJson(activeAt) });
}

/** Exact up to a cap: nobody needs to know whether it is a million or a million and three. */
const COUNTED = 10_000;
const NONE = sql`'[]'::json`;

/** Of the first CHOSEN_FROM those in a language of the reader, and then the others. */
function readableFirst(filters: QuestionFilters, readable: string[], shown = SHOWN): SQL {
  return gather(sql`
    select y.* from (select r.*, row_number() over () as place from (${questionRows({ filters, after: null, limit: CHOSEN_FROM })}) r) y
    order by y.language = any(${textArray(readable)}) desc, y.place limit ${shown}::int`);
}

/** Rows as one value, in their order. */
function gather(rows: SQL): SQL {
  return sql`coalesce((select json_agg(x) from (${rows}) x), '[]'::json)`;
}

/** The reader's language first, then what serves best by the search's measure. */
function officialRows(readable: string[]): SQL {
  return sql`
    select f.slug, f.question as title, f.language, f.product_id as "productId"
    from faq_entries f join documents d on d.id = f.id and d.state = 'published' left join search_documents s on s.document_id = f.id
    where f.state = 'published' order by f.language = any(${textArray(readable)}) desc, s.quality desc nulls last, f.id desc limit ${SHOWN}`;
}

/** Of the latest changes those in the reader's languages, and then the others. */
const pageRows = (readable: string[]) => sql`
  select p.slug, p.title, p.language, p.product_id as "productId", p.changed_at as at, r.summary, r.author_name as "authorName",
    case when u.id is not null then json_build_object('name', u.name, 'displayName', u.display_name) end as author
  from (select * from (select * from pages where is_listed order by changed_at desc, id desc limit ${CHOSEN_FROM}) latest
      order by language = any(${textArray(readable)}) desc, changed_at desc, id desc limit ${SHOWN}) p
    join documents d on d.id = p.id and d.state = 'published' join revisions r on r.id = d.published_revision_id
    left join users u on u.id = r.author_id and u.deleted_at is null
  order by p.language = any(${textArray(readable)}) desc, p.changed_at desc, p.id desc`;

function queueOf(queue: NonNullable<HomeRow["queue"]>): NonNullable<Home["queue"]> {
  const doors = QUEUE_DOORS.map((kind) => ({ kind, count: queue[kind] })).filter(({ count }) => count > 0);
  return { count: queue.total, oldestAt: momentInJson(queue.oldest), doors };
}
