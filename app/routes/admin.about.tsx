import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdminAbout } from "~/components/admin/about";
import { env } from "~/env.server";
import { mailMode } from "~/mail/mode.server";
import { verifyLog } from "~/models/case/log-check.server";
import { readAbout, readFirstSteps } from "~/models/community/about.server";
import { findUser } from "~/models/member/user.server";
import { writeMail } from "~/models/notification/mail.server";
import { officeUrls } from "~/office-urls";
import { adminLoader } from "~/replies/admin.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";
import { version } from "../../package.json";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const isCheck = new URL(args.request.url).searchParams.get("log") === "check";
  const { db } = visit;
  const [about, log, steps] = await Promise.all([readAbout(db), isCheck ? verifyLog(db) : null, readFirstSteps(db)]);
  const hasMail = mailMode(env()) !== "none";
  return json({ version, node: process.versions.node, about, log, steps, hasMail, ...adminLoader(visit, "about") });
}

/** A letter to oneself, to see whether mails arrive. */
export async function action(args: ActionFunctionArgs) {
  const { db, actor, t, community } = requireAdmin(args);
  const user = await findUser(db, actor.id);
  if (!user?.email || mailMode(env()) === "none")
    return redirectWithNotice(officeUrls.admin("about"), "admin:steps.mail-impossible");
  const name = community.settings.brand.name;
  await db.transaction((tx) =>
    writeMail(tx, {
      recipient: user.email ?? "",
      userId: actor.id,
      subject: t("admin:steps.mail-subject", { name }),
      text: `${t("admin:steps.mail-text", { name })}\n\n${env().PUBLIC_URL}\n`,
    }),
  );
  return redirectWithNotice(officeUrls.admin("about"), "admin:steps.mail-sent");
}

export default function AboutPage() {
  return <AdminAbout {...useLoaderData<typeof loader>()} />;
}
