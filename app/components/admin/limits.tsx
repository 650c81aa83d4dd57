import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import type { FormReply } from "~/forms/form";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { AdminFrame } from "./frame";

export function AdminLimits({ reply }: { reply: FormReply | undefined }) {
  const { t, community } = usePage();
  const { limits } = community.settings;
  const labels = { newcomerPosts: t("admin:limits.newcomer"), rateFactor: t("admin:limits.rate") };
  return (
    <AdminFrame page="limits" intro={t("admin:limits.intro")} reply={reply} labels={labels}>
      <form method="post" action={officeUrls.admin("limits")} className="narrow stack wide">
        <Field
          name="newcomerPosts"
          type="number"
          label={labels.newcomerPosts}
          hint={t("admin:limits.newcomer-hint")}
          value={limits.newcomerPosts}
          reply={reply}
          min={0}
          max={50}
          required
        />
        <Field
          name="rateFactor"
          label={labels.rateFactor}
          hint={t("admin:limits.rate-hint")}
          value={limits.rateFactor}
          reply={reply}
          inputMode="decimal"
          required
        />
        <div className="row">
          <Button tone="first">{t("common:action.save")}</Button>
        </div>
      </form>
    </AdminFrame>
  );
}
