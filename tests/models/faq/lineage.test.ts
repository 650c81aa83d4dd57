import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VOTED_DOWN_SCORE } from "#moderation/lineage";
import type { Actor } from "~/actor";
import { deletePost, restorePost } from "~/models/case/post-deletion.server";
import { type EntryEdit, editFaqEntry } from "~/models/faq/edit.server";
import { findChange, type SettleSource, settleFaqSource } from "~/models/faq/takeover.server";
import { moveFaqEntry } from "~/models/faq/workflow.server";
import { setAcceptance } from "~/models/question/answer.server";
import { mergeQuestions } from "~/models/question/merge.server";
import { vote } from "~/models/question/vote.server";
import * as caseRoute from "~/routes/queue.$id";
import { createSession } from "~/web/session.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor } from "../../support/visitor";
import * as make from "../question/care-community";
import * as faq from "./faq-community";

const FIRST = "Turn the screw by ten degrees.\n\nWait until the light is steady.";
const LATER = "Turn the screw by twenty degrees.\n\nWait until the light is steady.";

describe("what an FAQ entry stands on", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let moderator: Actor;
  let staff: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    asker = await make.person(db());
    helper = await make.person(db());
    moderator = await make.person(db(), "moderator");
    staff = await make.person(db(), "staff");
  });
  afterAll(() => database.close());

  const published = async (more: Parameters<typeof faq.promote>[3] = {}) => {
    const thread = await faq.accepted(db(), { asker, helper, body: FIRST });
    const outcome = await faq.promote(db(), staff, [thread.answerId], { isPublished: true, ...more });
    return { ...thread, entry: await faq.entryOf(db(), outcome) };
  };
  const stateOf = async (entryId: number) => (await faq.sources(db(), entryId)).map((source) => source.state);
  const settle = async (entryId: number, sourceId: number, more: Partial<SettleSource> = {}) => {
    const change = await findChange(db(), { entryId, sourceId });
    if (!change) throw new Error("no change");
    return settleFaqSource(db(), {
      actor: staff,
      entryId,
      sourceId,
      decision: "take-over",
      live: change.live?.id ?? null,
      base: change.current.id,
      choices: [],
      key: crypto.randomUUID(),
      ...more,
    });
  };
  const edit = async (entryId: number, answer: string, more: Partial<EntryEdit> = {}) => {
    const entry = await faq.entry(db(), entryId);
    return editFaqEntry(db(), {
      actor: staff,
      entry,
      question: entry.question,
      answer,
      cause: "",
      language: "en",
      productId: null,
      versionIds: [],
      group: null,
      ownerId: staff.id,
      reviewOn: null,
      summary: "",
      base: entry.publishedRevisionId ?? entry.latestRevisionId,
      key: crypto.randomUUID(),
      ...more,
    });
  };

  it("opens a task when the answer is edited, and closes it when the edit is reverted", async () => {
    const { entry, answerId } = await published();
    await faq.edit(db(), helper, answerId, LATER);
    expect(await stateOf(entry.id)).toEqual(["changed"]);
    expect(await faq.tasks(db(), entry.id)).toEqual({ open: true, codes: ["source-changed"] });
    await faq.edit(db(), helper, answerId, FIRST);
    expect(await stateOf(entry.id)).toEqual(["ok"]);
    expect(await faq.tasks(db(), entry.id)).toEqual({ open: false, codes: [] });
  });

  it("shows the change on the case, to staff experts too", async () => {
    const { entry, answerId } = await published();
    await faq.edit(db(), helper, answerId, LATER);
    const [row] = await database.sql<{ id: number }[]>`select id from cases where document_id = ${entry.id}`;
    for (const actor of [moderator, staff]) {
      const visitor = new Visitor(db());
      const [name = "", value = ""] = ((await createSession(db(), actor.id, null)).split(";")[0] ?? "").split("=");
      visitor.cookies.set(name, value);
      const { status, data } = await visitor.get(caseRoute, `/queue/${row?.id}`, { id: String(row?.id) });
      expect(status).toBe(200);
      expect(data.faq).toMatchObject({ sources: [{ state: "changed", hasChange: true, isConfirmed: false }] });
    }
  });

  it("keeps one task about the newest text when the answer is edited again", async () => {
    const { entry, answerId } = await published();
    await faq.edit(db(), helper, answerId, LATER);
    await faq.edit(db(), moderator, answerId, `${LATER}\n\nThen tighten it.`);
    expect((await faq.tasks(db(), entry.id)).codes).toEqual(["source-changed"]);
    const [signal] = await database.sql`
      select g.revision_id = d.published_revision_id as "isNewest" from signals g join cases c on c.id = g.case_id, documents d
      where c.document_id = ${entry.id} and g.settled_at is null and d.id = ${answerId}`;
    expect(signal?.isNewest).toBe(true);
  });

  it("notices an acceptance taken back, and given again", async () => {
    const { entry, answerId } = await published();
    await setAcceptance(db(), { actor: asker, answerId, isAccepted: false });
    expect(await stateOf(entry.id)).toEqual(["contradicted"]);
    expect((await faq.tasks(db(), entry.id)).codes).toEqual(["source-contradicted"]);
    await setAcceptance(db(), { actor: asker, answerId, isAccepted: true });
    expect(await stateOf(entry.id)).toEqual(["ok"]);
    expect((await faq.tasks(db(), entry.id)).open).toBe(false);
  });

  it("opens a task when the answer is voted down, by nobody in particular, and closes it when votes are taken back", async () => {
    const { entry, answerId } = await published();
    const against = [];
    for (let number = 0; number < -VOTED_DOWN_SCORE; number++) against.push(await make.person(db()));
    for (const [number, voter] of against.entries()) {
      expect(await stateOf(entry.id), `${number} against`).toEqual(["ok"]);
      await vote(db(), { actor: voter, documentId: answerId, value: -1 });
    }
    expect(await stateOf(entry.id)).toEqual(["voted-down"]);
    expect((await faq.tasks(db(), entry.id)).codes).toEqual(["source-voted-down"]);
    const [signal] = await database.sql`
      select g.by_user_id as "by" from signals g join cases c on c.id = g.case_id where c.document_id = ${entry.id} and g.settled_at is null`;
    expect(signal?.by).toBeNull();
    const [first] = against;
    if (!first) throw new Error("nobody voted");
    await vote(db(), { actor: first, documentId: answerId, value: 0 });
    expect(await stateOf(entry.id)).toEqual(["ok"]);
    expect(await faq.tasks(db(), entry.id)).toEqual({ open: false, codes: [] });
  });

  it("notices an answer or its whole question taken out of sight, and brought back", async () => {
    for (const which of ["answer", "question"] as const) {
      const { entry, answerId, questionId } = await published();
      const documentId = which === "answer" ? answerId : questionId;
      await deletePost(db(), { actor: moderator, documentId, rule: "respect", note: "" });
      expect(await stateOf(entry.id)).toEqual(["gone"]);
      expect((await faq.tasks(db(), entry.id)).codes).toEqual(["source-gone"]);
      await restorePost(db(), { actor: moderator, documentId, note: "" });
      expect(await stateOf(entry.id)).toEqual(["ok"]);
      expect((await faq.tasks(db(), entry.id)).open).toBe(false);
    }
  });

  it("follows an answer that moves to another question when the two are merged", async () => {
    const { entry, questionId } = await published();
    const into = await make.ask(db(), asker);
    expect((await mergeQuestions(db(), { actor: moderator, fromId: questionId, intoId: into })).kind).toBe("done");
    expect(await stateOf(entry.id)).toEqual(["ok"]);
  });

  it("marks the entry at once when the answer was edited between opening and sending the form", async () => {
    const thread = await faq.accepted(db(), { asker, helper, body: FIRST });
    const seen = (await make.post(db(), thread.answerId)).publishedRevisionId ?? 0;
    await faq.edit(db(), helper, thread.answerId, LATER);
    const sources = [{ answerId: thread.answerId, revisionId: seen }];
    const entry = await faq.entryOf(db(), await faq.promote(db(), moderator, [thread.answerId], { sources }));
    expect(await stateOf(entry.id)).toEqual(["changed"]);
    expect((await faq.tasks(db(), entry.id)).codes).toEqual(["source-changed"]);
  });

  it("reports nothing about an archived entry, and everything when it comes back", async () => {
    const { entry, answerId } = await published();
    await moveFaqEntry(db(), { actor: staff, entryId: entry.id, step: "archive" });
    await faq.edit(db(), helper, answerId, LATER);
    expect(await stateOf(entry.id)).toEqual(["changed"]);
    expect((await faq.tasks(db(), entry.id)).open).toBe(false);
    await moveFaqEntry(db(), { actor: staff, entryId: entry.id, step: "publish" });
    expect((await faq.tasks(db(), entry.id)).codes).toEqual(["source-changed"]);
  });

  it("takes the change over into the entry's own wording, as a new version that is live at once", async () => {
    const { entry, answerId } = await published({ answer: `${FIRST}\n\nAsk us if it does not help.` });
    await faq.edit(db(), helper, answerId, LATER);
    expect(await settle(entry.id, answerId)).toEqual({ kind: "done", decision: "take-over" });
    expect(await faq.textOf(db(), entry.id)).toBe(`${LATER}\n\nAsk us if it does not help.`);
    expect(await stateOf(entry.id)).toEqual(["ok"]);
    expect((await faq.tasks(db(), entry.id)).open).toBe(false);
    const [used] = await faq.sources(db(), entry.id);
    expect(used?.revisionId).toBe((await make.post(db(), answerId)).publishedRevisionId);
    const revisions = await database.sql`select count(*)::int as count from revisions where document_id = ${entry.id}`;
    expect(revisions).toEqual([{ count: 2 }]);
  });

  it("asks which text to take where answer and entry were both reworded", async () => {
    const { entry, answerId } = await published();
    const own = FIRST.replace("ten", "about ten");
    expect((await edit(entry.id, own)).kind).toBe("saved");
    await faq.edit(db(), helper, answerId, FIRST.replace("ten", "exactly thirty"));
    expect((await settle(entry.id, answerId)).kind).toBe("choice-missing");
    expect((await settle(entry.id, answerId, { choices: ["theirs"] })).kind).toBe("done");
    expect(await faq.textOf(db(), entry.id)).toBe(FIRST.replace("ten", "exactly thirty"));
  });

  it("keeps the entry as it is on the team's word, and reports only the next change", async () => {
    const { entry, answerId } = await published();
    await faq.edit(db(), helper, answerId, LATER);
    expect((await settle(entry.id, answerId, { actor: moderator, decision: "keep" })).kind).toBe("done");
    expect(await faq.textOf(db(), entry.id)).toBe(FIRST);
    expect(await faq.tasks(db(), entry.id)).toEqual({ open: false, codes: [] });
    await setAcceptance(db(), { actor: asker, answerId, isAccepted: false });
    await settle(entry.id, answerId, { decision: "keep" });
    expect(await stateOf(entry.id)).toEqual(["contradicted"]);
    expect((await faq.tasks(db(), entry.id)).open).toBe(false);
    await faq.edit(db(), helper, answerId, `${LATER} Really.`);
    expect((await faq.tasks(db(), entry.id)).codes).toEqual(["source-contradicted"]);
  });

  it("decides nothing about texts that are not the ones looked at any more", async () => {
    const { entry, answerId } = await published();
    await faq.edit(db(), helper, answerId, LATER);
    const live = (await make.post(db(), answerId)).publishedRevisionId;
    await faq.edit(db(), helper, answerId, `${LATER}\n\nMind the cable.`);
    for (const decision of ["take-over", "keep", "archive"] as const)
      expect((await settle(entry.id, answerId, { decision, live })).kind).toBe("stale");
    expect((await faq.tasks(db(), entry.id)).codes).toEqual(["source-changed"]);
  });

  it("lets moderators confirm a published entry but not rewrite or archive it", async () => {
    const { entry, answerId } = await published();
    await faq.edit(db(), helper, answerId, LATER);
    expect(await settle(entry.id, answerId, { actor: moderator })).toMatchObject({ kind: "forbidden" });
    expect(await settle(entry.id, answerId, { actor: moderator, decision: "archive" })).toMatchObject({
      kind: "forbidden",
      reason: "staff-only",
    });
    expect(await settle(entry.id, answerId, { actor: asker, decision: "keep" })).toMatchObject({ kind: "forbidden" });
    expect(await stateOf(entry.id)).toEqual(["changed"]);
  });

  it("merges what two experts save at once, and gives back all texts where they overlap", async () => {
    const { entry } = await published();
    const base = entry.publishedRevisionId ?? 0;
    expect((await edit(entry.id, FIRST.replace("ten", "eleven"), { base })).kind).toBe("saved");
    const other = await edit(entry.id, FIRST.replace("steady", "quite steady"), { base });
    expect(other).toMatchObject({ kind: "saved", isMerged: true });
    expect(await faq.textOf(db(), entry.id)).toBe(FIRST.replace("ten", "eleven").replace("steady", "quite steady"));
    const third = await edit(entry.id, FIRST.replace("ten", "twelve"), { base });
    expect(third.kind).toBe("conflict");
  });

  it("keeps the address of a published entry when its question is reworded", async () => {
    const { entry } = await published({ question: "What the lamp does in winter" });
    await edit(entry.id, FIRST, { question: "Why the lamp flickers in winter" });
    const after = await faq.entry(db(), entry.id);
    expect(after).toMatchObject({ slug: entry.slug, question: "Why the lamp flickers in winter" });
  });
});
