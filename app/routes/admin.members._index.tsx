import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdminMembers, ROLES } from "~/components/admin/members";
import { listMembers } from "~/models/member/list.server";
import { adminLoader } from "~/replies/admin.server";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const parameters = new URL(args.request.url).searchParams;
  const q = (parameters.get("q") ?? "").trim().slice(0, 200);
  const role = ROLES.find((one) => one === parameters.get("role")) ?? null;
  const only = (["unclaimed", "restricted"] as const).find((one) => one === parameters.get("only")) ?? null;
  const before = /^[1-9][0-9]{0,14}$/.exec(parameters.get("before") ?? "")?.[0];
  const list = await listMembers(visit.db, {
    filter: { query: q, role, only },
    beforeId: before === undefined ? null : Number(before),
  });
  const query = { q, role: role ?? "", only: only ?? "" };
  return json({ query, isFirst: before === undefined, ...list, ...adminLoader(visit, "members") });
}

export default function Members() {
  return <AdminMembers {...useLoaderData<typeof loader>()} />;
}
