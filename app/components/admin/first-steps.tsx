import { Button } from "~/components/ui/button";
import { legalLinks } from "~/legal";
import type { FirstSteps as Steps } from "~/models/community/about.server";
import { type AdminPage, officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { SETTINGS_DEFAULTS } from "~/settings";

/** What a new community still needs, each with the way there; what is done says so. */
export function FirstSteps({ steps, hasMail }: { steps: Steps; hasMail: boolean }) {
  const { t, community } = usePage();
  const { brand, contact } = community.settings;
  const list: { page: AdminPage; words: Parameters<typeof t>[0]; isDone: boolean }[] = [
    { page: "brand", words: "admin:steps.brand", isDone: brand.name !== SETTINGS_DEFAULTS.brand.name },
    { page: "contact", words: "admin:steps.contact", isDone: Boolean(contact.company || contact.email) },
    { page: "legal", words: "admin:steps.legal", isDone: legalLinks(community.settings).length > 0 },
    { page: "areas", words: "admin:steps.areas", isDone: community.areas.some((area) => !area.isArchived) },
    { page: "products", words: "admin:steps.products", isDone: community.products.length > 0 },
    { page: "members", words: "admin:steps.people", isDone: steps.hasColleague },
    { page: "rules", words: "admin:steps.rules", isDone: true },
  ];
  if (steps.hasSentMail && list.every(({ isDone }) => isDone)) return null;
  return (
    <section className="narrow stack" aria-labelledby="steps">
      <h2 id="steps">{t("admin:steps.title")}</h2>
      <ul className="bare stack">
        {list.map(({ page, words, isDone }) => (
          <li key={page} className="row">
            <Done isDone={isDone} /> <a href={officeUrls.admin(page)}>{t(words)}</a>
          </li>
        ))}
        <li className="row">
          <Done isDone={steps.hasSentMail} /> <span>{t(hasMail ? "admin:steps.mail" : "admin:steps.no-mail")}</span>
          {hasMail && (
            <form method="post" action={officeUrls.admin("about")}>
              <Button>{t("admin:steps.mail-do")}</Button>
            </form>
          )}
        </li>
        <li className="row">
          <Done isDone={steps.hasImport} /> <span>{t("admin:steps.import")}</span>
        </li>
      </ul>
    </section>
  );
}

function Done({ isDone }: { isDone: boolean }) {
  const { t } = usePage();
  return <span className={isDone ? "mark good" : "mark"}>{t(isDone ? "admin:steps.done" : "admin:steps.open")}</span>;
}
