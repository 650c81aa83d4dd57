import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { urls } from "~/urls";
import { allowGuests } from "~/web/visit.server";

/** The community as a phone keeps it beside its apps: by the name of the brand. */
export function loader(args: LoaderFunctionArgs) {
  const { community, language } = allowGuests(args);
  const { name, tagline } = community.settings.brand;
  const icon = (size: number) => ({ src: `/icon-${size}.png`, sizes: `${size}x${size}`, type: "image/png" });
  const manifest = {
    name,
    short_name: name,
    ...(tagline === "" ? {} : { description: tagline }),
    lang: language,
    id: urls.home(),
    start_url: urls.home(),
    scope: urls.home(),
    display: "minimal-ui",
    icons: [icon(180), icon(512)],
  };
  return json(manifest, { headers: { "content-type": "application/manifest+json", "cache-control": "no-cache" } });
}
