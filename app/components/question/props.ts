// What the page of a question and its parts are given.
import type { SerializeFrom } from "@remix-run/node";
import type { QuestionPageData } from "~/models/question/reading.server";
import type { RefusedReply } from "~/replies/post.server";

export type QuestionPageProps = { page: SerializeFrom<QuestionPageData>; reply: RefusedReply | undefined };
