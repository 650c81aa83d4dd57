// From the rows of PostHistory to the revisions of one post. Pure: texts are only referred to by the id of their row, so
// that a post with thousands of long revisions can be planned without holding them.
//
// Rows with one RevisionGUID were saved together. What a row does not say (a retag says nothing about the body) stays as
// it was. Where the history is silent or ends before the text that Posts shows, a last revision brings it up to date.
import type { ExactMoment } from "~/database/moments";

/** Where the body of a revision comes from: a row of PostHistory, or the HTML of the post itself. */
export type BodySource = { historyId: number } | "html";

export type PlannedRevision = {
  body: BodySource;
  title: string | null;
  /** As written in the dump, see tagNames. */
  tags: string | null;
  summary: string;
  at: ExactMoment;
  userId: number | null;
  userName: string | null;
  /** Row of PostHistory that says who approved it; null for edits that were not suggested. */
  approval: string | null;
};

export type HistoryRow = {
  id: number;
  type: number;
  guid: string | null;
  created_at: ExactMoment;
  user_id: number | null;
  user_name: string | null;
  comment: string | null;
  /** Null for bodies, which are read later. */
  text: string | null;
};

export type PlannedPost = {
  created_at: ExactMoment;
  owner_id: number | null;
  owner_name: string | null;
  editor_id: number | null;
  editor_name: string | null;
  edited_at: ExactMoment | null;
  title: string | null;
  tags: string | null;
};

export type RevisionPlan = {
  revisions: PlannedRevision[];
  /** The post was edited after the last thing its history knows. */
  isBehind: boolean;
};

const TITLE_TYPES = new Set([1, 4, 7]);
const BODY_TYPES = new Set([2, 5, 8]);
const TAG_TYPES = new Set([3, 6, 9]);
const SUGGESTED_EDIT = 24;
/** "Community", whose number it is on every site of that kind. */
const OLD_SITE = -1;
/** Dates of one edit differ by some milliseconds between the files. */
const SAME_MOMENT_MS = 2_000;

export function isTextChange(type: number): boolean {
  return type >= 1 && type <= 9;
}

export function isBody(type: number): boolean {
  return BODY_TYPES.has(type);
}

/** `rows`: those of one post, by date and id. */
export function planRevisions(post: PlannedPost, rows: readonly HistoryRow[]): RevisionPlan {
  const groups = [...groupSaves(rows).values()];
  const numbers = new Map(groups.map((group, index) => [group.guid, index + 1]));
  const state: Pick<PlannedRevision, "body" | "title" | "tags"> = {
    body: firstBody(groups) ?? "html",
    title: firstText(groups, TITLE_TYPES) ?? post.title,
    tags: firstText(groups, TAG_TYPES) ?? post.tags,
  };
  const revisions = groups.map((group, index): PlannedRevision => {
    for (const row of group.rows) {
      if (BODY_TYPES.has(row.type)) state.body = { historyId: row.id };
      else if (TITLE_TYPES.has(row.type)) state.title = row.text ?? state.title;
      else if (TAG_TYPES.has(row.type)) state.tags = row.text ?? "";
    }
    return {
      ...state,
      ...authorOf(group.rows, index === 0 ? post : null),
      summary: summaryOf(group.rows, numbers),
      at: group.at,
      approval: group.approval,
    };
  });
  if (revisions.length === 0) revisions.push(onlyRevision(post));
  return { revisions, isBehind: isBehind(post, revisions) };
}

/** The revision that the text in Posts needs when the history does not lead there. */
export function closingRevision(
  post: PlannedPost,
  { revisions, isBehind }: RevisionPlan,
  body: BodySource,
): PlannedRevision {
  const last = revisions.at(-1) ?? onlyRevision(post);
  return {
    body,
    title: post.title,
    tags: post.tags,
    // The old site itself changed tags and titles without a word in the history.
    summary: isBehind
      ? ""
      : body === "html"
        ? "Text as the old site showed it"
        : "Title and tags as the old site showed them",
    at: isBehind && post.edited_at !== null ? post.edited_at : last.at,
    userId: isBehind ? post.editor_id : OLD_SITE,
    userName: isBehind ? post.editor_name : null,
    approval: null,
  };
}

/** `<beer><hop>` of older dumps and `|beer|hop|` of newer ones. */
export function tagNames(written: string | null): string[] {
  return (written ?? "").split(/[<>|]+/).filter((name) => name.trim() !== "");
}

type Save = { guid: string; at: ExactMoment; rows: HistoryRow[]; approval: string | null };

function groupSaves(rows: readonly HistoryRow[]): Map<string, Save> {
  const saves = new Map<string, Save>();
  const approvals = new Map<string, string>();
  for (const row of rows) {
    const guid = row.guid ?? `row ${row.id}`;
    if (row.type === SUGGESTED_EDIT) approvals.set(guid, row.comment ?? "");
    if (!isTextChange(row.type)) continue;
    const save = saves.get(guid) ?? { guid, at: row.created_at, rows: [], approval: null };
    save.rows.push(row);
    saves.set(guid, save);
  }
  for (const [guid, approval] of approvals) {
    const save = saves.get(guid);
    if (save) save.approval = approval;
  }
  return saves;
}

function firstBody(saves: readonly Save[]): BodySource | null {
  const row = saves.flatMap((save) => save.rows).find(({ type }) => BODY_TYPES.has(type));
  return row ? { historyId: row.id } : null;
}

function firstText(saves: readonly Save[], types: ReadonlySet<number>): string | null {
  return saves.flatMap((save) => save.rows).find(({ type }) => types.has(type))?.text ?? null;
}

function authorOf(rows: readonly HistoryRow[], post: PlannedPost | null): Pick<PlannedRevision, "userId" | "userName"> {
  const row = rows.find(({ user_id, user_name }) => user_id !== null || user_name !== null);
  if (row) return { userId: row.user_id, userName: row.user_name };
  return { userId: post?.owner_id ?? null, userName: post?.owner_name ?? null };
}

/** "Rollback to [guid]" says nothing to a reader; the number of the revision does. */
function summaryOf(rows: readonly HistoryRow[], numbers: ReadonlyMap<string, number>): string {
  const comment = rows.find((row) => row.comment)?.comment ?? "";
  return comment.replace(/^Rollback to \[([0-9a-f-]{36})\]/i, (all, guid: string) => {
    const number = numbers.get(guid);
    return number === undefined ? all : `Rollback to revision ${number}`;
  });
}

function onlyRevision(post: PlannedPost): PlannedRevision {
  return {
    body: "html",
    title: post.title,
    tags: post.tags,
    summary: "",
    at: post.created_at,
    userId: post.owner_id,
    userName: post.owner_name,
    approval: null,
  };
}

function isBehind(post: PlannedPost, revisions: readonly PlannedRevision[]): boolean {
  if (post.edited_at === null) return false;
  return Date.parse(post.edited_at) > Date.parse(revisions.at(-1)?.at ?? post.created_at) + SAME_MOMENT_MS;
}
