import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HomePage } from "~/components/site/home-page";
import { env } from "~/env.server";
import { loadHome } from "~/models/community/home.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [...pageTitle(data.title, data.sharing), ...data.feeds.map(feedLink)] : [];
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const { brand } = visit.community.settings;
  const title = brand.tagline ? `${brand.name} · ${brand.tagline}` : brand.name;
  const sharing = { path: "/", origin: env().PUBLIC_URL, ...(brand.tagline ? { description: brand.tagline } : {}) };
  const { t } = visit;
  const feeds = [
    { href: urls.questionsFeed(), title: t("common:nav.questions") },
    { href: "/faq.atom", title: t("common:nav.faq") },
    { href: urls.wikiChangesFeed(), title: t("common:nav.wiki") },
  ];
  return json(
    { ...(await loadHome(visit.db, visit)), title, sharing, feeds },
    { headers: { "x-page-tags": "lists faq wiki everything" } },
  );
}

function feedLink({ href, title }: { href: string; title: string }) {
  return { tagName: "link", rel: "alternate", type: "application/atom+xml", href, title } as const;
}

export default function Home() {
  return <HomePage home={useLoaderData<typeof loader>()} />;
}
