import type { ActionFunctionArgs } from "@remix-run/node";
import { isbot } from "isbot";
import { parseForm } from "~/forms/form";
import { OpenedForm } from "~/forms/forum";
import { logOpened, readKey } from "~/models/search/log.server";
import { allowGuests } from "~/web/visit.server";
import { limitLookUps } from "~/web/visitor-limit.server";

/** What the page of results says when it is left: which hit was opened, or 0. Only who saw that page knows the key. */
export async function action(args: ActionFunctionArgs) {
  const visit = allowGuests(args);
  const key = readKey(args.params.key);
  if (key === null) throw new Response("not-found", { status: 404 });
  limitLookUps(visit, "suggestion");
  const form = await parseForm(args.request, OpenedForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  if (!isbot(args.request.headers.get("user-agent"))) logOpened(visit.db, { key, documentId: form.data.opened });
  return new Response(null, { status: 204 });
}
