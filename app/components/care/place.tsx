import { areaName } from "~/area-name";
import { ReasonList } from "~/components/case/reason-list";
import { useContentLanguages } from "~/components/site/language-options";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { CareBox, type CareSectionProps } from "./box";

/** Another area, product or version. Archived ones are offered only where the question stands in them. */
export function CasePlace({ care, reply }: CareSectionProps) {
  const { t, community, language } = usePage();
  const { post } = care;
  const areas = community.areas.filter((area) => !area.isArchived || area.id === post.areaId);
  const products = community.products.filter((product) => !product.isArchived || product.id === post.productId);
  const versions = products
    .map((product) => ({
      group: product.name,
      options: product.versions
        .filter((version) => !version.isArchived || version.id === post.versionId)
        .map((version) => ({ value: version.id, text: `${product.name} ${version.name}` })),
    }))
    .filter(({ options }) => options.length > 0);
  const none = { value: "", text: t("common:field.none") };
  return (
    <CareBox id="place" title={t("admin:care.move")}>
      <p className="meta">{t("admin:care.move-hint")}</p>
      <FormErrors
        reply={reply}
        labels={{
          area: t("forum:list.area"),
          product: t("forum:list.product"),
          version: t("forum:list.version"),
          language: t("forum:ask.field-language"),
        }}
      />
      {reply?.reasons && <ReasonList reasons={reply.reasons} />}
      <form method="post" action={officeUrls.place(post.id)} className="stack">
        <Field
          name="area"
          control="select"
          label={t("forum:list.area")}
          value={post.areaId}
          reply={reply}
          options={areas.map((area) => ({ value: area.id, text: areaName(area, language) }))}
        />
        <Field
          name="product"
          control="select"
          label={t("forum:list.product")}
          value={post.productId ?? ""}
          reply={reply}
          options={[none, ...products.map((product) => ({ value: product.id, text: product.name }))]}
        />
        <Field
          name="version"
          control="select"
          label={t("forum:list.version")}
          value={post.versionId ?? ""}
          reply={reply}
          options={[none, ...versions]}
          data={{ "data-follows": "product" }}
        />
        <Field
          name="language"
          control="select"
          label={t("forum:ask.field-language")}
          value={post.language}
          reply={reply}
          options={useContentLanguages(post.language)}
        />
        <div className="row">
          <Button>{t("admin:care.move-do")}</Button>
        </div>
      </form>
    </CareBox>
  );
}
