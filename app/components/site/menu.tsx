import { holdsOffice, isAdmin } from "#moderation/permissions/permission";
import { Avatar } from "~/components/ui/avatar";
import { Button } from "~/components/ui/button";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { Places } from "./places";

/** Without script a <details>; the enhancement closes it on Escape and on a press elsewhere. */
export function SiteMenu() {
  const { t, actor } = usePage();
  return (
    <details className={actor ? "menu" : "menu for-phone"} data-menu>
      <summary aria-label={t("common:nav.menu")}>
        {actor ? <Avatar {...actor} /> : <span className="menu-sign" aria-hidden="true" />}
      </summary>
      <div className="menu-sheet">
        <nav className="for-phone" aria-label={t("common:nav.main")}>
          <Places />
          <a href={urls.tags()}>{t("common:nav.tags")}</a>
        </nav>
        {actor ? <MemberLinks /> : <GuestLinks />}
        {actor && (
          <form method="post" action={urls.logout()}>
            <Button tone="quiet">{t("common:nav.logout")}</Button>
          </form>
        )}
      </div>
    </details>
  );
}

function GuestLinks() {
  const { t, path } = usePage();
  return (
    <nav aria-label={t("common:nav.account")}>
      <a href={urls.login(path)}>{t("common:nav.login")}</a>
      <a href={urls.join()}>{t("common:nav.join")}</a>
    </nav>
  );
}

function MemberLinks() {
  const { t, actor } = usePage();
  if (!actor) return null;
  return (
    <nav aria-label={t("common:nav.account")}>
      <a href={urls.member(actor.name)}>
        <bdi>{actor.displayName}</bdi>
      </a>
      <a href={urls.drafts()}>{t("common:nav.drafts")}</a>
      <a href={urls.decisions()}>{t("decisions:record.short")}</a>
      <a href={urls.watches()}>{t("notifications:watches.title")}</a>
      <a href={urls.settings()}>{t("common:nav.settings")}</a>
      {holdsOffice(actor) && <a href={officeUrls.searches()}>{t("common:nav.searches")}</a>}
      {isAdmin(actor) && <a href="/admin">{t("common:nav.admin")}</a>}
    </nav>
  );
}
