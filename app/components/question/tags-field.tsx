import { Field } from "~/components/ui/field";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import { urls } from "~/urls";

const LIST = "known-tags";

type TagsFieldProps = {
  value: string | null | undefined;
  /** The most used ones. */
  known: readonly { slug: string; questionCount: number }[];
  reply: Reply | undefined;
};

/** Tags of this community are offered: the most used ones at once, with script what begins like the word being typed. */
export function TagsField({ value, known, reply }: TagsFieldProps) {
  const { t } = usePage();
  return (
    <>
      <Field
        name="tags"
        label={t("forum:ask.field-tags")}
        hint={t("forum:ask.tags-hint")}
        value={value}
        reply={reply}
        maxLength={300}
        isOptional
        autoComplete="off"
        list={LIST}
        data={{ "data-tags": urls.tagSuggestions() }}
      />
      <datalist id={LIST}>
        {known.map(({ slug, questionCount }) => (
          <option key={slug} value={slug} label={t("forum:tags.count", { count: questionCount })} />
        ))}
      </datalist>
    </>
  );
}
