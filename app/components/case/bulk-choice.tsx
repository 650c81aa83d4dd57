import { Button } from "~/components/ui/button";
import { BULK_OUTCOMES } from "~/models/case/queue-kinds";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { withQuery } from "~/urls";

/** Id of the form that the boxes of the rows belong to. */
export const BULK_FORM = "bulk";

/** A box for one case; its form stands below the list. */
export function CaseBox({ caseId, title, isChosen }: { caseId: number; title: string; isChosen: boolean }) {
  const { t } = usePage();
  return (
    <input
      type="checkbox"
      name="case"
      value={caseId}
      form={BULK_FORM}
      defaultChecked={isChosen}
      aria-label={t("queue:bulk.choose", { title })}
    />
  );
}

/** What to do with the cases that are ticked. Without script all of a page are ticked by a link. */
export function BulkChoice({ isAll }: { isAll: boolean }) {
  const { t, path } = usePage();
  const [here = "", query = ""] = path.split("?");
  const parameters = Object.fromEntries(new URLSearchParams(query));
  const all = withQuery(here, { ...parameters, all: isAll ? null : "1" });
  return (
    <form
      id={BULK_FORM}
      method="get"
      action={officeUrls.bulk()}
      className="row"
      aria-label={t("queue:bulk.label")}
      data-choose-rows
    >
      {BULK_OUTCOMES.map((outcome) => (
        <Button key={outcome} name="outcome" value={outcome}>
          {t(`queue:bulk.${outcome}`)}
        </Button>
      ))}
      <a href={`${all}#${BULK_FORM}`} data-all={t("queue:bulk.all")} data-none={t("queue:bulk.none")}>
        {t(isAll ? "queue:bulk.none" : "queue:bulk.all")}
      </a>
      <span className="meta">{t("queue:bulk.hint")}</span>
    </form>
  );
}
