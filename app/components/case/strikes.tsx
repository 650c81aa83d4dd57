// What counts against a member at present and when each fades: the removals that hold the level of trust down. The member reads
// what brings it back sooner; moderators read the list.
import type { SerializeFrom } from "@remix-run/node";
import { CASE_MEMORY_DAYS } from "#moderation/trust";
import { Time } from "~/components/ui/time";
import type { Strike } from "~/models/member/facts.server";
import { ruleTitle } from "~/models/rule/titles";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

type Props = { strikes: SerializeFrom<Strike>[]; isOwn: boolean };

export function Strikes({ strikes, isOwn }: Props) {
  const page = usePage();
  const { t, community } = page;
  if (strikes.length === 0) return isOwn ? null : <p className="meta">{t("decisions:strikes.none")}</p>;
  return (
    <section className="stack" aria-labelledby="strikes">
      <h2 id="strikes">{t("decisions:strikes.title")}</h2>
      <p>{t("decisions:strikes.text", { days: CASE_MEMORY_DAYS })}</p>
      <ul className="bare stack">
        {strikes.map((strike) => (
          <li key={strike.decisionId}>
            <p className="row">
              <a href={urls.decision(strike.decisionId)} className="title" dir="auto">
                {strike.title || t("decisions:record.untitled")}
              </a>
              {strike.rule && <span className="meta">{ruleTitle(page, strike.rule)}</span>}
              <span className="meta">
                {community.products.find(({ id }) => id === strike.productId)?.name ?? community.settings.brand.name}
              </span>
            </p>
            <p className="meta">
              {t("decisions:strikes.until")} <Time at={strike.until} show="date" />
            </p>
          </li>
        ))}
      </ul>
      {isOwn && (
        <p>
          {t("decisions:strikes.sooner")} <a href={urls.trust()}>{t("account:trust-page.title")}</a>
        </p>
      )}
    </section>
  );
}
