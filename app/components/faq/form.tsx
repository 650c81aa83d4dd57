// The fields of an FAQ entry, for making one and for changing it.
import { FIELD_LIMITS } from "#moderation/limits";
import { Editor } from "~/components/post/editor";
import { useContentLanguages } from "~/components/site/language-options";
import { CheckField, Field } from "~/components/ui/field";
import { fieldId } from "~/components/ui/field-control";
import { FAQ_LIMITS } from "~/forms/faq";
import type { FormReply } from "~/forms/form";
import type { Group } from "~/models/faq/group.server";
import { usePage, useT } from "~/page-context";

export type EntryFields = {
  question: string;
  text: string;
  cause: string;
  productId: number | null;
  versionIds: number[];
  groupId: number | null;
  language: string;
  reviewOn: string | null;
};

export type FaqFieldsProps = { entry: EntryFields; groups: Group[]; reply: FormReply | undefined };

export function useFaqLabels(): Record<string, string> {
  const t = useT();
  return {
    question: t("faq:form.question"),
    body: t("faq:form.answer"),
    cause: t("faq:form.cause"),
    language: t("faq:form.language"),
    reviewOn: t("faq:form.review-on"),
    product: t("faq:form.product"),
    versions: t("forum:list.version"),
    group: t("faq:form.group"),
    owner: t("faq:edit.owner"),
  };
}

export function FaqFields({ entry, groups, reply }: FaqFieldsProps) {
  const { t } = usePage();
  return (
    <>
      <Field
        name="question"
        label={t("faq:form.question")}
        hint={t("faq:form.question-hint")}
        value={entry.question}
        reply={reply}
        maxLength={FIELD_LIMITS.title.maximum}
        required
      />
      <Editor
        label={t("faq:form.answer")}
        value={entry.text}
        reply={reply}
        maxLength={FIELD_LIMITS.answerBody.maximum}
        language={entry.language}
        rows={14}
        mayUpload
      />
      <FaqAbout entry={entry} groups={groups} reply={reply} />
    </>
  );
}

/** Everything but the question and the answer. */
export function FaqAbout({ entry, groups, reply }: FaqFieldsProps) {
  const { t } = usePage();
  return (
    <>
      <Field
        name="cause"
        label={t("faq:form.cause")}
        hint={t("faq:form.cause-hint")}
        value={entry.cause}
        reply={reply}
        maxLength={FAQ_LIMITS.cause}
        isOptional
      />
      <FaqPlace entry={entry} groups={groups} reply={reply} />
    </>
  );
}

/** Where it stands: product, versions, group, language, and when it is looked at again. */
function FaqPlace({ entry, groups, reply }: FaqFieldsProps) {
  const { t, community } = usePage();
  // After an error the boxes are those of the product that was chosen last.
  const productId = reply?.typed.product === undefined ? entry.productId : Number(reply.typed.product) || null;
  const product = community.products.find((one) => one.id === productId);
  const nameOf = (id: number | null) => community.products.find((one) => one.id === id)?.name;
  const fitting = groups.filter((group) => group.productId === null || group.productId === productId);
  return (
    <>
      <div className="fields">
        <Field
          name="product"
          control="select"
          label={t("faq:form.product")}
          value={entry.productId ?? ""}
          reply={reply}
          options={[
            { value: "", text: t("faq:form.all-products") },
            ...community.products
              .filter((one) => !one.isArchived || one.id === entry.productId)
              .map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Field
          name="language"
          control="select"
          label={t("faq:form.language")}
          value={entry.language}
          reply={reply}
          options={useContentLanguages(entry.language)}
        />
      </div>
      {product && product.versions.length > 0 && (
        <fieldset className="stack" id={fieldId("versions")}>
          <legend>{t("faq:form.versions", { product: product.name })}</legend>
          <p className="hint">{t("faq:form.versions-hint")}</p>
          <div className="row">
            {product.versions.map((version) => (
              <CheckField
                key={version.id}
                name={`version-${version.id}`}
                label={version.name}
                isChecked={reply ? reply.typed[`version-${version.id}`] === "1" : entry.versionIds.includes(version.id)}
              />
            ))}
          </div>
        </fieldset>
      )}
      <div className="fields">
        <Field
          name="group"
          control="select"
          label={t("faq:form.group")}
          value={entry.groupId ?? ""}
          reply={reply}
          options={[
            { value: "", text: t("faq:form.no-group") },
            ...fitting.map(({ id, name, productId }) => ({
              value: id,
              text: productId === null ? name : `${nameOf(productId) ?? ""}: ${name}`,
            })),
          ]}
        />
        <Field
          name="newGroup"
          label={t("faq:form.new-group")}
          value=""
          reply={reply}
          maxLength={FAQ_LIMITS.group}
          isOptional
        />
        <Field
          name="reviewOn"
          type="date"
          label={t("faq:form.review-on")}
          hint={t("faq:form.review-hint")}
          value={entry.reviewOn}
          reply={reply}
          isOptional
        />
      </div>
    </>
  );
}
