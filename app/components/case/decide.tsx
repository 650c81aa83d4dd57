// The decision. Publishing is a form of its own, so that Enter in the passage or note never publishes; rule, passage and
// note belong to returning and removing. The version of the case travels along, so that a decision about what somebody else
// has decided meanwhile changes nothing.
import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import type { WaitingKind } from "~/models/case/queue-kinds";
import { ruleOptions } from "~/models/rule/titles";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { noteId, replyTo } from "./forms";
import type { CasePageProps } from "./props";

const ABOUT_TEXT: readonly WaitingKind[] = ["held", "held-again", "hidden", "edit-held", "flagged"];

export function CaseDecide(props: CasePageProps) {
  const { t, actor } = usePage();
  const { view, subject, refusal, mayReopen } = props;
  if (view.state === "decided" || view.verdict) return null;
  const waitsForText = view.kinds.some((kind) => ABOUT_TEXT.includes(kind));
  const waitsForReopening = view.kinds.includes("reopen");
  // Sources and ratings of an FAQ entry are decided about in their own place: CaseSourceChanged.
  const isEntry = subject.kind === "faq";
  const others = (["source-changed", "report"] as const).filter((kind) => !isEntry && view.kinds.includes(kind));
  if (!waitsForText && !waitsForReopening && others.length === 0) return null;
  if (refusal) return <Notice tone="wait">{t(`moderation:reason.${refusal}`)}</Notice>;
  const isTaken = view.claim !== null && view.claim.byId !== actor?.id;
  if (isTaken) return <Notice tone="wait">{t("admin:claim.wait", { name: view.claim?.byName ?? "" })}</Notice>;
  return (
    <>
      {waitsForText && <DecideText {...props} />}
      {waitsForReopening && mayReopen && <DecideReopening {...props} />}
      {others.map((kind) => (
        <Settle key={kind} {...props} about={kind} />
      ))}
    </>
  );
}

function DecideText(props: CasePageProps) {
  const { t } = usePage();
  const { view, mayMove } = props;
  const isEdit = view.kinds.includes("edit-held");
  // Where the rules took it for advertising, its place is the likely answer.
  const isMovable = mayMove && !isEdit;
  const isAdvert = isMovable && view.signals.some((signal) => signal.rule === "advertising");
  const isOnlyFlagged = view.kinds.includes("flagged") && !isEdit;
  return (
    <section className="stack" aria-labelledby="decide">
      <h2 id="decide">{t("admin:case.decide")}</h2>
      <form method="post" action={officeUrls.case(view.id)} className="row">
        <input type="hidden" name="version" value={view.version} />
        {isOnlyFlagged ? (
          <>
            <input type="hidden" name="about" value="flag" />
            <Button name="outcome" value="dismiss" tone={isAdvert ? "plain" : "first"} data={{ "data-key": "p" }}>
              {t("decisions:case.leave")}
            </Button>
          </>
        ) : (
          <Button name="outcome" value="publish" tone={isAdvert ? "plain" : "first"} data={{ "data-key": "p" }}>
            {t("queue:publish-next")}
          </Button>
        )}
        <span className="meta">{t(publishHint(view.kinds))}</span>
      </form>
      {isMovable && (
        <form method="post" action={officeUrls.case(view.id)} className="row">
          <input type="hidden" name="version" value={view.version} />
          <input type="hidden" name="rule" value="advertising" />
          <input type="hidden" name="passage" value={passageOf(props, "advertising") ?? ""} />
          <Button name="outcome" value="move" tone={isAdvert ? "first" : "plain"} data={{ "data-key": "m" }}>
            {t("decisions:case.move")}
          </Button>
          <span className="meta">{t("decisions:case.move-hint")}</span>
        </form>
      )}
      <WithReason {...props} isEdit={isEdit} />
    </section>
  );
}

function publishHint(kinds: readonly WaitingKind[]) {
  if (kinds.includes("edit-held")) return "admin:case.publish-edit-hint";
  if (kinds.includes("flagged")) return "decisions:case.leave-hint";
  return kinds.includes("hidden") ? "decisions:case.show-hint" : "admin:case.publish-hint";
}

function passageOf({ view }: CasePageProps, rule: string): string | undefined {
  const named = view.signals.find((signal) => signal.kind === "detector" && signal.rule === rule && signal.passage);
  return named?.passage?.slice(0, 500);
}

function WithReason({ view, reply, isEdit, ...rest }: CasePageProps & { isEdit: boolean }) {
  const page = usePage();
  const { t } = page;
  const sent = replyTo(reply, "reason");
  const { questionId, state } = rest.subject;
  // Pages and FAQ entries that are live are not sent back as a whole: their history reverts an edit.
  const isReturned = isEdit || questionId !== null || state === "held";
  const suggested = view.signals.find((signal) => signal.rule !== null && signal.kind !== "appeal");
  const rules = ruleOptions(page);
  const passage = suggested?.rule ? passageOf({ view, reply, ...rest }, suggested.rule) : undefined;
  return (
    <form method="post" action={officeUrls.case(view.id)}>
      <input type="hidden" name="version" value={view.version} />
      <fieldset className="sheet stack">
        <legend className="visually-hidden">{t("admin:case.with-reason")}</legend>
        <p className="meta">{t(isEdit ? "admin:case.return-edit-hint" : "admin:case.return-hint")}</p>
        <Field
          name="rule"
          control="select"
          label={t("admin:case.rule")}
          reply={sent}
          value={suggested?.rule ?? ""}
          options={[{ value: "", text: t("admin:case.no-rule") }, ...rules]}
        />
        <Field
          name="passage"
          label={t("admin:case.passage")}
          hint={t("admin:case.passage-hint")}
          reply={sent}
          value={passage}
          maxLength={500}
          isOptional
        />
        <Field
          name="note"
          control="textarea"
          label={t("admin:case.note")}
          hint={t("admin:case.note-hint")}
          reply={sent}
          rows={4}
          maxLength={FIELD_LIMITS.note.maximum}
          hasCounter
        />
        <p className="meta">{t("decisions:case.notice-hint")}</p>
        <div className="row">
          {isReturned && (
            <Button name="outcome" value="return" data={{ "data-key": "r", "data-reason": "" }}>
              {t(isEdit ? "admin:case.return-edit" : "admin:case.return")}
            </Button>
          )}
          {!isEdit && (
            <Button name="outcome" value="remove" tone="danger" data={{ "data-key": "d", "data-reason": "" }}>
              {t("admin:case.remove")}
            </Button>
          )}
        </div>
      </fieldset>
    </form>
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
          id={noteId("reopening")}
          control="textarea"
          label={t("admin:case.note")}
          reply={replyTo(reply, "reopening")}
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

/** What is put right on the entry or page itself; here it is only ticked off. */
function Settle({ view, subject, about }: CasePageProps & { about: "source-changed" | "report" }) {
  const { t } = usePage();
  return (
    <section className="stack" aria-labelledby={`settle-${about}`}>
      <h2 id={`settle-${about}`}>{t(`decisions:case.settle.${about}`)}</h2>
      <p>
        <a href={subject.path} dir="auto">
          {subject.title}
        </a>
      </p>
      <form method="post" action={officeUrls.case(view.id)} className="row">
        <input type="hidden" name="version" value={view.version} />
        <input type="hidden" name="about" value={about} />
        <Button name="outcome" value="dismiss">
          {t("decisions:case.settled")}
        </Button>
        <span className="meta">{t(`decisions:case.settle-hint.${about}`)}</span>
      </form>
    </section>
  );
}
