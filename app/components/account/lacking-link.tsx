import type { ReactNode } from "react";
import type { Lacking } from "#moderation/permissions/lacking";
import { LinkButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { type Pressed, pressedText } from "~/forms/pressed";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { lackingWay } from "./lacking-way";

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
  const { href } = lackingWay(lacking, { actor, login: urls.login(to ?? path, pressed && pressedText(pressed)) });
  return (
    <a id={id} className={className} href={href} rel="nofollow" title={why} aria-label={label && `${label}. ${why}`}>
      {children}
    </a>
  );
}

/** In place of a form that may not be used now: why, and the way to what is missing. */
export function LackingNotice({ lacking, to }: { lacking: Lacking; to?: string }) {
  const { t, actor, path } = usePage();
  const way = lackingWay(lacking, { actor, login: urls.login(to ?? path) });
  return (
    <Notice>
      <p>{t(`moderation:reason.${lacking}`)}</p>
      <p>
        <LinkButton href={way.href} rel="nofollow">
          {t(way.words)}
        </LinkButton>
      </p>
    </Notice>
  );
}
