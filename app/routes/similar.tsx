import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderToStaticMarkup } from "react-dom/server";
import { FIELD_LIMITS } from "#moderation/limits";
import { SimilarList } from "~/components/question/similar-list";
import { findSimilar } from "~/replies/similar.server";
import { allowGuests } from "~/web/visit.server";
import { limitLookUps } from "~/web/visitor-limit.server";

/** A piece of HTML for the ask form: what was asked and written before in these words. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const { language, community, t } = visit;
  const parameters = new URL(args.request.url).searchParams;
  const title = (parameters.get("title") ?? "").replaceAll("\0", "").slice(0, FIELD_LIMITS.title.maximum);
  const product = community.products.find((one) =>
    [String(one.id), one.slug].includes(parameters.get("product") ?? ""),
  );
  limitLookUps(visit, "suggestion");
  const similar = await findSimilar(visit, { title, productId: product?.id ?? null });
  const html = renderToStaticMarkup(
    <SimilarList {...similar} products={community.products} language={language} t={t} />,
  );
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}
