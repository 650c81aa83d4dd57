// Changing a text: one's own at once, somebody else's as a suggestion; and the screen for when somebody else was faster.

import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import { HeldNotice } from "~/components/case/held-notice";
import { TagsField } from "~/components/question/tags-field";
import { EditAbout } from "~/components/revision/edit-about";
import { EditConflictForm } from "~/components/revision/edit-conflict";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Field } from "~/components/ui/field";
import type { HeldReasons } from "~/models/case/held-reasons.server";
import type { Draft } from "~/models/document/draft.server";
import type { RevisionText } from "~/models/document/revision.server";
import type { Post } from "~/models/post/post.server";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import type { EditConflict } from "~/text/merge-choices";
import { urls } from "~/urls";
import { Editor } from "./editor";
import { WritingForm } from "./writing-form";

export type EditPageProps = {
  post: Post;
  revision: SerializeFrom<RevisionText>;
  draft: SerializeFrom<Draft> | null;
  isDirect: boolean;
  /** For the tags of a question. */
  knownTags: readonly { slug: string; questionCount: number }[];
  reasons: SerializeFrom<HeldReasons> | null;
  reply: Reply | undefined;
};

export function EditPage(props: EditPageProps) {
  const { post, isDirect, reasons, reply } = props;
  const { t } = usePage();
  return (
    <div className="narrow">
      <header className="page-head">
        <Breadcrumbs trail={[{ text: post.questionTitle, href: urls.post(post) }]} />
        <h1>{t(isDirect ? "forum:edit.heading" : "forum:edit.suggest-heading")}</h1>
        {!isDirect && <p className="meta">{t("forum:edit.suggest-hint")}</p>}
        {isDirect && post.kind === "question" && (
          <p className="meta">
            <a href={`${urls.care(post.id)}#place`}>{t("forum:edit.place")}</a>
          </p>
        )}
      </header>
      {isAgain(post) && <HeldNotice state={post.state} {...reasons} />}
      {reply?.conflict ? <Conflict {...props} conflict={reply.conflict} /> : <EditForm {...props} />}
    </div>
  );
}

/** It is out of sight, and goes to the moderators once more. */
function isAgain({ state }: Post): boolean {
  return state === "held" || state === "returned" || state === "removed";
}

function useForm({ post, isDirect, reply }: EditPageProps) {
  const { t } = usePage();
  const direct = isAgain(post) ? t("forum:edit.submit-again") : t("forum:edit.submit");
  return {
    reply,
    submit: isDirect ? direct : t("forum:edit.submit-suggestion"),
    aside: <a href={urls.post(post)}>{t("common:action.cancel")}</a>,
    labels: { title: t("forum:ask.field-title"), body: t("forum:edit.body"), tags: t("forum:ask.field-tags") },
  };
}

function EditForm(props: EditPageProps) {
  const { post, revision, draft, knownTags, reply } = props;
  const form = useForm(props);
  // A draft that was begun on an older text is merged like any other save: it keeps its own base.
  const typed = draft?.fields ?? {};
  return (
    <WritingForm {...form} draftTarget={`edit:${post.id}`} draft={draft} takesFiles={post.kind !== "comment"}>
      <input type="hidden" name="base" value={reply?.typed.base ?? typed.base ?? revision.id} />
      {post.kind === "question" && (
        <Field
          name="title"
          label={form.labels.title}
          value={typed.title ?? revision.title}
          reply={reply}
          maxLength={FIELD_LIMITS.title.maximum}
          required
        />
      )}
      <Editor
        label={form.labels.body}
        value={typed.body ?? revision.source}
        reply={reply}
        maxLength={post.kind === "comment" ? FIELD_LIMITS.comment.maximum : FIELD_LIMITS.questionBody.maximum}
        language={post.language}
        rows={post.kind === "comment" ? 4 : 14}
        mayUpload={post.kind !== "comment"}
      />
      {post.kind === "question" && (
        <TagsField known={knownTags} value={typed.tags ?? revision.tags?.join(", ")} reply={reply} />
      )}
      <EditAbout summary={typed.summary} isMinor={typed.minor === "1"} reply={reply} />
    </WritingForm>
  );
}

function Conflict(props: EditPageProps & { conflict: EditConflict }) {
  const { post, revision, reply, conflict } = props;
  const form = useForm(props);
  const { base = revision.id, body = revision.source, title = "", tags = "" } = reply?.typed ?? {};
  return (
    <EditConflictForm
      {...form}
      conflict={conflict}
      settles={`edit:${post.id}`}
      own={post.kind === "question" ? { base, body, title, tags } : { base, body }}
      names={form.labels}
      language={post.language}
      historyUrl={urls.history(post.id)}
    >
      <EditAbout summary="" reply={reply} />
    </EditConflictForm>
  );
}
