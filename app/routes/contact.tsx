import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { ContactPage } from "~/components/case/rule-contact";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageTitle(data.title) : []);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export function loader(args: LoaderFunctionArgs) {
  const { t, community } = allowGuests(args);
  return json(
    { title: `${t("admin:contact-page.title")} · ${community.settings.brand.name}` },
    { headers: { "x-page-tags": "everything" } },
  );
}

export default ContactPage;
