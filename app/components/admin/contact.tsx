import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { MOST_PEOPLE } from "~/forms/office";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { AdminFrame } from "./frame";

/** Empty rows offered beside the people who are there. */
const EMPTY_ROWS = 2;

/** How to reach the company: shown at the foot of every page. */
export function AdminContact({ reply }: { reply: FormReply | undefined }) {
  const { t, community } = usePage();
  const { contact } = community.settings;
  const labels = {
    company: t("admin:contact.company"),
    address: t("admin:contact.address"),
    phone: t("common:footer.phone"),
    email: t("common:footer.email"),
    hours: t("common:footer.hours"),
    imprintUrl: t("admin:contact.imprint"),
    privacyUrl: t("admin:contact.privacy"),
  };
  return (
    <AdminFrame page="contact" intro={t("admin:contact.intro")} reply={reply} labels={labels}>
      <form method="post" action={officeUrls.admin("contact")} className="narrow stack wide">
        <Field
          name="company"
          label={labels.company}
          value={contact.company}
          reply={reply}
          maxLength={120}
          autoComplete="organization"
          isOptional
        />
        <Field
          name="address"
          control="textarea"
          label={labels.address}
          value={contact.address}
          reply={reply}
          maxLength={400}
          rows={3}
          isOptional
        />
        <Field
          name="phone"
          type="tel"
          label={labels.phone}
          value={contact.phone}
          reply={reply}
          maxLength={60}
          isOptional
        />
        <Field
          name="email"
          type="email"
          label={labels.email}
          value={contact.email}
          reply={reply}
          maxLength={FIELD_LIMITS.email.maximum}
          isOptional
        />
        <Field
          name="hours"
          control="textarea"
          label={labels.hours}
          hint={t("admin:contact.hours-hint")}
          value={contact.hours}
          reply={reply}
          maxLength={300}
          rows={2}
          isOptional
        />
        <People reply={reply} />
        <Field
          name="imprintUrl"
          label={labels.imprintUrl}
          hint={t("admin:contact.url-hint")}
          value={contact.imprintUrl}
          reply={reply}
          maxLength={500}
          isOptional
        />
        <Field
          name="privacyUrl"
          label={labels.privacyUrl}
          hint={t("admin:contact.url-hint")}
          value={contact.privacyUrl}
          reply={reply}
          maxLength={500}
          isOptional
        />
        <div className="row">
          <Button tone="first">{t("common:action.save")}</Button>
        </div>
      </form>
    </AdminFrame>
  );
}

function People({ reply }: { reply: FormReply | undefined }) {
  const { t, community } = usePage();
  const { people } = community.settings.contact;
  const rows = Math.min(MOST_PEOPLE, people.length + EMPTY_ROWS);
  return (
    <fieldset className="stack">
      <legend>{t("admin:contact.people")}</legend>
      <p className="hint">{t("admin:contact.people-hint")}</p>
      {Array.from({ length: rows }, (_, at) => {
        const person = people[at];
        const number = at + 1;
        return (
          <div key={number} className="fields">
            <Field
              name={`topic.${at}`}
              label={t("admin:contact.topic", { number })}
              value={person?.topic}
              reply={reply}
              maxLength={80}
            />
            <Field
              name={`person.${at}`}
              label={t("admin:contact.person", { number })}
              value={person?.name}
              reply={reply}
              maxLength={80}
            />
            <Field
              name={`reach.${at}`}
              label={t("admin:contact.reach", { number })}
              value={person?.reach}
              reply={reply}
              maxLength={120}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
