// What trust is, what earns it and what each level opens: from the tables that the rules use.
import { CASE_MEMORY_DAYS, WHAT_OPENS } from "#moderation/trust";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

export function TrustPage() {
  const { t, actor } = usePage();
  return (
    <article className="narrow stack wide">
      <header className="page-head">
        <h1>{t("account:trust-page.title")}</h1>
        <p>{t("account:trust-page.intro")}</p>
      </header>
      {WHAT_OPENS.map(({ level, opens }) => (
        <section key={level} className="stack" id={`level-${level}`}>
          <h2>{t(`moderation:trust.${level}.title`)}</h2>
          <p>{t(`moderation:trust.${level}.text`)}</p>
          {opens.length > 0 && (
            <ul>
              {opens.map((key) => (
                <li key={key}>{t(`moderation:opens.${key}`)}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <section className="stack">
        <h2>{t("account:trust-page.lost")}</h2>
        <p>{t("account:trust-page.lost-text", { days: CASE_MEMORY_DAYS })}</p>
        <p>{t("account:trust-page.roles")}</p>
      </section>
      <p className="row">
        {actor && <a href={`${urls.member(actor.name)}#trust`}>{t("account:trust-page.own")}</a>}
        <a href={urls.moderation()}>{t("decisions:moderated.title")}</a>
      </p>
    </article>
  );
}
