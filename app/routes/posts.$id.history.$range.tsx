import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RevisionCompare } from "~/components/revision/revision-compare";
import { RevisionPage } from "~/components/revision/revision-page";
import { compareRevisions } from "~/models/document/comparison.server";
import { openHistory, openRevision } from "~/models/document/history.server";
import { showRevision } from "~/models/document/rendering.server";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

/** /posts/812/history/3 is a revision, /posts/812/history/2..3 compares two. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = allowGuests(args);
  const match = /^([1-9]\d{0,5})(?:\.\.([1-9]\d{0,5}))?$/.exec(args.params.range ?? "");
  if (!match) throw new Response("not-found", { status: 404 });
  const { post, seesUnpublished } = await openHistory(db, { actor, documentId: idFrom(args.params.id) });
  const [first, second] = await Promise.all([
    openRevision(db, { post, number: Number(match[1]), seesUnpublished }),
    match[2] ? openRevision(db, { post, number: Number(match[2]), seesUnpublished }) : null,
  ]);
  const title = tabTitle(t("forum:history.title", { title: post.title }), community);
  const reply = { headers: { "x-page-tags": `${post.pageTag} everything` } };
  const place = { productId: post.productId, isPage: post.kind === "page" };
  if (!second)
    return json(
      {
        kind: "revision" as const,
        post,
        title,
        revision: await showRevision(db, first, post.language, place),
      },
      reply,
    );
  const view =
    new URL(args.request.url).searchParams.get("view") === "rendered" ? ("rendered" as const) : ("source" as const);
  return json(
    {
      kind: "comparison" as const,
      post,
      title,
      comparison: await compareRevisions(db, first, second, { ...place, language: post.language }, view),
    },
    reply,
  );
}

export default function RevisionRoute() {
  const data = useLoaderData<typeof loader>();
  return data.kind === "revision" ? (
    <RevisionPage post={data.post} revision={data.revision} />
  ) : (
    <RevisionCompare post={data.post} comparison={data.comparison} />
  );
}
