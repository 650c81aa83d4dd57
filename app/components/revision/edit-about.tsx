import { FIELD_LIMITS } from "#moderation/limits";
import { CheckField, Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";

type Props = {
  summary: string | undefined;
  isMinor?: boolean;
  reply: FormReply | undefined;
};

/** What was changed and why; the same under every form that edits, and under the choices of a conflict. */
export function EditAbout({ summary, isMinor = false, reply }: Props) {
  const t = useT();
  return (
    <>
      <Field
        name="summary"
        label={t("forum:edit.summary")}
        value={summary}
        reply={reply}
        maxLength={FIELD_LIMITS.summary.maximum}
        isOptional
      />
      <CheckField name="minor" label={t("forum:edit.minor")} isChecked={reply ? reply.typed.minor === "1" : isMinor} />
    </>
  );
}
