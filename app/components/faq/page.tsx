// One FAQ entry: question and answer, what it applies to, where it comes from, and whether it helped.

import type { SerializeFrom } from "@remix-run/node";
import { FlagLink } from "~/components/case/flag-link";
import { Prose } from "~/components/post/prose";
import { MarginSection } from "~/components/site/margin-section";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Mark } from "~/components/ui/mark";
import { Time } from "~/components/ui/time";
import type { FormReply } from "~/forms/form";
import { writtenIn } from "~/languages/written-in";
import type { EntryPage } from "~/models/faq/page.server";
import type { RelatedEntry } from "~/models/faq/stuck.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { FaqRating } from "./rating";
import { FaqStuck } from "./stuck";
import { FaqTeamBar, type TeamRights } from "./team-bar";

export type FaqPageProps = {
  entry: SerializeFrom<EntryPage>;
  related: RelatedEntry[];
  team: TeamRights | null;
  reply: FormReply | undefined;
};

export function FaqPage({ entry, related, team, reply }: FaqPageProps) {
  const { t, community, language } = usePage();
  const product = community.products.find((one) => one.id === entry.productId);
  const trail = [
    { text: t("faq:title"), href: urls.faqs() },
    ...(product ? [{ text: product.name, href: urls.faqs({ product: product.slug }) }] : []),
  ];
  return (
    <article>
      <header className="page-head">
        <Breadcrumbs trail={trail} />
        <h1 {...writtenIn(entry.language, language)}>{entry.question}</h1>
        <p className="row meta">
          {entry.state === "published" ? (
            <Mark tone="good">{t("faq:page.official")}</Mark>
          ) : (
            <Mark tone="wait">{t(`faq:state.${entry.state}`)}</Mark>
          )}
          {entry.checkedAt && (
            <span>
              {entry.checkedBy ? t("faq:page.checked-by", { name: entry.checkedBy }) : t("faq:page.checked")}{" "}
              <Time at={entry.checkedAt} show="date" />
            </span>
          )}
        </p>
      </header>
      {team && <FaqTeamBar entry={entry} rights={team} />}
      <div className="leaf">
        <div className="stack wide faq-answer">
          <Prose html={entry.html} lang={entry.language} />
          {entry.cause && (
            <section>
              <h2>{t("faq:page.cause")}</h2>
              <p {...writtenIn(entry.language)} className="lines">
                {entry.cause}
              </p>
            </section>
          )}
          <Credits entry={entry} />
          {entry.state === "published" && <FaqRating entry={entry} reply={reply} />}
          {entry.state === "published" && <FaqStuck entry={entry} related={related} />}
          {entry.state === "published" && <FlagLink documentId={entry.id} author={null} />}
        </div>
        <FaqMargin entry={entry} />
      </div>
    </article>
  );
}

/** Who is to thank for it. */
function Credits({ entry }: Pick<FaqPageProps, "entry">) {
  const { t } = usePage();
  if (entry.credits.length === 0) return null;
  return (
    <p className="meta">
      {t("faq:page.thanks")}{" "}
      {entry.credits.map((member, at) => (
        <span key={member.name}>
          {at > 0 && ", "}
          <a href={urls.member(member.name)}>
            <bdi>{member.displayName}</bdi>
          </a>
        </span>
      ))}
    </p>
  );
}

function FaqMargin({ entry }: Pick<FaqPageProps, "entry">) {
  const { t, community } = usePage();
  const product = community.products.find((one) => one.id === entry.productId);
  const versions = entry.versionIds.flatMap((id) => product?.versions.find((version) => version.id === id)?.name ?? []);
  return (
    <aside className="margin" aria-label={t("faq:page.about")}>
      <MarginSection title={t("faq:page.applies")}>
        <p>{product ? product.name : t("faq:form.all-products")}</p>
        {product && <p className="meta">{versions.length > 0 ? versions.join(", ") : t("faq:page.all-versions")}</p>}
        {entry.group && <p className="meta">{entry.group.name}</p>}
      </MarginSection>
      {entry.sources.length > 0 && (
        <MarginSection title={t("faq:page.sources")}>
          <ul className="stack bare">
            {entry.sources.map((source) => (
              <li key={source.id}>
                <a href={urls.permalink(source.id)} dir="auto">
                  {source.questionTitle}
                </a>{" "}
                <span className="meta">
                  {t("faq:page.source-by", {
                    name: source.authorName ?? t("common:byline.gone"),
                    number: source.number,
                  })}
                </span>
              </li>
            ))}
          </ul>
        </MarginSection>
      )}
      <MarginSection title={t("faq:page.version", { number: entry.revisionNumber })}>
        <p>
          <Time at={entry.changedAt} show="date" />
        </p>
        <p>
          <a href={urls.history(entry.id)}>{t("faq:page.history")}</a>
        </p>
      </MarginSection>
    </aside>
  );
}
