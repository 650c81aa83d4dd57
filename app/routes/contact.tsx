import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { ContactPage } from "~/components/case/rule-contact";
import { env } from "~/env.server";
import { urls } from "~/urls";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, data?.sharing);
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export function loader(args: LoaderFunctionArgs) {
  const { t, community } = allowGuests(args);
  const { name } = community.settings.brand;
  const sharing = { description: t("common:about.contact", { name }), path: urls.contact(), origin: env().PUBLIC_URL };
  return json(
    { title: `${t("admin:contact-page.title")} · ${name}`, sharing },
    { headers: { "x-page-tags": "everything" } },
  );
}

export default ContactPage;
