import type { ReactNode } from "react";
import { isAdmin } from "#moderation/permissions/permission";
import { Breadcrumbs, type Crumb } from "~/components/ui/breadcrumbs";
import { FormErrors } from "~/components/ui/form-errors";
import { Tabs } from "~/components/ui/tabs";
import type { FormReply } from "~/forms/form";
import { type AdminPage, officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";

const PAGES: readonly AdminPage[] = [
  "about",
  "brand",
  "contact",
  "legal",
  "areas",
  "products",
  "tags",
  "members",
  "rules",
  "limits",
  "languages",
  "images",
  "searches",
  "jobs",
];

export type AdminFrameProps = {
  page: AdminPage;
  /** Where a page stands below one of the tabs. */
  title?: string;
  /** What the page is for, in a sentence. */
  intro?: string;
  reply?: FormReply | undefined;
  labels?: Record<string, string>;
  children: ReactNode;
};

/** The frame of every page of the administration: where one is, where else one can go, what went wrong. */
export function AdminFrame({ page, title, intro, reply, labels, children }: AdminFrameProps) {
  const { t, actor } = usePage();
  // Some pages are for moderators and staff too; the others would only refuse them.
  const seesAll = isAdmin(actor);
  const pageTitle = t(`admin:page.${page}`);
  const trail: Crumb[] = [{ text: t("admin:heading"), href: officeUrls.admin("about") }];
  if (title !== undefined) trail.push({ text: pageTitle, href: officeUrls.admin(page) });
  return (
    <article className="stack wide">
      {seesAll && (
        <Tabs
          label={t("admin:pages")}
          tabs={PAGES.map((one) => ({
            href: officeUrls.admin(one),
            text: t(`admin:page.${one}`),
            isCurrent: one === page,
          }))}
        />
      )}
      <header className="page-head">
        {seesAll && <Breadcrumbs trail={trail} />}
        <h1 dir="auto">{title ?? pageTitle}</h1>
        {intro && <p className="meta">{intro}</p>}
      </header>
      <FormErrors reply={reply} {...(labels ? { labels } : {})} />
      {children}
    </article>
  );
}
