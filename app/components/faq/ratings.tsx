// What readers think of one entry: how many gave what, and what they wrote.

import type { SerializeFrom } from "@remix-run/node";
import { averageWords } from "~/average-words";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { faqUrls } from "~/faq-urls";
import { writtenIn } from "~/languages/written-in";
import type { RatingView } from "~/models/faq/rating.server";
import type { QuestionFromEntry } from "~/models/faq/stuck.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

type Props = {
  entry: { slug: string; question: string; language: string };
  ratings: SerializeFrom<RatingView>;
  /** What readers asked whom the entry did not help. */
  asked: SerializeFrom<QuestionFromEntry>[];
  waits: boolean;
};

export function FaqRatings({ entry, ratings, asked, waits }: Props) {
  const { t } = usePage();
  const count = ratings.counts.reduce((sum, one) => sum + one, 0);
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { text: t("faq:title"), href: urls.faqs() },
            { text: entry.question, href: urls.faq(entry) },
          ]}
        />
        <h1>{t("faq:ratings.heading")}</h1>
      </header>
      {waits && (
        <Notice tone="wait">
          <form method="post" action={faqUrls.ratings(entry)} className="row">
            <span>{t("faq:ratings.waits")}</span>
            <Button>{t("faq:ratings.read")}</Button>
          </form>
        </Notice>
      )}
      {count === 0 ? <EmptyState title={t("faq:ratings.none")} /> : <Counts counts={ratings.counts} count={count} />}
      {count > 0 && (
        <section className="stack" aria-labelledby="comments">
          <h2 id="comments">{t("faq:ratings.comments")}</h2>
          {ratings.comments.length === 0 && <p className="meta">{t("faq:ratings.no-comments")}</p>}
          {ratings.comments.length > 0 && (
            <ul className="plain-list">
              {ratings.comments.map((comment) => (
                <li key={comment.id}>
                  <p className="lines" dir="auto">
                    {comment.comment}
                  </p>
                  <p className="row meta">
                    <span>{t("faq:ratings.gave", { rating: comment.rating })}</span>
                    <bdi>{comment.byName ?? t("faq:ratings.guest")}</bdi>
                    <Time at={comment.at} />
                  </p>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <AskedFrom asked={asked} />
    </article>
  );
}

function AskedFrom({ asked }: Pick<Props, "asked">) {
  const { t } = usePage();
  if (asked.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="asked">
      <h2 id="asked">{t("faq:stuck.asked-from")}</h2>
      <ul>
        {asked.map((question) => (
          <li key={question.id}>
            <a href={urls.question(question)} {...writtenIn(question.language)}>
              {question.title}
            </a>{" "}
            <span className="meta">
              <Time at={question.at} show="date" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Counts({ counts, count }: { counts: number[]; count: number }) {
  const { t, language } = usePage();
  const sum = counts.reduce((total, one, at) => total + one * (at + 1), 0);
  return (
    <section className="stack">
      <p>{t("faq:team.average", { average: averageWords(sum / count, language), count })}</p>
      <div className="faq-bars">
        {counts
          .map((one, at) => ({ one, stars: at + 1 }))
          .reverse()
          .map(({ one, stars }) => (
            <Bar key={stars} stars={stars} one={one} count={count} />
          ))}
      </div>
    </section>
  );
}

function Bar({ stars, one, count }: { stars: number; one: number; count: number }) {
  const { t } = usePage();
  return (
    <>
      <span>{stars}</span>
      <meter min={0} max={count} value={one} aria-label={t("faq:ratings.gave", { rating: stars })} />
      <span className="meta">{one}</span>
    </>
  );
}
