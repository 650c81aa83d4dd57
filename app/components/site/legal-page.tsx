import { Prose } from "~/components/post/prose";

export type LegalPageProps = { heading: string; html: string; language: string };

export function LegalPage({ heading, html, language }: LegalPageProps) {
  return (
    <article className="narrow">
      <header className="page-head">
        <h1>{heading}</h1>
      </header>
      <Prose html={html} lang={language} />
    </article>
  );
}
