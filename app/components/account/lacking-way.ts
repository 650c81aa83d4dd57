// Where somebody goes for what is missing to do something now, and what the way is called.
import type { Lacking } from "#moderation/permissions/lacking";
import type { Actor } from "~/actor";
import type { MessageKey } from "~/i18n";
import { urls } from "~/urls";

export type LackingWay = { href: string; words: MessageKey };

export function lackingWay(lacking: Lacking, { actor, login }: { actor: Actor | null; login: string }): LackingWay {
  switch (lacking) {
    case "sign-in":
      return { href: login, words: "account:lacking.sign-in" };
    case "verify-first":
      return { href: urls.settings("email"), words: "account:lacking.verify-first" };
    case "suspended":
    case "restricted":
      return { href: urls.decisions(), words: "decisions:record.title" };
    case "question-protected":
      return { href: actor ? urls.member(actor.name) : login, words: "account:lacking.question-protected" };
  }
}

/** For a control of which the page knows nothing but who looks at it. What else may be missing, the page behind it says. */
export function lackingOf(actor: Actor | null): Lacking | null {
  if (actor === null) return "sign-in";
  return actor.isSuspended ? "suspended" : null;
}
