import { NotificationBell } from "~/components/notification/bell";
import { SearchForm } from "~/components/search/form";
import { LinkButton } from "~/components/ui/button";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { SiteMenu } from "./menu";
import { Places } from "./places";

/** One row: mark, places, search, ask, and whoever is here. On a phone the places move into the menu. */
export function SiteHeader() {
  const { t, actor, path, community } = usePage();
  const { brand } = community.settings;
  return (
    <header className="bar">
      <div>
        <a className={brand.logo ? "brand with-logo" : "brand"} href={urls.home()}>
          {brand.logo && <img src={urls.upload(brand.logo)} alt="" height={28} />}
          <span>{brand.name}</span>
        </a>
        <nav className="places" aria-label={t("common:nav.main")}>
          <Places />
        </nav>
        {isSearchPage(path) ? <span className="find" /> : <SearchForm />}
        {path.startsWith(urls.ask()) ? null : (
          <LinkButton href={urls.ask()} tone={isSearchPage(path) ? "plain" : "first"}>
            <AskWords />
          </LinkButton>
        )}
        {actor === null && (
          <div className="guest">
            <LinkButton href={urls.login(isPlain(path) ? undefined : path)} tone="quiet">
              {t("common:nav.login")}
            </LinkButton>
            <LinkButton href={urls.join()}>{t("common:nav.join")}</LinkButton>
          </div>
        )}
        <NotificationBell />
        <SiteMenu />
      </div>
    </header>
  );
}

/** Where two words do not fit beside mark, search and menu, one does. */
function AskWords() {
  const { t } = usePage();
  const [long, short] = [t("common:nav.ask"), t("common:nav.ask-short")];
  if (long === short) return long;
  return (
    <>
      <span className="for-wide">{long}</span>
      <span className="for-phone">{short}</span>
    </>
  );
}

/** These pages have the large box themselves, and finding is their main act. */
function isSearchPage(path: string): boolean {
  return /^\/(search\b|$|\?)/.test(path);
}

/** Pages one need not come back to after logging in. */
function isPlain(path: string): boolean {
  return path === "/" || /^\/(login|join|password|logout)\b/.test(path);
}
