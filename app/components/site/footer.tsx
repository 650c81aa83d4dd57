import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from "~/i18n";
import { legalLinks } from "~/legal";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { ContactBlock } from "./contact-block";

/** Every page says who is behind it and how to reach them. */
export function SiteFooter() {
  const { t, community, path } = usePage();
  return (
    <footer className="foot">
      <div>
        {path !== urls.contact() && <ContactBlock contact={community.settings.contact} />}
        <nav className="row" aria-label={t("common:footer.more")}>
          <a href={urls.tags()}>{t("common:nav.tags")}</a>
          <a href={urls.rules()}>{t("common:footer.rules")}</a>
          <a href={urls.moderation()}>{t("common:footer.moderation")}</a>
          <a href={urls.contact()}>{t("common:footer.contact")}</a>
          {legalLinks(community.settings).map(({ page, href }) => (
            <a key={page} href={href}>
              {t(`common:footer.${page}`)}
            </a>
          ))}
        </nav>
        <LanguageSwitch />
      </div>
    </footer>
  );
}

/** Buttons, not a menu: one press, works without script, each name in its own language. */
function LanguageSwitch() {
  const { t, language, path } = usePage();
  return (
    <form method="post" action={urls.language()} className="row languages" aria-label={t("common:footer.language")}>
      <input type="hidden" name="to" value={path} />
      {INTERFACE_LANGUAGES.map((code) => (
        <button
          type="submit"
          key={code}
          name="language"
          value={code}
          lang={code}
          aria-current={code === language || undefined}
        >
          {LANGUAGE_NAMES[code]}
        </button>
      ))}
    </form>
  );
}
