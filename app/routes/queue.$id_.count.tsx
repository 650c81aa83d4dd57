import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { queueText } from "~/components/site/queue-text";
import { findMessage } from "~/i18n";
import { type OpenedCase, openCaseFor } from "~/models/case/queue-access.server";
import { idFrom } from "~/web/address";
import { type MemberVisit, requireModerator } from "~/web/visit.server";

/** For the page of a case that stays open: who is on it by now, and how many wait. The count came with the session. */
export async function loader(args: LoaderFunctionArgs) {
  const visit = requireModerator(args);
  const { view } = await openCaseFor(visit.db, visit, idFrom(args.params.id));
  const seen = Number(new URL(args.request.url).searchParams.get("version"));
  return json({ words: wordsOf(visit, view, seen), queue: queueText(visit.t, visit.actor.openCases ?? 0) });
}

/** Empty where nobody else is at it, and it is as it was seen. */
function wordsOf({ actor, t }: MemberVisit, view: OpenedCase["view"], seen: number): string {
  const { verdict, claim } = view;
  if (view.state === "decided") return t("queue:now.decided");
  if (verdict && verdict.byId !== actor.id) {
    const outcome = findMessage(t, `admin:outcome.${verdict.outcome}`) ?? verdict.outcome;
    return t("queue:noted.other", { name: verdict.byName, outcome });
  }
  if (view.version !== seen) return t("queue:now.changed");
  return claim && claim.byId !== actor.id ? t("admin:claim.wait", { name: claim.byName }) : "";
}
