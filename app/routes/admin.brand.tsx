import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { judgeColour, LEAST_CONTRAST } from "~/brand-colours";
import { AdminBrand } from "~/components/admin/brand";
import type { FieldErrors } from "~/field-errors";
import { parseFields } from "~/forms/form";
import { BrandForm } from "~/forms/office";
import { saveSettings } from "~/models/community/settings.server";
import { uploadImage } from "~/models/community/upload.server";
import { officeUrls } from "~/office-urls";
import { adminLoader, adminReply } from "~/replies/admin.server";
import { formAgain } from "~/replies/again.server";
import { refusedImage } from "~/replies/image.server";
import { useReply } from "~/replies/use-reply";
import { pageTitle } from "~/web/page-title";
import { type MemberVisit, requireAdmin } from "~/web/visit.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title, { isThin: true });

export function loader(args: LoaderFunctionArgs) {
  return json(adminLoader(requireAdmin(args), "brand"));
}

export async function action(args: ActionFunctionArgs) {
  const visit = requireAdmin(args);
  const data = await args.request.formData().catch(() => {
    throw new Response("bad-form", { status: 400 });
  });
  const form = parseFields(data, BrandForm);
  if (!form.ok) return formAgain(form.reply.errors, form.reply.typed);
  const { name, tagline, ownColours, removeLogo } = form.data;
  const colours = ownColours ? form.data : { brandColour: "", brandColourDark: "" };
  const errors = ownColours ? colourErrors(form.data) : {};
  const logo = await storeLogo(visit, data.get("logo"), removeLogo);
  if ("error" in logo) errors.logo = logo.error;
  if (Object.keys(errors).length > 0 || "error" in logo) return formAgain(errors, form.typed);
  const value = {
    name,
    tagline,
    logo: logo.name,
    brandColour: colours.brandColour,
    brandColourDark: colours.brandColourDark,
  };
  return adminReply(
    await saveSettings(visit.db, { actor: visit.actor, page: "brand", value }),
    officeUrls.admin("brand"),
  );
}

function colourErrors(colours: { brandColour: string; brandColourDark: string }): FieldErrors {
  const errors: FieldErrors = {};
  for (const [field, theme] of [
    ["brandColour", "light"],
    ["brandColourDark", "dark"],
  ] as const) {
    const problem = judgeColour(colours[field], theme);
    if (!problem) continue;
    const reached = Math.floor(problem.contrast * 10) / 10;
    errors[field] = { code: "contrast", values: { reached, least: LEAST_CONTRAST, nearest: problem.nearest } };
  }
  return errors;
}

/** An empty file field keeps the logo. */
async function storeLogo(
  visit: MemberVisit,
  file: FormDataEntryValue | null,
  isRemoved: boolean,
): Promise<{ name: string | null } | { error: FieldErrors[string] }> {
  if (!(file instanceof File) || file.size === 0)
    return { name: isRemoved ? null : visit.community.settings.brand.logo };
  const stored = await uploadImage(visit.db, {
    userId: visit.actor.id,
    bytes: new Uint8Array(await file.arrayBuffer()),
  });
  return stored.ok ? { name: stored.name } : { error: refusedImage(stored.reason, file) };
}

export default function Brand() {
  return <AdminBrand reply={useReply()} />;
}
