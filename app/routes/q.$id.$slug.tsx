import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { QuestionPage } from "~/components/question/page";
import { env } from "~/env.server";
import { wishedDraft } from "~/forms/draft";
import { AnswerForm } from "~/forms/forum";
import { listWaitingSuggestions } from "~/models/case/proposal-reading.server";
import { resolveLegacyPost } from "~/models/community/origin.server";
import { openForWriting } from "~/models/post/open-post.server";
import { postAnswer } from "~/models/question/answer.server";
import { loadQuestionPage } from "~/models/question/reading.server";
import { again } from "~/replies/again.server";
import { postReply } from "~/replies/post.server";
import { useReply } from "~/replies/use-reply";
import { parseWriting } from "~/replies/writing.server";
import { slugOf, urls, withQuery } from "~/urls";
import { idFrom } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { nowShown } from "~/web/shown.server";
import { questionData } from "~/web/structured-data";
import { allowGuests, requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        ...pageTitle(data.title, data.sharing),
        ...(data.isForRobots ? questionData({ ...data, origin: data.sharing.origin }) : []),
      ]
    : [];
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const id = idFrom(args.params.id);
  const parameters = new URL(args.request.url).searchParams;
  const page = await loadQuestionPage(visit.db, visit, {
    id,
    order: parameters.get("order"),
    page: parameters.get("page"),
    draft: wishedDraft(args.request),
  });
  // `/q/123/456` of an imported community: question 123, passed on by member 456.
  const isOldAddress = /^\d+$/.test(args.params.slug ?? "") && slugOf(page?.question.title ?? "") !== args.params.slug;
  const imported = isOldAddress ? await resolveLegacyPost(visit.db, String(id)) : null;
  if (imported) throw redirect(imported, 301);
  if (!page) throw new Response("not-found", { status: 404 });
  // A page of the answers that there is not. (Members may see more than are counted: what is held for them.)
  if (!/^([1-9]\d{0,3})?$/.test(parameters.get("page") ?? "") || (page.page > page.pages && page.answers.length === 0))
    throw new Response("not-found", { status: 404 });
  const { question } = page;
  // Merged into another: everything that was here is there. Not for ever, because merging can be taken back by hand.
  if (page.canonical?.isMerged) throw redirect(urls.question(page.canonical.question), 302);
  const canonical = urls.question(question);
  // An old title in the address leads on to the new one.
  if (`/q/${id}/${encodeURIComponent(args.params.slug ?? "")}` !== canonical)
    throw redirect(canonical + new URL(args.request.url).search, 301);
  const documentIds = shownOn(page);
  await nowShown(visit, documentIds);
  const suggestions = visit.actor
    ? await listWaitingSuggestions(visit.db, { userId: visit.actor.id, documentIds })
    : [];
  const isThin = question.state !== "published" || (question.isClosed && question.answerCount === 0);
  const sharing = {
    description: question.excerpt,
    path: withQuery(canonical, { page: page.page > 1 ? page.page : undefined }),
    origin: env().PUBLIC_URL,
    isThin,
  };
  const part = page.page > 1 ? ` · ${visit.t("forum:question.page", { page: page.page })}` : "";
  const title = `${question.title}${part} · ${visit.community.settings.brand.name}`;
  // The tags make a copy for guests and count the reading; of the own question neither.
  const isOwn = visit.actor !== null && question.author?.name === visit.actor.name;
  const headers = question.state === "published" && !isOwn ? { "x-page-tags": `question:${id} everything` } : undefined;
  return json({ ...page, suggestions, title, sharing, isForRobots: visit.actor === null }, { headers });
}

function shownOn({ question, answers, comments }: NonNullable<Awaited<ReturnType<typeof loadQuestionPage>>>): number[] {
  return [question, ...answers, ...comments].map(({ id }) => id);
}

/** Posting an answer. */
export async function action(args: ActionFunctionArgs) {
  const visit = requireActor(args);
  const { db, actor, language } = visit;
  const form = await parseWriting({ request: args.request, visit }, AnswerForm);
  if (!form.ok) return again(form.reply);
  const question = await openForWriting(db, { actor, documentId: idFrom(args.params.id) });
  const { body, key, drafted, move, anyway } = form.data;
  const choice = { mayOffer: !anyway, isTakenAlong: move };
  const outcome = await postAnswer(db, {
    actor,
    question,
    body,
    language: form.data.language ?? language,
    key,
    drafted,
    ...choice,
  });
  return postReply(outcome, form.typed, urls.permalink);
}

export default function Question() {
  const data = useLoaderData<typeof loader>();
  const reply = useReply();
  return <QuestionPage page={data} reply={reply} />;
}
