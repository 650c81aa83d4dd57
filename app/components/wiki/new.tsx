// Beginning a page: which product it is about, then its title, its place in the tree and its text.

import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import { Editor } from "~/components/post/editor";
import { type PreflightFacts, WritingForm } from "~/components/post/writing-form";
import { useContentLanguages } from "~/components/site/language-options";
import { Field } from "~/components/ui/field";
import type { Draft } from "~/models/document/draft.server";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import type { TreePage } from "~/text/page-tree";
import { urls } from "~/urls";
import { Former, Taken, TakesFormer } from "./namesakes";
import { ParentField } from "./parent-field";
import { PreviewButton, PreviewShown } from "./preview";
import { WikiTrail } from "./trail";

export type WikiNewProps = {
  place: { productId: number | null; slug: string; name: string };
  pages: TreePage[];
  begun: { title: string; parent: number | null };
  draft: SerializeFrom<Draft> | null;
  /** False: a moderator reads it first. */
  isDirect: boolean;
  preflight: PreflightFacts;
  reply: Reply | undefined;
};

export function WikiNew({ place, pages, begun, draft, isDirect, preflight, reply }: WikiNewProps) {
  const { t, language } = usePage();
  const typed = draft?.fields ?? {};
  return (
    <div className="narrow">
      <header className="page-head">
        <WikiTrail productId={place.productId} />
        <h1>{t("wiki:new.heading")}</h1>
        {!isDirect && <p className="meta">{t("wiki:new.held-hint")}</p>}
      </header>
      <Taken reply={reply} />
      <Former reply={reply} />
      <PreviewShown html={reply?.preview} lang={reply?.typed.language} />
      <WritingForm
        draftTarget="page"
        draft={draft}
        isBegun={begun.title !== "" || begun.parent !== null}
        reply={reply}
        preflight={preflight}
        takesFiles
        submit={t(isDirect ? "wiki:new.submit" : "wiki:new.submit-held")}
        aside={<PreviewButton />}
        labels={{ title: t("wiki:field.title"), body: t("wiki:field.body"), parent: t("wiki:field.parent") }}
      >
        <input type="hidden" name="product" value={place.productId ?? ""} />
        <input type="hidden" name="place" value={place.slug} />
        <Field
          name="title"
          label={t("wiki:field.title")}
          hint={t("wiki:field.title-hint")}
          value={typed.title ?? begun.title}
          reply={reply}
          maxLength={FIELD_LIMITS.title.maximum}
          required
        />
        <TakesFormer reply={reply} />
        <ParentField pages={pages} value={typed.parent ?? begun.parent} reply={reply} />
        <Editor
          label={t("wiki:field.body")}
          hint={t("wiki:field.body-hint")}
          value={typed.body}
          reply={reply}
          maxLength={FIELD_LIMITS.pageBody.maximum}
          rows={18}
          mayUpload
          isPage
        />
        <Field
          name="language"
          control="select"
          label={t("wiki:field.language")}
          value={typed.language ?? language}
          reply={reply}
          options={useContentLanguages(typed.language)}
        />
      </WritingForm>
    </div>
  );
}

/** Before anything else: what is it about? */
export function WikiNewPlace({ title }: { title: string }) {
  const { t, community } = usePage();
  const products = community.products.filter((product) => !product.isArchived);
  return (
    <div className="narrow">
      <header className="page-head">
        <WikiTrail />
        <h1>{t("wiki:new.heading")}</h1>
        <p>{t("wiki:new.which")}</p>
      </header>
      <ul className="plain-list">
        {products.map(({ id, slug, name, description }) => (
          <li key={id}>
            <a className="title" href={urls.newPage({ product: slug, title })}>
              {name}
            </a>
            {description && <p className="excerpt">{description}</p>}
          </li>
        ))}
        <li>
          <a className="title" href={urls.newPage({ product: "-", title })}>
            {t("wiki:general")}
          </a>
          <p className="excerpt">{t("wiki:general-text")}</p>
        </li>
      </ul>
    </div>
  );
}
