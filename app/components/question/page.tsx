import type { ReactNode } from "react";
import { FIELD_LIMITS } from "#moderation/limits";
import { areaName } from "~/area-name";
import { CaseSolved } from "~/components/care/solved";
import { FaqOfficial, PromoteLink } from "~/components/faq/official";
import { WatchButton } from "~/components/notification/watch-button";
import { Editor } from "~/components/post/editor";
import { Post, type PostData } from "~/components/post/post";
import { WritingForm } from "~/components/post/writing-form";
import { LinkButton } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Notice } from "~/components/ui/notice";
import { findMessage } from "~/i18n";
import { usePage } from "~/page-context";
import { urls, withQuery } from "~/urls";
import { QuestionCanonical } from "./canonical";
import { ClosedNotice } from "./closed-notice";
import { QuestionHead } from "./head";
import { QuestionMargin } from "./margin";
import { MeToo } from "./me-too";
import { OfferNotice } from "./offer-notice";
import type { QuestionPageProps } from "./props";
import { PostRemoval, QuestionTools } from "./tools";

export function QuestionPage({ page, reply }: QuestionPageProps) {
  const { actor, community, language } = usePage();
  const { question, answers, rights } = page;
  const area = community.areas.find((one) => one.id === question.areaId);
  const product = community.products.find((one) => one.id === question.productId);
  const version = product?.versions.find((one) => one.id === question.versionId);
  const trail = [
    ...(product ? [{ text: product.name, href: urls.questions({ product: product.slug }) }] : []),
    ...(area ? [{ text: areaName(area, language), href: urls.questions({ area: area.slug }) }] : []),
  ];
  const productWords = product ? [product.name, version?.name].filter(Boolean).join(" · ") : null;
  return (
    <>
      <QuestionHead trail={trail} question={question} product={productWords} />
      <div className="leaf">
        <div>
          {question.offerEndsAt && <OfferNotice endsAt={question.offerEndsAt} author={question.author} />}
          {question.closure && <ClosedNotice closure={question.closure} />}
          {page.canonical && <QuestionCanonical canonical={page.canonical} />}
          {page.canonical && actor && question.author?.name === actor.name && <CaseSolved questionId={question.id} />}
          <PagePost page={page} post={{ ...question, kind: "question" }}>
            <MeToo
              questionId={question.id}
              count={question.meTooCount}
              isOn={question.hasMeToo}
              mayPress={rights.meToo}
            />
            <WatchButton target="question" id={question.id} isOn={question.isWatched} />
            <QuestionTools question={question} rights={rights} />
          </PagePost>
          <FaqOfficial entries={question.official ?? []} />
          <AnswerHeading page={page} />
          {answers.map((answer) => (
            <PagePost key={answer.id} page={page} post={{ ...answer, kind: "answer" }} />
          ))}
          <AnswerPages page={page} />
          <YourAnswer page={page} reply={reply} />
        </div>
        <QuestionMargin page={page} productWords={productWords} />
      </div>
    </>
  );
}

function PagePost({ page, post, children }: { page: QuestionPageProps["page"]; post: PostData; children?: ReactNode }) {
  const { actor } = usePage();
  const { question, comments, commentDrafts, reasons, rights } = page;
  const may = rights.posts[post.id];
  const held = reasons.find((one) => one.id === post.id);
  if (!may) return null;
  return (
    <Post
      post={post}
      may={may}
      comments={comments.filter((comment) => comment.parentId === post.id)}
      mayOfComment={({ id }) => ({
        vote: rights.posts[id]?.voteUp ?? false,
        edit: rights.posts[id]?.edit ?? false,
        flag: rights.posts[id]?.flag ?? false,
        decisionId: reasons.find((one) => one.id === id)?.decision?.id ?? null,
      })}
      commentDraft={commentDrafts.find(({ target }) => target.split("~", 1)[0] === `comment:${post.id}`)}
      isAsker={post.kind === "answer" && question.author !== null && post.author?.name === question.author.name}
      {...(held ? { held } : {})}
      tools={
        actor && (
          <>
            {children}
            {may.promote && <PromoteLink answerId={post.id} />}
            <PostRemoval documentId={post.id} mayRemove={may.remove} mayRestore={may.restore} />
          </>
        )
      }
    />
  );
}

function AnswerHeading({ page }: { page: QuestionPageProps["page"] }) {
  const { t } = usePage();
  const { question, order } = page;
  if (question.answerCount === 0) return null;
  const orders = ["useful", "newest", "oldest", "votes"] as const;
  return (
    <div className="answers-head" id="answers">
      <h2>{t("forum:answer.count", { count: question.answerCount })}</h2>
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

function YourAnswer({ page, reply }: QuestionPageProps) {
  const { t, actor, language } = usePage();
  const { question, rights, answerDraft } = page;
  if (!actor) {
    return (
      <section className="your-answer">
        {question.answerCount === 0 && (
          <EmptyState title={t("common:empty.answers.title")}>{t("common:empty.answers.text")}</EmptyState>
        )}
        {!question.isClosed && (
          <p className="row">
            <LinkButton href={urls.login(`${urls.question(question)}#answer`)} tone="first">
              {t("forum:answer.login")}
            </LinkButton>
            <span className="meta">
              <a href={urls.join()}>{t("forum:answer.join")}</a>
            </span>
          </p>
        )}
      </section>
    );
  }
  if (!rights.answer.allowed) {
    const why = findMessage(t, `moderation:reason.${rights.answer.reason}`);
    return why ? <Notice>{why}</Notice> : null;
  }
  return (
    <section className="your-answer" id="answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{t("forum:answer.title")}</h2>
      <WritingForm
        draftTarget={`answer:${question.id}`}
        draft={answerDraft}
        reply={reply}
        preflight={page.preflight}
        takesFiles
        submit={t("forum:answer.submit")}
        labels={{ body: t("forum:answer.title") }}
      >
        <input
          type="hidden"
          name="language"
          value={reply?.typed.language ?? answerDraft?.fields.language ?? language}
        />
        <Editor
          label={t("forum:answer.title")}
          isLabelHidden
          hint={t("forum:answer.hint")}
          value={answerDraft?.fields.body}
          reply={reply}
          maxLength={FIELD_LIMITS.answerBody.maximum}
          mayUpload
        />
      </WritingForm>
    </section>
  );
}
