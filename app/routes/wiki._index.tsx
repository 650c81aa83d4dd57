import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WikiHome } from "~/components/wiki/home";
import { env } from "~/env.server";
import { type Change, listChanges } from "~/models/wiki/changes.server";
import { countPages } from "~/models/wiki/tree.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.sharing);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

const LATEST_SHOWN = 8;
/** Enough that some pages are among them where one is being written. */
const CHANGES_READ = 40;

export async function loader(args: LoaderFunctionArgs) {
  const { db, community, t } = allowGuests(args);
  const [counts, { changes }] = await Promise.all([
    countPages(db),
    listChanges(db, { productId: undefined, before: null, limit: CHANGES_READ }),
  ]);
  const title = `${t("wiki:title")} · ${community.settings.brand.name}`;
  const sharing = { description: t("wiki:home.intro"), path: urls.wiki(), origin: env().PUBLIC_URL };
  return json(
    { counts, latest: latestPages(changes), title, sharing },
    { headers: { "x-page-tags": "wiki everything" } },
  );
}

/** Each page once, with its last change. */
function latestPages(changes: Change[]): Change[] {
  const last = new Map<number, Change>();
  for (const change of changes) if (!last.has(change.page.id)) last.set(change.page.id, change);
  return [...last.values()].slice(0, LATEST_SHOWN);
}

export default function WikiHomeRoute() {
  return <WikiHome {...useLoaderData<typeof loader>()} />;
}
