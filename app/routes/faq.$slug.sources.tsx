import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FaqSources } from "~/components/faq/sources";
import { faqUrls } from "~/faq-urls";
import { SourceForm } from "~/forms/faq";
import { parseForm } from "~/forms/form";
import { findEntry } from "~/models/faq/faq.server";
import { loadSources } from "~/models/faq/source-page.server";
import { settleFaqSource } from "~/models/faq/takeover.server";
import { formAgain } from "~/replies/again.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectTo, redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls, withQuery } from "~/urls";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireModerator } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

const NOTICES = {
  "take-over": "faq:notice.taken-over",
  keep: "faq:notice.kept",
  archive: "faq:notice.archive",
} as const;

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireModerator(args);
  const page = await loadSources(visit.db, visit.actor, { slug: args.params.slug ?? "" });
  const isStale = new URL(args.request.url).searchParams.has("stale");
  return json({
    page,
    isStale,
    title: tabTitle(visit.t("faq:source.title", { title: page.question }), visit.community),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireModerator(args);
  const form = await parseForm(args.request, SourceForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const entry = await findEntry(db, { slug: args.params.slug ?? "" });
  if (!entry) throw new Response("not-found", { status: 404 });
  const outcome = await settleFaqSource(db, { actor, entryId: entry.id, ...form.data });
  switch (outcome.kind) {
    case "done":
      return redirectWithNotice(urls.faq(entry), NOTICES[outcome.decision]);
    case "stale":
      return redirectTo(withQuery(faqUrls.sources(entry), { stale: 1 }));
    case "choice-missing":
      return formAgain({ form: { code: "choice-missing" } }, form.typed);
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "forbidden":
      throw forbidden(outcome.reason);
  }
}

export default function Sources() {
  const { page, isStale } = useLoaderData<typeof loader>();
  return <FaqSources page={page} isStale={isStale} reply={useReply()} />;
}
