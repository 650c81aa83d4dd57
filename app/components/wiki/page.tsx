// A page of the wiki: its text, and in the margin what is in it, who wrote it and what can be done with it.

import type { SerializeFrom } from "@remix-run/node";
import { AuthorName } from "~/components/account/author";
import { LackingLink } from "~/components/account/lacking-link";
import { FlagLink } from "~/components/case/flag-link";
import { HeldNotice } from "~/components/case/held-notice";
import type { ReasonLike } from "~/components/case/reason-list";
import { ImportedFromLine } from "~/components/post/imported-from";
import { Prose } from "~/components/post/prose";
import { LinkButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { Time } from "~/components/ui/time";
import { writtenIn } from "~/languages/written-in";
import type { ImportedFrom } from "~/models/community/imported-from.server";
import type { PageRights, PageView } from "~/models/wiki/reading.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { type ContentsLine, withHeadingLinks } from "~/text/headings";
import { urls } from "~/urls";
import { WikiMargin } from "./margin";
import { QuestionsAbout } from "./questions-about";
import { WikiTrail } from "./trail";

export type WikiPageProps = {
  page: SerializeFrom<PageView>;
  rights: PageRights;
  contents: ContentsLine[];
  held: { reasons: ReasonLike[]; note: string | null } | null;
  /** From where it was imported. */
  imported?: ImportedFrom | undefined;
};

export function WikiPage({ page, rights, contents, held, imported }: WikiPageProps) {
  const { t, actor } = usePage();
  const isLive = page.state === "published";
  return (
    <>
      <header className="page-head">
        <WikiTrail productId={page.productId} trail={page.trail} />
        <h1 {...writtenIn(page.language)}>{page.title}</h1>
        <div className="row">
          <p className="meta row">
            <span>
              {t("wiki:page.changed")} <Time at={page.changedAt} show="said" /> ·{" "}
              <AuthorName author={page.author} authorName={page.authorName} />
            </span>
            {isLive && (
              <a href={urls.history(page.id)} rel="nofollow">
                {t("wiki:page.version", { number: page.number })}
              </a>
            )}
          </p>
          {rights.lacking && (
            <LackingLink lacking={rights.lacking} to={urls.pageEdit(page.id)} className="button first">
              {t("wiki:page.suggest")}
            </LackingLink>
          )}
          {rights.edit && isLive && (
            <LinkButton href={urls.pageEdit(page.id)} tone="first">
              {t(rights.edit === "publish" ? "wiki:page.edit" : "wiki:page.suggest")}
            </LinkButton>
          )}
        </div>
      </header>
      {!isLive && (
        <HeldNotice
          state={page.state}
          {...(held ?? {})}
          editHref={rights.edit === "publish" ? urls.pageEdit(page.id) : null}
        />
      )}
      {rights.isFirstDecider && (
        <Notice tone="wait">
          <p>{t("moderation:reason.first-decider")}</p>
        </Notice>
      )}
      {page.waitingProposals > 0 && rights.edit === "publish" && (
        <Notice tone="wait">
          <p>
            <a href={officeUrls.proposals(page.id)}>{t("wiki:page.waiting", { count: page.waitingProposals })}</a>
          </p>
        </Notice>
      )}
      <div className="leaf">
        <article className="stack wide">
          {contents.length > 0 && (
            <details className="contents-fold">
              <summary>{t("wiki:page.contents")}</summary>
              <Contents lines={contents} />
            </details>
          )}
          <Prose html={isLive && actor ? withSectionLinks(page, rights, t) : page.html} lang={page.language} />
          <ImportedFromLine from={imported} />
          <Children page={page} />
          <QuestionsAbout questions={page.questions} />
          {isLive && <FlagLink documentId={page.id} author={page.author} />}
        </article>
        <WikiMargin page={page} rights={rights}>
          {contents.length > 0 && (
            <section className="contents-beside">
              <h2>{t("wiki:page.contents")}</h2>
              <Contents lines={contents} />
            </section>
          )}
        </WikiMargin>
      </div>
    </>
  );
}

/** At every heading: edit this section, ask about it. */
function withSectionLinks(
  { id: about, html, productSlug }: WikiPageProps["page"],
  { edit }: PageRights,
  t: ReturnType<typeof usePage>["t"],
): string {
  return withHeadingLinks(html, (section, title) => [
    ...(edit
      ? [
          {
            href: urls.pageEdit(about, { section }),
            label: t("wiki:edit.section-heading", { title }),
            text: t("common:action.edit"),
          },
        ]
      : []),
    {
      href: urls.ask({ ...(productSlug ? { product: productSlug } : {}), about, section }),
      label: t("wiki:page.ask-section-heading", { title }),
      text: t("wiki:page.ask-section"),
    },
  ]);
}

function Contents({ lines }: { lines: ContentsLine[] }) {
  return (
    <ol className="contents bare">
      {lines.map(({ level, id, text }) => (
        <li key={id} className={level > 2 ? "below" : undefined}>
          <a href={`#${id}`} dir="auto">
            {text}
          </a>
        </li>
      ))}
    </ol>
  );
}

function Children({ page }: { page: WikiPageProps["page"] }) {
  const { t } = usePage();
  if (page.children.length === 0) return null;
  return (
    <nav className="stack" aria-labelledby="below">
      <h2 id="below" className="label below-heading">
        {t("wiki:page.below")}
      </h2>
      <ul className="wiki-tree">
        {page.children.map((child) => (
          <li key={child.id}>
            <a href={urls.page({ productSlug: page.productSlug, slug: child.slug })} {...writtenIn(child.language)}>
              {child.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
