import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MemberCasePage } from "~/components/case/member-case";
import { CasePage } from "~/components/case/page";
import { DecisionForm } from "~/forms/queue";
import { findAuthorContext } from "~/models/case/author-context.server";
import { findAuthorNow } from "~/models/case/author-now.server";
import type { DecideOutcome } from "~/models/case/decision.server";
import {
  type AnswerOutcome,
  answerMemberAppeal,
  findMemberCase,
  isMemberCase,
} from "~/models/case/member-appeal.server";
import { loadCasePage } from "~/models/case/page.server";
import { listOwnVerdicts, noteVerdict } from "~/models/case/verdict.server";
import { nextCase } from "~/replies/after-deciding.server";
import { again, formAgain } from "~/replies/again.server";
import { parseCiting } from "~/replies/citing.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectTo, redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { type MemberVisit, requireModerator } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireModerator(args);
  const about = await findMemberCase(visit.db, { caseId: idFrom(args.params.id), actor: visit.actor });
  if (about) {
    const [author, now, verdicts] = await Promise.all([
      findAuthorContext(visit.db, about.memberId),
      findAuthorNow(visit.db, { memberId: about.memberId, exceptCaseId: about.id }),
      listOwnVerdicts(visit.db, visit.actor.id),
    ]);
    const title = tabTitle(visit.t("admin:case.title", { number: about.id }), visit.community);
    return json({ about, author, now, verdicts, title });
  }
  const [page, verdicts] = await Promise.all([
    loadCasePage(visit.db, visit, idFrom(args.params.id)),
    listOwnVerdicts(visit.db, visit.actor.id),
  ]);
  return json({
    ...page,
    verdicts,
    title: tabTitle(visit.t("admin:case.title", { number: page.view.id }), visit.community),
  });
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireModerator(args);
  const caseId = idFrom(args.params.id);
  const form = await parseCiting(args, DecisionForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { passage, about, appealed, ...decision } = form.data;
  const { outcome, version, note } = decision;
  if ((outcome === "uphold" || outcome === "overturn") && (await isMemberCase(visit.db, caseId))) {
    const answer = { actor: visit.actor, caseId, version, appealedId: appealed ?? 0, outcome, note };
    return decisionReply(visit, await answerMemberAppeal(visit.db, answer), form.typed, caseId);
  }
  const decided = await noteVerdict(visit.db, {
    actor: visit.actor,
    caseId,
    ...decision,
    passage: passage || null,
    about,
    appealedId: appealed,
  });
  return decisionReply(visit, decided, form.typed, caseId);
}

/** After a decision the next case opens; where none is left, the empty queue. */
async function decisionReply(
  visit: MemberVisit,
  outcome: DecideOutcome | AnswerOutcome,
  typed: Record<string, string>,
  caseId: number,
): Promise<Response> {
  switch (outcome.kind) {
    case "decided":
      // What can still be taken back stands on the next page; an answer to a member's appeal holds at once.
      return "subject" in outcome
        ? redirectTo(await nextCase(visit, caseId))
        : redirectWithNotice(await nextCase(visit, caseId), `admin:notice.case-${outcome.outcome}`);
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
  const data = useLoaderData<typeof loader>();
  const reply = useReply();
  if ("about" in data)
    return (
      <MemberCasePage view={data.about} author={data.author} now={data.now} verdicts={data.verdicts} reply={reply} />
    );
  return <CasePage {...data} reply={reply} />;
}
