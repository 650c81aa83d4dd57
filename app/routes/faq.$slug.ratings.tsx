import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FaqRatings } from "~/components/faq/ratings";
import { listRatings, settleRatings } from "~/models/faq/rating.server";
import { loadEntryPage } from "~/models/faq/reading.server";
import { listQuestionsFrom } from "~/models/faq/stuck.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { urls } from "~/urls";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireModerator } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireModerator(args);
  const { entry } = await loadEntryPage(visit.db, visit.actor, args.params.slug ?? "");
  const [ratings, asked] = await Promise.all([listRatings(visit.db, entry.id), listQuestionsFrom(visit.db, entry.id)]);
  const { slug, question, language } = entry;
  return json({
    entry: { slug, question, language },
    ratings,
    asked,
    waits: entry.hasRatingTask,
    title: tabTitle(visit.t("faq:ratings.title", { title: question }), visit.community),
  });
}

/** The team has read what waits. */
export async function action(args: ActionFunctionArgs) {
  const visit = requireModerator(args);
  const { entry } = await loadEntryPage(visit.db, visit.actor, args.params.slug ?? "");
  await settleRatings(visit.db, entry.id);
  return redirectWithNotice(urls.faq(entry), "faq:notice.ratings-read");
}

export default function Ratings() {
  return <FaqRatings {...useLoaderData<typeof loader>()} />;
}
