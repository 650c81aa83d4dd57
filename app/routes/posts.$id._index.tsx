import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { canSeeDocument } from "#moderation/permissions/posts";
import { findSubject } from "~/models/document/subject.server";
import { actorFacts, factsOfPost, findPost } from "~/models/post/post.server";
import { pageOfAnswer, readerOf } from "~/models/question/page.server";
import { urls } from "~/urls";
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
  if (post.kind === "question") throw redirect(urls.post(post));
  if (answerId === null) throw redirect(urls.placeOnPage(post, 1));
  const page = await pageOfAnswer(db, { questionId: post.questionId, answerId, reader: readerOf(facts) });
  throw redirect(urls.placeOnPage(post, page));
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
