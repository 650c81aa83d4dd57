// The decision. Publishing is a form of its own, so that Enter in the passage or note never publishes; rule, passage and
// note belong to returning and removing. The version of the case travels along, so that a decision about what somebody else
// has decided meanwhile changes nothing.
import { FIELD_LIMITS } from "#moderation/limits";
import { RULE_KEYS } from "#moderation/rules";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import type { CasePageProps } from "./case-page";
import { Button } from "./ui/button";
import { Field } from "./ui/field";
import { Notice } from "./ui/notice";

export function CaseDecide(props: CasePageProps) {
  const { t, actor } = usePage();
  const { view, refusal, mayReopen } = props;
  if (view.state === "decided") return null;
  const waitsForText = view.kinds.some((kind) => kind === "held" || kind === "held-again" || kind === "edit-held");
  const waitsForReopening = view.kinds.includes("reopen");
  if (!waitsForText && !waitsForReopening) return null;
  if (refusal) return <Notice tone="wait">{t(`moderation:reason.${refusal}`)}</Notice>;
  const isTaken = view.claim !== null && view.claim.byId !== actor?.id;
  if (isTaken) return <Notice tone="wait">{t("admin:claim.wait", { name: view.claim?.byName ?? "" })}</Notice>;
  return (
    <>
      {waitsForText && <DecideText {...props} />}
      {waitsForReopening && mayReopen && <DecideReopening {...props} />}
    </>
  );
}

function DecideText({ view, reply }: CasePageProps) {
  const { t } = usePage();
  const suggested = view.signals.find((signal) => signal.rule !== null);
  const isEdit = view.kinds.includes("edit-held");
  const rules = RULE_KEYS.map((key) => ({ value: key, text: t(`moderation:rule.${key}.title`) }));
  return (
    <section className="stack" aria-labelledby="decide">
      <h2 id="decide">{t("admin:case.decide")}</h2>
      <form method="post" action={officeUrls.case(view.id)} className="row">
        <input type="hidden" name="version" value={view.version} />
        <Button name="outcome" value="publish" tone="first">
          {t("admin:case.publish")}
        </Button>
        <span className="meta">{t(isEdit ? "admin:case.publish-edit-hint" : "admin:case.publish-hint")}</span>
      </form>
      <form method="post" action={officeUrls.case(view.id)}>
        <input type="hidden" name="version" value={view.version} />
        <fieldset className="sheet stack">
          <legend className="visually-hidden">{t("admin:case.with-reason")}</legend>
          <p className="meta">{t(isEdit ? "admin:case.return-edit-hint" : "admin:case.return-hint")}</p>
          <Field
            name="rule"
            control="select"
            label={t("admin:case.rule")}
            reply={reply}
            value={suggested?.rule ?? ""}
            options={[{ value: "", text: t("admin:case.no-rule") }, ...rules]}
          />
          <Field
            name="passage"
            label={t("admin:case.passage")}
            hint={t("admin:case.passage-hint")}
            reply={reply}
            value={suggested?.passage?.slice(0, 500)}
            maxLength={500}
            isOptional
          />
          <Field
            name="note"
            control="textarea"
            label={t("admin:case.note")}
            hint={t("admin:case.note-hint")}
            reply={reply}
            rows={4}
            maxLength={FIELD_LIMITS.note.maximum}
            hasCounter
          />
          <div className="row">
            <Button name="outcome" value="return">
              {t(isEdit ? "admin:case.return-edit" : "admin:case.return")}
            </Button>
            {!isEdit && (
              <Button name="outcome" value="remove" tone="danger">
                {t("admin:case.remove")}
              </Button>
            )}
          </div>
        </fieldset>
      </form>
    </section>
  );
}

function DecideReopening({ view, reply }: CasePageProps) {
  const { t } = usePage();
  return (
    <section className="stack" aria-labelledby="reopening">
      <h2 id="reopening">{t("admin:case.reopening")}</h2>
      <form method="post" action={officeUrls.case(view.id)} className="stack">
        <input type="hidden" name="version" value={view.version} />
        <Field
          name="note"
          id="field-reopening-note"
          control="textarea"
          label={t("admin:case.note")}
          reply={reply}
          rows={2}
          maxLength={FIELD_LIMITS.note.maximum}
          isOptional
        />
        <div className="row">
          <Button name="outcome" value="restore">
            {t("admin:case.reopen")}
          </Button>
          <Button name="outcome" value="dismiss">
            {t("admin:case.leave-closed")}
          </Button>
        </div>
      </form>
    </section>
  );
}
