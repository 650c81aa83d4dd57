import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { countMarked, listMarked, settleMarks } from "~/models/case/marks.server";
import { proposeRevision } from "~/models/case/proposal.server";
import { acceptProposal } from "~/models/case/proposal-review.server";
import { findRevisionById } from "~/models/document/revision.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as cases from "./case-community";

describe("marks", () => {
  let database: TestDatabase;
  let author: Actor;
  let helper: Actor;
  let moderator: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    [author, helper] = [await make.person(db()), await make.person(db())];
    moderator = await make.person(db(), "moderator");
  });
  afterAll(() => database.close());

  const marked = (body: string) => make.ask(db(), author, { body });

  it("of a published text are listed with rule and passage, and change nothing for its author", async () => {
    const id = await marked(
      "This fucking lamp flickers again since it hangs in the hall. Which dimmer do I need for it?",
    );
    expect(await make.post(db(), id)).toMatchObject({ state: "published" });
    const { rows } = await listMarked(db(), { before: null });
    expect(rows).toMatchObject([
      { documentId: id, kind: "question", marks: [{ rule: "respect", passage: "fucking" }] },
    ]);
    expect(await countMarked(db())).toBe(1);
  });

  it("are gone when a moderator says that nothing is wrong", async () => {
    const [row] = (await listMarked(db(), { before: null })).rows;
    const settle = { documentId: row?.documentId ?? 0, verdict: "fine" as const };
    expect(await settleMarks(db(), { actor: author, ...settle })).toMatchObject({ kind: "forbidden" });
    expect(await settleMarks(db(), { actor: moderator, ...settle })).toEqual({ kind: "done", caseId: null });
    expect(await countMarked(db())).toBe(0);
  });

  it("become a case with one press", async () => {
    const id = await marked(
      "What a piece of shit lamp, it broke after a week in the hall. Is there one made of metal?",
    );
    const outcome = await settleMarks(db(), { actor: moderator, documentId: id, verdict: "case" });
    expect(outcome.kind === "done" && outcome.caseId).toBeGreaterThan(0);
    expect(await cases.caseOf(db(), id)).toMatchObject({ state: "open" });
    expect(await countMarked(db())).toBe(0);
  });

  it("of an older version go with the newer one", async () => {
    const id = await marked(
      "The fucking lamp in the office hums all day since Monday. Does the driver need to be replaced?",
    );
    expect(await countMarked(db())).toBe(1);
    await make.edit(db(), author, id, {
      body: "The lamp in the office hums all day since Monday. Does the driver need to be replaced?",
    });
    expect(await countMarked(db())).toBe(0);
  });

  const RUDE = "The fucking lamp in the cellar hums all day since Tuesday.";
  const KIND = "The lamp in the cellar hums all day since Tuesday.";

  it("of an older version go when a suggestion is taken that has none of it, and stay when it has", async () => {
    const before = await countMarked(db());
    const ids = [await marked(`${RUDE} Is it the driver?`), await marked(`${RUDE} Is it the dimmer?`)] as const;
    for (const [at, id] of ids.entries()) {
      const post = await make.post(db(), id);
      const base = post.publishedRevisionId ?? 0;
      const body = at === 0 ? `${KIND} Is it the driver?` : `${RUDE} Is it the dimmer?`;
      const form = { summary: "", isMinor: false, base, key: crypto.randomUUID() };
      const title = (await findRevisionById(db(), base))?.title ?? null;
      const made = await proposeRevision(db(), {
        actor: helper,
        post,
        title,
        body,
        tags: at === 0 ? [] : ["hum"],
        ...form,
      });
      if (made.kind !== "proposed") throw new Error(made.kind);
      const taken = { actor: moderator, proposalId: made.proposalId, live: base, note: "" };
      expect((await acceptProposal(db(), taken)).kind).toBe("accepted");
    }
    const { rows } = await listMarked(db(), { before: null });
    expect(rows.map(({ documentId }) => documentId)).not.toContain(ids[0]);
    expect(rows.map(({ documentId }) => documentId)).toContain(ids[1]);
    expect(await countMarked(db())).toBe(before + 1);
    const settle = { documentId: ids[0], verdict: "case" as const };
    expect(await settleMarks(db(), { actor: moderator, ...settle })).toEqual({ kind: "done", caseId: null });
  });

  it.each(["fine", "case"] as const)(
    "are settled (%s) by somebody else than the author, and only where they are live",
    async (verdict) => {
      const lamp = verdict === "fine" ? "attic" : "stairs";
      const id = await make.ask(db(), moderator, {
        body: `The fucking lamp in the ${lamp} hums all day. Is it the coil?`,
      });
      const settle = { documentId: id, verdict };
      await database.sql`
      insert into marks (document_id, revision_id, rule, rule_version, rung, code, parameters, passage, strength)
      select id, published_revision_id, 'respect', 1, 'tag', 'word-insult', '{}', 'fucking', 0.3 from documents where id = ${id}`;
      const before = await countMarked(db());
      expect(await settleMarks(db(), { actor: moderator, ...settle })).toEqual({
        kind: "forbidden",
        reason: "own-case",
      });
      const other = await make.person(db(), "moderator");
      const isOwn = async (readerId: number) =>
        (await listMarked(db(), { before: null, readerId })).rows.find(({ documentId }) => documentId === id)?.isOwn;
      expect([await isOwn(moderator.id), await isOwn(other.id)]).toEqual([true, false]);
      await database.sql`update documents set state = 'removed' where id = ${id}`;
      expect(await settleMarks(db(), { actor: other, ...settle })).toEqual({
        kind: "forbidden",
        reason: "not-published",
      });
      await database.sql`update documents set state = 'published' where id = ${id}`;
      expect(await countMarked(db())).toBe(before);
      expect((await settleMarks(db(), { actor: other, ...settle })).kind).toBe("done");
      expect(await countMarked(db())).toBe(before - 1);
    },
  );

  it("of an older version are not shown where they were left behind", async () => {
    const id = await marked(`${RUDE} Is it the transformer?`);
    await make.edit(db(), author, id, { body: `${KIND} Is it the transformer?` });
    await database.sql`update marks set seen_at = null where document_id = ${id}`;
    const { rows } = await listMarked(db(), { before: null });
    expect(rows.map(({ documentId }) => documentId)).not.toContain(id);
  });
});
