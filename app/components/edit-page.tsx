// Changing a text: one's own at once, somebody else's as a suggestion; and the screen for when somebody else was faster.
import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import type { MergeResult } from "~/merge";
import type { Draft } from "~/models/draft.server";
import type { HeldReasons } from "~/models/held-reasons.server";
import type { Post } from "~/models/post.server";
import type { RevisionText } from "~/models/revision.server";
import { usePage } from "~/page-context";
import type { RefusedReply } from "~/post-reply.server";
import { urls } from "~/urls";
import { Editor } from "./editor";
import { HeldNotice } from "./held-notice";
import { Breadcrumbs } from "./ui/breadcrumbs";
import { CheckField, Field } from "./ui/field";
import { Notice } from "./ui/notice";
import { WritingForm } from "./writing-form";

type Current = { revisionId: number; title: string | null; source: string; tags: string[] | null };
export type ConflictReply = RefusedReply & { conflict: { current: Current; merge: MergeResult } };

export type EditPageProps = {
  post: Post;
  revision: SerializeFrom<RevisionText>;
  draft: SerializeFrom<Draft> | null;
  isDirect: boolean;
  reasons: SerializeFrom<HeldReasons> | null;
  reply: (RefusedReply & Partial<ConflictReply>) | undefined;
};

export function EditPage({ post, revision, draft, isDirect, reasons, reply }: EditPageProps) {
  const { t } = usePage();
  const isAgain = post.state === "held" || post.state === "returned" || post.state === "removed";
  const submit = isDirect
    ? t(isAgain ? "forum:edit.submit-again" : "forum:edit.submit")
    : t("forum:edit.submit-suggestion");
  const conflict = reply?.conflict;
  // A draft that was begun on an older text is merged like any other save: it keeps its own base.
  const typed = draft?.fields ?? {};
  const base = conflict?.current.revisionId ?? reply?.typed.base ?? typed.base ?? revision.id;
  return (
    <div className="narrow">
      <header className="page-head">
        <Breadcrumbs trail={[{ text: post.questionTitle, href: urls.post(post) }]} />
        <h1>{t(isDirect ? "forum:edit.heading" : "forum:edit.suggest-heading")}</h1>
        {!isDirect && <p className="meta">{t("forum:edit.suggest-hint")}</p>}
      </header>
      {isAgain && <HeldNotice state={post.state} {...reasons} />}
      {conflict && <Conflict merge={conflict.merge} />}
      <WritingForm
        draftTarget={`edit:${post.id}`}
        draftSavedAt={draft?.updatedAt}
        reply={reply}
        submit={submit}
        aside={<a href={urls.post(post)}>{t("common:action.cancel")}</a>}
        labels={{ title: t("forum:ask.field-title"), body: t("forum:edit.body"), tags: t("forum:ask.field-tags") }}
      >
        <input type="hidden" name="base" value={base} />
        {post.kind === "question" && (
          <Field
            name="title"
            label={t("forum:ask.field-title")}
            value={typed.title ?? revision.title}
            reply={reply}
            maxLength={FIELD_LIMITS.title.maximum}
            required
          />
        )}
        <Editor
          label={t("forum:edit.body")}
          value={typed.body ?? revision.source}
          reply={reply}
          maxLength={post.kind === "comment" ? FIELD_LIMITS.comment.maximum : FIELD_LIMITS.questionBody.maximum}
          language={post.language}
          rows={post.kind === "comment" ? 4 : 14}
          mayUpload={post.kind !== "comment"}
        />
        {post.kind === "question" && (
          <Field
            name="tags"
            label={t("forum:ask.field-tags")}
            hint={t("forum:ask.tags-hint")}
            value={typed.tags ?? revision.tags?.join(", ")}
            reply={reply}
            maxLength={300}
            isOptional
          />
        )}
        <Field
          name="summary"
          label={t("forum:edit.summary")}
          value={typed.summary}
          reply={reply}
          maxLength={FIELD_LIMITS.summary.maximum}
          isOptional={isDirect}
        />
        <CheckField name="minor" label={t("forum:edit.minor")} isChecked={reply?.typed.minor === "1"} />
      </WritingForm>
    </div>
  );
}

/** All three texts are kept: mine in the form, theirs here, passage by passage. */
export function Conflict({ merge }: { merge: MergeResult }) {
  const { t } = usePage();
  const conflicts = merge.clean ? [] : merge.parts.filter((part) => part.kind === "conflict");
  return (
    <Notice tone="wait" role="alert" title={t("forum:conflict.title")}>
      <p>{t("forum:conflict.text")}</p>
      {conflicts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: passages have no other name, and the list never changes.
        <section key={at} className="conflict">
          <h2>{t("forum:conflict.nth", { number: at + 1 })}</h2>
          <div className="fields">
            <div>
              <h3>{t("forum:conflict.mine")}</h3>
              <pre dir="auto">{part.mine}</pre>
            </div>
            <div>
              <h3>{t("forum:conflict.theirs")}</h3>
              <pre dir="auto">{part.theirs}</pre>
            </div>
          </div>
        </section>
      ))}
    </Notice>
  );
}
