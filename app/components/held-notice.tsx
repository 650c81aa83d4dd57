import { useT } from "~/page-context";
import { type ReasonLike, ReasonList } from "./reason-list";
import { LinkButton } from "./ui/button";
import { Notice } from "./ui/notice";

export type HeldNoticeProps = {
  state: string;
  reasons?: ReasonLike[];
  /** What the moderator wrote when returning or removing it. */
  note?: string | null;
  /** Where its author changes it; left out for everybody else. */
  editHref?: string | null;
  /** How long reviews take today, where known. */
  reviewMinutes?: number | null;
};

/** Above a post that not everybody sees: what happened, why, what now. */
export function HeldNotice({ state, reasons = [], note, editHref, reviewMinutes }: HeldNoticeProps) {
  const t = useT();
  if (state !== "held" && state !== "returned" && state !== "removed" && state !== "deleted") return null;
  const isWaiting = state === "held" || state === "returned";
  return (
    <Notice tone={isWaiting ? "wait" : "bad"} title={t(`common:${state}.title`)}>
      <p>{t(`common:${state}.text`)}</p>
      {note && (
        <blockquote dir="auto" className="lines">
          {note}
        </blockquote>
      )}
      <ReasonList reasons={reasons} />
      {state === "held" && reviewMinutes ? <p>{t("common:held.review-time", { minutes: reviewMinutes })}</p> : null}
      {editHref && (
        <p>
          <LinkButton href={editHref}>
            {t(state === "returned" ? "common:returned.edit" : "common:held.edit")}
          </LinkButton>
        </p>
      )}
    </Notice>
  );
}
