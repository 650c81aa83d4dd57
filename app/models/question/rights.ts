// What one reader may do on the page of a question: for the question, its answers and its comments.
import type { ActorFacts, ContainerFacts, DocumentFacts } from "#moderation/facts";
import { type Lacking, lackingFor } from "#moderation/permissions/lacking";
import {
  canClose,
  canCorrectPlace,
  canDelete,
  canMarkDuplicate,
  canMerge,
  canPin,
  canPromote,
  canProtect,
  canReopen,
  canRestore,
} from "#moderation/permissions/office";
import { holdsOffice, isAuthor } from "#moderation/permissions/permission";
import {
  canAccept,
  canAnswer,
  canComment,
  canEditDirectly,
  canFlag,
  canMeToo,
  canSuggestEdit,
  canVote,
} from "#moderation/permissions/posts";
import type { AnswerView, CommentView, QuestionView, Written } from "./page.server";

/** What this reader may do with a post; what is not there is not shown. */
export type PostRights = {
  voteUp: boolean;
  voteDown: boolean;
  comment: boolean;
  edit: boolean;
  suggest: boolean;
  remove: boolean;
  restore: boolean;
  accept: boolean;
  promote: boolean;
  flag: boolean;
  /** What is not there now and can be: the control leads to what is missing. */
  lacking: Record<"vote" | "comment" | "suggest" | "flag" | "edit" | "accept", Lacking | null>;
};

export function rightsOf(facts: ActorFacts, question: QuestionView, answers: AnswerView[], comments: CommentView[]) {
  const asked = questionFacts(question);
  const within: ContainerFacts = { state: question.state, authorId: question.author?.id ?? null };
  const about = (post: Written, kind: DocumentFacts["kind"], container: ContainerFacts): DocumentFacts => ({
    ...asked,
    kind,
    authorId: post.author?.id ?? null,
    state: post.state,
    within: container,
  });
  const posts: Record<number, PostRights> = {
    [question.id]: postRights(facts, asked, asked, { answerCount: question.answerCount }),
  };
  for (const answer of answers)
    posts[answer.id] = postRights(facts, about(answer, "answer", within), asked, { isAccepted: answer.isAccepted });
  for (const comment of comments) {
    const answer = answers.find((one) => one.id === comment.parentId);
    const container = answer ? { state: answer.state, authorId: answer.author?.id ?? null, within } : within;
    posts[comment.id] = postRights(facts, about(comment, "comment", container), asked, {});
  }
  return {
    posts,
    answer: canAnswer(facts, asked),
    meToo: canMeToo(facts, asked).allowed,
    meTooLacking: lackingFor(canMeToo(facts, asked)),
    close: canClose(facts, asked).allowed,
    duplicate: canMarkDuplicate(facts, asked).allowed,
    reopen: canReopen(facts, asked).allowed,
    pin: canPin(facts, asked).allowed,
    protect: canProtect(facts, asked).allowed,
    move: canCorrectPlace(facts, asked).allowed,
    merge: canMerge(facts, asked, asked).allowed,
  };
}

function questionFacts(question: QuestionView): DocumentFacts {
  return {
    kind: "question",
    authorId: question.author?.id ?? null,
    state: question.state,
    isClosed: question.isClosed,
    isProtected: question.isProtected,
    protection: "open",
    areaId: question.areaId,
    productId: question.productId,
  };
}

function postRights(
  facts: ActorFacts,
  post: DocumentFacts,
  question: DocumentFacts,
  context: { answerCount?: number; isAccepted?: boolean },
): PostRights {
  const [vote, comment, suggest, flag] = [
    canVote(facts, post, "up"),
    canComment(facts, post),
    canSuggestEdit(facts, post),
    canFlag(facts, post),
  ];
  const [edit, accept] = [canEditDirectly(facts, post), canAccept(facts, question, post)];
  return {
    voteUp: vote.allowed,
    voteDown: canVote(facts, post, "down").allowed,
    comment: comment.allowed,
    edit: edit.allowed,
    suggest: suggest.allowed,
    remove: canDelete(facts, post, context).allowed,
    restore: canRestore(facts, post).allowed,
    flag: flag.allowed,
    accept: post.kind === "answer" && accept.allowed,
    lacking: {
      vote: lackingFor(vote),
      comment: lackingFor(comment),
      suggest: lackingFor(suggest),
      flag: lackingFor(flag),
      // Only the own text is edited, and only the own question accepted, whatever else is missing.
      edit: isAuthor(facts, post) ? lackingFor(edit) : null,
      accept: post.kind === "answer" && isAuthor(facts, question) ? lackingFor(accept) : null,
    },
    promote: context.isAccepted === true && holdsOffice(facts) && canPromote(facts, post).allowed,
  };
}
