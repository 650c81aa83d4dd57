import type { ReactNode } from "react";
import { Tabs } from "~/components/ui/tabs";
import { useT } from "~/page-context";
import { urls } from "~/urls";

const PAGES = ["profile", "email", "notifications", "password", "sessions", "data"] as const;
export type SettingsPageName = (typeof PAGES)[number];

/** The frame of all settings: one heading, the way to the other pages, one main act each. */
export function SettingsPage({ page, children }: { page: SettingsPageName; children: ReactNode }) {
  const t = useT();
  const tabs = PAGES.map((name) => ({
    href: urls.settings(name),
    text: t(`account:settings.${name}`),
    isCurrent: name === page,
  }));
  return (
    <article className="narrow">
      <header className="page-head">
        <h1>{t("account:settings.title")}</h1>
        <Tabs label={t("account:settings.pages")} tabs={tabs} />
      </header>
      <div className="stack wide">{children}</div>
    </article>
  );
}
