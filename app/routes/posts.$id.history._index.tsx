import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RevisionList } from "~/components/revision-list";
import { idFrom } from "~/forum-forms";
import { openHistory } from "~/models/history.server";
import { listRevisions } from "~/models/revision.server";
import { pageTitle } from "~/page-title";
import { allowGuests } from "~/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, t } = allowGuests(args);
  const { post, seesUnpublished } = await openHistory(db, { actor, documentId: idFrom(args.params.id) });
  const before = Number(new URL(args.request.url).searchParams.get("before")) || null;
  const { revisions, hasMore } = await listRevisions(db, { documentId: post.id, seesUnpublished, before });
  const title = t("forum:history.title", { title: post.questionTitle });
  return json(
    { post, revisions, hasMore, before, title },
    { headers: { "x-page-tags": `question:${post.questionId} everything` } },
  );
}

export default function History() {
  const { post, revisions, hasMore, before } = useLoaderData<typeof loader>();
  return <RevisionList post={post} revisions={revisions} hasMore={hasMore} before={before} />;
}
