import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdminProduct } from "~/components/admin/product";
import { parseForm } from "~/forms/form";
import { ProductForm } from "~/forms/office";
import { moveEntry, saveProduct, saveVersion } from "~/models/community/catalogue.server";
import { officeUrls } from "~/office-urls";
import { adminLoader, catalogueReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { useReply } from "~/replies/use-reply";
import { idFrom } from "~/web/address";
import { pageTitle } from "~/web/page-title";
import { requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  const visit = requireAdmin(args);
  const id = args.params.id === "new" ? null : idFrom(args.params.id);
  const product = visit.community.products.find((one) => one.id === id);
  if (id !== null && !product) throw new Response("not-found", { status: 404 });
  return json({ id, ...adminLoader(visit, "products", product?.name ?? visit.t("admin:products.new")) });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireAdmin(args);
  const id = args.params.id === "new" ? null : idFrom(args.params.id);
  const form = await parseForm(args.request, ProductForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { data, typed } = form;
  if (data.do === "save") {
    const { name, slug, description, archived: isArchived } = data;
    const outcome = await saveProduct(db, { actor, id, product: { name, slug, description, isArchived } });
    return catalogueReply(outcome, typed, outcome.kind === "done" ? officeUrls.admin("products", outcome.id) : "");
  }
  if (id === null) throw new Response("bad-form", { status: 400 });
  const here = officeUrls.admin("products", id);
  if (data.do === "order")
    return catalogueReply(
      await moveEntry(db, { actor, table: "product_versions", id: data.id, direction: data.direction }),
      typed,
      here,
    );
  const version = { name: data.version, isArchived: data.archived };
  return catalogueReply(await saveVersion(db, { actor, productId: id, id: data.id, version }), typed, here, "version");
}

export default function Product() {
  return <AdminProduct id={useLoaderData<typeof loader>().id} reply={useReply()} />;
}
