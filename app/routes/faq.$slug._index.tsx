import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FaqPage } from "~/components/faq/page";
import { env } from "~/env.server";
import { loadEntryPage } from "~/models/faq/reading.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { nowShown } from "~/web/shown.server";
import { faqData } from "~/web/structured-data";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [...pageTitle(data.title, data.sharing), ...faqData(data.entry)] : [];
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const { entry, related, team } = await loadEntryPage(visit.db, visit.actor, args.params.slug ?? "");
  await nowShown(visit, [entry.id]);
  const isThin = entry.state !== "published";
  const sharing = { description: entry.excerpt, path: urls.faq(entry), origin: env().PUBLIC_URL, isThin };
  const title = `${entry.question} · ${visit.community.settings.brand.name}`;
  const headers = isThin ? undefined : { "x-page-tags": `faq:${entry.id} faq everything` };
  return json({ entry, related, team, title, sharing }, { headers });
}

export default function Entry() {
  const { entry, related, team } = useLoaderData<typeof loader>();
  return <FaqPage entry={entry} related={related} team={team} reply={undefined} />;
}
