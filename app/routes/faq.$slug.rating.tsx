import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LOW_AVERAGE } from "#moderation/lineage";
import { FaqPage } from "~/components/faq/page";
import { faqUrls } from "~/faq-urls";
import { RatingForm } from "~/forms/faq";
import { parseForm } from "~/forms/form";
import { findEntry } from "~/models/faq/faq.server";
import { rateFaqEntry } from "~/models/faq/rating.server";
import { loadEntryPage } from "~/models/faq/reading.server";
import { again, tryLater } from "~/replies/again.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { cookieLine } from "~/web/cookie-line.server";
import { readCookie } from "~/web/cookies.server";
import { pageTitle } from "~/web/page-title";
import { allowGuests } from "~/web/visit.server";

const VISITOR_COOKIE = "reader";
const VISITOR_DAYS = 365;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

/** Where a form with a mistake comes back to; it is never kept, so it shows what a guest rated before. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = allowGuests(args);
  const visitor = visit.actor ? null : readVisitor(args.request);
  const { entry, related, team } = await loadEntryPage(visit.db, visit.actor, args.params.slug ?? "", visitor);
  return json({ entry, related, team, title: `${entry.question} · ${visit.community.settings.brand.name}` });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor, address } = allowGuests(args);
  const form = await parseForm(args.request, RatingForm);
  if (!form.ok) return again(form.reply);
  const entry = await findEntry(db, { slug: args.params.slug ?? "" });
  if (!entry) throw new Response("not-found", { status: 404 });
  const known = actor ? null : readVisitor(args.request);
  const rater = actor ? { actor } : { visitor: known, address };
  const outcome = await rateFaqEntry(db, { rater, entryId: entry.id, ...form.data });
  switch (outcome.kind) {
    case "rated":
    case "unchanged":
      return redirectWithNotice(
        // Whom it did not help is led to what they can do now.
        form.data.rating < LOW_AVERAGE ? faqUrls.stuck(entry) : urls.faq(entry),
        form.data.comment === "" ? "faq:notice.rated" : "faq:notice.rated-words",
        outcome.visitor === null || outcome.visitor === known ? [] : [visitorCookie(outcome.visitor, urls.faq(entry))],
      );
    case "limited":
      return tryLater(form.typed, outcome.retryAfterSeconds);
    case "missing":
      throw new Response("not-found", { status: 404 });
  }
}

function readVisitor(request: Request): string | null {
  const value = readCookie(request.headers.get("cookie"), VISITOR_COOKIE);
  return value !== null && /^[0-9a-f-]{36}$/.test(value) ? value : null;
}

/** For this entry: by it the rating can be changed from anywhere. */
function visitorCookie(visitor: string, path: string): string {
  return cookieLine(VISITOR_COOKIE, visitor, { path, seconds: VISITOR_DAYS * 86_400, isHttpOnly: true });
}

export default function Rating() {
  const { entry, related, team } = useLoaderData<typeof loader>();
  return <FaqPage entry={entry} related={related} team={team} reply={useReply()} />;
}
