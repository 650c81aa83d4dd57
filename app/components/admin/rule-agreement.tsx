// Whether the software agrees with the author's examples, before a rule is saved: each with what it would do to it.
import { type Agreement, agreementOf } from "#moderation/own-rules/agreement";
import { CheckField } from "~/components/ui/field";
import { Mark } from "~/components/ui/mark";
import { writtenIn } from "~/languages/written-in";
import type { Looked } from "~/models/rule/reach.server";
import { useT } from "~/page-context";
import { sureWords } from "./sure-words";

export function RuleAgreement({ looked }: { looked: Looked }) {
  const t = useT();
  return (
    <section id="agreement" className="sheet stack" aria-labelledby="agreement-title">
      <h2 id="agreement-title">{t("rules:agree.heading")}</h2>
      <p>{t("rules:agree.text")}</p>
      <ExampleList {...looked} />
      <CheckField name="anyway" label={t("rules:agree.anyway")} hint={t("rules:agree.anyway-hint")} />
    </section>
  );
}

export function ExampleList({ examples, newcomer }: Looked) {
  const t = useT();
  return (
    <ul className="bare stack">
      {examples.map((example) => {
        const agreement = agreementOf(example, newcomer);
        return (
          <li key={`${example.language} ${example.isBad} ${example.text}`} className="row">
            <Mark tone={example.isBad ? "bad" : "good"}>
              {t(example.isBad ? "admin:rules.bad" : "admin:rules.good")}
            </Mark>
            <q {...writtenIn(example.language)}>{example.text.slice(0, 200)}</q>
            <strong>{agreementWords(t, agreement)}</strong>
            <span className="meta">{sureWords(t, example.strength)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function agreementWords(t: ReturnType<typeof useT>, agreement: Agreement): string {
  return t(`rules:agree.${agreement}`);
}
