import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FaqList } from "~/components/faq/list";
import { env } from "~/env.server";
import { readFaqFilters } from "~/forms/faq-filters";
import { readableLanguages } from "~/i18n";
import { listEntries } from "~/models/faq/list.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageTitle(data.title, data.sharing) : []);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  const { db, community, language, t } = allowGuests(args);
  const { filters, text, page, isUnknown } = readFaqFilters(new URL(args.request.url).searchParams, community);
  if (isUnknown) throw new Response("not-found", { status: 404 });
  const list = await listEntries(db, { filters, page, readable: readableLanguages(language) });
  const product = community.products.find((one) => one.slug === text.product)?.name;
  const title = [t("faq:title"), product, community.settings.brand.name].filter(Boolean).join(" · ");
  const sharing = {
    description: t("faq:list.intro"),
    path: urls.faqs(text.product ? { product: text.product } : {}),
    origin: env().PUBLIC_URL,
    isThin: page > 1 || list.entries.length === 0,
  };
  return json({ ...list, text, page, title, sharing }, { headers: { "x-page-tags": "faq everything" } });
}

export default function Faq() {
  return <FaqList {...useLoaderData<typeof loader>()} />;
}
