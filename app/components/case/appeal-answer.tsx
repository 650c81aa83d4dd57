// The answer to an appeal, about a text or about a member: it stands or is taken back, and what the author of it reads.
import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import type { Reply } from "~/replies/reply";
import { noteId, replyTo } from "./forms";

type Props = {
  view: { id: number; version: number };
  reply: Reply | undefined;
  decisionId: number;
  /** What overturning does beyond what the button says. */
  hint?: string;
};

export function AppealAnswer({ view, reply, decisionId, hint }: Props) {
  const t = useT();
  const form = `appeal-${decisionId}` as const;
  return (
    <form method="post" action={officeUrls.case(view.id)} className="stack">
      <input type="hidden" name="version" value={view.version} />
      <input type="hidden" name="appealed" value={decisionId} />
      <Field
        name="note"
        id={noteId(form)}
        control="textarea"
        label={t("admin:case.note")}
        hint={t("decisions:case.answer-hint")}
        reply={replyTo(reply, form)}
        rows={3}
        maxLength={FIELD_LIMITS.note.maximum}
        hasCounter
      />
      <div className="row">
        <Button name="outcome" value="overturn">
          {t("decisions:case.overturn")}
        </Button>
        <Button name="outcome" value="uphold">
          {t("decisions:case.uphold")}
        </Button>
      </div>
      {hint && <p className="meta">{hint}</p>}
    </form>
  );
}
