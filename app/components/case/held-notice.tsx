import type { SerializeFrom } from "@remix-run/node";
import { LinkButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import type { HeldDecision } from "~/models/case/held-reasons.server";
import { useT } from "~/page-context";
import { urls } from "~/urls";
import { type ReasonLike, ReasonList } from "./reason-list";

export type HeldNoticeProps = {
  state: string;
  reasons?: ReasonLike[];
  /** What the moderator wrote when returning or removing it. */
  note?: string | null;
  /** Where its author changes it; left out for everybody else. */
  editHref?: string | null;
  /** How long reviews take today, where known. */
  reviewMinutes?: number | null;
  /** Members flagged it, and nobody has looked yet. */
  isFlagged?: boolean;
  /** The last decision that went against it, with the way to contest it. */
  decision?: SerializeFrom<HeldDecision> | null;
};

/** Above a post that not everybody sees: what happened, why, what now. */
export function HeldNotice(props: HeldNoticeProps) {
  const { state, reasons = [], note, editHref, reviewMinutes, isFlagged = false, decision = null } = props;
  const t = useT();
  if (state === "published" && decision?.outcome === "move") {
    return (
      <Notice title={t("decisions:held.moved")}>
        <p>{t("decisions:effect.move")}</p>
        <Decided decision={decision} />
      </Notice>
    );
  }
  if (state !== "held" && state !== "returned" && state !== "removed" && state !== "deleted") return null;
  const isWaiting = state === "held" || state === "returned";
  return (
    <Notice tone={isWaiting ? "wait" : "bad"} title={t(`common:${state}.title`)}>
      <p>{state === "held" && isFlagged ? t("decisions:held.flagged") : t(`common:${state}.text`)}</p>
      {note && (
        <blockquote dir="auto" className="lines">
          {note}
        </blockquote>
      )}
      <ReasonList reasons={reasons} />
      {state === "held" && reviewMinutes ? <p>{t("common:held.review-time", { minutes: reviewMinutes })}</p> : null}
      {decision && state !== "deleted" && <Decided decision={decision} />}
      {editHref && state !== "deleted" && (
        <p>
          <LinkButton href={editHref}>{t(state === "held" ? "common:held.edit" : "common:returned.edit")}</LinkButton>
        </p>
      )}
    </Notice>
  );
}

/** Where the decision is written out, and how it can be contested. */
function Decided({ decision }: { decision: SerializeFrom<HeldDecision> }) {
  const t = useT();
  return (
    <p className="row meta">
      <a href={urls.decision(decision.id)}>{t("decisions:held.decision")}</a>
      <Time at={decision.at} />
      {decision.appeal ? (
        <span>{t(`decisions:held.appeal-${decision.appeal}`)}</span>
      ) : (
        <span>
          {t("decisions:held.appeal-until")} <Time at={decision.appealUntil} show="date" />
        </span>
      )}
    </p>
  );
}
