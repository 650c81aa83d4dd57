// The home page answers three visitors at once: "I have a problem", "I can help", "I keep this place in order".
import { sql } from "drizzle-orm";
import type { Db } from "~/db.server";
import type { Visit } from "~/visit.server";
import { listOwnProductIds, listQuestions, type QuestionListItem } from "./question-list.server";

const SHOWN = 5;

export type Home = {
  recent: QuestionListItem[];
  waiting: QuestionListItem[];
  isWaitingMine: boolean;
  showcase: QuestionListItem[];
  questionCount: number;
  /** Null for those who do not moderate. */
  queueCount: number | null;
};

export async function loadHome({ db, actor, community }: Visit): Promise<Home> {
  const showcaseArea = community.areas.find((area) => area.kind === "showcase");
  const questionArea = community.areas.find((area) => area.kind === "questions");
  const inQuestions = questionArea ? { areaId: questionArea.id } : {};
  const mine = actor ? await listOwnProductIds(db, actor.id) : [];
  const first = { after: null, limit: SHOWN };
  const [recent, waitingMine, waiting, showcase, counts] = await Promise.all([
    listQuestions(db, { filters: { ...inQuestions, order: "active", state: "solved" }, ...first }),
    mine.length > 0
      ? listQuestions(db, { filters: { ...inQuestions, order: "waiting", productIds: mine }, ...first })
      : null,
    listQuestions(db, { filters: { ...inQuestions, order: "waiting" }, ...first }),
    showcaseArea ? listQuestions(db, { filters: { areaId: showcaseArea.id, order: "newest" }, ...first }) : null,
    countHome(db, actor !== null && actor.role !== "member"),
  ]);
  const isWaitingMine = (waitingMine?.questions.length ?? 0) > 0;
  return {
    recent: recent.questions,
    waiting: isWaitingMine ? (waitingMine?.questions ?? []) : waiting.questions,
    isWaitingMine,
    showcase: showcase?.questions ?? [],
    ...counts,
  };
}

/** Exact up to a cap: nobody needs to know whether it is a million or a million and three. */
const COUNTED = 10_000;

async function countHome(db: Db, withQueue: boolean): Promise<Pick<Home, "questionCount" | "queueCount">> {
  const rows = await db.execute<{ questions: number; queue: number | null }>(sql`
    select (select count(*) from (select 1 from questions where is_listed limit ${COUNTED}) x) as questions,
      ${withQueue ? sql`(select count(*) from (select 1 from cases where state <> 'decided' limit 1000) x)` : sql`null::bigint`} as queue`);
  return { questionCount: rows[0]?.questions ?? 0, queueCount: rows[0]?.queue ?? null };
}
