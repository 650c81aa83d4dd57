// The forms about oneself, for the table of forms. The zone of somebody who joins comes from the browser unasked: one that the
// server does not know is no mistake of theirs.
import { type FormEntry, key, NO_CHOICE } from "./forms-table";
import type { World } from "./world";

const NO_ADDRESS = ["nobody", "a b@example.com", "@example.com"] as const;

export function accountForms(_world: World): FormEntry[] {
  const password = "a sentence that is long enough";
  const settings = (page: string) => ({ route: `settings.${page}`, path: `/settings/${page}`, who: "helper" });
  const named = ["name", "displayName", "password", "newPassword"];
  return [
    {
      form: "JoinForm",
      route: "join",
      path: "/join",
      who: "guest",
      fields: { name: "newcomer", email: "new@example.com", password },
      unfit: { email: NO_ADDRESS, website: ["https://example.com"] },
      free: [...named, "timeZone", "to", "pressed"],
    },
    {
      form: "LoginForm",
      route: "login",
      path: "/login",
      who: "guest",
      fields: { password },
      unfit: { login: ["", " "] },
      free: ["password", "to", "pressed"],
    },
    { form: "ForgotForm", route: "forgot", path: "/forgot", who: "guest", fields: {}, unfit: { login: ["", " "] } },
    {
      form: "ResetForm",
      route: "reset",
      path: "/reset?token=x",
      who: "guest",
      fields: {},
      unfit: { newPassword: [""] },
    },
    {
      form: "account:ClaimForm",
      route: "claim",
      path: "/claim?token=x",
      who: "guest",
      fields: { name: "newcomer" },
      unfit: { newPassword: [""] },
      free: named,
    },
    {
      form: "SetupForm",
      route: "setup",
      path: "/setup?token=x",
      who: "guest",
      fields: { name: "first", newPassword: password },
      unfit: { email: NO_ADDRESS },
      free: [...named, "timeZone"],
    },
    {
      form: "ConfirmAddressForm",
      route: "verify",
      path: "/verify?token=x",
      who: "guest",
      fields: {},
      unfit: { password: ["x".repeat(1_001)] },
    },
    {
      form: "ProfileForm",
      ...settings("profile"),
      fields: { displayName: "Helper", about: "I help.", language: "de", timeZone: "Europe/Berlin" },
      unfit: { language: NO_CHOICE, timeZone: ["Mars/Olympus", "", "+02:00x"] },
      free: ["displayName", "about"],
    },
    {
      form: "EmailForm",
      ...settings("email"),
      fields: { do: "change", currentPassword: password },
      unfit: { do: NO_CHOICE, email: NO_ADDRESS },
      free: ["currentPassword"],
    },
    {
      form: "PasswordForm",
      ...settings("password"),
      fields: { key: key(), currentPassword: password },
      unfit: { newPassword: [""] },
      free: ["key", "currentPassword"],
    },
    { form: "SessionsForm", ...settings("sessions"), fields: {}, unfit: { session: NO_CHOICE }, isButton: true },
    {
      form: "DeleteAccountForm",
      ...settings("data"),
      fields: { currentPassword: password },
      unfit: { posts: NO_CHOICE },
      free: ["currentPassword"],
    },
    {
      form: "LanguageForm",
      route: "language",
      path: "/language",
      who: "guest",
      fields: {},
      unfit: { language: NO_CHOICE },
      free: ["to"],
      isButton: true,
    },
  ];
}
