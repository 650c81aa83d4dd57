// What members read about their own trust: what it opens in one product, and what opens next. From the table the rules use.
import {
  CASE_MEMORY_DAYS,
  CONTRIBUTIONS_FOR_LEVEL_2,
  CONTRIBUTIONS_FOR_LEVEL_3,
  type OpenedKey,
  WHAT_OPENS,
} from "#moderation/trust";
import type { TrustView } from "~/models/member/facts.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

const MOST_PRODUCTS = 12;

export type MemberTrustProps = {
  /** `isAsked`: the address names the product. */
  trust: TrustView & { isAsked: boolean };
  addressOf: (productSlug: string) => string;
};

export function MemberTrust({ trust, addressOf }: MemberTrustProps) {
  const { t, community } = usePage();
  const { level, productId, isAsked } = trust;
  const place = community.products.find((product) => product.id === productId)?.name ?? community.settings.brand.name;
  const others = community.products.filter((product) => !product.isArchived && product.id !== productId);
  const opened = WHAT_OPENS.filter((one) => one.level <= level).flatMap(({ opens }) => opens);
  return (
    <details className="trust" id="trust" open={isAsked}>
      <summary>{t("account:trust.title", { place, level: t(`moderation:trust.${level}.title`) })}</summary>
      <div className="stack">
        {trust.isRestricted && <p>{t("account:trust.restricted")}</p>}
        <p>{t("moderation:trust.0.text")}</p>
        {opened.length > 0 && <p>{t("account:trust.opens")}</p>}
        <Opened keys={opened} />
        {trust.isCapped && <p>{t("account:trust.capped", { days: CASE_MEMORY_DAYS })}</p>}
        {!trust.isCapped && <Next trust={trust} />}
        <p>
          <a href={urls.trust()}>{t("account:trust-page.title")}</a>
        </p>
        {others.length > 0 && (
          <p className="row meta">
            <span>{t("account:trust.others")}</span>
            {others.slice(0, MOST_PRODUCTS).map(({ slug, name }) => (
              <a key={slug} href={`${addressOf(slug)}#trust`}>
                {name}
              </a>
            ))}
          </p>
        )}
      </div>
    </details>
  );
}

function Next({ trust }: Pick<MemberTrustProps, "trust">) {
  const { t } = usePage();
  const next = WHAT_OPENS.find(({ level }) => level === trust.level + 1);
  if (!next) return null;
  const most = next.level === 2 ? CONTRIBUTIONS_FOR_LEVEL_2 : CONTRIBUTIONS_FOR_LEVEL_3;
  return (
    <>
      <p>
        <strong>{t("account:trust.next", { level: t(`moderation:trust.${next.level}.title`) })}</strong>{" "}
        {t(`moderation:trust.${next.level}.text`)}{" "}
        {next.level > 1 && t("account:trust.so-far", { count: trust.contributions, most })}
      </p>
      <Opened keys={next.opens} />
    </>
  );
}

function Opened({ keys }: { keys: readonly OpenedKey[] }) {
  const { t } = usePage();
  if (keys.length === 0) return null;
  return (
    <ul>
      {keys.map((key) => (
        <li key={key}>{t(`moderation:opens.${key}`)}</li>
      ))}
    </ul>
  );
}
