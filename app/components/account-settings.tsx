import type { ReactNode } from "react";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

const PAGES = ["profile", "email", "password", "sessions", "data"] as const;
export type SettingsPageName = (typeof PAGES)[number];

/** The frame of all settings: one heading, the way to the other pages, one main act each. */
export function SettingsPage({ page, children }: { page: SettingsPageName; children: ReactNode }) {
  const { t } = usePage();
  return (
    <article className="narrow">
      <header className="page-head">
        <h1>{t("account:settings.title")}</h1>
        <nav className="tabs" aria-label={t("account:settings.pages")}>
          {PAGES.map((name) => (
            <a key={name} href={urls.settings(name)} aria-current={name === page ? "page" : undefined}>
              {t(`account:settings.${name}`)}
            </a>
          ))}
        </nav>
      </header>
      <div className="stack wide">{children}</div>
    </article>
  );
}
