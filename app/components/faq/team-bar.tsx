// What the FAQ's team can do with an entry, above it: only for them.
import type { SerializeFrom } from "@remix-run/node";
import type { EntryStep } from "#moderation/permissions/faq";
import { Button, LinkButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { faqUrls } from "~/faq-urls";
import type { EntryPage } from "~/models/faq/page.server";
import { usePage } from "~/page-context";

export type TeamRights = { edit: boolean; steps: EntryStep[] };

export function FaqTeamBar({ entry, rights }: { entry: SerializeFrom<EntryPage>; rights: TeamRights }) {
  const { t } = usePage();
  const changed = entry.waitingSources.length;
  return (
    <section className="stack faq-team" aria-label={t("faq:team.bar")}>
      {entry.state !== "published" && (
        <Notice tone="wait">
          <p>{t(`faq:team.state-${entry.state}`)}</p>
        </Notice>
      )}
      {changed > 0 && (
        <Notice tone="wait" title={t("faq:team.sources-changed", { count: changed })}>
          <p>
            <a href={faqUrls.sources(entry)}>{t("faq:team.see-change")}</a>
          </p>
        </Notice>
      )}
      {entry.hasRatingTask && (
        <Notice tone="wait" title={t("faq:ratings.waits")}>
          <p>
            <a href={faqUrls.ratings(entry)}>{t("faq:case.read")}</a>
          </p>
        </Notice>
      )}
      <div className="row">
        {rights.edit && <LinkButton href={faqUrls.edit(entry)}>{t("common:action.edit")}</LinkButton>}
        {rights.steps.map((step) => (
          <form key={step} method="post" action={faqUrls.state(entry)}>
            <input type="hidden" name="revision" value={entry.latestRevisionId} />
            <Button name="step" value={step} tone={step === "publish" ? "first" : "plain"}>
              {t(`faq:step.${step}`)}
            </Button>
          </form>
        ))}
        <a href={faqUrls.sources(entry)}>{t("faq:team.sources")}</a>
        <a href={faqUrls.ratings(entry)}>{t("faq:team.ratings", { count: entry.ratingCount })}</a>
        <a href={faqUrls.team()}>{t("faq:team.all")}</a>
        {entry.reviewOn && (
          <span className="meta">
            {t("faq:team.review-on")} <Time at={`${entry.reviewOn}T12:00:00Z`} show="date" />
          </span>
        )}
      </div>
    </section>
  );
}
