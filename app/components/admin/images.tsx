import { Button } from "~/components/ui/button";
import { CheckField, Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import type { CopyCount } from "~/models/document/image-copies.server";
import { officeUrls } from "~/office-urls";
import { usePage, useT } from "~/page-context";
import { OUTSIDE_IMAGES } from "~/settings";
import { AdminFrame } from "./frame";

type Props = { copies: CopyCount[]; reply: FormReply | undefined };

/** What readers are shown of images on other sites, and how many copies there are. */
export function AdminImages({ copies, reply }: Props) {
  const { t, community } = usePage();
  const { outside, hosts } = community.settings.images;
  return (
    <AdminFrame
      page="images"
      intro={t("admin:images.intro")}
      reply={reply}
      labels={{ hosts: t("admin:images.host-list") }}
    >
      <form method="post" action={officeUrls.admin("images")} className="narrow stack wide">
        <Choices chosen={reply?.typed.outside ?? outside} />
        <Field
          name="hosts"
          control="textarea"
          label={t("admin:images.host-list")}
          hint={t("admin:images.host-list-hint")}
          value={hosts.join("\n")}
          reply={reply}
          rows={4}
        />
        <div className="row">
          <Button tone="first">{t("common:action.save")}</Button>
        </div>
      </form>
      {copies.length > 0 && <Copies copies={copies} />}
    </AdminFrame>
  );
}

function Choices({ chosen }: { chosen: string }) {
  const t = useT();
  return (
    <fieldset className="stack">
      <legend>{t("admin:images.outside")}</legend>
      {OUTSIDE_IMAGES.map((choice) => (
        <CheckField
          key={choice}
          kind="radio"
          name="outside"
          value={choice}
          isChecked={choice === chosen}
          label={t(`admin:images.${choice}`)}
          hint={t(`admin:images.${choice}-hint`)}
        />
      ))}
    </fieldset>
  );
}

function Copies({ copies }: Pick<Props, "copies">) {
  const t = useT();
  return (
    <section className="stack" aria-labelledby="copies">
      <h2 id="copies">{t("admin:images.kept")}</h2>
      <ul>
        {copies.map(({ state, reason, count }) => (
          <li key={`${state} ${reason}`}>
            {t(`admin:images.state.${state}`, { count })}
            {reason !== null && ` – ${t(`admin:images.reason.${reason}`)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
