import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ProductsPage } from "~/components/site/products-page";
import { env } from "~/env.server";
import { listOwnProducts } from "~/models/question/own-products.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.sharing);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

/** All products, to be found by typing; one's own first. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, community, t } = allowGuests(args);
  const query = (new URL(args.request.url).searchParams.get("q") ?? "").trim().slice(0, 80);
  const own = actor ? await listOwnProducts(db, actor.id) : [];
  const title = `${t("forum:home.products")} · ${community.settings.brand.name}`;
  const description = t("common:about.products", { name: community.settings.brand.name });
  const sharing = { description, path: urls.products(), origin: env().PUBLIC_URL, isThin: query !== "" };
  return json({ query, own, title, sharing }, { headers: { "x-page-tags": "everything" } });
}

export default function Products() {
  return <ProductsPage {...useLoaderData<typeof loader>()} />;
}
