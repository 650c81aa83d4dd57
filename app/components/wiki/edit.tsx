// Changing a page: the whole of it or one section, at once or as a proposal; and the way back to an older text.

import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import { HeldNotice } from "~/components/case/held-notice";
import type { ReasonLike } from "~/components/case/reason-list";
import { Editor } from "~/components/post/editor";
import { type PreflightFacts, WritingForm } from "~/components/post/writing-form";
import { EditAbout } from "~/components/revision/edit-about";
import { EditConflictForm } from "~/components/revision/edit-conflict";
import { Notice } from "~/components/ui/notice";
import type { Draft } from "~/models/document/draft.server";
import type { WikiPage } from "~/models/wiki/page.server";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import type { EditConflict } from "~/text/merge-choices";
import type { Section } from "~/text/sections";
import { urls } from "~/urls";
import { PreviewButton, PreviewShown } from "./preview";
import { WikiTrail } from "./trail";

export type WikiEditProps = {
  page: WikiPage;
  /** What the form begins with. */
  begun: {
    source: string;
    base: number;
    summary: string;
    reverts: number | null;
    restores: "restore" | "undo" | null;
    section: Section | null;
  };
  /** Of the whole page, to edit one of them alone. */
  sections: Section[];
  draft: SerializeFrom<Draft> | null;
  draftTarget: string;
  mode: "publish" | "propose";
  held: { reasons: ReasonLike[]; note: string | null } | null;
  /** Taking back a change that others have built on. */
  conflict: EditConflict | null;
  preflight: PreflightFacts;
  reply: Reply | undefined;
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
      {conflict ? <Conflict {...props} conflict={conflict} /> : <EditForm {...props} />}
    </div>
  );
}

function headingOf({ mode, begun }: WikiEditProps, t: ReturnType<typeof usePage>["t"]): string {
  if (begun.section) return t("wiki:edit.section-heading", { title: begun.section.title });
  return t(mode === "publish" ? "wiki:edit.heading" : "wiki:edit.suggest-heading");
}

function Conflict({ page, begun, draftTarget, mode, reply, conflict }: WikiEditProps & { conflict: EditConflict }) {
  const { t } = usePage();
  const own = { base: reply?.typed.base ?? begun.base, body: reply?.typed.body ?? begun.source };
  return (
    <EditConflictForm
      conflict={conflict}
      settles={draftTarget}
      own={begun.reverts === null ? own : { ...own, reverts: begun.reverts, part: begun.restores ?? "" }}
      language={page.language}
      historyUrl={urls.history(page.id)}
      reply={reply}
      submit={t(submitOf(page, mode))}
      aside={<a href={urls.page(page)}>{t("common:action.cancel")}</a>}
    >
      <EditAbout summary={begun.summary} reply={reply} />
    </EditConflictForm>
  );
}

function EditForm({ page, begun, sections, draft, draftTarget, mode, preflight, reply }: WikiEditProps) {
  const { t } = usePage();
  const typed = draft?.fields ?? {};
  // What came back is what was sent: a whole page, once a section of it met a conflict. A draft brings the number its section
  // had in the version it was begun on.
  const section = reply ? reply.typed.section : (typed.section ?? begun.section?.number);
  return (
    <>
      <PreviewShown html={reply?.preview} lang={page.language} />
      {section === undefined && <SectionLinks page={page} sections={sections} />}
      <WritingForm
        draftTarget={draftTarget}
        draft={draft}
        reply={reply}
        preflight={preflight}
        takesFiles
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
        {begun.reverts !== null && (
          <>
            <input type="hidden" name="reverts" value={begun.reverts} />
            <input type="hidden" name="part" value={begun.restores ?? ""} />
          </>
        )}
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
        <EditAbout summary={typed.summary ?? begun.summary} isMinor={typed.minor === "1"} reply={reply} />
      </WritingForm>
    </>
  );
}

function submitOf(page: WikiPage, mode: "publish" | "propose") {
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
