import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { areaName } from "~/area-name";
import { AdminArea } from "~/components/admin/area";
import { parseForm } from "~/forms/form";
import { AreaForm } from "~/forms/office";
import { INTERFACE_LANGUAGES } from "~/i18n";
import { type AreaFields, saveArea } from "~/models/community/catalogue.server";
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
  const area = visit.community.areas.find((one) => one.id === id);
  if (id !== null && !area) throw new Response("not-found", { status: 404 });
  return json({
    id,
    ...adminLoader(visit, "areas", area ? areaName(area, visit.language) : visit.t("admin:areas.new")),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireAdmin(args);
  const form = await parseForm(args.request, AreaForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const id = args.params.id === "new" ? null : idFrom(args.params.id);
  return catalogueReply(
    await saveArea(db, { actor, id, area: areaOf(form.data) }),
    form.typed,
    officeUrls.admin("areas"),
  );
}

function areaOf(data: z.output<typeof AreaForm>): AreaFields {
  const inLanguages = (name: "name" | "description") =>
    Object.fromEntries(
      INTERFACE_LANGUAGES.map((code) => [code, data[`${name}.${code}`]]).filter(([, text]) => text !== ""),
    );
  return {
    slug: data.slug,
    kind: data.kind,
    names: inLanguages("name"),
    descriptions: inLanguages("description"),
    isArchived: data.archived,
  };
}

export default function Area() {
  return <AdminArea id={useLoaderData<typeof loader>().id} reply={useReply()} />;
}
