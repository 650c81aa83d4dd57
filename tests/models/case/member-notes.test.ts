import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { carryOutNote, listNotes, MOST_NOTES } from "~/models/case/member-notes.server";
import { deleteAccount } from "~/models/member/account-deletion.server";
import { exportAccount } from "~/models/member/account-export.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

describe("moderators' notes about a member", () => {
  let database: TestDatabase;
  let member: Actor;
  let first: Actor;
  let second: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    member = await make.person(db());
    [first, second] = [await make.person(db(), "moderator"), await make.person(db(), "moderator")];
  });
  afterAll(() => database.close());

  const note = (actor: Actor, text: string, memberId = member.id) =>
    carryOutNote(db(), { actor, memberId }, { do: "note", text });

  it("are read by whoever comes next, with author and time, and are one when sent twice", async () => {
    expect(await note(first, "Writes under a second name too.")).toEqual({ kind: "done" });
    expect(await note(first, "Writes under a second name too.")).toEqual({ kind: "unchanged" });
    expect(await listNotes(db(), member.id)).toMatchObject([
      { text: "Writes under a second name too.", byName: first.displayName, changedAt: null },
    ]);
  });

  it("are changed and removed by whoever wrote them, and by nobody else", async () => {
    const [{ id } = { id: 0 }] = await listNotes(db(), member.id);
    const about = (actor: Actor) => ({ actor, memberId: member.id });
    const change = { do: "change-note" as const, id, text: "Writes under two names." };
    expect(await carryOutNote(db(), about(second), change)).toEqual({ kind: "forbidden", reason: "author-only" });
    expect(await carryOutNote(db(), about(first), change)).toEqual({ kind: "done" });
    expect(await listNotes(db(), member.id)).toMatchObject([{ text: change.text, changedAt: expect.any(Date) }]);
    const elsewhere = { actor: first, memberId: second.id };
    expect(await carryOutNote(db(), elsewhere, change)).toEqual({ kind: "missing" });
    expect((await carryOutNote(db(), about(second), { do: "remove-note", id })).kind).toBe("forbidden");
    expect(await carryOutNote(db(), about(first), { do: "remove-note", id })).toEqual({ kind: "done" });
    expect(await carryOutNote(db(), about(first), { do: "remove-note", id })).toEqual({ kind: "unchanged" });
  });

  it("are removed by administrators too, also when their author has left, but not rewritten", async () => {
    const [admin, leaver] = [await make.person(db(), "admin"), await make.person(db(), "moderator")];
    const about = await make.person(db());
    await note(leaver, "Was warned in person.", about.id);
    await deleteAccount(db(), { userId: leaver.id, posts: "stay" });
    const [{ id } = { id: 0 }] = await listNotes(db(), about.id);
    const act = (form: Parameters<typeof carryOutNote>[2], actor = admin) =>
      carryOutNote(db(), { actor, memberId: about.id }, form);
    expect((await act({ do: "remove-note", id }, first)).kind).toBe("forbidden");
    expect((await act({ do: "change-note", id, text: "Other words." })).kind).toBe("forbidden");
    expect(await act({ do: "remove-note", id })).toEqual({ kind: "done" });
    expect(await listNotes(db(), about.id)).toEqual([]);
  });

  it("are written by no member, and about oneself by nobody", async () => {
    expect(await note(member, "Me.", first.id)).toEqual({ kind: "forbidden", reason: "moderators-only" });
    expect(await note(first, "Me.", first.id)).toEqual({ kind: "forbidden", reason: "own-case" });
  });

  it("are bounded", async () => {
    const crowded = await make.person(db());
    for (let at = 0; at < MOST_NOTES; at += 1) await note(first, `Note ${at}.`, crowded.id);
    expect(await note(second, "One more.", crowded.id)).toEqual({ kind: "full" });
  });

  it("are in the copy of the member's data without who wrote them, and go when the member leaves", async () => {
    await note(second, "Was warned by telephone.");
    const copy = await exportAccount(db(), { userId: member.id });
    expect(copy?.moderatorsNotes).toMatchObject([{ text: "Was warned by telephone." }]);
    expect(JSON.stringify(copy)).not.toContain(second.displayName);
    await note(second, "Knows the lamps.", first.id);
    await deleteAccount(db(), { userId: second.id, posts: "stay" });
    expect(await listNotes(db(), first.id)).toMatchObject([{ text: "Knows the lamps.", byName: null, authorId: null }]);
    await deleteAccount(db(), { userId: member.id, posts: "stay" });
    expect(await listNotes(db(), member.id)).toEqual([]);
  });
});
