// For administrators, on a decision: taking the words out of the log. Closed until asked for, because nobody can take it back.
import { Button } from "~/components/ui/button";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";

export function EraseWords({ decisionId }: { decisionId: number }) {
  const t = useT();
  return (
    <details className="confirm">
      <summary className="button">{t("decisions:erase.open")}</summary>
      <form method="post" action={officeUrls.eraseWords(decisionId)} className="sheet stack">
        <p>{t("decisions:erase.text")}</p>
        <div className="row">
          <Button name="do" value="erase" tone="danger">
            {t("decisions:erase.do")}
          </Button>
        </div>
      </form>
    </details>
  );
}
