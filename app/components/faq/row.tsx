import { ForeignLanguage } from "~/components/site/foreign-language";
import { writtenIn } from "~/languages/written-in";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

export type FaqRowData = { slug: string; question: string; excerpt: string; language: string };

/** One entry in a list: its question and the beginning of the answer. */
export function FaqRow({ entry }: { entry: FaqRowData }) {
  const { language } = usePage();
  const words = writtenIn(entry.language, language);
  return (
    <article>
      <p className="row">
        <a className="title" href={urls.faq(entry)} {...words}>
          {entry.question}
        </a>
        <ForeignLanguage language={entry.language} className="meta" />
      </p>
      <p className="excerpt" {...words}>
        {entry.excerpt}
      </p>
    </article>
  );
}
