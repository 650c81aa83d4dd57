import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { WikiEdit } from "~/components/wiki/edit";
import type { WikiReply } from "~/components/wiki/new";
import { parseForm } from "~/forms/form";
import { PageEditForm } from "~/forms/wiki";
import { findDraft } from "~/models/document/draft.server";
import { preflightFacts } from "~/models/document/submission.server";
import { listReasons } from "~/models/post/held-reasons.server";
import { beginEdit } from "~/models/wiki/beginning.server";
import { editPage } from "~/models/wiki/edit.server";
import { openPage } from "~/models/wiki/opening.server";
import { type ConflictReply, conflictReply } from "~/replies/conflict.server";
import { pageEditReply, previewReply } from "~/replies/wiki.server";
import { readPageEdit, refusalToEdit } from "~/replies/wiki-edit.server";
import { idFrom } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, t, community } = requireActor(args);
  const { page, rights, facts } = await openPage(db, { actor, pageId: idFrom(args.params.id) });
  if (rights.edit === null || facts === null) throw refusalToEdit(facts, page);
  const parameters = new URL(args.request.url).searchParams;
  const wished = (name: string) => Number(/^[1-9]\d{0,5}$/.exec(parameters.get(name) ?? "")?.[0]) || null;
  const wish = { restore: wished("restore"), undo: wished("undo"), section: wished("section") };
  const { restores, conflict, sections, ...begun } = await beginEdit(db, page, wish);
  const summary = restores === null ? "" : t(`wiki:edit.${restores}-summary`, { number: begun.reverts ?? 0 });
  return json({
    page,
    mode: rights.edit,
    begun: { ...begun, summary },
    conflict,
    sections,
    draft: await findDraft(db, { userId: actor.id, target: `edit:${page.id}` }),
    held: page.state === "published" ? null : await listReasons(db, page.id),
    preflight: preflightFacts({
      kind: "page",
      isEdit: true,
      author: facts,
      place: { areaId: null, productId: page.productId },
      language: page.language,
    }),
    title: `${t("wiki:edit.title", { title: page.title })} · ${community.settings.brand.name}`,
  });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const form = await parseForm(args.request, PageEditForm);
  if (!form.ok) return json(form.reply, { status: 400 });
  const opened = await openPage(db, { actor, pageId: idFrom(args.params.id) });
  const { page } = opened;
  const { data, typed } = form;
  const { language, productId } = page;
  if (data.do === "preview") return previewReply(db, { typed, body: data.body, language, productId });
  const read = await readPageEdit(db, { ...opened, userId: actor.id }, data, typed);
  if (!read.ok) return read.reply;
  const { summary, minor, key, reverts } = data;
  const text = { body: read.text.source, base: read.base };
  const outcome = await editPage(db, { actor, page, ...text, summary, isMinor: minor, key, reverts });
  const place = { userId: actor.id, target: `edit:${page.id}` };
  if (outcome.kind === "conflict") return conflictReply(db, outcome, { typed: read.typed, place });
  return pageEditReply(outcome, page, read.typed);
}

export default function PageEditRoute() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as (WikiReply & Partial<ConflictReply>) | undefined;
  return <WikiEdit {...data} reply={reply} />;
}
