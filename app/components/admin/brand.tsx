import { OWN_BRAND } from "~/brand-colours";
import { Button } from "~/components/ui/button";
import { CheckField, Field } from "~/components/ui/field";
import { ImageHint } from "~/components/ui/image-hint";
import type { FormReply } from "~/forms/form";
import { IMAGE_TYPES } from "~/images/size";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { urls } from "~/urls";
import { AdminFrame } from "./frame";

/** Name, logo and colours: what makes the community the company's. */
export function AdminBrand({ reply }: { reply: FormReply | undefined }) {
  const { t, community } = usePage();
  const { brand } = community.settings;
  const labels = {
    name: t("admin:brand.name"),
    tagline: t("admin:brand.tagline"),
    logo: t("admin:brand.logo"),
    brandColour: t("admin:brand.colour"),
    brandColourDark: t("admin:brand.colour-dark"),
  };
  const hasOwnColours = reply
    ? reply.typed.ownColours === "1"
    : brand.brandColour !== "" || brand.brandColourDark !== "";
  return (
    <AdminFrame page="brand" intro={t("admin:brand.intro")} reply={reply} labels={labels}>
      <form
        method="post"
        action={officeUrls.admin("brand")}
        encType="multipart/form-data"
        className="narrow stack wide"
      >
        <Field name="name" label={labels.name} value={brand.name} reply={reply} maxLength={60} required />
        <Field
          name="tagline"
          label={labels.tagline}
          hint={t("admin:brand.tagline-hint")}
          value={brand.tagline}
          reply={reply}
          maxLength={160}
          isOptional
        />
        <fieldset className="stack">
          <legend>{labels.logo}</legend>
          {brand.logo && (
            <img src={urls.upload(brand.logo)} alt={t("admin:brand.logo-now")} className="logo-now" height={56} />
          )}
          {brand.logo && <CheckField name="removeLogo" label={t("admin:brand.logo-remove")} />}
          <Field
            name="logo"
            type="file"
            label={t("admin:brand.logo-file")}
            hint={<ImageHint>{t("admin:brand.logo-hint")}</ImageHint>}
            reply={reply}
            accept={IMAGE_TYPES.join()}
            data={{ "data-image": "as-it-is" }}
            isOptional
          />
        </fieldset>
        <fieldset className="stack">
          <legend>{t("admin:brand.colours")}</legend>
          <CheckField
            name="ownColours"
            label={t("admin:brand.own-colours")}
            hint={t("admin:brand.own-colours-hint")}
            isChecked={hasOwnColours}
          />
          <Field
            name="brandColour"
            type="color"
            label={labels.brandColour}
            value={brand.brandColour || OWN_BRAND.light}
            reply={reply}
          />
          <Field
            name="brandColourDark"
            type="color"
            label={labels.brandColourDark}
            value={brand.brandColourDark || OWN_BRAND.dark}
            reply={reply}
          />
        </fieldset>
        <div className="row">
          <Button tone="first">{t("common:action.save")}</Button>
        </div>
      </form>
    </AdminFrame>
  );
}
