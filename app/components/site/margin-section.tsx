import type { ReactNode } from "react";
import { writtenIn } from "~/languages/written-in";
import { urls } from "~/urls";

/** A note in the right margin: applies to, asked again as, similar, linked from. */
export function MarginSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export type MarginQuestion = { id: number; title: string; language?: string; note?: string };

export function MarginQuestions({ title, questions }: { title: string; questions: MarginQuestion[] }) {
  if (questions.length === 0) return null;
  return (
    <MarginSection title={title}>
      <ul className="stack bare">
        {questions.map((question) => (
          <li key={question.id}>
            <a href={urls.question(question)} {...writtenIn(question.language)}>
              {question.title}
            </a>{" "}
            {question.note && <span className="meta">{question.note}</span>}
          </li>
        ))}
      </ul>
    </MarginSection>
  );
}
