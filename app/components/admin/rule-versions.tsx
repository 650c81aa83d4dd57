import { Time } from "~/components/ui/time";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

export type VersionRow = { version: number; at: string; byName: string | null };

/** Every version of a rule as it read then. `startsUnwritten`: the first is how the software came, which nobody wrote. */
export function RuleVersions({
  ruleKey,
  versions,
  startsUnwritten,
}: {
  ruleKey: string;
  versions: VersionRow[];
  startsUnwritten?: boolean;
}) {
  const { t } = usePage();
  return (
    <section className="stack" aria-labelledby="versions">
      <h2 id="versions">{t("decisions:admin.versions")}</h2>
      <ul className="bare">
        {versions.map(({ version, at, byName }) => (
          <li key={version} className="row">
            <a href={urls.rule(ruleKey, version)}>{t("admin:case.rule-version", { version })}</a>
            <span className="meta">
              <Time at={at} /> {byName && t("decisions:admin.by", { name: byName })}
            </span>
          </li>
        ))}
        {startsUnwritten && (
          <li>
            <a href={urls.rule(ruleKey, 1)}>{t("admin:case.rule-version", { version: 1 })}</a>
          </li>
        )}
      </ul>
    </section>
  );
}
