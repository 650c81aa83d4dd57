import type { Rung } from "#moderation/rules";
import { LinkButton } from "~/components/ui/button";
import { Mark } from "~/components/ui/mark";
import { writtenIn } from "~/languages/written-in";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { urls } from "~/urls";
import { AdminFrame } from "./frame";
import { AdminOrder } from "./order";

export type AdminRuleRow = {
  key: string;
  title: string;
  language: string;
  version: number;
  rung: Rung;
  isOwn: boolean;
  isRetired: boolean;
};

/** The rules in their order, what each does at most, and the way to change it; those that hold no more below. */
export function AdminRules({ rows }: { rows: AdminRuleRow[] }) {
  const t = useT();
  const [inForce, retired] = [rows.filter((row) => !row.isRetired), rows.filter((row) => row.isRetired)];
  return (
    <AdminFrame page="rules" intro={t("decisions:admin.intro")}>
      <ul className="bare">
        {inForce.map((row, at) => (
          <RuleRow key={row.key} row={row} isFirst={at === 0} isLast={at === inForce.length - 1} />
        ))}
      </ul>
      <p>
        <LinkButton href={officeUrls.adminRule("new")} tone="first">
          {t("rules:list.new")}
        </LinkButton>
      </p>
      {retired.length > 0 && (
        <section className="stack" aria-labelledby="retired">
          <h2 id="retired">{t("rules:list.retired")}</h2>
          <ul className="bare">
            {retired.map((row) => (
              <RuleRow key={row.key} row={row} isFirst isLast />
            ))}
          </ul>
        </section>
      )}
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

function RuleRow({ row, isFirst, isLast }: { row: AdminRuleRow; isFirst: boolean; isLast: boolean }) {
  const t = useT();
  const { key, title, language, version, rung, isOwn, isRetired } = row;
  const isQuiet = rung === "shadow" || rung === "tag";
  return (
    <li className="queue-row">
      <div>
        <p className="row">
          <a href={officeUrls.adminRule(key)} className="title" {...writtenIn(language)}>
            {title}
          </a>
          {isOwn && <Mark>{t("rules:list.own")}</Mark>}
          {!isRetired && <Mark tone={isQuiet ? "plain" : "wait"}>{t(`moderation:rung.${rung}`)}</Mark>}
        </p>
        <p className="row meta">
          <span>{t("admin:case.rule-version", { version })}</span>
          <a href={urls.rule(key)}>{t("admin:rules.lately", { title })}</a>
        </p>
      </div>
      <AdminOrder
        action={`${officeUrls.admin("rules")}?index`}
        id={key}
        name={title}
        isFirst={isFirst}
        isLast={isLast}
      />
    </li>
  );
}
