import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canUpload } from "#moderation/permissions/posts";
import { ProfileSettings } from "~/components/account/profile-settings";
import { changeAvatar } from "~/models/member/avatar.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { findUser } from "~/models/member/user.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { accountTitle } from "~/replies/account.server";
import { formAgain, tryLater } from "~/replies/again.server";
import { refusedImage } from "~/replies/image.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { zoneGroups } from "~/time-zones";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

/** The profile page again, for what was wrong with a picture. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = requireActor(args);
  const user = await findUser(visit.db, visit.actor.id);
  return json({
    about: user?.about ?? "",
    zones: zoneGroups(visit.language),
    title: accountTitle(visit, "account:settings.profile"),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const member = await loadMemberFacts(db, { actor, productId: null });
  const permission = canUpload(member);
  const form = await args.request.formData().catch(() => null);
  const isRemoved = form?.get("do") === "remove";
  if (!permission.allowed && !isRemoved) return formAgain({ file: { code: permission.reason } }, {});
  const file = form?.get("file");
  if (!isRemoved && !(file instanceof File && file.size > 0)) return formAgain({ file: { code: "required" } }, {});
  const limit = await takeFromMemberLimit(db, { kind: "upload", member });
  if (!limit.ok) return tryLater({}, limit.retryAfterSeconds);
  const bytes = !isRemoved && file instanceof File ? new Uint8Array(await file.arrayBuffer()) : null;
  const outcome = await changeAvatar(db, { userId: actor.id, bytes });
  if (outcome.kind === "refused")
    return formAgain({ file: refusedImage(outcome.reason, file instanceof File ? file : { name: "" }) }, {});
  return redirectWithNotice(
    urls.settings("profile"),
    isRemoved ? "account:notice.avatar-removed" : "account:notice.avatar-saved",
  );
}

export default function Picture() {
  return <ProfileSettings {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
