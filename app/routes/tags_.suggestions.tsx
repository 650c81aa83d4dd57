import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { listTags, parseTags } from "~/models/question/tag.server";
import { allowGuests } from "~/web/visit.server";
import { limitLookUps } from "~/web/visitor-limit.server";

const SHOWN = 12;

/** Tags that begin with what is typed, with how often they are used and what they mean, for the field of tags. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  limitLookUps(visit, "suggestion");
  const [begun = ""] = parseTags(new URL(args.request.url).searchParams.get("q") ?? "");
  const tags = await listTags(visit.db, { query: begun, limit: SHOWN, after: null, isUnusedToo: true });
  const proposals = tags.map(({ slug, questionCount, description }) => {
    const count = visit.t("forum:tags.count", { count: questionCount });
    return { slug, words: [slug, count, description ?? ""].filter(Boolean).join(" · ") };
  });
  return json(proposals, { headers: { "cache-control": visit.actor ? "no-store" : "private, max-age=60" } });
}
