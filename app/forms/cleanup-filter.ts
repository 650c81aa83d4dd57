// The clean-up's address: ?days=&domain=. What names no number of days that is offered, or no domain, narrows nothing.
import { getDomain } from "tldts";
import type { CleanupFilter } from "~/models/case/cleanup-preview.server";

export const CLEANUP_DAYS = ["1", "7", "30", "90", "365"] as const;
const LONGEST_ADDRESS = 300;

export type TypedCleanupFilter = { days: string; domain: string };

/** A whole address may be pasted for a domain. */
export function readCleanupFilter(parameters: URLSearchParams): { filter: CleanupFilter; typed: TypedCleanupFilter } {
  const days = CLEANUP_DAYS.find((one) => one === parameters.get("days")) ?? "";
  const typed = (parameters.get("domain") ?? "").trim().slice(0, LONGEST_ADDRESS);
  const domain = typed === "" ? null : (getDomain(typed) ?? typed.toLowerCase());
  return { filter: { days: days === "" ? null : Number(days), domain }, typed: { days, domain: domain ?? "" } };
}
