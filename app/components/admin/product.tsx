import { Button } from "~/components/ui/button";
import { Confirm } from "~/components/ui/confirm";
import { CheckField, Field } from "~/components/ui/field";
import { Mark } from "~/components/ui/mark";
import type { FormReply } from "~/forms/form";
import type { Product, Version } from "~/models/community/community.server";
import { officeUrls } from "~/office-urls";
import { usePage } from "~/page-context";
import { AdminFrame } from "./frame";
import { AdminOrder } from "./order";

/** One product with its versions. */
export function AdminProduct({ id, reply }: { id: number | null; reply: FormReply | undefined }) {
  const { t, community } = usePage();
  const product = community.products.find((one) => one.id === id);
  const isAboutVersion = reply?.typed.do === "version";
  const ownReply = isAboutVersion ? undefined : reply;
  const labels = { name: t("admin:products.name"), slug: t("admin:slug"), version: t("admin:products.version") };
  return (
    <AdminFrame page="products" title={product?.name ?? t("admin:products.new")} reply={reply} labels={labels}>
      <form method="post" action={officeUrls.admin("products", product?.id ?? "new")} className="narrow stack wide">
        <input type="hidden" name="do" value="save" />
        <Field name="name" label={labels.name} value={product?.name} reply={ownReply} maxLength={80} required />
        <Field
          name="description"
          control="textarea"
          label={t("admin:products.description")}
          value={product?.description}
          reply={ownReply}
          rows={3}
          maxLength={1_000}
          isOptional
        />
        <Field
          name="slug"
          label={labels.slug}
          hint={t("admin:slug-hint")}
          value={product?.slug}
          reply={ownReply}
          maxLength={80}
          spellCheck={false}
          isOptional
        />
        <CheckField
          name="archived"
          label={t("admin:archive")}
          hint={t("admin:archive-hint")}
          isChecked={ownReply ? ownReply.typed.archived === "1" : (product?.isArchived ?? false)}
        />
        <div className="row">
          <Button tone="first">{t("common:action.save")}</Button>
        </div>
      </form>
      {product && <Versions product={product} reply={isAboutVersion ? reply : undefined} />}
    </AdminFrame>
  );
}

function Versions({ product, reply }: { product: Product; reply: FormReply | undefined }) {
  const { t } = usePage();
  const { versions } = product;
  const isAboutNew = reply !== undefined && !reply.typed.id;
  return (
    <section className="narrow stack" aria-labelledby="versions">
      <h2 id="versions">{t("admin:products.versions-heading")}</h2>
      <p className="meta">{t("admin:products.versions-hint")}</p>
      <ul className="bare">
        {versions.map((version, at) => (
          <li key={version.id} className="queue-row">
            <div className="stack">
              <p className="row">
                <strong>{version.name}</strong>
                {version.isArchived && <Mark>{t("admin:archived")}</Mark>}
              </p>
              <Confirm summary={t("common:action.edit")} isOpen={reply?.typed.id === String(version.id)}>
                <VersionForm
                  product={product}
                  version={version}
                  reply={reply?.typed.id === String(version.id) ? reply : undefined}
                />
              </Confirm>
            </div>
            <AdminOrder
              action={officeUrls.admin("products", product.id)}
              id={version.id}
              name={version.name}
              isFirst={at === 0}
              isLast={at === versions.length - 1}
            />
          </li>
        ))}
      </ul>
      <VersionForm product={product} version={null} reply={isAboutNew ? reply : undefined} />
    </section>
  );
}

function VersionForm({
  product,
  version,
  reply,
}: {
  product: Product;
  version: Version | null;
  reply: FormReply | undefined;
}) {
  const { t } = usePage();
  return (
    <form method="post" action={officeUrls.admin("products", product.id)} className="stack">
      <input type="hidden" name="do" value="version" />
      <input type="hidden" name="id" value={version?.id ?? ""} />
      <Field
        name="version"
        id={reply ? undefined : `field-version-${version?.id ?? "new"}`}
        label={t(version ? "admin:products.version" : "admin:products.version-new")}
        value={version?.name}
        reply={reply}
        maxLength={40}
        required
      />
      {version && (
        <CheckField
          name="archived"
          id={`field-archived-${version.id}`}
          value="1"
          label={t("admin:archive")}
          isChecked={version.isArchived}
        />
      )}
      <div className="row">
        <Button>{t(version ? "common:action.save" : "admin:products.version-add")}</Button>
      </div>
    </form>
  );
}
