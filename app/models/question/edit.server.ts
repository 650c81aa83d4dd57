// Changing what was written: a new revision, merged with what others saved meanwhile, judged by the same rules as a new post.
//
// Promises: nobody's save overwrites another's (three-way merge, and where it overlaps a choice for every
// passage); a held, returned or removed post stays editable by its author and goes back to the moderators, who see the
// change. Only what nothing but the rules held goes live by itself when it was mended.
import { sql } from "drizzle-orm";
import { canEditDirectly, canSeeUnpublished } from "#moderation/permissions/posts";
import type { Reason } from "#moderation/reason";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { waitsForPerson } from "~/models/case/case.server";
import { refuseFirstDecider } from "~/models/case/first-decider.server";
import { type DraftingForm, keepRefused } from "~/models/document/draft.server";
import { draftTargets } from "~/models/document/draft-target";
import { type Conflict, mergeWithCurrent, type Raced, whileRaced } from "~/models/document/edit-merge.server";
import type { RenderedText } from "~/models/document/rendered-text";
import { draftFields } from "~/models/document/sent-again.server";
import { submit } from "~/models/document/submit.server";
import { goLive } from "~/models/document/visibility.server";
import type { SubmitOutcome, Writing, WrittenText } from "~/models/document/writing";
import { noteSourceChange } from "~/models/faq/source.server";
import { factsOfPost, findPost, type Post } from "~/models/post/post.server";
import { reopenAfterEdit } from "./closure.server";
import { type EditLanding, type Merged, showChange, storeEdit, type Unchanged } from "./edit-rows.server";

export type Edit = DraftingForm & {
  actor: Actor;
  post: Post;
  /** Null where the kind has none. */
  title: string | null;
  body: string;
  tags: string[] | null;
  summary: string;
  isMinor: boolean;
  /** The revision the author began with. */
  base: number;
};

export type EditOutcome = SubmitOutcome<EditLanding> | Unchanged | Conflict;

export async function editPost(db: Db, edit: Edit): Promise<EditOutcome> {
  let { post } = edit;
  const outcome = await whileRaced(async () => {
    const attempt = await submit(db, changing(db, { ...edit, post }));
    if (attempt.kind === "raced") post = (await findPost(db, post.id)) ?? post;
    return attempt;
  });
  return outcome.kind === "forbidden" ? keepRefusedEdit(db, edit, outcome) : outcome;
}

/** What was refused only because of what became of the post is kept among the drafts. */
export function keepRefusedEdit(
  db: Db,
  edit: Edit,
  outcome: EditOutcome & { kind: "forbidden" },
): Promise<EditOutcome & { kind: "forbidden" }> {
  const { actor, post } = edit;
  const fields = { ...draftFields(typedIn(edit)), ...aboutFields(edit) };
  return keepRefused(db, outcome, { userId: actor.id, target: draftTargets.edit(post.id), fields, form: edit });
}

/** What else the form says of a change. */
export function aboutFields({ summary, isMinor, base }: Pick<Edit, "summary" | "isMinor" | "base">) {
  return { summary, base: String(base), ...(isMinor ? { minor: "1" } : {}) };
}

function typedIn({ title, body, tags }: Pick<Edit, "title" | "body" | "tags">): WrittenText {
  return { title, source: body, tags };
}

function changing(db: Db, edit: Edit): Writing<Merged, EditLanding, Conflict | Raced | Unchanged | EditOutcome> {
  const { actor, post, key, drafted, isMinor } = edit;
  const isLive = post.state === "published";
  const typed = typedIn(edit);
  return {
    actor,
    key,
    drafted,
    command: "edit",
    limit: "edit",
    draft: draftTargets.edit(post.id),
    kind: post.kind,
    language: post.language,
    place: post,
    typed,
    changes: { documentId: post.id, isLive, fields: aboutFields(edit) },
    isDisclosed: true,
    may: (editor) => canEditDirectly(editor, factsOfPost(post)),
    prepare: async (editor) => {
      const seesUnpublished = canSeeUnpublished(editor, factsOfPost(post)).allowed;
      const merged = await mergeWithCurrent(db, { document: post, base: edit.base, mine: typed, seesUnpublished });
      if ("conflict" in merged) return merged.conflict;
      return { ...merged.text, current: merged.current, isMerged: merged.isMerged };
    },
    lock: (tx) => lockDocument(tx, post, actor.id),
    ...(isLive ? {} : { whyHeld: (tx, found) => whyStillHidden(tx, post, found) }),
    store: (tx, written) => storeEdit(tx, edit, written),
    show: (tx, written, { revisionId }) =>
      isLive ? showChange(tx, { edit, written, revisionId }) : appear(tx, post, written),
    event: ({ revisionId }) => (isLive ? { verb: "edited", details: { revisionId, isMinor } } : { verb: "published" }),
    pages: () => [`question:${post.questionId}`, "lists"],
    ...(isLive ? { follow: (tx) => followChange(tx, edit) } : {}),
  };
}

/** The document's row first: two saves at once happen one after the other, the second one sees the first. */
async function lockDocument(tx: Db, post: Post, actorId: number): Promise<Raced | EditOutcome | null> {
  const rows = await tx.execute<{ state: string }>(
    sql`select state from documents where id = ${post.id}::bigint for no key update`,
  );
  const state = rows[0]?.state;
  if (state === post.state)
    return refuseFirstDecider(tx, { documentId: post.id }, { actorId, authorId: post.authorId });
  return state === "published" ? { kind: "raced" } : { kind: "forbidden", reason: "not-published" };
}

/** Only what nothing but the rules held comes into view by being mended. */
async function whyStillHidden(tx: Db, post: Post, found: Reason[]): Promise<Reason[] | null> {
  const isMended = post.state === "held" && found.length === 0 && !(await waitsForPerson(tx, post.id));
  return isMended ? null : found;
}

async function appear(tx: Db, post: Post, { rendered }: { rendered: RenderedText }): Promise<Raced | null> {
  return (await goLive(tx, post.id, { rendered })) ? null : { kind: "raced" };
}

async function followChange(tx: Db, { post, actor }: Edit): Promise<void> {
  await reopenAfterEdit(tx, { post, actor });
  if (post.kind === "answer") await noteSourceChange(tx, { documentId: post.id }, actor.id);
}
