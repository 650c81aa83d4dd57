// Addresses of what moderators and administrators do; the others are in urls.ts.
import { withQuery } from "./urls";

export type AdminPage =
  | "brand"
  | "contact"
  | "legal"
  | "limits"
  | "images"
  | "languages"
  | "searches"
  | "rules"
  | "areas"
  | "products"
  | "tags"
  | "members"
  | "jobs"
  | "about";

export const officeUrls = {
  queueOf: (kind: string | null, after?: string) => withQuery("/queue", { kind, after }),
  case: (caseId: number) => `/queue/${caseId}`,
  marked: (before?: number) => withQuery("/queue/marked", before === undefined ? {} : { before: `${before}` }),
  memberRecord: (name: string, begun: { case?: string; rule?: string } = {}) =>
    withQuery(`/members/${encodeURIComponent(name)}/record`, begun),
  cleanup: (name: string, narrowed: { days?: string; domain?: string } = {}) =>
    withQuery(`/members/${encodeURIComponent(name)}/cleanup`, narrowed),
  /** What an act of cleaning up did. */
  cleanupDone: (name: string, { cleanupId, left }: { cleanupId: number; left: number }) =>
    withQuery(`/members/${encodeURIComponent(name)}/cleanup`, {
      done: `${cleanupId}`,
      left: left > 0 ? `${left}` : null,
    }),
  bulk: () => "/queue/bulk",
  finding: (caseId: number) => `/queue/${caseId}/finding`,
  caseNow: ({ id, version }: { id: number; version: number }) => `/queue/${id}/count?version=${version}`,
  undo: () => "/queue/undo",
  handover: (caseId: number) => `/queue/${caseId}/handover`,
  eraseWords: (decisionId: number) => `/decisions/${decisionId}/words`,
  claim: (caseId: number) => `/queue/${caseId}/claim`,
  closure: (questionId: number) => `/questions/${questionId}/closure`,
  duplicates: (questionId: number) => `/questions/${questionId}/duplicates`,
  pin: (questionId: number) => `/questions/${questionId}/pin`,
  protection: (questionId: number) => `/questions/${questionId}/protection`,
  place: (questionId: number) => `/questions/${questionId}/place`,
  merge: (questionId: number) => `/questions/${questionId}/merge`,
  proposals: (documentId: number) => `/posts/${documentId}/proposals`,
  proposal: (proposalId: number) => `/proposals/${proposalId}`,
  admin: (page?: AdminPage, id?: number | "new") => ["/admin", page, id].filter((part) => part !== undefined).join("/"),
  searches: (filters: { kind?: string; days?: number } = {}) => withQuery("/admin/searches", filters),
  adminRule: (key: string) => `/admin/rules/${key}`,
  /** With the newest posts looked at. */
  ruleReach: (key: string) => `/admin/rules/${key}?look=posts#reach`,
  transparencyReport: () => "/admin/decisions.csv",
  checkLog: () => "/admin/about?log=check",
} as const;
