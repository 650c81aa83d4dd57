import { restrictionWords } from "~/components/case/restriction-name";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** What is taken away from whoever reads this, until when, and where to read why and to contest it. On every page, also after logging in. */
export function RestrictionNotice() {
  const { actor, ended, t, path } = usePage();
  if (ended) return <EndingNotice endsAt={ended.endsAt} decisionId={ended.decisionId} />;
  const restriction = actor?.restriction ?? null;
  if (restriction === null) return null;
  const { decisionId, functionName, endsAt } = restriction;
  const href = decisionId === null ? urls.decisions() : urls.decision(decisionId);
  return (
    <div className="visit-notice">
      <Notice tone="wait">
        <p>
          {t("decisions:restricted.now", { what: restrictionWords(t, functionName) })} <Until endsAt={endsAt} />{" "}
          {path !== href && <a href={href}>{t("decisions:restricted.why")}</a>}
        </p>
      </Notice>
    </div>
  );
}

/** To whom a ban has just logged out: what it is, until when, and that the record and the appeal are behind the log-in. */
function EndingNotice({ endsAt, decisionId }: { endsAt: Date | null; decisionId: number | null }) {
  const { t } = usePage();
  const record = decisionId === null ? urls.decisions() : urls.decision(decisionId);
  return (
    <div className="visit-notice">
      <Notice tone="wait" role="status">
        <p>
          {t("decisions:ended.text")} <Until endsAt={endsAt} />
        </p>
        <p>
          <a href={urls.login(record)}>{t("decisions:ended.login")}</a>
        </p>
      </Notice>
    </div>
  );
}

function Until({ endsAt }: { endsAt: Date | string | null }) {
  const { t } = usePage();
  if (endsAt === null) return t("decisions:restricted.open");
  return (
    <>
      {t("decisions:restricted.until")} <Time at={endsAt} show="exact" />
    </>
  );
}
