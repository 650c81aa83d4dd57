// Moderators' notes about a member: what the next one should know.
//
// Promises: for moderators, and never those about oneself; each says who wrote it and when, and is changed or removed by its
// author only; administrators remove any, since its author may have left; at most MOST_NOTES about one member. It is no decision: nothing follows from it, so it stands in no log. The
// member finds the words (not who wrote them) in the copy of their data, because they are about them; the form says so. They
// go when the member leaves.
import { eq, sql } from "drizzle-orm";
import { memberNotes } from "#drizzle/schema/notes";
import { canChangeNote, canRemoveNote, canWriteNote } from "#moderation/permissions/people";
import type { PermissionReason } from "#moderation/reasons";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { lockUser } from "~/models/member/user.server";

export type MemberNote = {
  id: number;
  text: string;
  byName: string | null;
  authorId: number | null;
  at: Date;
  changedAt: Date | null;
};

/** As one reader finds it. */
export type NoteLine = MemberNote & { mayRemove: boolean };

export type NoteForm =
  | { do: "note"; text: string }
  | { do: "change-note"; id: number; text: string }
  | { do: "remove-note"; id: number };

export type NoteOutcome =
  | { kind: "done" | "unchanged" }
  | { kind: "missing" }
  | { kind: "full" }
  | { kind: "forbidden"; reason: PermissionReason };

export const MOST_NOTES = 50;

/** Newest first. The caller has asked who may. */
export function listNotes(db: Db, memberId: number): Promise<MemberNote[]> {
  return db.execute<MemberNote>(sql`
    select n.id, n.text, u.display_name as "byName", n.author_id as "authorId", n.at, n.changed_at as "changedAt"
    from member_notes n left join users u on u.id = n.author_id
    where n.member_id = ${memberId}::bigint order by n.id desc limit ${MOST_NOTES}`);
}

export async function carryOutNote(
  db: Db,
  { actor, memberId }: { actor: Actor; memberId: number },
  form: NoteForm,
): Promise<NoteOutcome> {
  return db.transaction(async (tx) => {
    const facts = await loadMemberFacts(tx, { actor, productId: null });
    const member = await lockUser(tx, memberId);
    if (!member) return { kind: "missing" };
    const mayWrite = canWriteNote(facts, member);
    if (!mayWrite.allowed) return { kind: "forbidden", reason: mayWrite.reason };
    if (form.do === "note") return addNote(tx, { actor, memberId, text: form.text });
    const notes = await tx.execute<{ authorId: number | null; text: string }>(sql`
      select author_id as "authorId", text from member_notes where id = ${form.id}::bigint and member_id = ${memberId}::bigint`);
    const [note] = notes;
    // Removed twice is removed.
    if (note === undefined) return form.do === "remove-note" ? { kind: "unchanged" } : { kind: "missing" };
    const mayChange = (form.do === "remove-note" ? canRemoveNote : canChangeNote)(facts, note);
    if (!mayChange.allowed) return { kind: "forbidden", reason: mayChange.reason };
    if (form.do === "remove-note") await tx.delete(memberNotes).where(eq(memberNotes.id, form.id));
    else if (form.text === note.text) return { kind: "unchanged" };
    else
      await tx.update(memberNotes).set({ text: form.text, changedAt: sql`now()` }).where(eq(memberNotes.id, form.id));
    return { kind: "done" };
  });
}

/** The same words of the same author as the newest note are one note: the form was sent twice. */
async function addNote(
  tx: Db,
  { actor, memberId, text }: { actor: Actor; memberId: number; text: string },
): Promise<NoteOutcome> {
  const notes = await listNotes(tx, memberId);
  if (notes[0]?.authorId === actor.id && notes[0].text === text) return { kind: "unchanged" };
  if (notes.length >= MOST_NOTES) return { kind: "full" };
  await tx.insert(memberNotes).values({ memberId, authorId: actor.id, text });
  return { kind: "done" };
}
