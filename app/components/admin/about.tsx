import { LinkButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import type { LogCheck } from "~/models/case/log-check.server";
import type { About, FirstSteps as Steps } from "~/models/community/about.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { FirstSteps } from "./first-steps";
import { AdminFrame } from "./frame";

type Props = {
  version: string;
  node: string;
  about: About;
  log: LogCheck | null;
  steps: Steps;
  hasMail: boolean;
};

const MEGABYTE = 1_048_576;
const COUNTED = ["members", "questions", "answers", "comments", "revisions", "uploads", "decisions"] as const;

/** What runs here, how much there is of everything, and whether the log of decisions is whole. */
export function AdminAbout({ version, node, about, log, steps, hasMail }: Props) {
  const { t, language } = usePage();
  const megabytes = new Intl.NumberFormat(language, {
    maximumFractionDigits: 1,
    style: "unit",
    unit: "megabyte",
  }).format(about.databaseBytes / MEGABYTE);
  const count = new Intl.NumberFormat(language);
  return (
    <AdminFrame page="about">
      <FirstSteps steps={steps} hasMail={hasMail} />
      <dl className="facts narrow">
        <dt>Commonplace</dt>
        <dd>{version}</dd>
        <dt>Node</dt>
        <dd>{node}</dd>
        <dt>PostgreSQL</dt>
        <dd>{about.postgres}</dd>
        <dt>{t("admin:about.size")}</dt>
        <dd>{megabytes}</dd>
        {COUNTED.map((name) => (
          <Count key={name} name={t(`admin:about.${name}`)} text={count.format(about.counts[name])} />
        ))}
      </dl>
      <section className="narrow stack" aria-labelledby="log">
        <h2 id="log">{t("admin:about.log")}</h2>
        <p className="meta">{t("admin:about.log-hint")}</p>
        {log?.kind === "intact" && (
          <Notice tone="good" role="status" title={t("admin:about.log-intact", { count: log.count })}>
            {log.lastHash && (
              <p>
                {t("admin:about.log-hash")} <code>{log.lastHash}</code>
              </p>
            )}
            {log.erasureHash && (
              <p>
                {t("admin:about.log-erased", { count: log.erased })} <code>{log.erasureHash}</code>
              </p>
            )}
          </Notice>
        )}
        {log?.kind === "broken" && (
          <Notice tone="bad" role="alert" title={t("admin:about.log-broken")}>
            <p>
              {t(log.because === "changed" ? "admin:about.log-changed" : "admin:about.log-missing", {
                number: log.decisionId,
              })}
            </p>
          </Notice>
        )}
        <p>
          <LinkButton href={officeUrls.checkLog()}>{t("admin:about.log-check")}</LinkButton>
        </p>
      </section>
    </AdminFrame>
  );
}

function Count({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}
