import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";
import { WatchButton } from "~/components/notification/watch-button";
import { MarginSection } from "~/components/site/margin-section";
import { Time } from "~/components/ui/time";
import type { PageRights, PageView } from "~/models/wiki/reading.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { NewPageLink } from "./new-link";

type Props = { page: SerializeFrom<PageView>; rights: PageRights; children?: ReactNode };

/** What is in the page, who wrote it, what can be done with it. Folds under the text on a phone. */
export function WikiMargin({ page, rights, children }: Props) {
  const { t, community } = usePage();
  const isLive = page.state === "published";
  const product = community.products.find((one) => one.id === page.productId);
  return (
    <aside className="margin" aria-label={t("wiki:page.about")}>
      {children}
      {isLive && (
        <MarginSection title={t("wiki:page.about")}>
          <ul className="bare">
            <li>
              <a href={urls.history(page.id)} rel="nofollow">
                {t("wiki:page.history")}
              </a>
            </li>
            <li>
              <a href={urls.pageLinks(page.id)} rel="nofollow">
                {t("wiki:page.links", { count: page.backlinkCount })}
              </a>
            </li>
            <li>
              <a href={urls.ask({ about: page.id, ...(product ? { product: product.slug } : {}) })} rel="nofollow">
                {t("wiki:page.ask")}
              </a>
            </li>
            <li>
              <NewPageLink product={page.productSlug ?? "-"} parent={page.id} className="">
                {t("wiki:page.new-below")}
              </NewPageLink>
            </li>
            {rights.move && (
              <li>
                <a href={urls.pageMove(page.id)}>{t("wiki:page.move")}</a>
              </li>
            )}
            {rights.protect && (
              <li>
                <a href={urls.pageProtection(page.id)}>{t("wiki:page.protect")}</a>
              </li>
            )}
          </ul>
          <div className="stack below-list">
            <p className="meta">{t(`wiki:protection.${page.protection}.who`)}</p>
            {page.protectionWords && <ProtectionWords words={page.protectionWords} />}
            <WatchPage page={page} />
          </div>
        </MarginSection>
      )}
      {page.contributors.length > 0 && (
        <MarginSection title={t("wiki:page.contributors")}>
          <ul className="bare">
            {page.contributors.map(({ name, displayName }) => (
              <li key={name}>
                <a href={urls.member(name)}>
                  <bdi>{displayName}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </MarginSection>
      )}
    </aside>
  );
}

function ProtectionWords({ words: { reason, endsAt } }: { words: NonNullable<Props["page"]["protectionWords"]> }) {
  const { t } = usePage();
  return (
    <p className="meta" dir="auto">
      {reason}
      {endsAt && (
        <>
          {reason !== "" && " · "}
          {t("wiki:protection.ends")} <Time at={endsAt} show="date" />
        </>
      )}
    </p>
  );
}

/** The page alone, or with all below it where there is something below. */
function WatchPage({ page }: Pick<Props, "page">) {
  const isTree = page.children.length > 0 || page.watched.includes("tree");
  return (
    <div className="stack tight">
      <WatchButton target="page" id={page.id} isOn={page.watched.includes("page")} />
      {isTree && <WatchButton target="tree" id={page.id} isOn={page.watched.includes("tree")} />}
    </div>
  );
}
