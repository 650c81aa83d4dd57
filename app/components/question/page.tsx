import type { ReactNode } from "react";
import { areaName } from "~/area-name";
import { CaseSolved } from "~/components/care/solved";
import { FaqOfficial, FaqTried, PromoteLink } from "~/components/faq/official";
import { WatchButton } from "~/components/notification/watch-button";
import { Post, type PostData } from "~/components/post/post";
import { Suggestions } from "~/components/post/suggestions";
import { Notice } from "~/components/ui/notice";
import { COMMENTS_PER_PAGE } from "~/models/page-sizes";
import { usePage } from "~/page-context";
import { urls, withQuery } from "~/urls";
import { AfterAsking } from "./after-asking";
import { useAreaKind } from "./area-kind";
import { AskedAboutLine } from "./asked-about-line";
import { QuestionCanonical } from "./canonical";
import { ClosedNotice } from "./closed-notice";
import { QuestionHead } from "./head";
import { QuestionMargin } from "./margin";
import { MeToo } from "./me-too";
import { OfferNotice } from "./offer-notice";
import type { QuestionPageProps } from "./props";
import { PostRemoval, QuestionTools } from "./tools";
import { YourAnswer } from "./your-answer";

export function QuestionPage({ page, reply }: QuestionPageProps) {
  const { t, actor, community, language } = usePage();
  const { question, answers, rights } = page;
  const area = community.areas.find((one) => one.id === question.areaId);
  const kind = useAreaKind(question.areaId);
  const isQuestion = kind === "questions";
  const isOwn = actor !== null && question.author?.name === actor.name;
  const product = community.products.find((one) => one.id === question.productId);
  const version = product?.versions.find((one) => one.id === question.versionId);
  const trail = [
    ...(product ? [{ text: product.name, href: urls.questions({ product: product.slug }) }] : []),
    ...(area ? [{ text: areaName(area, language), href: urls.questions({ area: area.slug }) }] : []),
  ];
  const productWords = product ? [product.name, version?.name].filter(Boolean).join(" · ") : null;
  return (
    <>
      <QuestionHead trail={trail} question={question} kind={kind} product={productWords}>
        {question.about && <AskedAboutLine about={question.about} />}
      </QuestionHead>
      <div className="leaf">
        <div>
          {question.offerEndsAt && <OfferNotice endsAt={question.offerEndsAt} author={question.author} />}
          {isOwn && isQuestion && <AfterAsking question={question} />}
          {question.closure && <ClosedNotice closure={question.closure} />}
          {page.canonical && <QuestionCanonical canonical={page.canonical} />}
          {page.canonical && isOwn && <CaseSolved questionId={question.id} />}
          <PagePost page={page} post={{ ...question, kind: "question" }}>
            <MeToo
              questionId={question.id}
              count={question.meTooCount}
              isOn={question.hasMeToo}
              mayPress={rights.meToo && isQuestion}
              lacking={isQuestion ? rights.meTooLacking : null}
            />
            <WatchButton target="question" id={question.id} isOn={question.isWatched} />
            <QuestionTools question={question} rights={rights} />
          </PagePost>
          <FaqTried entries={question.tried ?? []} />
          <FaqOfficial entries={question.official ?? []} />
          <AnswerHeading page={page} />
          {answers.map((answer) => (
            <PagePost
              key={answer.id}
              page={page}
              post={{ ...answer, kind: "answer" }}
              asksWhetherSolved={isOwn && isQuestion && question.acceptedCount === 0 && answer.id === answers[0]?.id}
            />
          ))}
          {page.comments.length >= COMMENTS_PER_PAGE && (
            <Notice>{t("forum:question.comments-cut", { count: COMMENTS_PER_PAGE })}</Notice>
          )}
          <AnswerPages page={page} />
          <YourAnswer page={page} reply={reply} />
        </div>
        <QuestionMargin page={page} productWords={productWords} />
      </div>
    </>
  );
}

type PagePostProps = {
  page: QuestionPageProps["page"];
  post: PostData;
  asksWhetherSolved?: boolean;
  children?: ReactNode;
};

function PagePost({ page, post, asksWhetherSolved = false, children }: PagePostProps) {
  const { question, comments, commentDrafts, imported, reasons, rights } = page;
  const isQuestion = useAreaKind(question.areaId) === "questions";
  const rightsHere = rights.posts[post.id];
  // Nothing that was shown or offered is solved by a reply.
  const may = rightsHere && { ...rightsHere, accept: rightsHere.accept && isQuestion };
  const held = reasons.find((reason) => reason.id === post.id);
  if (!may) return null;
  return (
    <Post
      post={post}
      importedOf={(id) => imported[id]}
      may={may}
      comments={comments.filter((comment) => comment.parentId === post.id)}
      mayOfComment={({ id }) => ({
        vote: rights.posts[id]?.voteUp ?? false,
        voteLacking: rights.posts[id]?.lacking.vote ?? null,
        edit: rights.posts[id]?.edit ?? false,
        editLacking: rights.posts[id]?.lacking.edit ?? null,
        flag: rights.posts[id]?.flag ?? false,
        flagLacking: rights.posts[id]?.lacking.flag ?? null,
        decisionId: reasons.find((reason) => reason.id === id)?.decision?.id ?? null,
      })}
      commentDraft={commentDrafts.find(({ target }) => target.split("~", 1)[0] === `comment:${post.id}`)}
      isAsker={post.kind === "answer" && question.author !== null && post.author?.name === question.author.name}
      {...(held ? { held } : {})}
      asksWhetherSolved={asksWhetherSolved}
      tools={
        <>
          {children}
          {may.promote && <PromoteLink answerId={post.id} />}
          <PostRemoval documentId={post.id} mayRemove={may.remove} mayRestore={may.restore} />
        </>
      }
    >
      <Suggestions waiting={page.suggestions.filter(({ documentId }) => isHere(page, post.id, documentId))} />
    </Post>
  );
}

/** On the post itself or on a comment under it. */
function isHere({ comments }: QuestionPageProps["page"], postId: number, documentId: number): boolean {
  return documentId === postId || comments.some(({ id, parentId }) => id === documentId && parentId === postId);
}

function AnswerHeading({ page }: { page: QuestionPageProps["page"] }) {
  const { t } = usePage();
  const { question, order } = page;
  const isQuestion = useAreaKind(question.areaId) === "questions";
  if (question.answerCount === 0) return null;
  const orders = ["useful", "newest", "oldest", "votes"] as const;
  return (
    <div className="answers-head" id="answers">
      <h2>{t(isQuestion ? "forum:answer.count" : "forum:reply.count", { count: question.answerCount })}</h2>
      {question.answerCount > 1 && (
        <p className="meta row">
          {t("forum:answer.sorted")}{" "}
          {orders.map((one) => (
            <a
              key={one}
              href={`${withQuery(urls.question(question), { order: one === "useful" ? undefined : one })}#answers`}
              aria-current={one === order ? "true" : undefined}
              rel="nofollow"
            >
              {t(`forum:answer.order.${one}`)}
            </a>
          ))}
        </p>
      )}
    </div>
  );
}

function AnswerPages({ page }: { page: QuestionPageProps["page"] }) {
  const { t } = usePage();
  if (page.pages < 2) return null;
  const order = page.order === "useful" ? undefined : page.order;
  const numbers = Array.from({ length: page.pages }, (_, at) => at + 1).filter(
    (one) => one === 1 || one === page.pages || Math.abs(one - page.page) <= 3,
  );
  return (
    <nav className="pages" aria-label={t("forum:question.pages")}>
      {numbers.map((number) => (
        <a
          key={number}
          className="button"
          href={`${withQuery(urls.question(page.question), { order, page: number === 1 ? undefined : number })}#answers`}
          aria-current={number === page.page ? "page" : undefined}
        >
          {number}
        </a>
      ))}
    </nav>
  );
}
