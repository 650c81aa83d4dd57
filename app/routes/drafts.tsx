import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { json } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DraftList } from "~/components/post/draft-list";
import { DraftForm } from "~/forms/draft";
import { parseForm } from "~/forms/form";
import { discardDraft, listDrafts, saveDraft } from "~/models/document/draft.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { redirectTo } from "~/replies/reply.server";
import { tooMany } from "~/replies/too-many.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, t, community } = requireActor(args);
  const drafts = await listDrafts(db, actor.id);
  return json({ drafts, title: `${t("forum:drafts.title")} · ${community.settings.brand.name}` });
}

/** Saves what is being typed (the enhancement script posts it), or throws a draft away. */
export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const form = await parseForm(args.request, DraftForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const { target, key, drafted, discard } = form.data;
  if (discard !== undefined) {
    await discardDraft(db, { userId: actor.id, target });
    return redirectTo(urls.drafts());
  }
  const limit = await takeFromMemberLimit(db, {
    kind: "draft",
    member: await loadMemberFacts(db, { actor, productId: null }),
  });
  if (!limit.ok) throw tooMany(limit.retryAfterSeconds);
  const { target: _, key: __, drafted: ___, ...fields } = form.typed;
  const kept = { userId: actor.id, target, fields, form: key === undefined ? undefined : { key, drafted } };
  const draft = await saveDraft(db, kept);
  return json({ savedAt: draft?.updatedAt ?? null }, { status: draft ? 200 : 413 });
}

export default function Drafts() {
  const { drafts } = useLoaderData<typeof loader>();
  return <DraftList drafts={drafts} />;
}
