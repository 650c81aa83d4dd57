import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { canSeeDocument } from "#moderation/permissions/posts";
import { findSubject } from "~/models/document/subject.server";
import { actorFacts, factsOfPost, findPost } from "~/models/post/post.server";
import { pageOfAnswer, readerOf } from "~/models/question/page.server";
import { urls, withQuery } from "~/urls";
import { idFrom } from "~/web/address";
import { allowGuests } from "~/web/visit.server";

/** The permanent address of any post: leads to its place on the question's page. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, actor } = allowGuests(args);
  const id = idFrom(args.params.id);
  const post = (await findPost(db, id)) ?? (await leadToGuide(args, id));
  const facts = post && (await actorFacts(db, actor, post.productId));
  if (!post || !canSeeDocument(facts, factsOfPost(post)).allowed) throw new Response("not-found", { status: 404 });
  const answerId = post.kind === "answer" ? post.id : post.answerId;
  if (answerId === null) throw redirect(urls.post(post));
  const page = await pageOfAnswer(db, { questionId: post.questionId, answerId, reader: readerOf(facts) });
  const question = urls.question({ id: post.questionId, title: post.questionTitle });
  throw redirect(
    `${withQuery(question, { page: page > 1 ? page : undefined })}#${post.kind === "answer" ? "a" : "c"}${post.id}`,
  );
}

/** A page of the wiki or an entry of the FAQ has a permanent address too. */
async function leadToGuide(args: LoaderFunctionArgs, id: number): Promise<null> {
  const { db, actor } = allowGuests(args);
  const subject = await findSubject(db, id);
  const facts = subject && (await actorFacts(db, actor, subject.productId));
  if (subject && canSeeDocument(facts, subject.facts).allowed) throw redirect(subject.path);
  return null;
}

export { WayOn as default } from "~/components/site/way-on";
