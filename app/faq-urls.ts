// Addresses of the official FAQ that only its team and its forms need; the public ones are in urls.ts.
import { urls, withQuery } from "./urls";

type EntryLike = { slug: string };

/** Ends of addresses below /faq that are pages of their own and so never an entry's name. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set(["team", "groups", "new", "feed"]);

export type TeamList = "open" | "due" | "sources" | "ratings" | "archived";

export const faqUrls = {
  feed: (filters: Record<string, string | undefined> = {}) => withQuery("/faq.atom", filters),
  promotion: (answerId: number) => `/answers/${answerId}/promotion`,
  team: (list?: TeamList) => withQuery("/faq/team", { list }),
  groups: () => "/faq/groups",
  /** Where only the number is known: leads to the form. */
  editOf: (entryId: number) => withQuery("/faq/team", { edit: entryId }),
  edit: (entry: EntryLike) => `${urls.faq(entry)}/edit`,
  state: (entry: EntryLike) => `${urls.faq(entry)}/state`,
  rating: (entry: EntryLike) => `${urls.faq(entry)}/rating`,
  /** Of the entry's page: what to do when it did not help. */
  stuck: (entry: EntryLike) => `${urls.faq(entry)}#still-stuck`,
  sources: (entry: EntryLike) => `${urls.faq(entry)}/sources`,
  ratings: (entry: EntryLike) => `${urls.faq(entry)}/ratings`,
} as const;
