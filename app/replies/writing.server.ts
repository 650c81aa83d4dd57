// Reads a form in which people write, with the images that came along in it: they are kept and stand at the end of the text.
//
// Promises: works without script; whatever becomes of the images, the text comes back with those that were taken in it, and
// each that was not is named with the reason. A form that is sent twice keeps each image once (their names are made
// from their content) and has the same text both times. Costs: one count of the member's limit for each image.

import type { z } from "zod";
import { OVER_LIMIT } from "#moderation/limits";
import { canUpload } from "#moderation/permissions/posts";
import type { FieldErrors } from "~/field-errors";
import { type Parsed, parseFields, readForm } from "~/forms/form";
import { MOST_FILES_AT_ONCE } from "~/images/size";
import { uploadImage } from "~/models/community/upload.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { urls } from "~/urls";
import type { MemberVisit } from "~/web/visit.server";
import { refusedImage } from "./image.server";

/** `attach`: the button that only puts the images into the text. */
export async function parseWriting<S extends z.ZodType>(
  { request, visit }: { request: Request; visit: MemberVisit },
  schema: S,
): Promise<Parsed<z.output<S>>> {
  return readWriting(await readForm(request), visit, schema);
}

export async function readWriting<S extends z.ZodType>(
  sent: FormData,
  visit: MemberVisit,
  schema: S,
): Promise<Parsed<z.output<S>>> {
  const files = sent.getAll("file").filter((one): one is File => one instanceof File && one.size > 0);
  if (files.length === 0 && !sent.has("attach")) return parseFields(sent, schema);
  const errors: FieldErrors =
    files.length === 0 ? { file: { code: "required" } } : await takeImages(sent, files, visit);
  const parsed = parseFields(sent, schema);
  const isSent = Object.keys(errors).length === 0 && !sent.has("attach");
  if (isSent) return parsed;
  const typed = parsed.ok ? parsed.typed : parsed.reply.typed;
  return { ok: false, reply: { errors, typed } };
}

/** Changes the text of `sent`; says what is wrong, if anything is. */
async function takeImages(sent: FormData, files: File[], { db, actor }: MemberVisit): Promise<FieldErrors> {
  const member = await loadMemberFacts(db, { actor, productId: null });
  const permission = canUpload(member);
  if (!permission.allowed) return { file: { code: permission.reason } };
  const description = described(sent.get("seen"));
  const problems = files.length > MOST_FILES_AT_ONCE ? [tooMany(files.slice(MOST_FILES_AT_ONCE))] : [];
  for (const file of files.slice(0, MOST_FILES_AT_ONCE)) {
    const limit = await takeFromMemberLimit(db, { kind: "upload", member });
    if (!limit.ok) return { file: { code: OVER_LIMIT, values: { seconds: limit.retryAfterSeconds } } };
    const outcome = await uploadImage(db, { userId: actor.id, bytes: new Uint8Array(await file.arrayBuffer()) });
    if (outcome.ok) append(sent, `![${description}](${urls.upload(outcome.name)})`);
    else problems.push(refusedImage(outcome.reason, file));
  }
  return Object.fromEntries(problems.map((problem, at) => [at === 0 ? "file" : `file-${at + 1}`, problem]));
}

function tooMany(files: File[]): FieldErrors[string] {
  const names = files.map(({ name }) => name.slice(0, 80)).join(", ");
  return { code: "too-many-files", values: { most: MOST_FILES_AT_ONCE, names: names.slice(0, 500) } };
}

function append(sent: FormData, image: string): void {
  const text = String(sent.get("body") ?? "").trimEnd();
  sent.set("body", text === "" ? image : `${text}\n\n${image}`);
}

const LONGEST_DESCRIPTION = 300;

/** What stands between the brackets of an image. */
export function described(typed: FormDataEntryValue | null): string {
  const words = typeof typed === "string" ? typed : "";
  return words
    .replace(/[[\]\\<>\p{Cc}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, LONGEST_DESCRIPTION);
}
