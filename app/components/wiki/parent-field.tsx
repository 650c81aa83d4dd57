// Below which page one stands.
import { FIELD_LIMITS } from "#moderation/limits";
import { Field } from "~/components/ui/field";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import { linesOfTree, type TreePage } from "~/text/page-tree";

type ParentFieldProps = {
  pages: TreePage[];
  value: number | string | null | undefined;
  reply: Reply | undefined;
  without?: number | undefined;
};

/** More are not chosen from a list. */
const MOST_CHOICES = 60;

export function ParentField({ pages, value, reply, without }: ParentFieldProps) {
  const { t } = usePage();
  if (pages.length > MOST_CHOICES) return <ParentByTitle pages={pages} value={value} reply={reply} without={without} />;
  const options = linesOfTree(pages, without).map(({ page, depth }) => ({
    value: page.id,
    text: `${"\u2003".repeat(depth)}${page.title}`,
  }));
  if (options.length === 0) return null;
  return (
    <Field
      name="parent"
      control="select"
      label={t("wiki:field.parent")}
      value={value ?? ""}
      reply={reply}
      options={[{ value: "", text: t("wiki:field.top") }, ...options]}
    />
  );
}

/** Too many to choose from: the title is typed, and the browser offers those that fit. */
function ParentByTitle({ pages, value, reply, without }: ParentFieldProps) {
  const { t } = usePage();
  const chosen = pages.find(({ id }) => String(id) === String(value ?? ""));
  const error = reply?.errors.parent;
  return (
    <>
      <Field
        name="parentTitle"
        label={t("wiki:field.parent")}
        hint={t("wiki:field.parent-hint")}
        value={chosen?.title ?? ""}
        reply={error && reply ? { ...reply, errors: { ...reply.errors, parentTitle: error } } : reply}
        maxLength={FIELD_LIMITS.title.maximum}
        list="parents"
        autoComplete="off"
        isOptional
      />
      <datalist id="parents">
        {pages
          .filter(({ id }) => id !== without)
          .map(({ id, title }) => (
            <option key={id} value={title} />
          ))}
      </datalist>
    </>
  );
}
