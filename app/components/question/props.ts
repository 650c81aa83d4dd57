// What the page of a question and its parts are given.

import type { SerializeFrom } from "@remix-run/node";
import type { WaitingSuggestion } from "~/models/case/proposal-reading.server";
import type { QuestionPageData } from "~/models/question/reading.server";
import type { Reply } from "~/replies/reply";

export type QuestionPageProps = {
  /** `suggestions`: changes that wait on its texts and concern this reader. */
  page: SerializeFrom<QuestionPageData> & { suggestions: SerializeFrom<WaitingSuggestion>[] };
  reply: Reply | undefined;
};
