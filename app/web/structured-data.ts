// What search engines read: only what is visible on the page. Given to Remix's meta, which writes it as a data block.
import type { MetaDescriptor } from "@remix-run/node";
import { urls } from "~/urls";

const ANSWERS_DESCRIBED = 10;
const LONGEST_TEXT = 5_000;

type Text = {
  html: string;
  score: number;
  createdAt: string;
  author: { displayName: string } | null;
  authorName: string | null;
};
type AnswerLike = Text & { id: number; isAccepted: boolean; state: string };
type QuestionLike = Text & { id: number; title: string; state: string; answerCount: number };

/** QAPage (schema.org) of a published question with answers; nothing for any other. */
export function questionData({
  question,
  answers,
  origin,
}: {
  question: QuestionLike;
  answers: AnswerLike[];
  origin: string;
}): MetaDescriptor[] {
  const shown = answers.filter((answer) => answer.state === "published").slice(0, ANSWERS_DESCRIBED);
  if (question.state !== "published" || shown.length === 0) return [];
  const describe = (answer: AnswerLike) => ({
    "@type": "Answer",
    ...textData(answer),
    url: origin + urls.permalink(answer.id),
  });
  const accepted = shown.filter((answer) => answer.isAccepted).map(describe);
  const suggested = shown.filter((answer) => !answer.isAccepted).map(describe);
  const mainEntity = {
    "@type": "Question",
    name: question.title,
    ...textData(question),
    answerCount: question.answerCount,
    ...(accepted.length > 0 ? { acceptedAnswer: accepted } : {}),
    ...(suggested.length > 0 ? { suggestedAnswer: suggested } : {}),
  };
  return [{ "script:ld+json": { "@context": "https://schema.org", "@type": "QAPage", mainEntity } }];
}

type EntryLike = { state: string; question: string; html: string };

/** FAQPage (schema.org) of a published entry: its question and its answer, as they stand on the page. */
export function faqData({ state, question, html }: EntryLike): MetaDescriptor[] {
  if (state !== "published") return [];
  const acceptedAnswer = { "@type": "Answer", text: plainText(html) };
  const mainEntity = [{ "@type": "Question", name: question, acceptedAnswer }];
  return [{ "script:ld+json": { "@context": "https://schema.org", "@type": "FAQPage", mainEntity } }];
}

function textData({ html, score, createdAt, author, authorName }: Text) {
  return {
    text: plainText(html),
    upvoteCount: score,
    dateCreated: createdAt,
    author: { "@type": "Person", name: author?.displayName ?? authorName ?? "" },
  };
}

function plainText(html: string): string {
  const text = html
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
  return text.replace(/\s+/g, " ").trim().slice(0, LONGEST_TEXT);
}
