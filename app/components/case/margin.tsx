import { isAdmin } from "#moderation/permissions/permission";
import { AuthorName } from "~/components/account/author";
import { restrictionWords } from "~/components/admin/restriction-name";
import { MarginSection } from "~/components/site/margin-section";
import { Time } from "~/components/ui/time";
import { findMessage } from "~/i18n";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import type { CasePageProps } from "./props";
import { RuleFacts } from "./rule-page";

/** The author's context and the rule's, beside the text. */
export function CaseMargin({ author, use }: Pick<CasePageProps, "author" | "use">) {
  const { t } = usePage();
  return (
    <aside className="margin" aria-label={t("admin:case.context")}>
      <MarginSection title={t("admin:case.author")}>
        {author ? <AuthorFacts author={author} /> : <p>{t("common:byline.gone")}</p>}
      </MarginSection>
      {use && (
        <MarginSection
          title={t("admin:case.rule-lately", { rule: findMessage(t, `moderation:rule.${use.rule}.title`) ?? use.rule })}
        >
          <RuleFacts use={use} />
        </MarginSection>
      )}
    </aside>
  );
}

function AuthorFacts({ author }: { author: NonNullable<CasePageProps["author"]> }) {
  const { t, actor } = usePage();
  return (
    <>
      <dl className="facts">
        <dt>{t("admin:case.name")}</dt>
        <dd>
          <AuthorName author={author} />
        </dd>
        <dt>{t("admin:members.joined")}</dt>
        <dd>
          <Time at={author.joinedAt} />
        </dd>
        <dt>{t("admin:case.posts")}</dt>
        <dd>{t("admin:case.posts-count", { published: author.published, held: author.held })}</dd>
        <dt>{t("admin:outcome.return")}</dt>
        <dd>{author.returned}</dd>
        <dt>{t("admin:outcome.remove")}</dt>
        <dd>{author.removed}</dd>
        <dt>{t("admin:members.restrictions")}</dt>
        <dd>
          {author.restrictions.length === 0
            ? t("admin:members.restrictions-none")
            : author.restrictions.map(({ kind }) => restrictionWords(t, kind)).join(", ")}
        </dd>
      </dl>
      {isAdmin(actor) && (
        <p>
          <a href={officeUrls.admin("members", author.id)}>{t("admin:members.open")}</a>
        </p>
      )}
    </>
  );
}
