import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import type { FormReply } from "~/forms";
import type { EntryEditPage } from "~/models/faq-edit-page.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { Conflict, type ConflictReply } from "./edit-page";
import { FaqFields, useFaqLabels } from "./faq-form";
import { Breadcrumbs } from "./ui/breadcrumbs";
import { Field } from "./ui/field";
import { WritingForm } from "./writing-form";

type Props = { page: SerializeFrom<EntryEditPage>; reply: (FormReply & Partial<ConflictReply>) | undefined };

/** Changing an entry. A draft of it keeps the revision it was begun on, and is merged like any other save. */
export function FaqEdit({ page, reply }: Props) {
  const { t } = usePage();
  const { entry, draft, owners } = page;
  const labels = useFaqLabels();
  const kept = reply ?? (draft ? { errors: {}, typed: draft.fields } : undefined);
  const conflict = reply?.conflict;
  const base = conflict?.current.revisionId ?? kept?.typed.base ?? page.revisionId;
  return (
    <article className="narrow">
      <header className="page-head">
        <Breadcrumbs
          trail={[
            { text: t("faq:title"), href: urls.faqs() },
            { text: entry.question, href: urls.faq(entry) },
          ]}
        />
        <h1>{t("faq:edit.heading")}</h1>
        {entry.state === "published" && <p className="meta">{t("faq:edit.live")}</p>}
      </header>
      {conflict && <Conflict merge={conflict.merge} />}
      <WritingForm
        draftTarget={`faq:${entry.id}`}
        draftSavedAt={draft?.updatedAt}
        reply={reply}
        submit={t("faq:edit.submit")}
        aside={<a href={urls.faq(entry)}>{t("common:action.cancel")}</a>}
        labels={labels}
      >
        <input type="hidden" name="base" value={base} />
        <FaqFields entry={{ ...entry, ...page }} groups={page.groups} reply={kept} />
        <div className="fields">
          <Field
            name="owner"
            control="select"
            label={t("faq:edit.owner")}
            value={entry.ownerId ?? ""}
            reply={kept}
            options={[
              { value: "", text: t("faq:edit.no-owner") },
              ...owners.map(({ id, displayName }) => ({ value: id, text: displayName })),
            ]}
          />
          <Field
            name="summary"
            label={t("faq:edit.summary")}
            value=""
            reply={kept}
            maxLength={FIELD_LIMITS.summary.maximum}
            isOptional
          />
        </div>
      </WritingForm>
    </article>
  );
}
