// What the pages of the administration have in common: their titles, and what follows an act.
import type { PermissionReason } from "#moderation/reasons";
import type { CatalogueOutcome } from "~/models/community/catalogue.server";
import type { AdminPage } from "~/office-urls";
import type { Visit } from "~/web/visit.server";
import { formAgain } from "./again.server";
import { forbidden } from "./forbidden.server";
import { redirectWithNotice } from "./reply.server";

/** `about`: what a page below one of the tabs is about. */
export function adminLoader({ t, community }: Visit, page: AdminPage, about?: string): { title: string } {
  const parts = [about, t(`admin:page.${page}`), community.settings.brand.name];
  return { title: parts.filter((part) => part !== undefined).join(" · ") };
}

type Plain = { kind: "done" | "unchanged" } | { kind: "missing" } | { kind: "forbidden"; reason: PermissionReason };

/** Back to the page with "Saved.", or the page that says why not. */
export function adminReply(outcome: Plain, to: string): Response {
  switch (outcome.kind) {
    case "done":
    case "unchanged":
      return redirectWithNotice(to, "common:notice.saved");
    case "missing":
      throw new Response("not-found", { status: 404 });
    case "forbidden":
      throw forbidden(outcome.reason);
  }
}

/** The same for entries of the catalogue, whose names and addresses may be taken. `nameField`: where that is said. */
export function catalogueReply(
  outcome: CatalogueOutcome,
  typed: Record<string, string>,
  to: string,
  nameField = "slug",
): Response {
  switch (outcome.kind) {
    case "taken":
      return formAgain({ [nameField]: { code: "taken" } }, typed);
    case "no-slug":
      return formAgain({ slug: { code: "no-slug" } }, typed);
    case "last-area":
      return formAgain({ form: { code: "last-area" } }, typed);
    default:
      return adminReply(outcome, to);
  }
}
