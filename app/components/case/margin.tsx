import { MarginSection } from "~/components/site/margin-section";
import { ruleTitle } from "~/models/rule/titles";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { AuthorFacts } from "./author-facts";
import { CaseAuthorNow } from "./author-now";
import type { CasePageProps } from "./props";
import { RuleFacts } from "./rule-page";

/** The author's context and the rule's, beside the text. */
export function CaseMargin({
  author,
  now,
  use,
  caseId,
}: Pick<CasePageProps, "author" | "now" | "use"> & { caseId: number }) {
  const page = usePage();
  const { t } = page;
  const begun = { case: `${caseId}`, ...(use ? { rule: use.rule } : {}) };
  return (
    <aside className="margin" aria-label={t("admin:case.context")}>
      <MarginSection title={t("admin:case.author")}>
        {author ? (
          <>
            <AuthorFacts author={author} />
            <p className="row">
              <a href={officeUrls.memberRecord(author.name)}>{t("admin:record.open")}</a>
              <a href={`${officeUrls.memberRecord(author.name, begun)}#restrict`}>{t("admin:restrict.do")}</a>
            </p>
          </>
        ) : (
          <p>{t("common:byline.gone")}</p>
        )}
      </MarginSection>
      {now && <CaseAuthorNow now={now} />}
      {use && (
        <MarginSection title={t("admin:case.rule-lately", { rule: ruleTitle(page, use.rule) })}>
          <RuleFacts use={use} />
        </MarginSection>
      )}
    </aside>
  );
}
