// Changing a page: the whole of it or one section, at once or as a proposal; and the way back to an older text.
import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import type { MergeResult } from "~/merge";
import type { Draft } from "~/models/draft.server";
import type { WikiPage } from "~/models/page.server";
import { usePage } from "~/page-context";
import type { RefusedReply } from "~/post-reply.server";
import type { Section } from "~/sections";
import { urls } from "~/urls";
import { Editor } from "./editor";
import { HeldNotice } from "./held-notice";
import type { ReasonLike } from "./reason-list";
import { CheckField, Field } from "./ui/field";
import { Notice } from "./ui/notice";
import { WikiConflict } from "./wiki-conflict";
import type { WikiReply } from "./wiki-new";
import { PreviewButton, PreviewShown } from "./wiki-preview";
import { WikiTrail } from "./wiki-trail";
import { type PreflightFacts, WritingForm } from "./writing-form";

/** `against`: the version with which it is in conflict. */
export type PageConflict = { against: number; merge: MergeResult };
export type PageConflictReply = RefusedReply & { conflict: PageConflict };

export type WikiEditProps = {
  page: WikiPage;
  /** What the form begins with. */
  begun: { source: string; base: number; summary: string; reverts: number | null; section: Section | null };
  /** Of the whole page, to edit one of them alone. */
  sections: Section[];
  draft: SerializeFrom<Draft> | null;
  mode: "publish" | "propose";
  held: { reasons: ReasonLike[]; note: string | null } | null;
  /** Taking back a change that others have built on. */
  conflict: PageConflict | null;
  preflight: PreflightFacts;
  reply: (WikiReply & Partial<PageConflictReply>) | undefined;
};

export function WikiEdit(props: WikiEditProps) {
  const { t } = usePage();
  const { page, begun, mode, held, reply } = props;
  const conflict = reply?.conflict ?? (reply ? null : props.conflict);
  return (
    <div className="narrow">
      <header className="page-head">
        <WikiTrail productId={page.productId} last={{ text: page.title, href: urls.page(page), lang: page.language }} />
        <h1>{headingOf(props, t)}</h1>
        {mode === "propose" && <p className="meta">{t("wiki:edit.suggest-hint")}</p>}
      </header>
      {held && <HeldNotice state={page.state} {...held} />}
      {begun.reverts !== null && !conflict && <Notice>{t("wiki:edit.revert-hint")}</Notice>}
      {conflict ? <WikiConflict {...props} conflict={conflict} /> : <EditForm {...props} />}
    </div>
  );
}

function headingOf({ mode, begun }: WikiEditProps, t: ReturnType<typeof usePage>["t"]): string {
  if (begun.section) return t("wiki:edit.section-heading", { title: begun.section.title });
  return t(mode === "publish" ? "wiki:edit.heading" : "wiki:edit.suggest-heading");
}

function EditForm({ page, begun, sections, draft, mode, preflight, reply }: WikiEditProps) {
  const { t } = usePage();
  const isWhole = begun.reverts === null && begun.section === null;
  const typed = isWhole && !draft?.fields.section && !draft?.fields.reverts ? (draft?.fields ?? {}) : {};
  const section = reply?.typed.section ?? begun.section?.number;
  return (
    <>
      <PreviewShown html={reply?.preview} lang={page.language} />
      {section === undefined && <SectionLinks page={page} sections={sections} />}
      <WritingForm
        draftTarget={`edit:${page.id}`}
        draftSavedAt={draft?.updatedAt}
        reply={reply}
        preflight={preflight}
        submit={t(submitOf(page, mode))}
        aside={
          <>
            <PreviewButton />
            <a href={urls.page(page)}>{t("common:action.cancel")}</a>
          </>
        }
        labels={{ body: t("wiki:field.body"), summary: t("forum:edit.summary") }}
      >
        <input type="hidden" name="base" value={reply?.typed.base ?? typed.base ?? begun.base} />
        <input type="hidden" name="product" value={page.productId ?? ""} />
        {section !== undefined && <input type="hidden" name="section" value={section} />}
        {begun.reverts !== null && <input type="hidden" name="reverts" value={begun.reverts} />}
        <Editor
          label={t("wiki:field.body")}
          value={typed.body ?? begun.source}
          reply={reply}
          maxLength={FIELD_LIMITS.pageBody.maximum}
          language={page.language}
          rows={20}
          mayUpload
          isPage
        />
        <EditAbout summary={typed.summary ?? begun.summary} mode={mode} reply={reply} />
      </WritingForm>
    </>
  );
}

/** What was changed and why; the same under the form and under the choices of a conflict. */
export function EditAbout({
  summary,
  mode,
  reply,
}: {
  summary: string;
  mode: "publish" | "propose";
  reply: WikiReply | undefined;
}) {
  const { t } = usePage();
  return (
    <>
      <Field
        name="summary"
        label={t("forum:edit.summary")}
        value={summary}
        reply={reply}
        maxLength={FIELD_LIMITS.summary.maximum}
        isOptional={mode === "publish"}
      />
      <CheckField name="minor" label={t("forum:edit.minor")} isChecked={reply?.typed.minor === "1"} />
    </>
  );
}

export function submitOf(page: WikiPage, mode: "publish" | "propose") {
  if (mode === "propose") return "wiki:edit.submit-suggestion" as const;
  return page.state === "published" ? ("wiki:edit.submit" as const) : ("forum:edit.submit-again" as const);
}

function SectionLinks({ page, sections }: { page: WikiPage; sections: Section[] }) {
  const { t } = usePage();
  if (sections.length < 2) return null;
  return (
    <details className="contents-fold">
      <summary>{t("wiki:edit.sections")}</summary>
      <ol className="contents bare">
        {sections.map(({ number, level, title }) => (
          <li key={number} className={level > 2 ? "below" : undefined}>
            <a href={urls.pageEdit(page.id, { section: number })} dir="auto">
              {title}
            </a>
          </li>
        ))}
      </ol>
    </details>
  );
}
