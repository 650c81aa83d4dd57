import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { holdsOffice } from "#moderation/permissions/permission";
import type { Actor } from "~/actor";
import { MemberPage, type ShownKind } from "~/components/account/member";
import type { Db } from "~/database/db.server";
import { env } from "~/env.server";
import {
  type Contribution,
  listContributions,
  listPageEdits,
  type PageEdit,
} from "~/models/member/contributions.server";
import { loadTrust } from "~/models/member/facts.server";
import { findProfile, type Profile } from "~/models/member/profile.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests, type Visit } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.sharing);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const { db, actor: viewer, community } = visit;
  const profile = await findProfile(db, { name: args.params.name ?? "", viewer });
  if (!profile) throw new Response("not-found", { status: 404 });
  const parameters = new URL(args.request.url).searchParams;
  const kind = kindOf(parameters.get("show"), profile);
  const after = parameters.get("after");
  const { contributions, edits, next } = await listed(db, { userId: profile.id, kind, viewer, after });
  const isThin = profile.questionCount + profile.answerCount === 0 || parameters.has("after");
  const title = `${profile.displayName} · ${community.settings.brand.name}`;
  const sharing = { ...sharingOf(profile, visit), isThin };
  const isFirst = !parameters.has("after");
  const named = community.products.find((product) => product.slug === parameters.get("product"));
  const productId =
    named?.id ?? contributions.find((contribution) => contribution.productId !== null)?.productId ?? null;
  // Offices open more than trust does; of them the roles tell.
  const isOwn = viewer?.id === profile.id && !holdsOffice(viewer);
  const trust = isOwn && isFirst ? { ...(await loadTrust(db, { actor: viewer, productId })), isAsked: !!named } : null;
  return json(
    { profile, kind, contributions, edits, next, isFirst, trust, title, sharing },
    { headers: { "x-page-tags": "lists everything" } },
  );
}

function sharingOf({ name, displayName }: Profile, { t, community }: Visit) {
  const description = t("common:about.member", { member: displayName, name: community.settings.brand.name });
  return { description, path: urls.member(name), origin: env().PUBLIC_URL };
}

type Listed = { contributions: Contribution[]; edits: PageEdit[]; next: string | null };

async function listed(
  db: Db,
  { kind, ...of }: { userId: number; kind: ShownKind; viewer: Actor | null; after: string | null },
): Promise<Listed> {
  if (kind === "page") return { contributions: [], ...(await listPageEdits(db, of)) };
  return { edits: [], ...(await listContributions(db, { kind, ...of })) };
}

const SHOWN: Readonly<Record<string, ShownKind>> = {
  questions: "question",
  answers: "answer",
  comments: "comment",
  pages: "page",
};

/** Whoever did one thing only is shown by that. */
function kindOf(show: string | null, profile: Profile): ShownKind {
  if (show !== null) return SHOWN[show] ?? "question";
  if (profile.questionCount > 0) return "question";
  if (profile.answerCount > 0) return "answer";
  if (profile.pageEditCount > 0) return "page";
  return profile.commentCount > 0 ? "comment" : "question";
}

export default function Member() {
  return <MemberPage {...useLoaderData<typeof loader>()} />;
}
