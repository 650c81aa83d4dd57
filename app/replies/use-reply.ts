import { useActionData } from "@remix-run/react";
import type { Reply } from "./reply";

/** What the action of this page answered, when its form has just been sent; every form answers with a `Reply`. */
export function useReply(): Reply | undefined {
  return useActionData<Reply>();
}
