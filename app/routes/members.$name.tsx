import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { holdsOffice } from "#moderation/permissions/permission";
import { MemberPage } from "~/components/account/member";
import { env } from "~/env.server";
import { loadTrust } from "~/models/member/facts.server";
import { type ContributionKind, findProfile, listContributions, type Profile } from "~/models/member/profile.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.sharing);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const { db, actor: viewer, community } = visit;
  const profile = await findProfile(db, { name: args.params.name ?? "", viewer });
  if (!profile) throw new Response("not-found", { status: 404 });
  const parameters = new URL(args.request.url).searchParams;
  const kind = kindOf(parameters.get("show"), profile);
  const page = await listContributions(db, { userId: profile.id, kind, viewer, after: parameters.get("after") });
  const isThin = profile.questionCount + profile.answerCount === 0 || parameters.has("after");
  const sharing = { path: urls.member(profile.name), origin: env().PUBLIC_URL, isThin };
  const title = `${profile.displayName} · ${community.settings.brand.name}`;
  const isFirst = !parameters.has("after");
  const named = community.products.find((product) => product.slug === parameters.get("product"));
  const productId = named?.id ?? page.contributions.find((one) => one.productId !== null)?.productId ?? null;
  // Offices open more than trust does; of them the roles tell.
  const isOwn = viewer?.id === profile.id && !holdsOffice(viewer);
  const trust = isOwn && isFirst ? { ...(await loadTrust(db, { actor: viewer, productId })), isAsked: !!named } : null;
  return json(
    { profile, kind, ...page, isFirst, trust, title, sharing },
    { headers: { "x-page-tags": "lists everything" } },
  );
}

/** Whoever only answers is shown by their answers. */
function kindOf(show: string | null, { questionCount, answerCount }: Profile): ContributionKind {
  if (show !== null) return show === "answers" ? "answer" : "question";
  return questionCount === 0 && answerCount > 0 ? "answer" : "question";
}

export default function Member() {
  return <MemberPage {...useLoaderData<typeof loader>()} />;
}
