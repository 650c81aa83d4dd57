import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { MemberFacts } from "#moderation/facts";
import { canRestrict, canSeeRecord } from "#moderation/permissions/office";
import { canRemoveNote } from "#moderation/permissions/people";
import { MemberRecord } from "~/components/case/member-record";
import type { Db } from "~/database/db.server";
import { RecordForm } from "~/forms/office";
import { findAuthorContext } from "~/models/case/author-context.server";
import { listRecord } from "~/models/case/decision-record.server";
import { carryOutNote, listNotes } from "~/models/case/member-notes.server";
import { listWritten } from "~/models/case/member-record.server";
import { carryOutRestriction } from "~/models/case/restriction.server";
import { listStrikes, loadMemberFacts } from "~/models/member/facts.server";
import { listRestrictions } from "~/models/member/list.server";
import { findProfile } from "~/models/member/profile.server";
import { officeUrls } from "~/office-urls";
import { adminReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { parseCiting } from "~/replies/citing.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectTo } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { pageTitle, tabTitle } from "~/web/page-title";
import { type MemberVisit, requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

/** The member this is about; whoever may not see the record is told why, and members have a record of their own. */
async function findMember({ db, actor }: MemberVisit, name: string) {
  const profile = await findProfile(db, { name, viewer: actor });
  if (!profile) throw new Response("not-found", { status: 404 });
  const reader = await loadMemberFacts(db, { actor, productId: null });
  const permission = canSeeRecord(reader, profile.id);
  if (!permission.allowed) throw forbidden(permission.reason);
  return { profile, reader };
}

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireActor(args);
  const { db, t, community } = visit;
  const { profile, reader } = await findMember(visit, args.params.name ?? "");
  if (profile.id === reader.id) return redirectTo(urls.decisions());
  const { searchParams } = new URL(args.request.url);
  const before = idOrNull(searchParams.get("before"));
  return json({
    ...(await loadRecord(db, { userId: profile.id, before }, reader)),
    mayRestrict: canRestrict(reader, profile).allowed,
    isForLonger: canRestrict(reader, profile, { days: null, longest: 0 }).allowed,
    begun: { caseId: idOrNull(searchParams.get("case")), rule: searchParams.get("rule") },
    isFirst: before === null,
    title: tabTitle(t("admin:record.title", { name: profile.displayName }), community),
  });
}

async function loadRecord(db: Db, { userId, before }: { userId: number; before: number | null }, reader: MemberFacts) {
  const [author, written, decisions, restrictions, strikes, notes] = await Promise.all([
    findAuthorContext(db, userId),
    listWritten(db, { userId, before }),
    listRecord(db, { userId, before: null }),
    listRestrictions(db, userId),
    listStrikes(db, userId),
    listNotes(db, userId),
  ]);
  const removable = notes.map((note) => ({ ...note, mayRemove: canRemoveNote(reader, note).allowed }));
  return { author, written, decisions: decisions.rows, restrictions, strikes, notes: removable };
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireActor(args);
  const { profile } = await findMember(visit, args.params.name ?? "");
  const form = await parseCiting(args, RecordForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const about = { actor: visit.actor, memberId: profile.id };
  if (form.data.do === "note" || form.data.do === "change-note" || form.data.do === "remove-note") {
    const noted = await carryOutNote(visit.db, about, form.data);
    if (noted.kind === "full") return formAgain({ text: { code: "too-many-notes" } }, form.typed);
    return adminReply(noted, `${officeUrls.memberRecord(profile.name)}#notes`);
  }
  const outcome = await carryOutRestriction(visit.db, about, form.data);
  if (outcome.kind === "unknown") return formAgain({ [outcome.field]: { code: "unknown" } }, form.typed);
  return adminReply(outcome, officeUrls.memberRecord(profile.name));
}

function idOrNull(text: string | null): number | null {
  const id = Number(text);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

export default function Record() {
  return <MemberRecord {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
