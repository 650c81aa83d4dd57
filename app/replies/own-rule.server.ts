// What follows from the forms of rules of one's own: saved, or the form once more, where need be with what the software thinks of
// the examples.
import { json } from "@remix-run/node";
import { agreementOf } from "#moderation/own-rules/agreement";
import type { OwnLook } from "#moderation/own-rules/look";
import { type Rule, type RuleKey, type RuleSettings, ruleOf } from "#moderation/rules";
import { parseFields } from "~/forms/form";
import { type OwnRuleFields, ownSettingsOf, ownTextsOf, parseOwnRule } from "~/forms/own-rule";
import { RetireForm } from "~/forms/rule-order";
import type { MessageKey } from "~/i18n";
import { loadMemberFacts } from "~/models/member/facts.server";
import { type EditableRule, saveRule } from "~/models/rule/edit.server";
import { createRule, MOST_OWN_RULES, type RetireOutcome, retireRule } from "~/models/rule/own.server";
import { type Looked, lookAtExamples } from "~/models/rule/reach.server";
import { officeUrls } from "~/office-urls";
import type { MemberVisit } from "~/web/visit.server";
import { formAgain } from "./again.server";
import { forbidden } from "./forbidden.server";
import { redirectWithNotice } from "./reply.server";

type Typed = Record<string, string>;

export async function makeOwnRule(visit: MemberVisit, data: FormData): Promise<Response> {
  const form = parseOwnRule(data);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const settings = ownSettingsOf(form.data, visit.community);
  const looked = await disagreeing(visit, form.data, settings);
  if (looked) return lookFirst(looked, form.typed);
  const texts = ownTextsOf(form.data);
  const outcome = await createRule(visit.db, { actor: visit.actor, key: form.data.key, settings, texts });
  switch (outcome.kind) {
    case "done":
      return redirectWithNotice(officeUrls.adminRule(outcome.key), "rules:notice.made");
    case "too-many":
      return formAgain({ form: { code: "rules-many", values: { most: MOST_OWN_RULES } } }, form.typed);
    case "taken":
    case "no-slug":
      return formAgain({ key: { code: outcome.kind === "taken" ? "taken" : "rule-key" } }, form.typed);
    case "forbidden":
      throw forbidden(outcome.reason);
  }
}

export async function changeOwnRule(visit: MemberVisit, { rule }: EditableRule, data: FormData): Promise<Response> {
  if (data.has("do")) return retire(visit, rule, data);
  const form = parseOwnRule(data);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const settings = ownSettingsOf(form.data, visit.community);
  const looked = await disagreeing(visit, form.data, settings);
  if (looked) return lookFirst(looked, form.typed);
  const { key } = rule;
  const texts = ownTextsOf(form.data);
  const edit = { actor: visit.actor, key, version: form.data.version ?? 0, settings, texts };
  return ruleReply(await saveRule(visit.db, edit), key, form.typed);
}

async function retire({ db, actor }: MemberVisit, { key }: Rule, data: FormData): Promise<Response> {
  const form = parseFields(data, RetireForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const isRetired = form.data.do === "retire";
  const outcome = await retireRule(db, { actor, key, version: form.data.version, isRetired });
  return ruleReply(outcome, key, {}, isRetired ? "rules:notice.retired" : "rules:notice.back");
}

export function ruleReply(
  outcome: RetireOutcome,
  key: RuleKey,
  typed: Typed,
  notice: MessageKey = "decisions:notice.rule-saved",
): Response {
  switch (outcome.kind) {
    case "done":
      return redirectWithNotice(officeUrls.adminRule(key), notice);
    case "unchanged":
      return redirectWithNotice(officeUrls.adminRule(key), "decisions:notice.rule-unchanged");
    case "stale":
      return formAgain({ form: { code: "rule-stale" } }, typed, 409);
    case "too-many":
      return formAgain({ form: { code: "rules-many", values: { most: MOST_OWN_RULES } } }, typed);
    case "built-in":
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "forbidden":
      throw forbidden(outcome.reason);
  }
}

/** What the author should see before it is saved; null when the software agrees, has nothing to look for, or it was seen. */
async function disagreeing(
  { db, actor }: MemberVisit,
  { anyway }: OwnRuleFields,
  settings: RuleSettings & { own: OwnLook },
): Promise<Looked | null> {
  const rule = ruleOf("own", { key: "own", version: 1, settings });
  if (anyway || !rule || rule.detectors.length === 0) return null;
  const member = await loadMemberFacts(db, { actor, productId: null });
  const examples = await lookAtExamples(db, { member, rule, own: settings.own });
  const { newcomer } = settings.thresholds;
  const isAgreed = examples.every((example) => agreementOf(example, newcomer) === "agrees");
  return isAgreed ? null : { examples, newcomer };
}

function lookFirst(looked: Looked, typed: Typed): Response {
  return json({ errors: { anyway: { code: "examples-disagree" } }, typed, looked }, { status: 400 });
}
