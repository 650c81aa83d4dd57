// Forms that name a rule: it must be one that holds here today. Which those are, the community knows and no schema.
import type { z } from "zod";
import { type Parsed, parseForm } from "~/forms/form";
import { ruleErrors } from "~/models/rule/titles";
import type { Visit } from "~/web/visit.server";

export async function parseCiting<S extends z.ZodType>(
  { request, context }: { request: Request; context: { visit: Visit } },
  schema: S,
): Promise<Parsed<z.output<S>>> {
  const form = await parseForm(request, schema);
  const errors = form.ok ? ruleErrors(context.visit.community, ruleOf(form.data)) : null;
  return form.ok && errors ? { ok: false, reply: { errors, typed: form.typed } } : form;
}

/** Several texts at once, each by the rule that found it. */
const WHICHEVER_FOUND = "found";

function ruleOf(data: unknown): string | null {
  const rule = typeof data === "object" && data !== null && "rule" in data ? data.rule : null;
  return typeof rule === "string" && rule !== WHICHEVER_FOUND ? rule : null;
}
