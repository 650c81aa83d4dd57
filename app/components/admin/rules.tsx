import type { Rung } from "#moderation/rules";
import { LinkButton } from "~/components/ui/button";
import { Mark } from "~/components/ui/mark";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { urls } from "~/urls";
import { AdminFrame } from "./frame";

export type AdminRuleRow = { key: string; title: string; language: string; version: number; rung: Rung };

/** The rules, what each does at most, and the way to change it. */
export function AdminRules({ rows }: { rows: AdminRuleRow[] }) {
  const t = useT();
  return (
    <AdminFrame page="rules" intro={t("decisions:admin.intro")}>
      <ul className="bare stack">
        {rows.map(({ key, title, language, version, rung }) => (
          <li key={key}>
            <p className="row">
              <a href={officeUrls.adminRule(key)} className="title" lang={language}>
                {title}
              </a>
              <Mark tone={rung === "shadow" || rung === "tag" ? "plain" : "wait"}>{t(`moderation:rung.${rung}`)}</Mark>
            </p>
            <p className="row meta">
              <span>{t("admin:case.rule-version", { version })}</span>
              <a href={urls.rule(key)}>{t("admin:rules.lately", { title })}</a>
            </p>
          </li>
        ))}
      </ul>
      <section className="stack" aria-labelledby="transparency">
        <h2 id="transparency">{t("decisions:admin.transparency")}</h2>
        <p>{t("decisions:admin.transparency-text")}</p>
        <p>
          <LinkButton href={officeUrls.transparencyReport()}>{t("decisions:admin.transparency-do")}</LinkButton>
        </p>
      </section>
    </AdminFrame>
  );
}
