import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import { WritingForm } from "~/components/post/writing-form";
import { EditConflictForm } from "~/components/revision/edit-conflict";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import type { EntryEditPage } from "~/models/faq/edit-page.server";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import { urls } from "~/urls";
import { FaqAbout, FaqFields, useFaqLabels } from "./form";

type Props = { page: SerializeFrom<EntryEditPage>; reply: Reply | undefined };

/** Changing an entry. A draft of it keeps the revision it was begun on, and is merged like any other save. */
export function FaqEdit({ page, reply }: Props) {
  const { t } = usePage();
  const { entry, draft } = page;
  const labels = useFaqLabels();
  const kept = reply ?? (draft ? { errors: {}, typed: draft.fields } : undefined);
  const base = kept?.typed.base ?? page.revisionId;
  const fields = { entry: { ...entry, ...page }, groups: page.groups, reply: kept };
  const form = {
    reply,
    submit: t("faq:edit.submit"),
    aside: <a href={urls.faq(entry)}>{t("common:action.cancel")}</a>,
    labels,
  };
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
      {reply?.conflict ? (
        <EditConflictForm
          {...form}
          conflict={reply.conflict}
          settles={`faq:${entry.id}`}
          own={{ base, body: reply.typed.body ?? page.text, question: reply.typed.question ?? page.question }}
          names={{ title: t("faq:form.question") }}
          language={entry.language}
          historyUrl={urls.history(entry.id)}
        >
          <FaqAbout {...fields} />
          <FaqCare page={page} reply={kept} />
        </EditConflictForm>
      ) : (
        <WritingForm {...form} draftTarget={`faq:${entry.id}`} draft={draft} takesFiles>
          <input type="hidden" name="base" value={base} />
          <FaqFields {...fields} />
          <FaqCare page={page} reply={kept} />
        </WritingForm>
      )}
    </article>
  );
}

/** Who looks after it, and what was changed. */
function FaqCare({ page, reply }: { page: Props["page"]; reply: FormReply | undefined }) {
  const { t } = usePage();
  return (
    <div className="fields">
      <Field
        name="owner"
        control="select"
        label={t("faq:edit.owner")}
        value={page.entry.ownerId ?? ""}
        reply={reply}
        options={[
          { value: "", text: t("faq:edit.no-owner") },
          ...page.owners.map(({ id, displayName }) => ({ value: id, text: displayName })),
        ]}
      />
      <Field
        name="summary"
        label={t("faq:edit.summary")}
        value=""
        reply={reply}
        maxLength={FIELD_LIMITS.summary.maximum}
        isOptional
      />
    </div>
  );
}
