// Several cases at once: what would happen to each, the reason that their authors read, and one button.
import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { IdempotencyKey } from "~/components/ui/idempotency-key";
import { Mark } from "~/components/ui/mark";
import { writtenIn } from "~/languages/written-in";
import type { BulkLine } from "~/models/case/bulk.server";
import type { BulkOutcome } from "~/models/case/queue-kinds";
import { ruleOptions } from "~/models/rule/titles";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import { urls } from "~/urls";

type Line = SerializeFrom<BulkLine>;
type Props = { lines: Line[]; outcome: BulkOutcome; reply: Reply | undefined };

export function BulkPage({ lines, outcome, reply }: Props) {
  const { t } = usePage();
  const will = lines.filter((line) => line.act !== null);
  const stays = lines.filter((line) => line.act === null);
  const back = { href: urls.queue(), text: t("queue:bulk.back") };
  return (
    <article className="stack wide">
      <header className="page-head">
        <Breadcrumbs trail={[{ text: t("admin:queue.heading"), href: urls.queue() }]} />
        <h1>{t(`queue:bulk.title.${outcome}`)}</h1>
      </header>
      <FormErrors reply={reply} labels={{ note: t("admin:case.note"), rule: t("admin:case.rule") }} />
      {will.length === 0 ? (
        <EmptyState title={t(lines.length === 0 ? "queue:bulk.empty" : "queue:bulk.nothing")} action={back} />
      ) : (
        <section className="stack" aria-labelledby="will">
          <h2 id="will">{t("queue:bulk.will")}</h2>
          <Lines lines={will} />
          <Decide lines={will} outcome={outcome} reply={reply} />
        </section>
      )}
      {stays.length > 0 && (
        <section className="stack" aria-labelledby="stays">
          <h2 id="stays">{t("queue:bulk.stays")}</h2>
          <Lines lines={stays} />
        </section>
      )}
    </article>
  );
}

function Lines({ lines }: { lines: Line[] }) {
  const { t } = usePage();
  return (
    <ul className="stack bare">
      {lines.map(({ caseId, row, act, refusal }) => (
        <li key={caseId}>
          <p className="row">
            {row?.kinds.map((kind) => (
              <Mark key={kind} tone="wait">
                {t(`admin:waiting.${kind}`)}
              </Mark>
            ))}
            <a href={officeUrls.case(caseId)} {...(row ? writtenIn(row.language) : {})}>
              {row
                ? t(`admin:queue.${row.documentKind}`, { title: row.title })
                : t("admin:case.title", { number: caseId })}
            </a>
          </p>
          {row && (
            <p className="excerpt" {...writtenIn(row.language)}>
              {row.excerpt}
            </p>
          )}
          <p className="meta">
            {act ? t(`queue:bulk.line.${act}`) : refusal && <Why refusal={refusal} name={row?.claim?.byName ?? ""} />}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Why({ refusal, name }: { refusal: NonNullable<Line["refusal"]>; name: string }) {
  const { t } = usePage();
  if (refusal === "own-case" || refusal === "first-decider") return t(`moderation:reason.${refusal}`);
  return t(`queue:bulk.not.${refusal}`, { name });
}

function Decide({ lines, outcome, reply }: Props) {
  const { t, path } = usePage();
  const isAgainst = outcome !== "publish";
  return (
    <form method="post" action={path} className="sheet stack">
      <IdempotencyKey />
      <input type="hidden" name="outcome" value={outcome} />
      {lines.map(({ caseId, version }) => (
        <input key={caseId} type="hidden" name="seen" value={`${caseId}-${version}`} />
      ))}
      {isAgainst && <Reason reply={reply} />}
      <p className="meta">{t("queue:bulk.whole")}</p>
      <div className="row">
        <Button tone={outcome === "remove" ? "danger" : "first"}>
          {t(`queue:bulk.do.${outcome}`, { count: lines.length })}
        </Button>
        <a href={urls.queue()}>{t("queue:bulk.back")}</a>
      </div>
    </form>
  );
}

function Reason({ reply }: { reply: Reply | undefined }) {
  const page = usePage();
  const { t } = page;
  const rules = ruleOptions(page);
  return (
    <>
      <Field
        name="rule"
        control="select"
        label={t("admin:case.rule")}
        reply={reply}
        value="found"
        options={[
          { value: "found", text: t("queue:bulk.rule-found") },
          { value: "", text: t("admin:case.no-rule") },
          ...rules,
        ]}
      />
      <Field
        name="note"
        control="textarea"
        label={t("admin:case.note")}
        hint={t("admin:case.note-hint")}
        reply={reply}
        rows={3}
        maxLength={FIELD_LIMITS.note.maximum}
        hasCounter
      />
    </>
  );
}
