import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CasePage } from "~/components/case/page";
import { parseForm } from "~/forms/form";
import { DecisionForm } from "~/forms/office";
import { findAuthorContext } from "~/models/case/author-context.server";
import { type DecideOutcome, decideCase } from "~/models/case/decision.server";
import { openCaseFor } from "~/models/case/queue-access.server";
import { loadSources } from "~/models/faq/source-page.server";
import { countRuleUse } from "~/models/rule/use.server";
import { again, formAgain } from "~/replies/again.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { markPassages } from "~/text/passage-marks";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { requireModerator } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireModerator(args);
  const { view, subject, decide, ...may } = await openCaseFor(visit.db, visit, idFrom(args.params.id));
  const rule = view.signals.find((signal) => signal.rule !== null)?.rule ?? null;
  const [author, use, faq] = await Promise.all([
    findAuthorContext(visit.db, subject.authorId),
    rule === null ? null : countRuleUse(visit.db, rule),
    subject.kind === "faq" ? loadSources(visit.db, visit.actor, { id: subject.id }) : null,
  ]);
  const html = markPassages(
    view.text.html,
    view.signals.flatMap((signal) => (signal.kind === "detector" && signal.passage ? [signal.passage] : [])),
  );
  return json({
    view: { ...view, text: { ...view.text, html } },
    subject,
    author,
    use: use && { rule: rule ?? "", ...use },
    refusal: decide.allowed ? null : decide.reason,
    faq,
    ...may,
    title: tabTitle(visit.t("admin:case.title", { number: view.id }), visit.community),
  });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireModerator(args);
  const caseId = idFrom(args.params.id);
  const form = await parseForm(args.request, DecisionForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { passage, about, appealed, ...decision } = form.data;
  const decided = await decideCase(visit.db, {
    actor: visit.actor,
    caseId,
    ...decision,
    passage: passage || null,
    about,
    appealedId: appealed,
  });
  return decisionReply(decided, form.typed, about);
}

function decisionReply(outcome: DecideOutcome, typed: Record<string, string>, about: string | null): Response {
  switch (outcome.kind) {
    case "decided":
      return redirectWithNotice(
        urls.queue(),
        outcome.outcome === "dismiss" && about !== null
          ? "decisions:notice.left"
          : `admin:notice.case-${outcome.outcome}`,
      );
    case "reason-needed":
      return formAgain({ note: { code: "reason-needed" } }, typed);
    case "claimed":
      return formAgain({ form: { code: "case-claimed", values: { name: outcome.byName } } }, typed, 409);
    case "stale":
      return again(
        { errors: {}, typed, stale: outcome.latest && { ...outcome.latest, at: outcome.latest.at.toISOString() } },
        409,
      );
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "forbidden":
      throw forbidden(outcome.reason);
  }
}

export default function Case() {
  return <CasePage {...useLoaderData<typeof loader>()} reply={useReply()} />;
}
