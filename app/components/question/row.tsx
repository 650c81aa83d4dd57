import { type Author, AuthorName } from "~/components/account/author";
import { StatusMarks } from "~/components/post/status-mark";
import { ForeignLanguage } from "~/components/site/foreign-language";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import { usePage } from "~/page-context";
import type { Moment as MomentOf } from "~/relative-time";
import { urls } from "~/urls";
import { TagList } from "./tag-list";

export type QuestionRowData = {
  id: number;
  title: string;
  language: string;
  score: number;
  answerCount: number;
  acceptedCount: number;
  meTooCount: number;
  tagSlugs: string[];
  productName?: string | null;
  versionName?: string | null;
  /** Only where the list mixes areas. */
  areaName?: string | null;
  /** Nothing is asked in this area, so that nothing of it is answered or solved. */
  isReplied?: boolean;
  isClosed: boolean;
  isPinned: boolean;
  askedAt: MomentOf;
  activeAt?: MomentOf;
  author: Author | null;
  authorName?: string | null;
  excerpt?: string;
  state?: string;
};

export type QuestionRowProps = {
  question: QuestionRowData;
  /** `asked` (default) or `active`: which moment the list is ordered by. */
  moment?: "asked" | "active";
  /** Title, count and product only: for doors, margins and "similar". */
  isShort?: boolean;
  /** Of a short row: who asked, and when, as a list may hold questions of years. */
  hasByline?: boolean;
  /** What stands before the title: how many answers (default), or what a thing that was shown is worth to others. */
  counts?: "answers" | "votes";
  /** Heading level of the title, so that the outline of the page stays whole. */
  heading?: "h2" | "h3";
};

export function QuestionRow({
  question,
  moment = "asked",
  isShort = false,
  hasByline = !isShort,
  counts = "answers",
  heading: Heading = "h3",
}: QuestionRowProps) {
  const { language } = usePage();
  const { id, title, excerpt } = question;
  const words = writtenIn(question.language, language);
  return (
    <article className="question-row" data-row>
      {counts === "votes" ? <VoteCount score={question.score} /> : <AnswerCount {...question} />}
      <div>
        <Heading className="title" {...words}>
          <a href={urls.question({ id, title })}>{title}</a>
        </Heading>
        {!isShort && excerpt && (
          <p className="excerpt" {...words}>
            {excerpt}
          </p>
        )}
        <RowFacts question={question} moment={moment} isShort={isShort} hasByline={hasByline} />
      </div>
    </article>
  );
}

type Counts = Pick<QuestionRowData, "answerCount" | "acceptedCount" | "isReplied">;

export function AnswerCount({ answerCount, acceptedCount, isReplied = false }: Counts) {
  const { t } = usePage();
  const isSolved = acceptedCount > 0 && !isReplied;
  const words = isReplied ? "common:question.replies" : "common:question.answers";
  return (
    <p className={isSolved ? "count solved" : "count"}>
      {answerCount}
      <small>{isSolved ? t("common:question.solved") : t(words, { count: answerCount })}</small>
    </p>
  );
}

function VoteCount({ score }: { score: number }) {
  const { t } = usePage();
  return (
    <p className="count">
      {score}
      <small>{t("common:vote.unit", { count: score })}</small>
    </p>
  );
}

function RowFacts({
  question,
  moment,
  isShort,
  hasByline,
}: {
  question: QuestionRowData;
  moment: "asked" | "active";
  isShort: boolean;
  hasByline: boolean;
}) {
  const { t } = usePage();
  const { productName, versionName, areaName, meTooCount, score, author, authorName } = question;
  const at = moment === "active" ? (question.activeAt ?? question.askedAt) : question.askedAt;
  return (
    <div className="meta row">
      <StatusMarks {...question} acceptedCount={0} />
      {areaName && <span>{areaName}</span>}
      {productName && <span>{versionName ? `${productName} · ${versionName}` : productName}</span>}
      <ForeignLanguage language={question.language} />
      {meTooCount > 0 && <span>{t("common:question.me-too", { count: meTooCount })}</span>}
      {!isShort && score !== 0 && <span>{t("common:question.votes", { count: score })}</span>}
      {hasByline && (
        <span>
          <AuthorName author={author} authorName={authorName} /> {moment === "asked" && <Moment verb="asked" at={at} />}
        </span>
      )}
      {!isShort && moment === "active" && (
        <span>
          <Moment verb="active" at={at} />
        </span>
      )}
      {!isShort && <TagList tags={question.tagSlugs} />}
    </div>
  );
}

function Moment({ verb, at }: { verb: "asked" | "active"; at: MomentOf }) {
  const { t } = usePage();
  return (
    <>
      {t(`common:byline.${verb}`)} <Time at={at} show="said" />
    </>
  );
}
