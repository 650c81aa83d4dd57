import { FIELD_LIMITS } from "#moderation/limits";
import { languageOptions } from "~/components/site/language-options";
import { Avatar } from "~/components/ui/avatar";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { ImageHint } from "~/components/ui/image-hint";
import type { FormReply } from "~/forms/form";
import { IMAGE_TYPES } from "~/images/size";
import { usePage } from "~/page-context";
import type { ZoneGroup } from "~/time-zones";
import { urls } from "~/urls";
import { AccountErrors } from "./errors";
import { DisplayNameField } from "./fields";
import { SettingsPage } from "./settings";

export type ProfileSettingsProps = { about: string; zones: ZoneGroup[]; reply: FormReply | undefined };

export function ProfileSettings({ about, zones, reply }: ProfileSettingsProps) {
  const { t } = usePage();
  const labels = {
    displayName: t("account:field.display-name"),
    about: t("account:field.about"),
    file: t("account:field.avatar"),
  };
  const isAboutPicture = reply?.errors.file !== undefined;
  return (
    <SettingsPage page="profile">
      <AccountErrors reply={reply} labels={labels} />
      <PersonForm about={about} zones={zones} reply={isAboutPicture ? undefined : reply} />
      <Picture reply={reply} />
      {/* Only script has keys, so only script offers to switch them off. */}
      <div data-single-keys />
    </SettingsPage>
  );
}

function PersonForm({ about, zones, reply }: ProfileSettingsProps) {
  const { t, actor } = usePage();
  if (!actor) return null;
  return (
    <form method="post" action={urls.settings("profile")} className="stack wide">
      <DisplayNameField reply={reply} value={actor.displayName} isRequired />
      <Field
        name="about"
        control="textarea"
        label={t("account:field.about")}
        hint={t("account:field.about-hint")}
        isOptional
        hasCounter
        reply={reply}
        value={about}
        rows={5}
        maxLength={FIELD_LIMITS.about.maximum}
      />
      <PlaceFields zones={zones} reply={reply} />
      <div className="row">
        <Button tone="first">{t("account:profile.save")}</Button>
        <a href={urls.member(actor.name)}>{t("account:profile.see")}</a>
      </div>
    </form>
  );
}

/** Where somebody reads: the language of pages, and the time. */
function PlaceFields({ zones, reply }: Pick<ProfileSettingsProps, "zones" | "reply">) {
  const { t, actor } = usePage();
  const languages = languageOptions();
  const choice = { control: "select", reply } as const;
  return (
    <>
      <Field
        name="language"
        label={t("account:field.language")}
        value={actor?.language}
        options={languages}
        {...choice}
      />
      <Field
        name="timeZone"
        label={t("account:field.time-zone")}
        value={actor?.timeZone}
        options={zones}
        data={{ "data-time-zone": true }}
        {...choice}
      />
    </>
  );
}

function Picture({ reply }: { reply: FormReply | undefined }) {
  const { t, actor } = usePage();
  if (!actor) return null;
  return (
    <section className="stack" aria-labelledby="picture">
      <h2 id="picture">{t("account:avatar.title")}</h2>
      <Avatar {...actor} size="large" />
      <form method="post" action={urls.avatarForm()} encType="multipart/form-data" className="stack">
        <Field
          name="file"
          type="file"
          label={t("account:field.avatar")}
          hint={<ImageHint>{t("account:field.avatar-hint")}</ImageHint>}
          reply={reply}
          accept={IMAGE_TYPES.join()}
          data={{ "data-image": "still" }}
          required
        />
        <div className="row">
          <Button>{t("account:avatar.save")}</Button>
        </div>
      </form>
      {actor.avatar && (
        <form method="post" action={urls.avatarForm()} encType="multipart/form-data">
          <Button tone="quiet" name="do" value="remove">
            {t("account:avatar.remove")}
          </Button>
        </form>
      )}
    </section>
  );
}
