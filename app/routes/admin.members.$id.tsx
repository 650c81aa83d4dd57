import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { AdminMember } from "~/components/admin/member";
import type { Db } from "~/database/db.server";
import { env } from "~/env.server";
import { MemberForm } from "~/forms/office";
import { findDeciderRecord } from "~/models/case/decider-record.server";
import { changeRole, type OfficeOutcome } from "~/models/case/office-change.server";
import { carryOutRestriction } from "~/models/case/restriction.server";
import { attachEmail, endSessions } from "~/models/member/admin.server";
import { forgetAvatar } from "~/models/member/avatar.server";
import {
  confirmForMember,
  correctAddress,
  deleteMember,
  type HelpOutcome,
  resendForMember,
  sendReset,
} from "~/models/member/help.server";
import { findMember } from "~/models/member/list.server";
import { officeUrls } from "~/office-urls";
import { adminLoader, adminReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { parseCiting } from "~/replies/citing.server";
import { useReply } from "~/replies/use-reply";
import { idFrom } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { type MemberVisit, requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const member = await findMember(visit.db, idFrom(args.params.id));
  if (!member) throw new Response("not-found", { status: 404 });
  const decider = await findDeciderRecord(visit.db, member.id);
  return json({ member, decider, ...adminLoader(visit, "members", member.displayName) });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireAdmin(args);
  const memberId = idFrom(args.params.id);
  const form = await parseCiting(args, MemberForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const outcome = await carryOut(visit, memberId, form.data);
  const to = officeUrls.admin("members", ...(form.data.do === "delete" ? [] : [memberId]));
  return memberReply(outcome, form.typed, to);
}

function carryOut(
  { db, actor, community }: MemberVisit,
  memberId: number,
  data: z.output<typeof MemberForm>,
): Promise<HelpOutcome | OfficeOutcome> {
  const helping = { actor, memberId, env: env(), settings: community.settings };
  switch (data.do) {
    case "address":
      return correctAddress(db, { ...helping, email: data.email });
    case "confirm":
      return confirmForMember(db, helping);
    case "resend":
      return resendForMember(db, helping);
    case "reset":
      return sendReset(db, helping);
    case "delete":
      return removeMember(db, { ...helping, posts: data.posts });
    case "role":
      return changeRole(db, { actor, memberId, role: data.role, note: data.note });
    case "restrict":
    case "lift":
      return carryOutRestriction(db, { actor, memberId }, data);
    case "email":
      return attachEmail(db, { actor, memberId, email: data.email, community: community.settings.brand.name });
    case "end-sessions":
      return endSessions(db, { actor, memberId });
  }
}

function memberReply(outcome: HelpOutcome | OfficeOutcome, typed: Record<string, string>, to: string): Response {
  switch (outcome.kind) {
    case "last-admin":
      return formAgain({ role: { code: "last-admin" } }, typed);
    case "reason-needed":
      return formAgain({ note: { code: "reason-needed" } }, typed);
    case "taken":
    case "claimed":
    case "no-address":
      return formAgain({ email: { code: outcome.kind } }, typed);
    case "unknown":
      return formAgain({ [outcome.field]: { code: "unknown" } }, typed);
    default:
      return adminReply(outcome, to);
  }
}

async function removeMember(db: Db, helping: Parameters<typeof deleteMember>[1]): Promise<HelpOutcome> {
  const { avatar, ...outcome } = await deleteMember(db, helping);
  if (avatar) await forgetAvatar(db, avatar);
  return outcome;
}

export default function Member() {
  const { member, decider } = useLoaderData<typeof loader>();
  return <AdminMember member={member} decider={decider} reply={useReply()} />;
}
