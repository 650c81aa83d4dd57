import type { Lacking } from "#moderation/permissions/lacking";
import { type Author, AuthorName } from "~/components/account/author";
import { LackingLink } from "~/components/account/lacking-link";
import { Time } from "~/components/ui/time";
import type { ImportedFrom } from "~/models/community/imported-from.server";
import { useT } from "~/page-context";
import type { Moment } from "~/relative-time";
import { urls } from "~/urls";
import { type CommentDraft, CommentForm } from "./comment-form";
import { ImportedFromLine } from "./imported-from";
import { Prose } from "./prose";
import { StatusMarks } from "./status-mark";

export type CommentData = {
  id: number;
  state: string;
  language: string;
  html: string;
  author: Author | null;
  authorName?: string | null;
  createdAt: Moment;
  score: number;
  myVote: 1 | -1 | 0;
};

export type CommentMay = {
  vote: boolean;
  voteLacking?: Lacking | null;
  edit: boolean;
  editLacking?: Lacking | null;
  flag?: boolean;
  flagLacking?: Lacking | null;
  /** The decision that took it out of view, for its author and moderators. */
  decisionId?: number | null;
};

export type CommentListProps = {
  /** The question or answer they stand under. */
  parentId: number;
  comments: CommentData[];
  mayComment: boolean;
  /** What is missing to comment. */
  lacking?: Lacking | null;
  /** What this reader may do with a comment. */
  mayOf?: (comment: CommentData) => CommentMay;
  draft?: CommentDraft | null | undefined;
  importedOf?: ((id: number) => ImportedFrom | undefined) | undefined;
};

/** More than these fold away, so that a quarrel does not bury the next answer. */
const SHOWN_AT_FIRST = 5;

export function CommentList({ parentId, comments, mayComment, lacking, mayOf, draft, importedOf }: CommentListProps) {
  const t = useT();
  const rest = comments.slice(SHOWN_AT_FIRST);
  const item = (comment: CommentData) => (
    <CommentItem key={comment.id} comment={comment} may={mayOf?.(comment)} from={importedOf?.(comment.id)} />
  );
  if (comments.length === 0 && !mayComment && !lacking) return null;
  return (
    <div className="post-comments" id={`comments-${parentId}`}>
      {comments.length > 0 && (
        <ul className="comments bare" aria-label={t("common:comment.list")}>
          {comments.slice(0, SHOWN_AT_FIRST).map(item)}
        </ul>
      )}
      {rest.length > 0 && (
        <details className="more-comments">
          <summary className="meta">{t("common:comment.more", { count: rest.length })}</summary>
          <ul className="comments bare">{rest.map(item)}</ul>
        </details>
      )}
      {mayComment && <CommentForm parentId={parentId} draft={draft} />}
      {lacking && (
        <p className="comment-form">
          <LackingLink lacking={lacking} to={urls.comments(parentId)} className="button quiet">
            {t("common:comment.add")}
          </LackingLink>
        </p>
      )}
    </div>
  );
}

type CommentItemProps = { comment: CommentData; may: CommentMay | undefined; from: ImportedFrom | undefined };

function CommentItem({ comment, may, from }: CommentItemProps) {
  const t = useT();
  const { id, state, html, language, author, authorName, createdAt } = comment;
  return (
    <li className="comment" id={`c${id}`}>
      <Prose html={html} lang={language} scope={`c${id}`} />
      <CommentVote comment={comment} mayVote={may?.vote ?? false} lacking={may?.voteLacking ?? null} />
      <p className="meta row">
        <StatusMarks state={state} acceptedCount={0} isClosed={false} isPinned={false} />
        <span>
          <AuthorName author={author} authorName={authorName} />,{" "}
          <a href={urls.permalink(id)} title={t("common:post.link")}>
            <Time at={createdAt} />
          </a>
        </span>
        {may?.decisionId && <a href={urls.decision(may.decisionId)}>{t("decisions:held.decision")}</a>}
        {may?.edit && <a href={urls.edit(id)}>{t("common:action.edit")}</a>}
        {may?.editLacking && (
          <LackingLink lacking={may.editLacking} className="">
            {t("common:action.edit")}
          </LackingLink>
        )}
        {may?.flag && <a href={urls.flag(id)}>{t("decisions:flag.link")}</a>}
        {may?.flagLacking && (
          <LackingLink lacking={may.flagLacking} to={urls.flag(id)} className="">
            {t("decisions:flag.link")}
          </LackingLink>
        )}
      </p>
      <ImportedFromLine from={from} />
    </li>
  );
}

type CommentVoteProps = { comment: CommentData; mayVote: boolean; lacking: Lacking | null };

function CommentVote({ comment: { id, score, myVote }, mayVote, lacking }: CommentVoteProps) {
  const t = useT();
  const words = t("common:vote.score", { count: score });
  if (lacking)
    return (
      <p className="up">
        <LackingLink
          lacking={lacking}
          pressed={{ act: "vote", id, value: 1 }}
          to={urls.permalink(id)}
          className="button quiet"
          label={`${t("common:comment.useful")}. ${words}`}
        >
          ▲ {score > 0 && score}
        </LackingLink>
      </p>
    );
  if (!mayVote) {
    return score > 0 ? (
      <span className="up meta" title={words}>
        <span aria-hidden="true">▲ {score}</span>
        <span className="visually-hidden">{words}</span>
      </span>
    ) : null;
  }
  return (
    <form id={`v${id}`} className="up" method="post" action={urls.votes(id)} data-swap={`v${id}`}>
      <button
        type="submit"
        className="button quiet"
        name="value"
        value={myVote === 1 ? 0 : 1}
        aria-pressed={myVote === 1}
        aria-label={`${t("common:comment.useful")}. ${words}`}
        title={t("common:comment.useful")}
      >
        ▲ {score > 0 && score}
      </button>
    </form>
  );
}
