// What decisions leave behind: nothing that nobody can decide, nothing by somebody who may not, and no suggestion that waits
// unseen.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import { type Decide, decideCase } from "~/models/case/decision.server";
import { flagDocument } from "~/models/case/flag.server";
import { deletePost, restorePost } from "~/models/case/post-deletion.server";
import { transparencyReport } from "~/models/case/transparency.server";
import { moveFaqEntry } from "~/models/faq/workflow.server";
import { deleteAccount } from "~/models/member/account-deletion.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as faq from "../faq/faq-community";
import * as make from "../question/care-community";
import * as wiki from "../wiki/page-community";

describe("after a decision", () => {
  let database: TestDatabase;
  let expert: Actor;
  let first: Actor;
  let second: Actor;
  let member: Actor;
  let other: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    expert = await make.person(db(), "staff");
    [first, second] = [await make.person(db(), "moderator"), await make.person(db(), "moderator")];
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    [member, other] = [await make.person(db()), await make.person(db())];
  });

  const caseOf = async (documentId: number) => {
    const [row] = await database.sql<{ id: number; version: number; state: string }[]>`
      select id, version, state from cases where document_id = ${documentId}`;
    if (!row) throw new Error("no case");
    return row;
  };
  const waiting = async (documentId: number) => {
    const rows = await database.sql<{ kind: string }[]>`
      select s.kind from signals s join cases c on c.id = s.case_id where c.document_id = ${documentId} and s.settled_at is null order by s.id`;
    return rows.map(({ kind }) => kind);
  };
  const decide = async (documentId: number, outcome: Decide["outcome"], more: Partial<Decide> = {}) => {
    const { id, version } = await caseOf(documentId);
    const base = { actor: first, caseId: id, version, outcome, rule: null, passage: null, note: "Because." };
    return decideCase(db(), { ...base, ...more });
  };
  const flag = (documentId: number) =>
    flagDocument(db(), { actor: other, documentId, rule: "respect", passage: "", key: crypto.randomUUID() });
  /** Flagged, removed by `first`, appealed by `author`, overturned by `second`. */
  const overturned = async (documentId: number, author: Actor, meanwhile: () => Promise<unknown> = async () => {}) => {
    await flag(documentId);
    const removed = await decide(documentId, "remove");
    if (removed.kind !== "decided") throw new Error(removed.kind);
    const appealedId = removed.decisionId ?? 0;
    await meanwhile();
    expect((await appealDecision(db(), { actor: author, decisionId: appealedId, because: "No." })).kind).toBe(
      "appealed",
    );
    expect((await decide(documentId, "overturn", { actor: second, appealedId })).kind).toBe("decided");
  };
  const published = async () => {
    const { answerId } = await faq.accepted(db(), { asker: member, helper: other });
    return faq.entryOf(db(), await faq.promote(db(), expert, [answerId], { isPublished: true }));
  };

  it("the FAQ shows nothing that its experts have not published", async () => {
    const entry = await published();
    expect((await flag(entry.id)).kind).toBe("flagged");
    await moveFaqEntry(db(), { actor: expert, entryId: entry.id, step: "archive" });
    expect((await decide(entry.id, "publish")).kind).toBe("stale");
    expect((await faq.entry(db(), entry.id)).state).toBe("archived");
    expect((await decide(entry.id, "dismiss", { about: "flag" })).kind).toBe("decided");
  });

  it("an entry of the FAQ that was taken down comes back with the appeal, still checked by whom it was", async () => {
    const entry = await published();
    await overturned(entry.id, expert);
    expect((await faq.entry(db(), entry.id)).state).toBe("published");
    const [row] = await database.sql`select checked_by from faq_entries where id = ${entry.id}`;
    expect(row?.checked_by).toBe(expert.id);
  });

  it("an entry that is being rewritten does not come back with the appeal", async () => {
    const entry = await published();
    await overturned(entry.id, expert, async () => {
      await moveFaqEntry(db(), { actor: expert, entryId: entry.id, step: "reopen" });
      await database.sql`
        with newer as (insert into revisions (document_id, number, based_on, author_id, blob, title)
          select document_id, 2, id, author_id, blob, title from revisions where document_id = ${entry.id} returning id)
        update documents set latest_revision_id = newer.id from newer where documents.id = ${entry.id}`;
    });
    expect((await faq.entry(db(), entry.id)).state).toBe("draft");
  });

  it("moderators do not bring back what was removed of their own", async () => {
    const id = await make.ask(db(), second);
    expect((await deletePost(db(), { actor: first, documentId: id, rule: "respect", note: "" })).kind).toBe("done");
    const refused = await restorePost(db(), { actor: second, documentId: id, note: "" });
    expect(refused).toEqual({ kind: "forbidden", reason: "own-case" });
    expect((await restorePost(db(), { actor: first, documentId: id, note: "" })).kind).toBe("done");
  });

  it("suggestions wait again when their text comes back", async () => {
    const page = await wiki.begin(db(), expert, { title: "Wick", body: "One.\n\nTwo.\n" });
    expect((await wiki.change(db(), member, page, "One.\n\nThree.\n")).kind).toBe("proposed");
    await overturned(page.id, expert);
    expect(await waiting(page.id)).toEqual(["proposal"]);
    expect(await caseOf(page.id)).toMatchObject({ state: "open" });
  });

  it("a held page that was decided meanwhile is not handed in again", async () => {
    const held = await wiki.begin(db(), member, { title: "Glass" });
    await decide(held.id, "remove");
    expect(await wiki.change(db(), member, held, "Another text.")).toMatchObject({ kind: "forbidden" });
    expect(await caseOf(held.id)).toMatchObject({ state: "decided" });
    const shade = await wiki.begin(db(), member, { title: "Shade" });
    await decide(shade.id, "publish");
    expect((await wiki.change(db(), member, shade, "Another text.")).kind).toBe("proposed");
  });

  it("nothing is suggested for a page that was taken down meanwhile", async () => {
    const page = await wiki.begin(db(), expert, { title: "Burner" });
    await flag(page.id);
    await decide(page.id, "remove");
    expect(await wiki.change(db(), member, page, "Another text.")).toMatchObject({ kind: "forbidden" });
    expect(await waiting(page.id)).toEqual([]);
  });

  it("posts that went with their author leave nothing in the queue", async () => {
    const question = await make.ask(db(), member);
    const held = await make.ask(db(), member);
    await make.hold(db(), held);
    await flag(question);
    await deleteAccount(db(), { userId: member.id, posts: "go" });
    for (const id of [question, held]) {
      expect(await waiting(id)).toEqual([]);
      expect(await caseOf(id)).toMatchObject({ state: "decided" });
    }
  });

  it("it is counted with others, without names and words", async () => {
    const page = await wiki.begin(db(), expert, { title: "Chimney" });
    await overturned(page.id, expert);
    const lines = (await transparencyReport(db())).split("\r\n");
    expect(lines[0]).toBe("month,rule,kind,outcome,decisions,by_flags,median_hours");
    const rows = lines.slice(1, -1).map((line) => line.split(","));
    const [removed] = rows.filter(([, , kind, outcome]) => kind === "page" && outcome === "remove");
    expect(removed?.[0]).toMatch(/^20\d\d-\d\d$/);
    expect(Number(removed?.[5])).toBeGreaterThan(0);
    expect(rows.some(([, , kind, outcome]) => kind === "page" && outcome === "overturn")).toBe(true);
    const [{ decided } = { decided: 0 }] = await database.sql<
      { decided: number }[]
    >`select count(*)::int as decided from decisions`;
    expect(rows.reduce((sum, row) => sum + Number(row[4]), 0)).toBe(decided);
    expect(lines.join()).not.toMatch(/Because|Chimney/);
  });
});
