// What was asked and written before in the words of a title: for the list under the title and for those without script.
import {
  type SimilarGuide,
  type SimilarQuestion,
  similarGuides,
  similarQuestions,
} from "~/models/question/similar.server";
import type { Visit } from "~/web/visit.server";

/** Few: whoever is writing wants to go on writing. */
const QUESTIONS_SHOWN = 4;
const GUIDES_SHOWN = 2;

export async function findSimilar(
  { db, language }: Visit,
  { title, productId }: { title: string; productId: number | null },
): Promise<{ questions: SimilarQuestion[]; guides: SimilarGuide[] }> {
  const [questions, guides] = await Promise.all([
    similarQuestions(db, { title, productId, language, limit: QUESTIONS_SHOWN }),
    similarGuides(db, { title, productId, language, limit: GUIDES_SHOWN }),
  ]);
  return { questions, guides };
}
