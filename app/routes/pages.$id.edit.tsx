import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canSeeUnpublished } from "#moderation/permissions/posts";
import { WikiEdit } from "~/components/wiki/edit";
import { wishedDraft } from "~/forms/draft";
import { PageEditForm } from "~/forms/wiki";
import { listReasons } from "~/models/case/held-reasons.server";
import { findDraft } from "~/models/document/draft.server";
import { draftTargets, thingOf } from "~/models/document/draft-target";
import { preflightFacts } from "~/models/document/submission.server";
import { beginDraft, beginEdit, findDraftOf, partOf } from "~/models/wiki/beginning.server";
import { editPage } from "~/models/wiki/edit.server";
import { type OpenPage, openPage } from "~/models/wiki/opening.server";
import { factsOfPage } from "~/models/wiki/page.server";
import { again } from "~/replies/again.server";
import { conflictReply } from "~/replies/conflict.server";
import { useReply } from "~/replies/use-reply";
import { pageEditReply, previewReply } from "~/replies/wiki.server";
import { readPageEdit, refusalToEdit } from "~/replies/wiki-edit.server";
import { parseWriting } from "~/replies/writing.server";
import { idFrom } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, t, community } = requireActor(args);
  const { page, rights, facts } = await openPage(db, { actor, pageId: idFrom(args.params.id) });
  if (rights.edit === null || facts === null) throw refusalToEdit(facts, page, rights);
  const { conflict, sections, draft, target, ...begun } = await openEdit(args, { page, facts });
  const { restores } = begun;
  const summary = restores === null ? "" : t(`wiki:edit.${restores}-summary`, { number: begun.reverts ?? 0 });
  return json({
    page,
    mode: rights.edit,
    begun: { ...begun, summary },
    conflict,
    sections,
    draft,
    draftTarget: target,
    held: page.state === "published" ? null : await listReasons(db, page.id),
    preflight: preflightFacts({
      kind: "page",
      isEdit: true,
      author: facts,
      place: { areaId: null, productId: page.productId },
      language: page.language,
      settings: community.settings,
      lengthBefore: begun.source.length,
    }),
    title: `${t("wiki:edit.title", { title: page.title })} · ${community.settings.brand.name}`,
  });
}

/** With the draft that a link of the list of drafts asks for, or the latest one of what is to be edited. */
async function openEdit(args: LoaderFunctionArgs, { page, facts }: Pick<OpenPage, "page" | "facts">) {
  const { db, actor } = requireActor(args);
  const wished = wishedDraft(args.request);
  const thing = wished === null ? null : thingOf(wished);
  if (thing !== null && /^edit:(\d+)/.exec(thing)?.[1] === String(page.id)) {
    const draft = await findDraft(db, { userId: actor.id, target: thing, wished });
    const seesAll = canSeeUnpublished(facts, factsOfPage(page)).allowed;
    const isSeen = (base: { publishedAt: unknown }) => base.publishedAt !== null || seesAll;
    const begun = draft?.target === wished ? await beginDraft(db, { page, fields: draft.fields, isSeen }) : null;
    if (begun) return { ...begun, draft, target: thing };
  }
  const parameters = new URL(args.request.url).searchParams;
  const number = (name: string) => Number(/^[1-9]\d{0,5}$/.exec(parameters.get(name) ?? "")?.[0]) || null;
  const heading = /^h-[\p{L}\p{M}\p{N}_-]{1,120}$/u.exec(parameters.get("section") ?? "")?.[0] ?? null;
  const wish = { restore: number("restore"), undo: number("undo"), section: number("section") ?? heading };
  const begun = await beginEdit(db, page, wish);
  const draft = await findDraftOf(db, { userId: actor.id, page, begun });
  // Begun when the section had another name, it stays where it is kept.
  const target = draft ? thingOf(draft.target) : draftTargets.edit(page.id, partOf(begun));
  return { ...begun, conflict: draft ? null : begun.conflict, draft, target };
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireActor(args);
  const { db, actor } = visit;
  const form = await parseWriting({ request: args.request, visit }, PageEditForm);
  if (!form.ok) return again(form.reply);
  const opened = await openPage(db, { actor, pageId: idFrom(args.params.id) });
  const { page } = opened;
  const { data, typed } = form;
  const { language, productId } = page;
  if (data.do === "preview") return previewReply(db, { typed, body: data.body, language, productId });
  const { read, part, place } = await readPageEdit(db, { ...opened, userId: actor.id }, data, typed);
  if (!read.ok) return read.reply;
  const { summary, minor, key, drafted, reverts } = data;
  const text = { body: read.text.source, base: read.base };
  const outcome = await editPage(db, { actor, page, ...text, summary, isMinor: minor, key, drafted, reverts, part });
  if (outcome.kind === "conflict") return conflictReply(db, outcome, { typed: read.typed, place });
  // A section that is sent back stays a section.
  return pageEditReply(outcome, page, data.against === null ? typed : read.typed);
}

export default function PageEditRoute() {
  const data = useLoaderData<typeof loader>();
  const reply = useReply();
  return <WikiEdit {...data} reply={reply} />;
}
