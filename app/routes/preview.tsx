import type { ActionFunctionArgs } from "@remix-run/node";
import { parseForm } from "~/forms/form";
import { PreviewForm } from "~/forms/forum";
import { secondsUntilRendering } from "~/markdown/rendering.server";
import { renderText } from "~/models/document/rendering.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { tooMany } from "~/replies/too-many.server";
import { requireActor } from "~/web/visit.server";

/** The HTML a text would become, by the renderer that will render it. */
export async function action(args: ActionFunctionArgs) {
  const { db, actor, language } = requireActor(args);
  const form = await parseForm(args.request, PreviewForm);
  if (!form.ok) throw new Response("bad-form", { status: 400 });
  const limit = await takeFromMemberLimit(db, {
    kind: "preflight",
    member: await loadMemberFacts(db, { actor, productId: null }),
  });
  if (!limit.ok) throw tooMany(limit.retryAfterSeconds);
  const who = String(actor.id);
  const wait = secondsUntilRendering(who);
  if (wait > 0) throw tooMany(wait);
  const { body, product, kind } = form.data;
  const place = { productId: product, isPage: kind === "page" };
  const { html } = await renderText(db, body, form.data.language ?? language, place, { who });
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}
