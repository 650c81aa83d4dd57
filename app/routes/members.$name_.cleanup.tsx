import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canRestrict } from "#moderation/permissions/office";
import { CleanupPage } from "~/components/case/cleanup-page";
import { readCleanupFilter } from "~/forms/cleanup-filter";
import { CleanupForm } from "~/forms/office";
import { type CleanupOutcome, cleanUp } from "~/models/case/cleanup.server";
import { previewCleanup } from "~/models/case/cleanup-preview.server";
import { listCleanups, undoCleanup } from "~/models/case/cleanup-undo.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { findProfile } from "~/models/member/profile.server";
import { POSTS_PER_CLEANUP } from "~/models/page-sizes";
import { officeUrls } from "~/office-urls";
import { adminReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { parseCiting } from "~/replies/citing.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectTo } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { pageTitle, tabTitle } from "~/web/page-title";
import { type MemberVisit, requireModerator } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

async function findMember({ db, actor }: MemberVisit, name: string) {
  const profile = await findProfile(db, { name, viewer: actor });
  if (!profile) throw new Response("not-found", { status: 404 });
  const facts = await loadMemberFacts(db, { actor, productId: null });
  const permission = canRestrict(facts, profile);
  if (!permission.allowed) throw forbidden(permission.reason);
  return { profile, isForLonger: canRestrict(facts, profile, { days: null, longest: 0 }).allowed };
}

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireModerator(args);
  const { profile, isForLonger } = await findMember(visit, args.params.name ?? "");
  const { searchParams } = new URL(args.request.url);
  const { filter, typed } = readCleanupFilter(searchParams);
  const [preview, cleanups] = await Promise.all([
    previewCleanup(visit.db, { memberId: profile.id, filter }),
    listCleanups(visit.db, profile.id),
  ]);
  return json({
    member: { name: profile.name, displayName: profile.displayName },
    ...preview,
    cleanups,
    done: cleanups.find(({ id }) => `${id}` === searchParams.get("done")) ?? null,
    left: Math.min(Math.trunc(Number(searchParams.get("left"))) || 0, POSTS_PER_CLEANUP),
    typed,
    isForLonger,
    title: tabTitle(visit.t("admin:cleanup.title", { name: profile.displayName }), visit.community),
  });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireModerator(args);
  const { profile } = await findMember(visit, args.params.name ?? "");
  const form = await parseCiting(args, CleanupForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const about = { actor: visit.actor, memberId: profile.id };
  if (form.data.do === "undo")
    return answer(await undoCleanup(visit.db, { ...about, cleanupId: form.data.cleanup }), profile.name);
  const { post, functionName, days, rule, note, key } = form.data;
  const restrict = functionName === "" ? null : { functionName, days };
  if (post.length === 0 && restrict === null) return formAgain({ post: { code: "required" } }, form.typed);
  const outcome = await cleanUp(visit.db, { ...about, postIds: post, rule, note, restrict, key });
  if (outcome.kind === "reason-needed") return formAgain({ note: { code: "reason-needed" } }, form.typed);
  return answer(outcome, profile.name);
}

/** The same page, which says what happened. */
function answer(outcome: Exclude<CleanupOutcome, { kind: "reason-needed" }>, name: string): Response {
  if (outcome.kind !== "done" && outcome.kind !== "unchanged") return adminReply(outcome, officeUrls.cleanup(name));
  return redirectTo(officeUrls.cleanupDone(name, outcome));
}

export default function Cleanup() {
  return <CleanupPage {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
