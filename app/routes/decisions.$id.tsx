import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { MemberFacts } from "#moderation/facts";
import { canEditHeldPage } from "#moderation/permissions/pages";
import { canEditDirectly } from "#moderation/permissions/posts";
import { DecisionPage } from "~/components/case/decision-page";
import { MemberNoticePage } from "~/components/case/member-notice";
import { parseForm } from "~/forms/form";
import { AppealForm } from "~/forms/office";
import { appealDecision } from "~/models/case/appeal.server";
import { type DecisionNotice, findDecisionNotice } from "~/models/case/decision-notice.server";
import { mayEraseWords } from "~/models/case/log-erasure.server";
import { findMemberNotice } from "~/models/case/member-notice.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { findRuleTitle } from "~/models/rule/rule.server";
import { formAgain } from "~/replies/again.server";
import { forbidden } from "~/replies/forbidden.server";
import { redirectWithNotice } from "~/replies/reply.server";
import { useReply } from "~/replies/use-reply";
import { urls } from "~/urls";
import { idFrom } from "~/web/address";
import { pageTitle, tabTitle } from "~/web/page-title";
import { nowDecisionShown } from "~/web/shown.server";
import { requireActor } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export async function loader(args: LoaderFunctionArgs) {
  const visit = requireActor(args);
  const { db, actor, community, t, language } = visit;
  const member = await loadMemberFacts(db, { actor, productId: null });
  const decisionId = idFrom(args.params.id);
  const about = await findMemberNotice(db, member, decisionId);
  const mayErase = await mayEraseWords(db, member, decisionId);
  if (about) {
    await nowDecisionShown(visit, { decisionId, documentId: null });
    const ruleTitle = await findRuleTitle(db, { rule: about.rule, version: about.ruleVersion, language });
    return json({
      about,
      notice: null,
      ruleTitle,
      mayEdit: false,
      mayErase,
      title: tabTitle(t("decisions:member-title"), community),
    });
  }
  const notice = await findDecisionNotice(db, member, decisionId);
  if (!notice) throw new Response("not-found", { status: 404 });
  const { subject } = notice;
  await nowDecisionShown(visit, { decisionId: notice.id, documentId: subject.id });
  const ruleTitle = await findRuleTitle(db, { rule: notice.rule, version: notice.ruleVersion, language });
  return json({
    about: null,
    notice,
    ruleTitle,
    mayErase,
    mayEdit: mayMend(member, notice),
    title: tabTitle(
      t(`decisions:heading.${notice.outcome}`, { kind: notice.proposal ? "suggestion" : subject.kind }),
      community,
    ),
  });
}

/** The author may still change what this was about, where a change can put it right. */
function mayMend(member: MemberFacts, notice: DecisionNotice): boolean {
  const { subject, isOwn } = notice;
  const isHidden = ["held", "returned", "removed"].includes(subject.state);
  const isEdit = notice.effects?.editRevisionId === subject.latestRevisionId;
  const isOpen = notice.closure === null || notice.closure.isInForce;
  const isMendable = isOpen && (notice.outcome === "close" || notice.proposal?.state === "rejected");
  const mayChange = subject.kind === "page" ? canEditHeldPage : canEditDirectly;
  return isOwn && (isHidden || isEdit || isMendable) && mayChange(member, subject.facts).allowed;
}

/** The appeal. */
export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const decisionId = idFrom(args.params.id);
  const form = await parseForm(args.request, AppealForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const outcome = await appealDecision(db, { actor, decisionId, because: form.data.because });
  switch (outcome.kind) {
    case "appealed":
    case "unchanged":
      return redirectWithNotice(urls.decision(decisionId), "decisions:notice.appealed");
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "forbidden":
      throw forbidden(outcome.reason);
  }
}

export default function Decision() {
  const { about, notice, ruleTitle, mayEdit, mayErase } = useLoaderData<typeof loader>();
  const reply = useReply();
  if (about) return <MemberNoticePage notice={about} ruleTitle={ruleTitle} mayErase={mayErase} reply={reply} />;
  return notice && <DecisionPage {...{ notice, ruleTitle, mayEdit, mayErase, reply }} />;
}
