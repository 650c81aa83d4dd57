import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { Confirm } from "~/components/ui/confirm";
import { Field } from "~/components/ui/field";
import type { HandoverTarget } from "~/models/case/handover.server";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import type { Reply } from "~/replies/reply";
import type { CasePageProps } from "./props";

/** For whom this case is not, or not now: skip it, or hand it to somebody with a word. */
export function CaseOnward({ view, targets }: CasePageProps) {
  const t = useT();
  if (view.state === "decided" || view.verdict) return null;
  return (
    <section className="stack" aria-labelledby="onward">
      <h2 id="onward">{t("queue:onward")}</h2>
      <form method="post" action={officeUrls.claim(view.id)} className="row">
        <Button name="do" value="skip" data={{ "data-key": "s" }}>
          {t("queue:skip.do")}
        </Button>
        <span className="meta">{t("queue:skip.hint")}</span>
      </form>
      <Confirm summary={t("queue:hand.open")} tone="plain" data={{ "data-key": "e" }}>
        <HandOnForm caseId={view.id} targets={targets} reply={undefined} />
      </Confirm>
    </section>
  );
}

type HandOnProps = { caseId: number; targets: HandoverTarget[]; reply: Reply | undefined };

export function HandOnForm({ caseId, targets, reply }: HandOnProps) {
  const t = useT();
  const people = targets.map(({ id, name }) => ({ value: `${id}`, text: name }));
  return (
    <form method="post" action={officeUrls.handover(caseId)} className="stack">
      <Field
        name="to"
        control="select"
        label={t("queue:hand.to")}
        reply={reply}
        value=""
        options={[{ value: "", text: t("queue:hand.admins") }, ...people]}
      />
      <Field
        name="word"
        control="textarea"
        label={t("queue:hand.note")}
        hint={t("queue:hand.note-hint")}
        reply={reply}
        rows={2}
        maxLength={FIELD_LIMITS.note.maximum}
        required
      />
      <div className="row">
        <Button>{t("queue:hand.do")}</Button>
      </div>
    </form>
  );
}
