import type { LoaderFunctionArgs } from "@remix-run/node";
import { renderToStaticMarkup } from "react-dom/server";
import { FIELD_LIMITS, limitsFor } from "#moderation/limits";
import { SimilarList } from "~/components/similar-list";
import { takeFromGuestLimit, takeFromLimit, visitorNetwork } from "~/models/rate-limit.server";
import { similarQuestions } from "~/models/similar.server";
import { tooMany } from "~/reply.server";
import { allowGuests } from "~/visit.server";

const SHOWN = 5;

/** A piece of HTML for the ask form: what was asked before in these words. */
export async function loader(args: LoaderFunctionArgs) {
  const { db, actor, address, language, community, t } = allowGuests(args);
  const parameters = new URL(args.request.url).searchParams;
  const title = (parameters.get("title") ?? "").replaceAll("\0", "").slice(0, FIELD_LIMITS.title.maximum);
  const product = community.products.find((one) =>
    [String(one.id), one.slug].includes(parameters.get("product") ?? ""),
  );
  const limit = actor
    ? await takeFromLimit(db, { kind: "preflight", who: String(actor.id), limits: limitsFor("preflight", null) })
    : await takeFromGuestLimit(db, { kind: "preflight", guest: visitorNetwork(address) });
  if (!limit.ok) throw tooMany(limit.retryAfterSeconds);
  const questions = await similarQuestions(db, { title, productId: product?.id ?? null, language, limit: SHOWN });
  const html = renderToStaticMarkup(<SimilarList questions={questions} language={language} t={t} />);
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}
