import { useT } from "~/page-context";
import { urls } from "~/urls";

export type MeTooProps = { questionId: number; count: number; isOn: boolean; mayPress: boolean };

/** "I have this too", for those who cannot answer but want to know. */
export function MeToo({ questionId, count, isOn, mayPress }: MeTooProps) {
  const t = useT();
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
        {count > 0 ? t("common:me-too.count", { count }) : t("common:me-too.do")}
      </button>
    </form>
  );
}
