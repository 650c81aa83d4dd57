import { FIELD_LIMITS } from "#moderation/limits";
import { Field } from "~/components/ui/field";
import { useT } from "~/page-context";
import type { Moment } from "~/relative-time";
import { urls } from "~/urls";
import { WritingForm } from "./writing-form";

export type CommentDraft = { fields: Record<string, string>; updatedAt: Moment; form: string };
export type CommentFormProps = { parentId: number; draft?: CommentDraft | null | undefined };

/** Folded until somebody wants it; posts to a page of its own, which shows errors with the text kept. */
export function CommentForm({ parentId, draft }: CommentFormProps) {
  const t = useT();
  return (
    <details className="comment-form" open={Boolean(draft)}>
      <summary className="button quiet">{t("common:comment.add")}</summary>
      <WritingForm
        action={urls.comments(parentId)}
        draftTarget={`comment:${parentId}`}
        draft={draft}
        submit={t("common:comment.post")}
      >
        <Field
          control="textarea"
          name="body"
          id={`comment-${parentId}`}
          label={t("common:comment.label")}
          hint={t("common:comment.hint")}
          value={draft?.fields.body}
          maxLength={FIELD_LIMITS.comment.maximum}
          rows={3}
          required
          hasCounter
        />
      </WritingForm>
    </details>
  );
}
