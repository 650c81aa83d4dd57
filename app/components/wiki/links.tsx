import { EmptyState } from "~/components/ui/empty-state";
import { writtenIn } from "~/languages/written-in";
import type { DeadAnchor } from "~/models/wiki/dead-anchors.server";
import type { Backlink } from "~/models/wiki/links.server";
import type { WikiPage } from "~/models/wiki/page.server";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { WikiTrail } from "./trail";

export type WikiLinksProps = {
  page: WikiPage;
  links: Backlink[];
  /** Which of them lead to a section that is not there; for those who may mend it. */
  dead: DeadAnchor[];
  addresses: string[];
};

/** Every published text that links to a page, and the addresses that lead to it. */
export function WikiLinks({ page, links, dead, addresses }: WikiLinksProps) {
  const { t } = usePage();
  return (
    <div className="narrow stack wide">
      <header className="page-head">
        <WikiTrail productId={page.productId} last={{ text: page.title, href: urls.page(page), lang: page.language }} />
        <h1>{t("wiki:links.heading")}</h1>
      </header>
      {links.length === 0 && (
        <EmptyState title={t("wiki:links.empty")}>
          {t("wiki:links.empty-text", { link: `[[${page.title}]]` })}
        </EmptyState>
      )}
      {links.length > 0 && <Links links={links} dead={dead} />}
      {addresses.length > 0 && (
        <section className="stack" aria-labelledby="addresses">
          <h2 id="addresses">{t("wiki:links.addresses")}</h2>
          <ul className="plain-list">
            {addresses.map((address) => (
              <li key={address}>
                <code>{decodeURIComponent(address)}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Links({ links, dead }: Pick<WikiLinksProps, "links" | "dead">) {
  const { t } = usePage();
  const deadOf = (id: number) => dead.filter(({ fromId }) => fromId === id).map(({ words }) => words);
  return (
    <ul className="plain-list">
      {links.map(({ id, kind, title, path, language }) => (
        <li key={id}>
          <p>
            <a href={path} {...writtenIn(language)}>
              {title}
            </a>
          </p>
          <p className="meta">{t(`wiki:kind.${kindOf(kind)}`)}</p>
          {deadOf(id).map((section) => (
            <p key={section} className="error">
              {t("wiki:links.dead", { section })}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function kindOf(kind: string): "page" | "question" | "answer" | "comment" | "faq" {
  return kind === "page" || kind === "answer" || kind === "comment" || kind === "faq" ? kind : "question";
}
