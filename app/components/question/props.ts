// What the page of a question and its parts are given.

import type { SerializeFrom } from "@remix-run/node";
import type { QuestionPageData } from "~/models/question/reading.server";
import type { Reply } from "~/replies/reply";

export type QuestionPageProps = { page: SerializeFrom<QuestionPageData>; reply: Reply | undefined };
