import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { TrustPage } from "~/components/account/trust-page";
import { env } from "~/env.server";
import { urls } from "~/urls";
import { pageTitle, tabTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageTitle(data.title, { description: data.description, path: urls.trust(), origin: data.origin }) : [];
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export function loader(args: LoaderFunctionArgs) {
  const { t, community } = allowGuests(args);
  const title = tabTitle(t("account:trust-page.title"), community);
  const description = t("account:trust-page.intro");
  return json({ title, description, origin: env().PUBLIC_URL }, { headers: { "x-page-tags": "everything" } });
}

export default function Trust() {
  return <TrustPage />;
}
