// What the eight files of a Stack Exchange dump hold: which attributes are kept, under which name, and what may stand in
// them. A row that breaks this is damage; an attribute that is not named here is passed over.

type Kind = "id" | "member" | "integer" | "moment" | "text";

export type Column = {
  attribute: string;
  name: string;
  kind: Kind;
  isRequired: boolean;
  /** Of an integer. Every point of a score becomes a row of votes, so a wild one would fill the disk. */
  most?: number;
};
export type DumpFile = {
  name: string;
  root: string;
  /** Null: the rows are checked and counted, nothing of them is kept. */
  table: string | null;
  columns: Column[];
};

const MOST = 2_000_000_000;
const HIGHEST_SCORE = 1_000_000;
const HIGHEST_COMMENT_SCORE = 100_000;

export const DUMP_FILES: readonly DumpFile[] = [
  file("Users", "users", "import_users", [
    member("Id", "id!"),
    moment("CreationDate", "created_at!"),
    text("DisplayName", "display_name"),
    moment("LastAccessDate", "last_seen_at"),
    text("AboutMe", "about"),
  ]),
  file("Tags", "tags", "import_tags", [
    id("Id", "id!"),
    text("TagName", "name!"),
    id("ExcerptPostId", "excerpt_id"),
    id("WikiPostId", "wiki_id"),
  ]),
  file("Posts", "posts", "import_posts", [
    id("Id", "id!"),
    integer("PostTypeId", "type!"),
    id("ParentId", "parent_id"),
    id("AcceptedAnswerId", "accepted_id"),
    moment("CreationDate", "created_at!"),
    integer("Score", "score", HIGHEST_SCORE),
    integer("ViewCount", "view_count"),
    text("Body", "body"),
    member("OwnerUserId", "owner_id"),
    text("OwnerDisplayName", "owner_name"),
    member("LastEditorUserId", "editor_id"),
    text("LastEditorDisplayName", "editor_name"),
    moment("LastEditDate", "edited_at"),
    moment("LastActivityDate", "active_at"),
    moment("ClosedDate", "closed_at"),
    text("Title", "title"),
    text("Tags", "tags"),
    text("ContentLicense", "licence"),
  ]),
  file("PostHistory", "posthistory", "import_history", [
    id("Id", "id!"),
    integer("PostHistoryTypeId", "type!"),
    id("PostId", "post_id!"),
    text("RevisionGUID", "guid"),
    moment("CreationDate", "created_at!"),
    member("UserId", "user_id"),
    text("UserDisplayName", "user_name"),
    text("Comment", "comment"),
    text("Text", "text"),
  ]),
  file("Comments", "comments", "import_comments", [
    id("Id", "id!"),
    id("PostId", "post_id!"),
    integer("Score", "score", HIGHEST_COMMENT_SCORE),
    text("Text", "text"),
    moment("CreationDate", "created_at!"),
    member("UserId", "user_id"),
    text("UserDisplayName", "user_name"),
    text("ContentLicense", "licence"),
  ]),
  file("Votes", "votes", "import_votes", [
    id("Id", "id!"),
    id("PostId", "post_id!"),
    integer("VoteTypeId", "type!"),
    moment("CreationDate", "created_at!"),
  ]),
  file("PostLinks", "postlinks", "import_links", [
    id("Id", "id!"),
    moment("CreationDate", "created_at!"),
    id("PostId", "post_id!"),
    id("RelatedPostId", "related_id!"),
    integer("LinkTypeId", "type!"),
  ]),
  file("Badges", "badges", null, [id("Id", "id!"), member("UserId", "user_id!"), moment("Date", "at!")]),
];

/** The value as the database reads it, or null where there is none. Throws a sentence for a value that cannot be. */
export function readValue(
  { attribute, kind, isRequired, most = MOST }: Column,
  raw: string | undefined,
): string | null {
  if (raw === undefined || (raw === "" && kind !== "text")) {
    if (isRequired) throw new Error(`a row without ${attribute}`);
    return null;
  }
  switch (kind) {
    case "id":
      return /^[1-9]\d{0,14}$/.test(raw) ? raw : refuse(attribute, raw, "a number from 1");
    case "member":
      return /^-?\d{1,15}$/.test(raw) ? raw : refuse(attribute, raw, "a number");
    case "integer":
      return /^-?\d{1,10}$/.test(raw) && Math.abs(Number(raw)) <= most
        ? raw
        : refuse(attribute, raw, `a whole number up to ${most}`);
    case "moment":
      return isMoment(raw) ? `${raw.replace(/Z$/, "")}Z` : refuse(attribute, raw, "a date and time");
    case "text":
      return raw;
  }
}

/** 2014-01-21T20:26:05.383, in UTC, and in the lifetime of such sites. */
function isMoment(raw: string): boolean {
  if (!/^(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z?$/.test(raw)) return false;
  const read = new Date(`${raw.slice(0, 19)}Z`);
  // JavaScript reads 31 February as 3 March.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(raw.slice(0, 19));
}

function refuse(attribute: string, raw: string, expected: string): never {
  const shown = raw.slice(0, 40).replace(/[\p{Cc}\p{Cf}]/gu, "");
  throw new Error(`${attribute} is "${shown}", which is not ${expected}`);
}

function file(name: string, root: string, table: string | null, columns: Column[]): DumpFile {
  return { name: `${name}.xml`, root, table, columns };
}

/** A name that ends with "!" is required. */
function column(kind: Kind, attribute: string, name: string): Column {
  return { attribute, kind, name: name.replace("!", ""), isRequired: name.endsWith("!") };
}

function id(attribute: string, name: string): Column {
  return column("id", attribute, name);
}
function member(attribute: string, name: string): Column {
  return column("member", attribute, name);
}
function integer(attribute: string, name: string, most?: number): Column {
  return { ...column("integer", attribute, name), ...(most === undefined ? {} : { most }) };
}
function moment(attribute: string, name: string): Column {
  return column("moment", attribute, name);
}
function text(attribute: string, name: string): Column {
  return column("text", attribute, name);
}

/** Attributes that say nothing of their own: counted here from rows, or names beside numbers. */
const COUNTED_HERE = new Set([
  "AnswerCount",
  "CommentCount",
  "Count",
  "UpVotes",
  "DownVotes",
  "Views",
  "EmailHash",
  "Age",
]);
const LEFT_NAMES: Record<string, string> = {
  "users.Reputation": "reputations of members",
  "users.Location": "places where members live",
  "users.WebsiteUrl": "addresses of members' own sites",
  "users.ProfileImageUrl": "pictures of members",
  "users.AccountId": "accounts of the old network",
  "users.Views": "numbers of views of profiles",
  "posts.FavoriteCount": "numbers of bookmarks of questions",
  "posts.CommunityOwnedDate": "posts that belonged to everybody (community wiki)",
  "tags.IsModeratorOnly": "tags for moderators only",
  "tags.IsRequired": "tags that were required",
};

/** What rows of the file hold that is not taken over, by the name it has in the report; null: nothing is lost with it. */
export function leftAttribute(file: DumpFile, attribute: string, value: string): string | null {
  if (value === "" || value === "0" || value === "False") return null;
  const named = LEFT_NAMES[`${file.root}.${attribute}`];
  if (named !== undefined) return named;
  if (file.table === null || COUNTED_HERE.has(attribute)) return null;
  return file.columns.some((column) => column.attribute === attribute)
    ? null
    : `${file.name}: ${attribute.slice(0, 40)}`;
}
