// A question's or an answer's text with everything around it: votes and tick in the left margin, tools, byline and
// comments below. Presentational: what the reader may do comes as plain booleans, and what is not allowed is not shown.
import type { ReactNode } from "react";
import { type Author, useAuthorWords } from "~/components/account/author";
import { EditsLink, MemberLine } from "~/components/account/member-line";
import { HeldNotice, type HeldNoticeProps } from "~/components/case/held-notice";
import { AcceptButton, DidItSolve } from "~/components/question/accept-button";
import type { ImportedFrom } from "~/models/community/imported-from.server";
import { usePage } from "~/page-context";
import type { Moment } from "~/relative-time";
import { urls } from "~/urls";
import { type CommentData, CommentList, type CommentListProps } from "./comment-list";
import { ImportedFromLine } from "./imported-from";
import { type PostMay, PostTools } from "./post-tools";
import { Prose } from "./prose";
import { VoteButtons } from "./vote-buttons";

export type PostData = {
  id: number;
  kind: "question" | "answer";
  state: string;
  language: string;
  html: string;
  author: Author | null;
  authorName?: string | null;
  createdAt: Moment;
  /** Of the live revision; 1 was never edited. */
  revisionNumber: number;
  editedAt: Moment | null;
  score: number;
  myVote: 1 | -1 | 0;
  isAccepted?: boolean;
  acceptedBy?: string | null;
};

export type PostProps = {
  post: PostData;
  may: PostMay;
  comments: CommentData[];
  mayOfComment?: CommentListProps["mayOf"];
  commentDraft?: CommentListProps["draft"];
  /** By the person who asked the question. */
  isAsker?: boolean;
  /** To whoever asked: "did this solve it?" */
  asksWhetherSolved?: boolean;
  /** Why it is held, for its author and moderators. */
  held?: Pick<HeldNoticeProps, "reasons" | "note" | "reviewMinutes" | "isFlagged" | "decision">;
  /** From where it was imported, and its comments. */
  importedOf?: (id: number) => ImportedFrom | undefined;
  /** Further tools: me too, close, flag. */
  tools?: ReactNode;
  /** Between text and tools: versions it worked for. */
  children?: ReactNode;
};

export function Post({
  post,
  may,
  comments,
  mayOfComment,
  commentDraft,
  isAsker,
  asksWhetherSolved,
  held,
  importedOf,
  tools,
  children,
}: PostProps) {
  const { t, actor } = usePage();
  const name = useAuthorWords(post);
  const isOwn = actor !== null && post.author?.name === actor.name;
  const editHref = isOwn && may.edit ? urls.edit(post.id) : null;
  const label = post.kind === "answer" ? t("common:post.answer-by", { name }) : t("common:post.question");
  return (
    <article className={postClass(post)} id={anchorOf(post)} aria-label={label}>
      <div className="votes" id={`v${post.id}`}>
        <VoteButtons
          documentId={post.id}
          score={post.score}
          myVote={post.myVote}
          may={may}
          lacking={may.lacking?.vote ?? null}
          {...(post.kind === "answer" ? { to: urls.permalink(post.id) } : {})}
        />
        {post.kind === "answer" && (
          <AcceptButton
            answerId={post.id}
            isAccepted={post.isAccepted ?? false}
            acceptedBy={post.acceptedBy}
            mayAccept={may.accept ?? false}
            lacking={may.lacking?.accept ?? null}
          />
        )}
      </div>
      <div>
        <HeldNotice state={post.state} editHref={editHref} {...held} />
        <Prose html={post.html} lang={post.language} scope={post.kind === "answer" ? anchorOf(post) : undefined} />
        {children}
        {asksWhetherSolved && <DidItSolve answerId={post.id} />}
        <PostTools post={post} may={may}>
          {tools}
        </PostTools>
        <PostByline post={post} isAsker={isAsker} />
        <ImportedFromLine from={importedOf?.(post.id)} at={post.createdAt} />
        <CommentList
          parentId={post.id}
          comments={comments}
          mayComment={may.comment}
          lacking={may.lacking?.comment ?? null}
          mayOf={mayOfComment}
          draft={commentDraft}
          importedOf={importedOf}
        />
      </div>
    </article>
  );
}

/** Who asked stands in the head of the page; under the question's text only its edits are left to say. */
function PostByline({ post, isAsker }: Pick<PostProps, "post" | "isAsker">) {
  const { author, authorName, createdAt, revisionNumber, editedAt, kind } = post;
  const edits = { count: revisionNumber - 1, at: editedAt, href: urls.history(post.id) };
  if (kind === "question") {
    return edits.count > 0 ? (
      <p className="byline">
        <EditsLink {...edits} />
      </p>
    ) : null;
  }
  return (
    <MemberLine
      author={author}
      authorName={authorName}
      at={createdAt}
      href={urls.permalink(post.id)}
      verb="answered"
      isAsker={isAsker}
      edits={edits}
    />
  );
}

/** The same anchors as urls.placeOnPage. */
export function anchorOf({ kind, id }: Pick<PostData, "kind" | "id">): string {
  return kind === "answer" ? `a${id}` : `q${id}`;
}

function postClass({ kind, state, isAccepted }: PostData): string {
  const classes = ["post"];
  if (kind === "question") classes.push("first");
  if (isAccepted) classes.push("accepted");
  if (state === "held" || state === "returned") classes.push("waiting");
  if (state === "removed" || state === "deleted") classes.push("gone");
  return classes.join(" ");
}
