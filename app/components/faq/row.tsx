import { isInterfaceLanguage, LANGUAGE_NAMES } from "~/i18n";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

export type FaqRowData = { slug: string; question: string; excerpt: string; language: string };

/** One entry in a list: its question and the beginning of the answer. */
export function FaqRow({ entry }: { entry: FaqRowData }) {
  const { language } = usePage();
  const isForeign = entry.language !== language;
  const lang = isForeign ? entry.language : undefined;
  return (
    <article>
      <p className="row">
        <a className="title" href={urls.faq(entry)} lang={lang} dir="auto">
          {entry.question}
        </a>
        {isForeign && isInterfaceLanguage(entry.language) && (
          <span className="meta" lang={entry.language}>
            {LANGUAGE_NAMES[entry.language]}
          </span>
        )}
      </p>
      <p className="excerpt" lang={lang} dir="auto">
        {entry.excerpt}
      </p>
    </article>
  );
}
