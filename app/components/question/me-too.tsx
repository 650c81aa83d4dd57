import type { Lacking } from "#moderation/permissions/lacking";
import { LackingLink } from "~/components/account/lacking-link";
import { useT } from "~/page-context";
import { urls } from "~/urls";

export type MeTooProps = {
  questionId: number;
  count: number;
  isOn: boolean;
  mayPress: boolean;
  lacking: Lacking | null;
};

/** "I have this too", for those who cannot answer but want to know. */
export function MeToo({ questionId, count, isOn, mayPress, lacking }: MeTooProps) {
  const t = useT();
  const words = count > 0 ? t("common:me-too.count", { count }) : t("common:me-too.do");
  if (lacking) {
    return (
      <LackingLink id="me-too" className="button" lacking={lacking} pressed={{ act: "me-too", id: questionId }}>
        {words}
      </LackingLink>
    );
  }
  if (!mayPress) {
    return count > 0 ? (
      <span id="me-too" className="meta">
        {t("common:question.me-too", { count })}
      </span>
    ) : null;
  }
  return (
    <form id="me-too" method="post" action={urls.meToo(questionId)} data-swap="me-too">
      <button
        type="submit"
        className="button"
        name="on"
        value={isOn ? 0 : 1}
        aria-pressed={isOn}
        title={isOn ? t("common:me-too.undo") : undefined}
      >
        {words}
      </button>
    </form>
  );
}
