import type { SerializeFrom } from "@remix-run/node";
import { areaName } from "~/area-name";
import type { QuestionListItem } from "~/models/question/list.server";
import { usePage } from "~/page-context";
import { QuestionRow, type QuestionRowData, type QuestionRowProps } from "./row";

type Item = SerializeFrom<QuestionListItem>;

/** Rows with the names of their product, version and area in the reader's language. */
export function QuestionList({ questions, ...row }: { questions: Item[] } & Omit<QuestionRowProps, "question">) {
  const named = useNamed();
  return (
    <>
      {questions.map((question) => (
        <QuestionRow key={question.id} question={named(question)} {...row} />
      ))}
    </>
  );
}

function useNamed(): (question: Item) => QuestionRowData {
  const { community, language } = usePage();
  return (question) => {
    const product = community.products.find((one) => one.id === question.productId);
    const area = community.areas.find((one) => one.id === question.areaId);
    return {
      ...question,
      productName: product?.name ?? null,
      versionName: product?.versions.find((version) => version.id === question.versionId)?.name ?? null,
      // Questions are what a list is about; only the other areas need saying.
      isReplied: area !== undefined && area.kind !== "questions",
      areaName: area && area.kind !== "questions" ? areaName(area, language) : null,
    };
  };
}
