// Of a rule's page: in which language it is written, its examples, where it holds and what the software does.
import { areaName } from "~/area-name";
import { isInterfaceLanguage, LANGUAGE_NAMES } from "~/i18n";
import { writtenIn } from "~/languages/written-in";
import type { RuleFactsOf } from "~/models/rule/facts.server";
import { usePage } from "~/page-context";

/** Nothing where it is the reader's own. */
export function WrittenIn({ language: written }: { language: string }) {
  const { t, language } = usePage();
  if (written === language || !isInterfaceLanguage(written)) return null;
  return <p className="meta">{t("rules:page.language", { language: LANGUAGE_NAMES[written] })}</p>;
}

/** Of the five they stand in the text. */
export function RuleExamples({ examples }: Pick<RuleFactsOf, "examples">) {
  const { t } = usePage();
  return (
    <>
      {([false, true] as const).map((isBad) => {
        const shown = examples.filter((example) => example.isBad === isBad);
        if (shown.length === 0) return null;
        return (
          <section key={`${isBad}`} className="stack">
            <h2>{t(isBad ? "admin:rules.bad" : "admin:rules.good")}</h2>
            <ul>
              {shown.map(({ text, language }) => (
                <li key={text} {...writtenIn(language)}>
                  {text}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

export function RuleHolds({ facts: { scope, rung } }: { facts: RuleFactsOf }) {
  const { t, community, language } = usePage();
  const areas = community.areas.filter(({ id }) => scope.areas?.includes(id)).map((area) => areaName(area, language));
  const products = community.products.filter(({ id }) => scope.products?.includes(id)).map(({ name }) => name);
  const parts: [string, readonly string[] | null][] = [
    [
      t("rules:scope.kinds"),
      scope.kinds?.map((kind) => t(kind === "rule" ? "admin:case.rule" : `rules:kind.${kind}`)) ?? null,
    ],
    [t("rules:scope.areas"), scope.areas && areas],
    [t("rules:scope.products"), scope.products && products],
    [t("rules:scope.languages"), scope.languages?.map((one) => LANGUAGE_NAMES[one]) ?? null],
    [t("rules:scope.standings"), scope.standings?.map((one) => t(`rules:standing.${one}`)) ?? null],
  ];
  const narrowed = parts.flatMap(([name, among]) => (among ? [{ name, among: among.join(", ") || "–" }] : []));
  return (
    <section className="stack" aria-labelledby="holds">
      <h2 id="holds">{t("rules:scope.heading")}</h2>
      {narrowed.length === 0 && scope.inMarketplace && <p>{t("rules:page.everywhere")}</p>}
      <ul className="bare">
        {narrowed.map(({ name, among }) => (
          <li key={name}>
            {name}: {among}
          </li>
        ))}
        {!scope.inMarketplace && <li>{t("rules:page.not-marketplace")}</li>}
      </ul>
      <p>
        {t("rules:page.does")} {t(`moderation:rung.${rung}`)}
      </p>
    </section>
  );
}
