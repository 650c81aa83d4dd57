import { MarginSection } from "~/components/site/margin-section";
import { Time } from "~/components/ui/time";
import { findMessage } from "~/i18n";
import { writtenIn } from "~/languages/written-in";
import type { AuthorNow } from "~/models/case/author-now.server";
import { ruleTitle } from "~/models/rule/titles";
import { officeUrls } from "~/office-urls";
import { usePage, useT } from "~/page-context";

/** What else waits of the same member, and what was decided about them lately. */
export function CaseAuthorNow({ now }: { now: AuthorNow }) {
  const t = useT();
  return (
    <>
      {now.pending.length > 0 && (
        <MarginSection title={t("admin:case.also-waits")}>
          <ul className="stack bare">
            {now.pending.map((one) => (
              <li key={one.caseId}>
                <a href={officeUrls.case(one.caseId)} {...writtenIn(one.language)}>
                  {findMessage(t, `admin:queue.${one.kind}`, { title: one.title }) ?? one.title}
                </a>
                <p className="meta" {...writtenIn(one.language)}>
                  {one.excerpt}
                </p>
              </li>
            ))}
          </ul>
        </MarginSection>
      )}
      <DecidedLately recent={now.recent} />
    </>
  );
}

function DecidedLately({ recent }: Pick<AuthorNow, "recent">) {
  const page = usePage();
  const { t } = page;
  if (recent.length === 0) return null;
  return (
    <MarginSection title={t("admin:case.decided-lately")}>
      <ul className="bare">
        {recent.map((one) => (
          <li key={one.id}>
            <a href={officeUrls.case(one.caseId)}>
              {findMessage(t, `admin:outcome.${one.outcome}`) ?? one.outcome}
              {one.rule && `, ${ruleTitle(page, one.rule)}`}
            </a>{" "}
            <span className="meta">
              <Time at={one.at} show="date" />
              {one.isOverturned && `, ${t("admin:case.was-lifted")}`}
            </span>
          </li>
        ))}
      </ul>
    </MarginSection>
  );
}
