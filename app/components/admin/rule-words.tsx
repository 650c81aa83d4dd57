// What a rule of one's own looks for: words and phrases in each language, domains, and what the software can find by itself.
import { LANGUAGES } from "#moderation/facts";
import { LONGEST_ENTRY, MOST_ENTRIES } from "#moderation/own-rules/entries";
import { READY_MADE } from "#moderation/own-rules/look";
import type { Weight } from "#moderation/own-rules/sureness";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { LANGUAGE_NAMES } from "~/i18n";
import { officeUrls } from "~/office-urls";
import { useT } from "~/page-context";
import { Boxes } from "./rule-scope";

type Props = {
  values: Readonly<Record<string, string | undefined>>;
  /** What the company says about itself: never counted. */
  company: readonly string[];
  reply: FormReply | undefined;
};

export function RuleLookFields({ values, company, reply }: Props) {
  const t = useT();
  return (
    <section className="stack wide" aria-labelledby="rule-look">
      <h2 id="rule-look">{t("rules:look.heading")}</h2>
      <p className="hint">{t("rules:look.hint")}</p>
      <WordLists weight="plain" values={values} reply={reply} />
      <WordLists weight="sign" values={values} reply={reply} />
      <Domains values={values} reply={reply} />
      <Boxes
        name="also"
        legend={t("rules:also.heading")}
        none={t("rules:also.none")}
        choices={READY_MADE.map((one) => ({ value: one, text: t(`rules:also.${one}`) }))}
        ticked={(values.also ?? "").split(" ")}
      />
      <p className="hint">
        {t("rules:company.hint", { list: company.join(", ") })}{" "}
        <a href={officeUrls.admin("contact")}>{t("admin:page.contact")}</a>
      </p>
    </section>
  );
}

const LISTS = ["any", ...LANGUAGES] as const;

function WordLists({ weight, values, reply }: Omit<Props, "company"> & { weight: Weight }) {
  const t = useT();
  const names = LISTS.map((one) => `${weight}.${one}`);
  const count = names.reduce(
    (sum, name) => sum + (values[name] ?? "").split("\n").filter((line) => line.trim()).length,
    0,
  );
  return (
    <details open={count > 0 || names.some((name) => reply?.errors[name]) || undefined}>
      <summary>{t(`rules:look.${weight}`, { count })}</summary>
      <p className="hint">
        {t(`rules:look.${weight}-hint`)} {t("rules:look.entries-hint", { most: MOST_ENTRIES, longest: LONGEST_ENTRY })}
      </p>
      <div className="fields">
        {LISTS.map((one) => (
          <Field
            key={one}
            name={`${weight}.${one}`}
            control="textarea"
            label={one === "any" ? t("rules:look.any") : LANGUAGE_NAMES[one]}
            value={values[`${weight}.${one}`]}
            reply={reply}
            rows={4}
            spellCheck={false}
          />
        ))}
      </div>
    </details>
  );
}

function Domains({ values, reply }: Omit<Props, "company">) {
  const t = useT();
  const weights = (["", "sign", "plain"] as const).map((one) => ({
    value: one,
    text: t(one === "" ? "rules:weight.none" : `rules:weight.${one}`),
  }));
  const names = ["refused", "outside", "allowed", "shortened", "shorteners"] as const;
  const isUsed = names.some((name) => (values[name] ?? "") !== "" || reply?.errors[name]);
  return (
    <details open={isUsed || undefined}>
      <summary>{t("rules:domains.heading")}</summary>
      <div className="fields">
        {names.map((name) => (
          <Field
            key={name}
            name={name}
            {...(name === "outside" || name === "shortened"
              ? { control: "select" as const, options: weights }
              : { control: "textarea" as const, rows: 4, spellCheck: false })}
            label={t(`rules:domains.${name}`)}
            hint={t(`rules:domains.${name}-hint`)}
            value={values[name]}
            reply={reply}
          />
        ))}
      </div>
    </details>
  );
}
