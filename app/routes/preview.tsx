import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { FIELD_LIMITS } from "#moderation/limits";
import { parseForm } from "~/forms/form";
import { contentLanguage, optionalId } from "~/forms/forum";
import { renderText } from "~/models/document/rendering.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { tooMany } from "~/replies/too-many.server";
import { requireActor } from "~/web/visit.server";

const PreviewForm = z.object({
  body: z.string().max(FIELD_LIMITS.pageBody.maximum),
  language: contentLanguage.optional(),
  /** What [[links]] mean depends on it. */
  product: optionalId,
  kind: z.literal("page").optional(),
});

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
  const { body, product, kind } = form.data;
  const { html } = await renderText(db, body, form.data.language ?? language, {
    productId: product,
    isPage: kind === "page",
  });
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}
