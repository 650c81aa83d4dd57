import { Mark } from "~/components/ui/mark";
import { useT } from "~/page-context";

export type QuestionStatus = {
  state?: string;
  acceptedCount: number;
  isClosed: boolean;
  isPinned: boolean;
  isProtected?: boolean;
};

/** The states of a question in words, the one that matters most first. Nothing for an ordinary open one. */
export function StatusMarks({ state = "published", acceptedCount, isClosed, isPinned, isProtected }: QuestionStatus) {
  const t = useT();
  return (
    <>
      {state === "held" && <Mark tone="wait">{t("common:status.held")}</Mark>}
      {state === "returned" && <Mark tone="wait">{t("common:status.returned")}</Mark>}
      {state === "removed" && <Mark tone="bad">{t("common:status.removed")}</Mark>}
      {state === "deleted" && <Mark tone="bad">{t("common:status.deleted")}</Mark>}
      {isPinned && <Mark>{t("common:status.pinned")}</Mark>}
      {acceptedCount > 0 && <Mark tone="good">{t("common:status.solved")}</Mark>}
      {isClosed && <Mark tone="wait">{t("common:status.closed")}</Mark>}
      {isProtected && <Mark>{t("common:status.protected")}</Mark>}
    </>
  );
}
