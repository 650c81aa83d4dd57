import type { ReactNode } from "react";
import { type Author, AuthorName } from "~/components/account/author";
import { type QuestionStatus, StatusMarks } from "~/components/post/status-mark";
import { Breadcrumbs, type Crumb } from "~/components/ui/breadcrumbs";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { Area } from "~/models/community/community.server";
import { usePage } from "~/page-context";
import type { Moment } from "~/relative-time";
import { TagList } from "./tag-list";

export type QuestionHeadProps = {
  trail: Crumb[];
  /** Asked, shown or offered: what the area is for. */
  kind: Area["kind"];
  question: QuestionStatus & {
    title: string;
    language: string;
    author: Author | null;
    authorName?: string | null;
    createdAt: Moment;
    meTooCount: number;
    tags: string[];
  };
  /** "TW-300 · firmware 4.2". */
  product?: string | null;
  children?: ReactNode;
};

const BYLINES = { questions: "asked-by", showcase: "shown-by", marketplace: "offered-by" } as const;

/** Title, states and circumstances of a question. `#status` is what accepting an answer changes. */
export function QuestionHead({ trail, question, kind, product, children }: QuestionHeadProps) {
  const { t, language, publicUrl, path } = usePage();
  return (
    <header className="page-head">
      <Breadcrumbs trail={trail} />
      <h1 {...writtenIn(question.language, language)}>{question.title}</h1>
      <p className="row meta" id="status">
        <StatusMarks {...question} />
        <span>
          {t(`common:byline.${BYLINES[kind]}`)} <AuthorName author={question.author} authorName={question.authorName} />{" "}
          <Time at={question.createdAt} show="said" />
        </span>
        {product && <span>{product}</span>}
        {question.meTooCount > 0 && <span>{t("common:question.me-too", { count: question.meTooCount })}</span>}
      </p>
      <TagList tags={question.tags} />
      <p className="print-address">{publicUrl + path}</p>
      {children}
    </header>
  );
}
