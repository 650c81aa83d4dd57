// Pointing at a text that breaks a rule: which rule, and if need be which words. A page of its own, so that it works without
// script and nobody flags by a slip of the finger.

import { Prose } from "~/components/post/prose";
import { Breadcrumbs } from "~/components/ui/breadcrumbs";
import { Button } from "~/components/ui/button";
import { CheckField, Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { IdempotencyKey } from "~/components/ui/idempotency-key";
import { Notice } from "~/components/ui/notice";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";
import { urls } from "~/urls";

export type FlagPageProps = {
  documentId: number;
  title: string;
  href: string;
  html: string;
  language: string;
  rules: { key: string; title: string; language: string }[];
  hasFlagged: boolean;
  reply: FormReply | undefined;
};

export function FlagPage(props: FlagPageProps) {
  const t = useT();
  const { documentId, title, href, html, language, rules, hasFlagged, reply } = props;
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <Breadcrumbs trail={[{ text: title, href }]} />
        <h1>{t("decisions:flag.heading")}</h1>
        <p className="meta">{t("decisions:flag.intro")}</p>
      </header>
      <details className="sheet">
        <summary>{t("decisions:flag.text")}</summary>
        <Prose html={html} lang={language} />
      </details>
      {hasFlagged ? (
        <Notice>
          <p>{t("decisions:flag.already")}</p>
          <p>
            <a href={href}>{t("decisions:flag.back")}</a>
          </p>
        </Notice>
      ) : (
        <form method="post" action={urls.flag(documentId)} className="stack">
          <IdempotencyKey />
          <FormErrors reply={reply} labels={{ rule: t("decisions:flag.rule") }} />
          <fieldset className="stack">
            <legend>{t("decisions:flag.rule")}</legend>
            {rules.map((rule) => (
              <CheckField
                key={rule.key}
                name="rule"
                kind="radio"
                value={rule.key}
                label={<span lang={rule.language}>{rule.title}</span>}
                isChecked={reply?.typed.rule === rule.key}
              />
            ))}
            <p className="meta">
              <a href={urls.rules()}>{t("decisions:flag.rules")}</a>
            </p>
          </fieldset>
          <Field
            name="passage"
            control="textarea"
            label={t("decisions:flag.passage")}
            hint={t("decisions:flag.passage-hint")}
            reply={reply}
            rows={3}
            maxLength={1000}
            isOptional
          />
          <div className="row">
            <Button tone="first">{t("decisions:flag.submit")}</Button>
            <a href={href}>{t("common:action.cancel")}</a>
          </div>
        </form>
      )}
    </article>
  );
}
