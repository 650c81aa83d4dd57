// The shapes of what people type: one zod schema per form, read the same way by every action. Errors come back as message
// codes per field, beside what was typed, so that nothing is lost. (Conform was planned; without hydration its hooks
// would render exactly these few attributes, so it was left out. 2026-11-22)
import { z } from "zod";
import { plainLine } from "#moderation/text/hidden-signs";
import type { FieldError, FieldErrors } from "~/field-errors";
import { type ErrorCode, isErrorCode } from "~/i18n";
import { hasUnfinishedImage } from "~/text/unfinished-images";

export type FormReply = { errors: FieldErrors; typed: Record<string, string> };
export type Parsed<T> = { ok: true; data: T; typed: Record<string, string> } | { ok: false; reply: FormReply };

/** The largest form but that of rules has ninety: twelve people with a topic in every language. */
const MAX_FIELDS = 120;
const SECRET_FIELDS = new Set(["password", "newPassword", "currentPassword"]);

export async function parseForm<S extends z.ZodType>(request: Request, schema: S): Promise<Parsed<z.output<S>>> {
  return parseFields(await readForm(request), schema);
}

/** For actions that answer to more than one button. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Response("bad-form", { status: 400 });
  }
}

export function parseFields<S extends z.ZodType>(
  data: FormData,
  schema: S,
  mostFields: number = MAX_FIELDS,
): Parsed<z.output<S>> {
  const fields: Record<string, string | string[]> = {};
  const typed: Record<string, string> = {};
  let count = 0;
  for (const [name, value] of data) {
    count += 1;
    if (count > mostFields) throw new Response("bad-form", { status: 400 });
    if (typeof value !== "string") continue;
    // NUL cannot be stored; browsers send CRLF in text areas.
    if (value.includes("\0")) throw new Response("bad-form", { status: 400 });
    const text = value.replace(/\r\n?/g, "\n");
    const before = fields[name];
    fields[name] = before === undefined ? text : [before, text].flat();
    if (!SECRET_FIELDS.has(name)) typed[name] = text;
  }
  const result = schema.safeParse(fields);
  if (result.success) return { ok: true, data: result.data, typed };
  return { ok: false, reply: { errors: errorsOf(result.error, fields), typed } };
}

function errorsOf(error: z.ZodError, given: Record<string, string | string[]>): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "form");
    errors[field] ??= errorOf(issue, (given[field] ?? "") !== "");
  }
  return errors;
}

/** As exactly as the schema knows it; "invalid" only for what no page of ours sends. */
function errorOf(issue: z.core.$ZodIssue, isGiven: boolean): FieldError {
  switch (issue.code) {
    case "too_small":
      if (issue.origin !== "string") return { code: "number-small", values: { least: Number(issue.minimum) } };
      if (Number(issue.minimum) <= 1) return { code: "required" };
      return { code: "too-short", values: { least: Number(issue.minimum) } };
    case "too_big":
      if (issue.origin !== "string") return { code: "number-large", values: { most: Number(issue.maximum) } };
      return { code: "too-long", values: { most: Number(issue.maximum) } };
    case "invalid_type":
      if (!isGiven) return { code: "required" };
      return { code: issue.expected === "number" || issue.expected === "int" ? "number" : "invalid" };
    case "invalid_value":
    case "invalid_union":
      return { code: isGiven ? "unknown" : "required" };
    case "invalid_format":
      return { code: FORMATS[issue.format] ?? "invalid" };
    case "custom":
      return { code: isErrorCode(issue.message) ? issue.message : "invalid", ...issue.params };
    default:
      return { code: "invalid" };
  }
}

const FORMATS: Record<string, ErrorCode | undefined> = { email: "email", url: "url", date: "date" };

/** A whole number as people write it: digits, and nothing that a machine would take for a number besides (`0x1F`, `1e3`, nothing). */
export function whole(least: number, most: number) {
  return z
    .string()
    .transform((value) => (/^\d{1,16}$/.test(value.trim()) ? Number(value.trim()) : Number.NaN))
    .pipe(z.number().int().min(least).max(most));
}

/** What may be left empty, and is refused when it is not empty and does not fit. */
export function maybe<S extends z.ZodType>(schema: S) {
  return z
    .preprocess((value) => (value === "" || value === undefined ? null : value), schema.nullable())
    .optional()
    .transform((value) => value ?? null);
}

/** A number with a comma or a point, within its bounds. */
export function decimal(least: number, most: number) {
  return z
    .string()
    .transform((value) => (value.trim() === "" ? Number.NaN : Number(value.trim().replace(",", "."))))
    .pipe(z.number().min(least).max(most));
}

/** A text in Markdown, as long as it may be; an image in it that has not arrived is an error of the form. */
export function markdownText(most: number) {
  return z
    .string()
    .max(most)
    .refine((text) => !hasUnfinishedImage(text), "image-unfinished");
}

/** A name, a title, a summary: one line without signs that turn or hide text. */
export const nameLine = (most: number) => z.string().max(most).transform(plainLine);
export const requiredName = (most: number) => nameLine(most).pipe(z.string().min(1));

/** A text is kept as it was typed, its indent and its blank lines too; whether it is empty is a question, not a change. */
export const writtenText = (most: number) => markdownText(most).refine(isWritten, { message: "required" });

export function isWritten(text: string): boolean {
  return plainLine(text) !== "";
}

/** Every form that changes something carries one: it makes a double click, a retry and a reload have one effect. */
export const idempotencyKey = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);
