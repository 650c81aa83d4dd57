// Fields that several account forms share, with the same words and the same help for password managers everywhere.
import { FIELD_LIMITS } from "#moderation/limits";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { useT } from "~/page-context";

type Props = { reply: FormReply | undefined; value?: string };

export function NameField({ reply, value }: Props) {
  const t = useT();
  const { minimum, maximum } = FIELD_LIMITS.username;
  return (
    <Field
      name="name"
      label={t("account:field.name")}
      hint={t("account:field.name-hint")}
      reply={reply}
      value={value}
      required
      minLength={minimum}
      maxLength={maximum}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}

export function DisplayNameField({ reply, value, isRequired = false }: Props & { isRequired?: boolean }) {
  const t = useT();
  return (
    <Field
      name="displayName"
      label={t("account:field.display-name")}
      isOptional={!isRequired}
      required={isRequired}
      hint={isRequired ? undefined : t("account:field.display-name-hint")}
      reply={reply}
      value={value}
      maxLength={FIELD_LIMITS.displayName.maximum}
      autoComplete="nickname"
      spellCheck={false}
    />
  );
}

/** `isProven`: nothing is sent, because the address is believed or cannot be asked. */
export function EmailField({ reply, value, isProven = false }: Props & { isProven?: boolean }) {
  const t = useT();
  return (
    <Field
      name="email"
      type="email"
      label={t("account:field.email")}
      hint={t(isProven ? "account:field.email-hint-proven" : "account:field.email-hint")}
      reply={reply}
      value={value}
      required
      maxLength={FIELD_LIMITS.email.maximum}
      autoComplete="email"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}

/** A password that is being chosen. */
export function NewPasswordField({ reply, name = "newPassword" }: Props & { name?: "password" | "newPassword" }) {
  const t = useT();
  const { minimum, maximum } = FIELD_LIMITS.password;
  return (
    <Field
      name={name}
      type="password"
      label={t(name === "password" ? "account:field.password" : "account:field.new-password")}
      hint={t("account:field.password-hint", { minimum })}
      reply={reply}
      required
      minLength={minimum}
      maxLength={maximum}
      autoComplete="new-password"
    />
  );
}

/** The password of who is logged in, once more. */
export function CurrentPasswordField({ reply }: Props) {
  const t = useT();
  return (
    <Field
      name="currentPassword"
      type="password"
      label={t("account:field.current-password")}
      hint={t("account:field.current-password-hint")}
      reply={reply}
      required
      autoComplete="current-password"
    />
  );
}

/** What the browser knows of the reader's zone, filled in by script; without it the account begins with UTC. */
export function TimeZoneGuess() {
  return <input type="hidden" name="timeZone" defaultValue="" data-time-zone />;
}

/** Programs fill in every field they find. People neither see nor reach this one. */
export function Honeypot() {
  const t = useT();
  return (
    <div className="visually-hidden" aria-hidden="true">
      <label htmlFor="field-website">{t("account:field.website")}</label>
      <input id="field-website" name="website" type="text" tabIndex={-1} autoComplete="off" defaultValue="" />
    </div>
  );
}
