import type { LoaderFunctionArgs } from "@remix-run/node";
import { cut } from "#moderation/text/cut";
import { env } from "~/env.server";
import { urls } from "~/urls";
import { escapeXml } from "~/web/atom.server";
import { allowGuests } from "~/web/visit.server";

/** OpenSearch 1.1 allows no longer ones. */
const LONGEST_NAME = 16;
const LONGEST_DESCRIPTION = 1_024;

/** Lets browsers search the community from their own bar. */
export function loader(args: LoaderFunctionArgs) {
  const { community, t } = allowGuests(args);
  const { name, tagline } = community.settings.brand;
  const origin = env().PUBLIC_URL;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeXml(cut(name, LONGEST_NAME))}</ShortName>
  <LongName>${escapeXml(cut(name, 48))}</LongName>
  <Description>${escapeXml(cut(tagline || t("common:search.placeholder"), LONGEST_DESCRIPTION))}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="48" height="48" type="image/png">${escapeXml(origin)}/favicon.png</Image>
  <Url type="text/html" template="${escapeXml(`${origin}${urls.search("TERMS")}`).replace("TERMS", "{searchTerms}")}"/>
</OpenSearchDescription>
`;
  return new Response(xml, {
    headers: { "content-type": "application/opensearchdescription+xml; charset=utf-8", "cache-control": "no-cache" },
  });
}
