import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdminSearches } from "~/components/admin/searches";
import { listMisses, MISS_DAYS, MISS_KINDS } from "~/models/search/misses.server";
import { adminLoader } from "~/replies/admin.server";
import { pageTitle } from "~/web/page-title";
import { requireModerator } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

/** For everybody who looks after the place: whoever writes an entry wants to know what people look for. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = requireModerator(args);
  const parameters = new URL(args.request.url).searchParams;
  const kind = MISS_KINDS.find((one) => one === parameters.get("kind")) ?? "missed";
  const days = MISS_DAYS.find((one) => String(one) === parameters.get("days")) ?? 30;
  const misses = await listMisses(visit.db, { kind, days });
  return json({ misses, kind, kinds: MISS_KINDS, days, periods: MISS_DAYS, ...adminLoader(visit, "searches") });
}

export default function Searches() {
  return <AdminSearches {...useLoaderData<typeof loader>()} />;
}
