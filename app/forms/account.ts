// What people type about themselves: shapes only. Whether a name or a password is good enough is moderation's to say.
import { z } from "zod";
import { FIELD_LIMITS } from "#moderation/limits";
import { INTERFACE_LANGUAGES } from "~/i18n";
import { isTimeZone } from "~/time-zones";
import { idempotencyKey } from "./form";

/** Longer than any accepted password, so that the answer about the length comes from the rules. */
const LONGEST_TYPED_PASSWORD = 1_000;
const LONGEST_TYPED_NAME = 200;

/** ASCII as mail servers agree on it; a domain in another script is written in its ASCII form first. */
const ADDRESS =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

export const emailField = z
  .string()
  .trim()
  .min(1)
  .max(FIELD_LIMITS.email.maximum)
  .transform(normaliseAddress)
  .refine((address) => ADDRESS.test(address), "email");

const password = z.string().min(1).max(LONGEST_TYPED_PASSWORD);
const newName = z.string().trim().toLowerCase().min(1).max(LONGEST_TYPED_NAME);
const displayName = z.string().trim().max(LONGEST_TYPED_NAME).default("");
/** The name of a person who logs in, or their address. */
const login = z.string().trim().min(1).max(FIELD_LIMITS.email.maximum);
const returnPath = z.string().max(1_000).default("");
/** What they pressed as a guest, see forms/pressed. */
const pressed = z.string().max(40).default("");
const timeZone = z.string().max(64).default("");

export const JoinForm = z.object({
  name: newName,
  displayName,
  email: emailField,
  password,
  timeZone,
  to: returnPath,
  pressed,
  /** Nobody sees this field; programs fill it in. */
  website: z
    .string()
    .default("")
    .refine((typed) => typed === "", "honeypot"),
});
export const LoginForm = z.object({ login, password, to: returnPath, pressed });
export const ForgotForm = z.object({ login });
export const ResetForm = z.object({ newPassword: password });
export const ClaimForm = z.object({ name: newName, displayName, newPassword: password });
export const SetupForm = z.object({ name: newName, displayName, email: emailField, newPassword: password, timeZone });
/** The password is asked for only from somebody who is not logged in as the member of the link. */
export const ConfirmAddressForm = z.object({ password: z.string().max(LONGEST_TYPED_PASSWORD).default("") });

export const ProfileForm = z.object({
  displayName: z.string().trim().min(1).max(LONGEST_TYPED_NAME),
  about: z.string().trim().max(FIELD_LIMITS.about.maximum).default(""),
  language: z.enum(INTERFACE_LANGUAGES),
  timeZone: z.string().max(64).refine(isTimeZone, "unknown"),
});
export const EmailForm = z.discriminatedUnion("do", [
  z.object({ do: z.literal("change"), email: emailField, currentPassword: password }),
  z.object({ do: z.literal("resend") }),
]);
export const PasswordForm = z.object({ key: idempotencyKey, currentPassword: password, newPassword: password });
export const SessionsForm = z.object({ session: z.string().regex(/^([0-9a-f]{64}|others)$/) });
export const DeleteAccountForm = z.object({ currentPassword: password, posts: z.enum(["stay", "go"]) });
export const LanguageForm = z.object({ language: z.enum(INTERFACE_LANGUAGES), to: returnPath });

function normaliseAddress(typed: string): string {
  const at = typed.lastIndexOf("@");
  if (at < 1) return "";
  const domain = typed.slice(at + 1);
  const url =
    /^[^\s/?#:@[\]\\%]+$/u.test(domain) && URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`) : null;
  return `${typed.slice(0, at)}@${url?.hostname ?? ""}`.toLowerCase();
}
