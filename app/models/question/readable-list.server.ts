// A list of questions with those in the reader's languages first, page by page, and then the others.
//
// Promises: every question of the list once, without a gap, also where one language ends in the middle of a page. Costs: one
// statement within a language, two where it ends.
import type { Db } from "~/database/db.server";
import { type Cursor, cursorText, parseCursor } from "~/models/cursor.server";
import { QUESTIONS_PER_PAGE } from "~/models/page-sizes";
import { listQuestions, type QuestionFilters, type QuestionListItem } from "./list.server";

/** Before the cursor of what is in other languages; alone it is their beginning. */
const OTHERS = "o";

export type ReadablePage = { questions: QuestionListItem[]; next: string | null };

type ListQuery = { filters: QuestionFilters; readable: readonly string[]; after: string | null; limit?: number };

export async function listReadableFirst(db: Db, asked: ListQuery): Promise<ReadablePage> {
  const { filters, readable, after, limit = QUESTIONS_PER_PAGE } = asked;
  if (filters.language !== undefined) {
    const page = await listQuestions(db, { filters, after: parseCursor(after), limit });
    return { questions: page.questions, next: page.next && cursorText(page.next) };
  }
  const others = (from: Cursor | null, most: number) =>
    listQuestions(db, { filters: { ...filters, languages: { areNot: readable } }, after: from, limit: most });
  if (after?.startsWith(OTHERS)) {
    const page = await others(parseCursor(after.slice(OTHERS.length)), limit);
    return { questions: page.questions, next: page.next && OTHERS + cursorText(page.next) };
  }
  const own = { ...filters, languages: { are: readable } };
  const page = await listQuestions(db, { filters: own, after: parseCursor(after), limit });
  if (page.next) return { questions: page.questions, next: cursorText(page.next) };
  const room = limit - page.questions.length;
  const rest = await others(null, Math.max(1, room));
  if (room === 0) return { questions: page.questions, next: rest.questions.length > 0 ? OTHERS : null };
  return { questions: [...page.questions, ...rest.questions], next: rest.next && OTHERS + cursorText(rest.next) };
}
