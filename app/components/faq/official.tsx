import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import { faqUrls } from "~/faq-urls";
import { writtenIn } from "~/languages/written-in";
import type { OfficialAnswer } from "~/models/faq/official.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** What the company made of this thread: the beginning of the official answer, its version, and who checked it. */
export function FaqOfficial({ entries }: { entries: OfficialAnswer[] }) {
  const { t, language } = usePage();
  return (
    <>
      {entries.map((entry) => (
        <section key={entry.slug} className="official stack" aria-label={t("faq:official.title")}>
          <p className="row">
            <strong>{t("faq:official.title")}</strong>
            <Mark>{t("faq:official.version", { number: entry.number })}</Mark>
            <span className="meta">
              {t("faq:official.drawn-from")}{" "}
              {entry.answers.map((answer, at) => (
                <span key={answer.id}>
                  {at > 0 && ", "}
                  <a href={urls.permalink(answer.id)}>
                    {t("common:post.answer-by", { name: answer.authorName ?? t("common:byline.gone") })}
                  </a>
                </span>
              ))}
              {"; "}
              {entry.checkedBy ? t("faq:official.checked-by", { name: entry.checkedBy }) : t("faq:official.checked")}{" "}
              <Time at={entry.checkedAt} show="date" />
            </span>
          </p>
          <p {...writtenIn(entry.language, language)}>{entry.excerpt}</p>
          <p>
            <a href={urls.faq(entry)} aria-label={t("faq:official.read-named", { question: entry.question })}>
              {t("faq:official.read")}
            </a>
          </p>
        </section>
      ))}
    </>
  );
}

/** What whoever asks has read already, so that nobody answers with it. */
export function FaqTried({ entries }: { entries: { slug: string; question: string; language: string }[] }) {
  const { t, language } = usePage();
  if (entries.length === 0) return null;
  return (
    <p className="meta">
      {t("faq:stuck.tried")}{" "}
      {entries.map((entry, at) => (
        <span key={entry.slug}>
          {at > 0 && ", "}
          <a href={urls.faq(entry)} {...writtenIn(entry.language, language)}>
            {entry.question}
          </a>
        </span>
      ))}
    </p>
  );
}

export function PromoteLink({ answerId }: { answerId: number }) {
  const { t } = usePage();
  return (
    <a className="button quiet" href={faqUrls.promotion(answerId)}>
      {t("faq:promote.link")}
    </a>
  );
}
