import { type ActionFunctionArgs, json } from "@remix-run/node";
import { OVER_LIMIT } from "#moderation/limits";
import { canUpload } from "#moderation/permissions/posts";
import { errorWords } from "~/components/ui/error-words";
import type { FieldErrors } from "~/field-errors";
import { uploadImage } from "~/models/community/upload.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { refusedImage } from "~/replies/image.server";
import { described } from "~/replies/writing.server";
import { urls } from "~/urls";
import { requireActor } from "~/web/visit.server";

/**
 * An image for a text, for the editor's script: `file` of a multipart form, and in `seen` what is to be seen. Replies with its
 * address and the Markdown to insert, or with an error code and its sentence.
 */
export async function action(args: ActionFunctionArgs) {
  const { db, actor, t } = requireActor(args);
  const refuse = (error: FieldErrors[string], status: number, headers: Record<string, string> = {}) =>
    json({ error: error.code, words: errorWords(t, error) }, { status, headers });
  const member = await loadMemberFacts(db, { actor, productId: null });
  const permission = canUpload(member);
  if (!permission.allowed) return refuse({ code: permission.reason }, 403);
  const limit = await takeFromMemberLimit(db, { kind: "upload", member });
  if (!limit.ok) {
    const { retryAfterSeconds: seconds } = limit;
    return refuse({ code: OVER_LIMIT, values: { seconds } }, 429, { "retry-after": String(seconds) });
  }
  const form = await args.request.formData().catch(() => null);
  const file = form?.get("file");
  if (!(file instanceof File)) return refuse({ code: "required" }, 400);
  const outcome = await uploadImage(db, { userId: actor.id, bytes: new Uint8Array(await file.arrayBuffer()) });
  if (!outcome.ok) return refuse(refusedImage(outcome.reason, file), 400);
  const path = urls.upload(outcome.name);
  return json({ path, markdown: `![${described(form?.get("seen") ?? null)}](${path})` });
}
