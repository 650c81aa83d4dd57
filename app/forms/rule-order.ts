// Short forms about rules: retiring, bringing back, one place up or down.
import { z } from "zod";
import { isRuleKey } from "#moderation/rules";
import { id } from "./forum";

export const RetireForm = z.object({ do: z.enum(["retire", "bring-back"]), version: id });
export const RuleOrderForm = z.object({
  do: z.literal("order"),
  id: z.string().refine(isRuleKey, "unknown"),
  direction: z.enum(["up", "down"]),
});
