import { FIELD_LIMITS } from "#moderation/limits";
import { ReasonList } from "~/components/case/reason-list";
import { Button } from "~/components/ui/button";
import { CheckField, Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { IdempotencyKey } from "~/components/ui/idempotency-key";
import { Notice } from "~/components/ui/notice";
import type { WikiPage } from "~/models/wiki/page.server";
import { usePage } from "~/page-context";
import type { Reply } from "~/replies/reply";
import type { TreePage } from "~/text/page-tree";
import { urls } from "~/urls";
import { Former, Taken, TakesFormer } from "./namesakes";
import { ParentField } from "./parent-field";
import { WikiTrail } from "./trail";

export type WikiMoveProps = {
  page: WikiPage;
  pages: TreePage[];
  below: number;
  /** How many of them are called after it: "Manual/Care". */
  namedAfter: number;
  mostBelow: number;
  reply: Reply | undefined;
};

/** Another title, another place in the tree, another product. The old address keeps working. */
export function WikiMove({ page, pages, below, namedAfter, mostBelow, reply }: WikiMoveProps) {
  const { t, community } = usePage();
  const products = community.products.filter((product) => !product.isArchived || product.id === page.productId);
  const refused = reply?.reasons ?? [];
  return (
    <div className="narrow">
      <header className="page-head">
        <WikiTrail productId={page.productId} last={{ text: page.title, href: urls.page(page), lang: page.language }} />
        <h1>{t("wiki:move.heading")}</h1>
        <p className="meta">{t("wiki:move.hint")}</p>
      </header>
      <Taken reply={reply} />
      <Former reply={reply} />
      {refused.length > 0 && (
        <Notice tone="bad" role="alert" title={t("common:editor.preflight-refused")}>
          <ReasonList reasons={refused} />
        </Notice>
      )}
      <form method="post" className="stack">
        <IdempotencyKey />
        <FormErrors reply={reply} labels={{ title: t("wiki:field.title"), parent: t("wiki:field.parent") }} />
        <Field
          name="title"
          label={t("wiki:field.title")}
          value={page.title}
          reply={reply}
          maxLength={FIELD_LIMITS.title.maximum}
          required
        />
        <TakesFormer reply={reply} />
        {namedAfter > 0 && (
          <CheckField
            name="renamesBelow"
            label={t("wiki:move.below-titles", { count: namedAfter })}
            hint={t("wiki:move.below-titles-hint", { title: page.title })}
            isChecked={reply ? reply.typed.renamesBelow === "1" : true}
          />
        )}
        <ParentField pages={pages} value={page.parentId} reply={reply} without={page.id} />
        {below > mostBelow ? (
          <>
            <input type="hidden" name="product" value={page.productId ?? ""} />
            <p className="hint">{t("wiki:error.too-many-below", { most: mostBelow })}</p>
          </>
        ) : (
          <Field
            name="product"
            control="select"
            label={t("wiki:product")}
            hint={below > 0 ? t("wiki:move.below-hint", { count: below }) : t("wiki:move.product-hint")}
            value={page.productId ?? ""}
            reply={reply}
            options={[
              { value: "", text: t("wiki:general") },
              ...products.map(({ id, name }) => ({ value: id, text: name })),
            ]}
          />
        )}
        <Field
          name="summary"
          label={t("wiki:move.why")}
          value=""
          reply={reply}
          maxLength={FIELD_LIMITS.summary.maximum}
          isOptional
        />
        <div className="row">
          <Button tone="first">{t("wiki:move.submit")}</Button>
          <a href={urls.page(page)}>{t("common:action.cancel")}</a>
        </div>
      </form>
    </div>
  );
}
