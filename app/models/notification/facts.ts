// What a notification says happened, as a code: `notifications:item.<kind>.<what>` has its words.
import type { NotificationKind } from "#moderation/notifying";

export type Happened = { verb: string; details: Record<string, unknown> | null; documentKind: string | null };

/** Codes per kind; a kind that is not listed says one thing only. */
const OUTCOMES: Readonly<Record<string, string>> = {
  publish: "published",
  return: "returned",
  remove: "removed",
  restore: "restored",
  move: "moved",
  dismiss: "kept",
  overturn: "restored",
  restrict: "restricted",
  lift: "unrestricted",
  withdraw: "office-taken",
  grant: "office-given",
  close: "closed",
  duplicate: "duplicate",
  merge: "merged",
  reject: "not-taken",
};
const BY_VERB: Readonly<Record<string, string>> = {
  published: "published",
  returned: "returned",
  deleted: "removed",
  restored: "restored",
  "hidden-by-flags": "hidden",
  closed: "closed",
  reopened: "reopened",
  "marked-duplicate": "duplicate",
  moved: "moved",
  merged: "merged",
};
const PAGE_CHANGES: Readonly<Record<string, string>> = {
  "page-created": "created",
  "page-renamed": "renamed",
  "page-reverted": "reverted",
  "page-moved": "moved",
  "page-protected": "protected",
};

const REVIEWS: Readonly<Record<string, string>> = {
  "faq-submitted": "submitted",
  "faq-returned": "returned",
  "faq-published": "published",
};
const WATCHED_NEWS: Readonly<Record<string, string>> = { question: "asked", answer: "answered", comment: "commented" };

export function whatHappened(kind: NotificationKind, { verb, details, documentKind }: Happened): string {
  switch (kind) {
    case "decision":
      if (verb === "decided" && details?.about === "report") return "still-closed";
      return verb === "decided" ? (OUTCOMES[String(details?.outcome)] ?? "decided") : (BY_VERB[verb] ?? "decided");
    case "appeal":
      return isOverturned(details) ? "overturned" : "upheld";
    case "flag":
      return details?.isUpheld === true ? "upheld" : "dismissed";
    case "proposal":
      return ["accepted", "partly", "rejected"].find((outcome) => outcome === details?.outcome) ?? "decided";
    case "faq-source":
      return ["changed", "gone", "contradicted", "voted-down"].find((state) => state === details?.state) ?? "changed";
    case "faq-review":
      return REVIEWS[verb] ?? "submitted";
    case "page":
      return PAGE_CHANGES[verb] ?? "edited";
    case "watched":
      return verb === "accepted" ? "accepted" : (WATCHED_NEWS[documentKind ?? ""] ?? "answered");
    default:
      return "";
  }
}

/** The appeal's own decision says "upheld" or "overturned"; a plain outcome of the case overturns when it brings the text back. */
function isOverturned(details: Record<string, unknown> | null): boolean {
  const outcome = String(details?.outcome);
  return ["overturn", "overturned", "restore", "publish", "upheld-appeal"].includes(outcome);
}
