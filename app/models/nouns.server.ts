// Every noun's part in coming into view and leaving it, gathered in one place; whoever starts the program hands it to
// document/visibility. Nothing else in models imports this file, so that no noun has to know another for it.
import { casesFollow } from "./case/visibility.server";
import type { Nouns } from "./document/visibility.server";
import { entriesFollow } from "./faq/source-visibility.server";
import { entryPart } from "./faq/visibility.server";
import { commentPart } from "./post/comment-visibility.server";
import { answerPart } from "./question/answer-visibility.server";
import { questionPart } from "./question/visibility.server";
import { indexFollows } from "./search/visibility.server";
import { pagePart } from "./wiki/visibility.server";

export const NOUNS: Nouns = {
  parts: { question: questionPart, answer: answerPart, comment: commentPart, page: pagePart, faq: entryPart },
  followers: { index: indexFollows, cases: casesFollow, faqSources: entriesFollow },
};
