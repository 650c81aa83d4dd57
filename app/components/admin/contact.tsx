import { FIELD_LIMITS } from "#moderation/limits";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { ContactPeople, usePeopleLabels } from "./contact-people";
import { AdminFrame } from "./frame";

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
    ...usePeopleLabels(),
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
        <ContactPeople reply={reply} />
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
