import { type ActionFunctionArgs, json } from "@remix-run/node";
import { canUpload } from "#moderation/permissions/posts";
import { uploadImage } from "~/models/community/upload.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { urls } from "~/urls";
import { requireActor } from "~/web/visit.server";

/** An image for a text: `file` of a multipart form. Replies with the Markdown to insert, or an error code. */
export async function action(args: ActionFunctionArgs) {
  const { db, actor } = requireActor(args);
  const member = await loadMemberFacts(db, { actor, productId: null });
  const permission = canUpload(member);
  if (!permission.allowed) return json({ error: permission.reason }, { status: 403 });
  const limit = await takeFromMemberLimit(db, { kind: "upload", member });
  if (!limit.ok) return json({ error: "rate-limited" }, { status: 429 });
  const file = (await args.request.formData().catch(() => null))?.get("file");
  if (!(file instanceof File)) return json({ error: "required" }, { status: 400 });
  const outcome = await uploadImage(db, { userId: actor.id, bytes: new Uint8Array(await file.arrayBuffer()) });
  if (!outcome.ok) return json({ error: outcome.reason }, { status: 400 });
  const label = file.name
    .replace(/\.[a-z0-9]+$/i, "")
    .replace(/[[\]\\<>]/g, "")
    .slice(0, 80);
  return json({ markdown: `![${label}](${urls.upload(outcome.name)})` });
}
