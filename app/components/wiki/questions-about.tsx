import { writtenIn } from "~/languages/written-in";
import type { QuestionAbout } from "~/models/wiki/asked-about.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** The page's talk is the forum: what was asked about it, and whether it was solved. */
export function QuestionsAbout({ questions }: { questions: readonly QuestionAbout[] }) {
  const { t, language } = usePage();
  if (questions.length === 0) return null;
  return (
    <nav className="stack" aria-labelledby="asked">
      <h2 id="asked" className="label below-heading">
        {t("wiki:page.asked")}
      </h2>
      <ul className="bare">
        {questions.map((question) => (
          <li key={question.id}>
            <a href={urls.question(question)} {...writtenIn(question.language, language)}>
              {question.title}
            </a>{" "}
            <span className="meta">
              {question.sectionTitle !== "" && `§ ${question.sectionTitle} · `}
              {t(question.isSolved ? "wiki:page.asked-solved" : "wiki:page.asked-open")}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
