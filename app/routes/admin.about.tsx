import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdminAbout } from "~/components/admin/about";
import { verifyLog } from "~/models/case/decision-log.server";
import { readAbout } from "~/models/community/about.server";
import { adminLoader } from "~/replies/admin.server";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";
import { version } from "../../package.json";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const isCheck = new URL(args.request.url).searchParams.get("log") === "check";
  const [about, log] = await Promise.all([readAbout(visit.db), isCheck ? verifyLog(visit.db) : null]);
  return json({ version, node: process.versions.node, about, log, ...adminLoader(visit, "about") });
}

export default function AboutPage() {
  return <AdminAbout {...useLoaderData<typeof loader>()} />;
}
