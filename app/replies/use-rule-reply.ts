import { useActionData } from "@remix-run/react";
import type { FormReply } from "~/forms/form";
import type { Looked } from "~/models/rule/reach.server";

/** What came of the form of a rule: beside errors, what the software thinks of its examples. */
export function useRuleReply(): (FormReply & { looked?: Looked }) | undefined {
  return useActionData<FormReply & { looked?: Looked }>();
}
