// How one wants to hear of each thing: a row per kind, grouped by what it is about.
import { CHANNELS, type Choices, channelFor, type NotificationKind, watchesByItself } from "#moderation/notifying";
import { SettingsPage } from "~/components/account/settings";
import { Button } from "~/components/ui/button";
import { CheckField, Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { Notice } from "~/components/ui/notice";
import type { FormReply } from "~/forms/form";
import { usePage } from "~/page-context";
import { urls } from "~/urls";

export type NotificationSettingsProps = { choices: Choices; isMailed: boolean; reply: FormReply | undefined };

const GROUPS: readonly { name: "mine" | "around" | "care"; kinds: readonly NotificationKind[] }[] = [
  { name: "mine", kinds: ["answer", "comment", "mention", "accepted", "suggestion", "faq-promoted", "faq-source"] },
  { name: "around", kinds: ["me-too", "search", "watched", "page"] },
  { name: "care", kinds: ["decision", "appeal", "flag", "proposal", "faq-review"] },
];

export function NotificationSettings({ choices, isMailed, reply }: NotificationSettingsProps) {
  const { t, actor } = usePage();
  return (
    <SettingsPage page="notifications">
      <FormErrors reply={reply} />
      <div className="stack">
        <p>
          {t("notifications:settings.intro")}{" "}
          {isMailed && t("notifications:settings.daily", { zone: actor?.timeZone ?? "UTC" })}
        </p>
        <MailState isMailed={isMailed} />
      </div>
      <form method="post" action={urls.settings("notifications")} className="stack wide" data-guard="">
        {GROUPS.map(({ name, kinds }) => (
          <fieldset key={name} className="telling">
            <legend>{t(`notifications:settings.group.${name}`)}</legend>
            {kinds.map((kind) => (
              <Field
                key={kind}
                name={kind}
                control="select"
                label={t(`notifications:kind.${kind}`)}
                value={channelFor(kind, choices)}
                reply={reply}
                options={CHANNELS.map((channel) => ({ value: channel, text: t(`notifications:channel.${channel}`) }))}
              />
            ))}
          </fieldset>
        ))}
        <CheckField
          name="autoWatch"
          label={t("notifications:settings.auto-watch")}
          hint={t("notifications:settings.auto-watch-hint")}
          isChecked={reply ? reply.typed.autoWatch !== undefined : watchesByItself(choices)}
        />
        <div className="row">
          <Button tone="first">{t("notifications:settings.save")}</Button>
          <a href={urls.watches()}>{t("notifications:watches.title")}</a>
        </div>
      </form>
    </SettingsPage>
  );
}

function MailState({ isMailed }: { isMailed: boolean }) {
  const { t, actor } = usePage();
  if (isMailed && actor?.isVerified) return null;
  return (
    <Notice tone="wait">
      <p>
        {t(isMailed ? "notifications:settings.no-address" : "notifications:settings.no-mail")}{" "}
        {isMailed && <a href={urls.settings("email")}>{t("account:settings.email")}</a>}
      </p>
    </Notice>
  );
}
