import { restrictionWords } from "~/components/case/restriction-name";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** What is taken away from whoever reads this, until when, and where to read why and to contest it. On every page, also after logging in. */
export function RestrictionNotice() {
  const { actor, t, path } = usePage();
  const restriction = actor?.restriction ?? null;
  if (restriction === null) return null;
  const { decisionId, functionName, endsAt } = restriction;
  const href = decisionId === null ? urls.decisions() : urls.decision(decisionId);
  return (
    <div className="visit-notice">
      <Notice tone="wait">
        <p>
          {t("decisions:restricted.now", { what: restrictionWords(t, functionName) })}{" "}
          {endsAt === null ? (
            t("decisions:restricted.open")
          ) : (
            <>
              {t("decisions:restricted.until")} <Time at={endsAt} show="exact" />
            </>
          )}{" "}
          {path !== href && <a href={href}>{t("decisions:restricted.why")}</a>}
        </p>
      </Notice>
    </div>
  );
}
