// Builds every address of the community; nobody else writes a path by hand.

import GithubSlugger from "github-slugger";
import { cut } from "#moderation/text/cut";

const MAX_SLUG_LENGTH = 80;
const LONGEST_TITLE = 200;

/** The readable end of an address. Letters of every script stay; empty for a title without any. */
export function slugOf(title: string): string {
  // "input/output" are two words, and so are the parts of a name such as "guides/filling" or "Talk:Filling".
  const slug = new GithubSlugger()
    .slug(cut(title.normalize("NFKC"), LONGEST_TITLE).replace(/[/:]/g, " "))
    .replace(/-{2,}/g, "-");
  return cut(slug, MAX_SLUG_LENGTH).replace(/^-|-$/g, "");
}

type QuestionLike = { id: number; title: string };

export const urls = {
  home: () => "/",
  questions: (filters: Record<string, string | undefined> = {}) => withQuery("/questions", filters),
  questionsFeed: (filters: Record<string, string | undefined> = {}) => withQuery("/questions.atom", filters),
  question: (question: QuestionLike) => `/q/${question.id}/${encodeURIComponent(slugOf(question.title) || "question")}`,
  /** Of an answer or a comment: finds the page of the answers on which it stands, whatever that is by now, and leads there. */
  permalink: (documentId: number) => `/posts/${documentId}`,
  /** The place on one page of a question. Only for whoever has just looked up which page that is: it changes with every vote. */
  placeOnPage: (post: { id: number; kind: string; questionId: number; questionTitle: string }, page: number) => {
    const question = urls.question({ id: post.questionId, title: post.questionTitle });
    return `${withQuery(question, { page: page > 1 ? page : undefined })}#${post.kind === "answer" ? "a" : "c"}${post.id}`;
  },
  /** Wherever a post is shown: the question, or the way to its place on the question's page. */
  post: (post: { id: number; kind: string; questionId: number; questionTitle: string }) =>
    post.kind === "question"
      ? urls.question({ id: post.questionId, title: post.questionTitle })
      : urls.permalink(post.id),
  /** `faq`: the entry that did not help. `about`: a page of the wiki. */
  ask: (begun: AskBegun = {}) => withQuery("/ask", begun),
  /** `draft`: that very one. */
  edit: (documentId: number, draft?: string) => withQuery(`/posts/${documentId}/edit`, { draft }),
  history: (documentId: number) => `/posts/${documentId}/history`,
  compare: (documentId: number, from: number, to: number) => `/posts/${documentId}/history/${from}..${to}`,
  revision: (documentId: number, number: number) => `/posts/${documentId}/history/${number}`,
  /** The wiki, or the tree of one product's pages; null: pages about no single product. */
  wiki: (productSlug?: string | null) => (productSlug === undefined ? "/wiki" : `/wiki/${productSlug ?? "-"}`),
  page: (page: { productSlug: string | null; slug: string }) =>
    `/wiki/${page.productSlug ?? "-"}/${encodeURIComponent(page.slug)}`,
  faqs: (filters: Record<string, string | number | undefined> = {}) => withQuery("/faq", filters),
  faq: (entry: { slug: string }) => `/faq/${encodeURIComponent(entry.slug)}`,
  newPage: (begun: { product?: string | null; parent?: number; title?: string; draft?: string } = {}) =>
    withQuery("/wiki/new", begun),
  pageEdit: (
    pageId: number,
    begun: { restore?: number; undo?: number; section?: number | string; draft?: string } = {},
  ) => withQuery(`/pages/${pageId}/edit`, begun),
  pageMove: (pageId: number) => `/pages/${pageId}/move`,
  pageProtection: (pageId: number) => `/pages/${pageId}/protection`,
  pageLinks: (pageId: number) => `/pages/${pageId}/links`,
  wikiChanges: (filters: ChangesFilters = {}) => withQuery("/wiki/changes", filters),
  wikiChangesFeed: (filters: Omit<ChangesFilters, "before"> = {}) => withQuery("/wiki/changes.atom", filters),
  wantedPages: (filters: { product?: string | undefined } = {}) => withQuery("/wiki/wanted", filters),
  products: (query?: string) => withQuery("/products", { q: query }),
  tags: () => "/tags",
  tagSuggestions: () => "/tags/suggestions",
  tag: (slug: string) => withQuery("/questions", { tag: slug }),
  member: (name: string) => `/members/${name}`,
  search: (query?: string, filters: Record<string, string | undefined> = {}) =>
    withQuery("/search", { q: query, ...filters }),
  deflections: () => "/deflections",
  drafts: () => "/drafts",
  queue: () => "/queue",
  rules: () => "/rules",
  /** How this place is moderated, and how trust is earned: for everybody. */
  moderation: () => "/moderation",
  trust: () => "/trust",
  contact: () => "/contact",
  legal: (page: "imprint" | "privacy" | "terms") => `/${page}`,
  login: (to?: string, pressed?: string) => withQuery("/login", { to, pressed }),
  join: (to?: string, pressed?: string) => withQuery("/join", { to, pressed }),
  forgot: () => "/forgot",
  claim: (token?: string) => withQuery("/claim", { token }),
  confirmAddress: (token: string) => withQuery("/verify", { token }),
  reset: (token: string) => withQuery("/reset", { token }),
  setup: (token: string) => withQuery("/setup", { token }),
  outbox: () => "/outbox",
  upload: (name: string) => `/uploads/${name}`,
  logout: () => "/logout",
  settings: (page?: "profile" | "email" | "notifications" | "password" | "sessions" | "data") =>
    page ? `/settings/${page}` : "/settings",
  avatarForm: () => "/settings/avatar",
  exportData: () => "/settings/export",
  language: () => "/language",
  brandStylesheet: (version: string) => withQuery("/brand.css", { v: version }),
  votes: (documentId: number) => `/posts/${documentId}/votes`,
  comments: (documentId: number) => `/posts/${documentId}/comments`,
  acceptance: (answerId: number) => `/answers/${answerId}/acceptance`,
  care: (questionId: number) => `/questions/${questionId}/care`,
  deletion: (documentId: number) => `/posts/${documentId}/deletion`,
  notifications: (after?: string) => withQuery("/notifications", { after }),
  notificationCount: () => "/notifications/count",
  watches: () => "/watches",
  unsubscribe: (token: string) => `/unsubscribe/${token}`,
  meToo: (questionId: number) => `/questions/${questionId}/me-too`,
  /** With a version: as it read then; a decision keeps citing its own. */
  rule: (key: string, version?: number | null) => withQuery(`/rules/${key}`, { version }),
  flag: (documentId: number) => `/flags/${documentId}`,
  decisions: (before?: number | null) => withQuery("/decisions", { before }),
  decision: (decisionId: number) => `/decisions/${decisionId}`,
} as const;

type AskBegun = {
  title?: string;
  product?: string | undefined;
  v?: string;
  draft?: string;
  faq?: string;
  about?: number;
  section?: string;
};

type ChangesFilters = {
  product?: string | undefined;
  before?: string | undefined;
  author?: string | undefined;
  major?: number | undefined;
};

export function withQuery(path: string, query: Record<string, string | number | undefined | null>): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") parameters.set(key, String(value));
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/** The address of a search without the visit it belongs to: only the log is told. */
export function withoutVisit(path: string): string {
  if (!path.startsWith("/search?")) return path;
  return path.replace(/([?&])v=[\w-]*(&|$)/, (_, before: string, after: string) => (after ? before : ""));
}

/** A path of this community that is safe to redirect to, or the fallback. Never another host. */
export function ownPath(value: unknown, fallback = "/"): string {
  if (typeof value !== "string" || value.length > 1000) return fallback;
  // Backslashes and control characters are read as slashes or dropped by browsers: //host, /\host, /\t/host.
  if (!/^\/(?![/\\])[^\\\p{Cc}\p{Cs}]*$/u.test(value)) return fallback;
  // A Location header holds no other letters.
  return value.replace(/[^\x21-\x7e]+/gu, encodeURIComponent);
}
