import type { ReactNode } from "react";
import type { Lacking } from "#moderation/permissions/lacking";
import { type Pressed, pressedText } from "~/forms/pressed";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

export type LackingLinkProps = {
  lacking: Lacking;
  /** What counts once they have logged in. */
  pressed?: Pressed;
  /** A page of its own that does it: where to go on after logging in. */
  to?: string;
  className: string;
  /** For a control that is only a sign. */
  label?: string;
  id?: string;
  children?: ReactNode;
};

/** A control that may not be used now: it looks like itself, says why, and leads to what is missing. */
export function LackingLink({ lacking, pressed, to, className, label, id, children }: LackingLinkProps) {
  const { t, actor, path } = usePage();
  const why = t(`moderation:reason.${lacking}`);
  const href = {
    "sign-in": urls.login(to ?? path, pressed && pressedText(pressed)),
    "verify-first": urls.settings("email"),
    suspended: urls.decisions(),
    restricted: urls.decisions(),
    "question-protected": actor ? urls.member(actor.name) : urls.login(path),
  }[lacking];
  return (
    <a id={id} className={className} href={href} rel="nofollow" title={why} aria-label={label && `${label}. ${why}`}>
      {children}
    </a>
  );
}
