// What a rule of one's own says, in any of the languages, and its examples in its author's words.
import { LANGUAGES } from "#moderation/facts";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { LONGEST_EXAMPLE, MOST_EXAMPLES } from "~/forms/own-rule";
import { LANGUAGE_NAMES, type Translate } from "~/i18n";
import { usePage } from "~/page-context";

type Props = { values: Readonly<Record<string, string | undefined>>; reply: FormReply | undefined };

const PARTS = ["title", "text", "good", "bad"] as const;

export function OwnRuleTexts({ values, reply }: Props) {
  const { t, language } = usePage();
  const hasAny = LANGUAGES.some((one) => values[`title.${one}`]);
  return (
    <section className="stack" aria-labelledby="rule-texts">
      <h2 id="rule-texts">{t("decisions:admin.texts")}</h2>
      <p className="hint">{t("rules:text.hint")}</p>
      {LANGUAGES.map((one) => {
        const isWrong = PARTS.some((part) => reply?.errors[`${part}.${one}`]);
        const isBegun = PARTS.some((part) => values[`${part}.${one}`]);
        return (
          <details key={one} open={isWrong || isBegun || (one === language && !hasAny) || undefined}>
            <summary lang={one}>{LANGUAGE_NAMES[one]}</summary>
            <OneLanguage language={one} values={values} reply={reply} />
          </details>
        );
      })}
    </section>
  );
}

function OneLanguage({ language, values, reply }: Props & { language: (typeof LANGUAGES)[number] }) {
  const { t } = usePage();
  const shared = { reply, lang: language };
  return (
    <div className="stack">
      <Field
        {...shared}
        name={`title.${language}`}
        label={labelOf(t, "title", language)}
        value={values[`title.${language}`]}
        maxLength={120}
      />
      <Field
        {...shared}
        name={`text.${language}`}
        control="textarea"
        label={labelOf(t, "text", language)}
        hint={t("rules:text.text-hint")}
        value={values[`text.${language}`]}
        rows={6}
        maxLength={10_000}
      />
      {(["bad", "good"] as const).map((part) => (
        <Field
          key={part}
          {...shared}
          name={`${part}.${language}`}
          control="textarea"
          label={labelOf(t, part, language)}
          hint={t("rules:text.examples-hint", { most: MOST_EXAMPLES, longest: LONGEST_EXAMPLE })}
          value={values[`${part}.${language}`]}
          rows={3}
        />
      ))}
    </div>
  );
}

function labelOf(t: Translate, part: (typeof PARTS)[number], language: (typeof LANGUAGES)[number]): string {
  return `${t(`rules:text.${part}`)} (${LANGUAGE_NAMES[language]})`;
}

export function ownTextLabels(t: Translate): Record<string, string> {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => PARTS.map((part) => [`${part}.${language}`, labelOf(t, part, language)] as const)),
  );
}
