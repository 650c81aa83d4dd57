import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RevisionList } from "~/components/revision/revision-list";
import { openHistory } from "~/models/document/history.server";
import { listRevisionAuthors, listRevisions } from "~/models/document/revision.server";
import { listProtections } from "~/models/wiki/protection.server";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = allowGuests(args);
  const { post, seesUnpublished } = await openHistory(db, { actor, documentId: idFrom(args.params.id) });
  const parameters = new URL(args.request.url).searchParams;
  const chosen = chosenPair(parameters);
  if (chosen) throw redirect(urls.compare(post.id, ...chosen));
  const before = versionNumber(parameters.get("before"));
  const filter = { author: parameters.get("author")?.slice(0, 100) || null, hidesMinor: parameters.has("major") };
  const [{ revisions, hasMore }, authors, protections] = await Promise.all([
    listRevisions(db, { documentId: post.id, seesUnpublished, before, ...filter }),
    listRevisionAuthors(db, post.id),
    listProtections(db, post.id),
  ]);
  const title = tabTitle(t("forum:history.title", { title: post.title }), community);
  return json(
    { post, revisions, hasMore, before, filter, authors, protections, title },
    { headers: { "x-page-tags": `${post.pageTag} everything` } },
  );
}

/** The form of the list: any two versions, whichever way round they were chosen. */
function chosenPair(parameters: URLSearchParams): [number, number] | null {
  const [one, other] = [versionNumber(parameters.get("from")), versionNumber(parameters.get("to"))];
  return one === null || other === null ? null : [Math.min(one, other), Math.max(one, other)];
}

function versionNumber(text: string | null): number | null {
  return /^[1-9]\d{0,5}$/.test(text ?? "") ? Number(text) : null;
}

export default function History() {
  const { title: _, ...data } = useLoaderData<typeof loader>();
  return <RevisionList {...data} />;
}
