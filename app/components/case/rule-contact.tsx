import { ContactBlock } from "~/components/site/contact-block";
import { LinkButton } from "~/components/ui/button";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

/** How to reach a person, and what to try before. */
export function ContactPage() {
  const { t, community } = usePage();
  const { contact } = community.settings;
  const isKnown = Boolean(
    contact.company || contact.address || contact.phone || contact.email || contact.people.length > 0,
  );
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <h1>{t("admin:contact-page.title")}</h1>
        <p>{t("admin:contact-page.intro")}</p>
        <p className="row">
          <LinkButton href={urls.ask()} tone="first">
            {t("common:nav.ask")}
          </LinkButton>
          <LinkButton href={urls.search()}>{t("common:search.label")}</LinkButton>
        </p>
      </header>
      {isKnown ? <ContactBlock contact={contact} /> : <p className="meta">{t("admin:contact-page.none")}</p>}
    </article>
  );
}
