import { JUDGEMENTS } from "#moderation/verdicts";
import { Button } from "~/components/ui/button";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import type { Case } from "./props";

/** Whether one finding was right; pressed again, nothing is said about it any more. */
export function Judge({ caseId, signal }: { caseId: number; signal: Case["signals"][number] }) {
  const t = useT();
  return (
    <form
      method="post"
      action={officeUrls.finding(caseId)}
      className="row"
      data-swap="why"
      aria-label={t("queue:judge.label")}
    >
      <span className="meta">{t("queue:judge.label")}</span>
      <input type="hidden" name="signal" value={signal.id} />
      {JUDGEMENTS.map((judged) => (
        <Button key={judged} name="judged" value={judged} tone="quiet" pressed={signal.judged === judged}>
          {t(`queue:judge.${judged}`)}
        </Button>
      ))}
    </form>
  );
}
