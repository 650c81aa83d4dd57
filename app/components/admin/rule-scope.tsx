// For what a rule is: boxes in groups, of which each says "all" while nothing is ticked.
import { LANGUAGES } from "#moderation/facts";
import { STANDINGS } from "#moderation/own-rules/scope";
import { areaName } from "~/area-name";
import { CheckField } from "~/components/ui/field";
import { SCOPED_KINDS } from "~/forms/rule-scope";
import { LANGUAGE_NAMES } from "~/i18n";
import { usePage } from "~/page-context";

type Values = Readonly<Record<string, string | undefined>>;
type Choice = { value: string; text: string; lang?: string };

export function RuleScopeFields({ values }: { values: Values }) {
  const { t, community, language } = usePage();
  const areas = community.areas.map((area) => ({ value: `${area.id}`, text: areaName(area, language) }));
  const products = community.products.map(({ id, name }) => ({ value: `${id}`, text: name }));
  const groups: [string, string, Choice[]][] = [
    ["kinds", t("rules:scope.kinds"), SCOPED_KINDS.map((kind) => ({ value: kind, text: t(`rules:kind.${kind}`) }))],
    [
      "standings",
      t("rules:scope.standings"),
      STANDINGS.map((one) => ({ value: one, text: t(`rules:standing.${one}`) })),
    ],
    ["areas", t("rules:scope.areas"), areas],
    ["products", t("rules:scope.products"), products],
    [
      "languages",
      t("rules:scope.languages"),
      LANGUAGES.map((one) => ({ value: one, text: LANGUAGE_NAMES[one], lang: one })),
    ],
  ];
  return (
    <section className="stack" aria-labelledby="rule-scope">
      <h2 id="rule-scope">{t("rules:scope.heading")}</h2>
      <p className="hint">{t("rules:scope.hint")}</p>
      {groups
        .filter(([, , choices]) => choices.length > 0)
        .map(([name, legend, choices]) => (
          <Boxes key={name} name={name} legend={legend} choices={choices} ticked={(values[name] ?? "").split(" ")} />
        ))}
    </section>
  );
}

type BoxesProps = {
  name: string;
  legend: string;
  /** What nothing ticked means; left out: all. */
  none?: string;
  choices: Choice[];
  ticked: readonly string[];
};

export function Boxes({ name, legend, none, choices, ticked }: BoxesProps) {
  const { t } = usePage();
  const chosen = choices.filter(({ value }) => ticked.includes(value));
  return (
    <details open={chosen.length > 0 || undefined}>
      <summary>
        {legend}: {chosen.length === 0 ? (none ?? t("rules:scope.all")) : chosen.map(({ text }) => text).join(", ")}
      </summary>
      <fieldset className="stack">
        <legend className="visually-hidden">{legend}</legend>
        {choices.map(({ value, text, lang }) => (
          <CheckField
            key={value}
            name={name}
            value={value}
            label={lang ? <span lang={lang}>{text}</span> : text}
            isChecked={ticked.includes(value)}
          />
        ))}
      </fieldset>
    </details>
  );
}
