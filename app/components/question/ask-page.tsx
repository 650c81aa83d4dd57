// The ask form: similar questions while the title is typed, the rules' word before submitting, a draft kept all along.

import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import { areaName } from "~/area-name";
import { Editor } from "~/components/post/editor";
import { type PreflightFacts, WritingForm } from "~/components/post/writing-form";
import { useContentLanguages } from "~/components/site/language-options";
import { Button } from "~/components/ui/button";
import { CheckField, Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { writtenIn } from "~/languages/written-in";
import type { Draft } from "~/models/document/draft.server";
import type { BegunAt } from "~/models/faq/stuck.server";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import { urls } from "~/urls";
import { AskedAboutFields, type BegunElsewhere } from "./asked-about-line";
import { SimilarList } from "./similar-list";
import { TagsField } from "./tags-field";

export type AskPageProps = {
  draft: SerializeFrom<Draft> | null;
  draftTarget: string;
  /** In which the member asked or answered last, where the interface does not have it. */
  usualLanguage: string | null;
  begun: { title: string; product: string; area: string; visit: string | null } & BegunElsewhere;
  isNewcomer: boolean;
  knownTags: readonly { slug: string; questionCount: number }[];
  preflight: PreflightFacts | null;
  reply: Reply | undefined;
};

export function AskPage({ draft, begun, isNewcomer, knownTags, usualLanguage, reply, ...page }: AskPageProps) {
  const { t } = usePage();
  const typed = draft?.fields ?? {};
  return (
    <div className="narrow">
      <header className="page-head">
        <h1>{t("forum:ask.title")}</h1>
        <p className="meta">{t("forum:ask.intro")}</p>
      </header>
      {isNewcomer && <Notice>{t("forum:ask.newcomer")}</Notice>}
      <WritingForm
        draftTarget={page.draftTarget}
        draft={draft}
        isBegun={begun.title !== "" || begun.product !== "" || begun.faq !== null || begun.about !== null}
        reply={reply}
        preflight={page.preflight}
        takesFiles
        submit={t("forum:ask.submit")}
        labels={{ title: t("forum:ask.field-title"), body: t("forum:ask.field-body"), tags: t("forum:ask.field-tags") }}
      >
        {/* What Enter presses: without it the first "This solved it" would be pressed. */}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
        <Field
          name="title"
          label={t("forum:ask.field-title")}
          hint={t("forum:ask.title-hint")}
          value={typed.title ?? begun.title}
          reply={reply}
          maxLength={FIELD_LIMITS.title.maximum}
          required
          data={{ "data-similar": true }}
        />
        {begun.visit && <input type="hidden" name="v" value={begun.visit} />}
        {begun.faq && <FromEntry entry={begun.faq} />}
        <AskedAboutFields about={begun.about} />
        <SimilarArea reply={reply} />
        <Editor
          label={t("forum:ask.field-body")}
          value={typed.body}
          reply={reply}
          maxLength={FIELD_LIMITS.questionBody.maximum}
          mayUpload
        />
        <Place typed={typed} begun={begun} reply={reply} />
        <TagsField value={typed.tags} known={knownTags} reply={reply} />
        <LanguageField typed={typed} usual={usualLanguage} reply={reply} />
      </WritingForm>
    </div>
  );
}

/** The entry that did not help: whoever answers sees that it was read. */
function FromEntry({ entry }: { entry: BegunAt }) {
  const { t } = usePage();
  return (
    <p className="meta">
      <input type="hidden" name="faq" value={entry.id} />
      {t("faq:stuck.begun")}{" "}
      <a href={urls.faq(entry)} {...writtenIn(entry.language)}>
        {entry.question}
      </a>
    </p>
  );
}

/** Filled by the script while the title is typed; without it by a button. */
function SimilarArea({ reply }: { reply: Reply | undefined }) {
  const { t, community, language } = usePage();
  const similar = reply?.similar;
  const isNothing = similar && similar.questions.length + similar.guides.length === 0;
  return (
    <>
      <noscript>
        <Button name="look" value="1" formNoValidate>
          {t("common:similar.look")}
        </Button>
      </noscript>
      <div className="similar" data-similar-area aria-live="polite">
        {similar && !isNothing && <SimilarList {...similar} products={community.products} language={language} t={t} />}
        {isNothing && <p className="meta">{t("common:similar.none")}</p>}
      </div>
    </>
  );
}

type PartProps = { typed: Record<string, string>; reply: Reply | undefined };

function Place({ typed, begun, reply }: PartProps & { begun: AskPageProps["begun"] }) {
  const { t, community, language } = usePage();
  const areas = community.areas.filter((area) => !area.isArchived);
  const products = community.products.filter((product) => !product.isArchived);
  const begunArea =
    areas.find((area) => area.slug === begun.area)?.id ?? areas.find((area) => area.kind === "questions")?.id;
  const begunProduct = products.find((product) => product.slug === begun.product)?.id ?? "";
  const versions = products.filter((product) => product.versions.length > 0);
  return (
    <div className="fields">
      {products.length > 0 && (
        <Field
          control="select"
          name="product"
          label={t("forum:list.product")}
          value={typed.product ?? begunProduct}
          reply={reply}
          options={[
            { value: "", text: t("forum:ask.no-product") },
            ...products.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
      )}
      {versions.length > 0 && (
        <Field
          control="select"
          name="version"
          label={t("forum:list.version")}
          value={typed.version}
          reply={reply}
          data={{ "data-follows": "product" }}
          options={[
            { value: "", text: t("forum:ask.any-version") },
            ...versions.map((product) => ({
              group: product.name,
              options: product.versions
                .filter((version) => !version.isArchived)
                .map(({ id, name }) => ({ value: id, text: `${product.name} · ${name}` })),
            })),
          ]}
        />
      )}
      <Field
        control="select"
        name="area"
        label={t("forum:list.area")}
        value={typed.area ?? begunArea}
        reply={reply}
        options={areas.map((area) => ({
          value: area.id,
          text: areaName(area, language),
          data: { "data-kind": area.kind },
        }))}
      />
      {areas.some((area) => area.kind === "marketplace") && (
        <div className="for-offers">
          <CheckField
            name="disclosed"
            label={t("forum:ask.disclosed")}
            isChecked={(reply?.typed ?? typed).disclosed === "1"}
          />
        </div>
      )}
    </div>
  );
}

function LanguageField({ typed, usual, reply }: PartProps & { usual: string | null }) {
  const { t, language } = usePage();
  return (
    <Field
      control="select"
      name="language"
      label={t("forum:ask.field-language")}
      value={typed.language ?? usual ?? language}
      reply={reply}
      options={useContentLanguages(typed.language ?? usual)}
    />
  );
}
