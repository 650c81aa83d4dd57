import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Field } from "~/components/ui/field";
import type { Draft } from "~/models/document/draft.server";
import type { Post } from "~/models/post/post.server";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import { urls } from "~/urls";
import { WritingForm } from "./writing-form";

export type CommentPageProps = { post: Post; draft: SerializeFrom<Draft> | null; reply: Reply | undefined };

export function CommentPage({ post, draft, reply }: CommentPageProps) {
  const { t } = usePage();
  return (
    <div className="narrow">
      <header className="page-head">
        <Breadcrumbs trail={[{ text: post.questionTitle, href: urls.post(post) }]} />
        <h1>{t(post.kind === "answer" ? "forum:comment.on-answer" : "forum:comment.on-question")}</h1>
      </header>
      <WritingForm
        draftTarget={`comment:${post.id}`}
        draft={draft}
        reply={reply}
        submit={t("common:comment.post")}
        aside={<a href={urls.post(post)}>{t("common:action.cancel")}</a>}
        labels={{ body: t("common:comment.label") }}
      >
        <Field
          control="textarea"
          name="body"
          label={t("common:comment.label")}
          hint={t("common:comment.hint")}
          value={draft?.fields.body}
          reply={reply}
          maxLength={FIELD_LIMITS.comment.maximum}
          rows={4}
          required
          hasCounter
        />
      </WritingForm>
    </div>
  );
}
