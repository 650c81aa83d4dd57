// Beginning a page: which product it is about, then its title, its place in the tree and its text.

import type { SerializeFrom } from "@remix-run/node";
import { FIELD_LIMITS } from "#moderation/limits";
import { Editor } from "~/components/post/editor";
import { type PreflightFacts, WritingForm } from "~/components/post/writing-form";
import { languageOptions } from "~/components/site/language-options";
import { CheckField, Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import type { Draft } from "~/models/document/draft.server";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import { linesOfTree, type TreePage } from "~/text/page-tree";
import { urls } from "~/urls";
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
          options={languageOptions()}
        />
      </WritingForm>
    </div>
  );
}

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

/** What the title's address still leads to, above the form; in it the button that takes the address. */
export function Former({ reply }: { reply: Reply | undefined }) {
  const { t } = usePage();
  if (!reply?.former) return null;
  const { id, title } = reply.former;
  return (
    <Notice tone="wait" role="alert" title={t("wiki:former.title")}>
      <p>
        <a href={urls.page(reply.former)} dir="auto">
          {title}
        </a>
      </p>
      <p>
        {t("wiki:former.text", { title: reply.typed.title ?? "" })}{" "}
        <a href={urls.pageLinks(id)}>{t("wiki:former.links")}</a>
      </p>
    </Notice>
  );
}

export function TakesFormer({ reply }: { reply: Reply | undefined }) {
  const { t } = usePage();
  if (!reply?.former) return null;
  return <CheckField name="takesFormer" label={t("wiki:former.take")} />;
}

/** A page is called so: that is the page to write in, or the title says something else. */
export function Taken({ reply }: { reply: Reply | undefined }) {
  const { t } = usePage();
  if (!reply?.taken) return null;
  return (
    <Notice tone="wait" role="alert" title={t("wiki:new.taken")}>
      <p>
        <a href={urls.page(reply.taken)} dir="auto">
          {reply.taken.title}
        </a>
      </p>
      <p>{t("wiki:new.taken-text")}</p>
    </Notice>
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
