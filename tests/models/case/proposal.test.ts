import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { proposeRevision } from "~/models/case/proposal.server";
import { findProposal, viewProposal } from "~/models/case/proposal-reading.server";
import { acceptProposal, rejectProposal, withdrawProposal } from "~/models/case/proposal-review.server";
import { listDrafts, saveDraft } from "~/models/document/draft.server";
import { DRAFT_TARGET, isDraftOf } from "~/models/document/draft-target";
import { findRevisionById } from "~/models/document/revision.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as cases from "./case-community";

describe("suggested edits", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let moderator: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    [asker, helper, moderator] = [
      await make.person(db()),
      await make.person(db()),
      await make.person(db(), "moderator"),
    ];
  });
  afterAll(() => database.close());

  const ask = async (options: Parameters<typeof make.ask>[2] = {}, by = asker) => {
    return make.ask(db(), by, options);
  };
  const caseOf = (documentId: number) => cases.caseOf(db(), documentId);
  async function suggestion(
    documentId: number,
    actor: Actor,
    change: (text: string) => string,
    more: { title?: string; tags?: string[] } = {},
  ) {
    const post = await make.post(db(), documentId);
    const base = await findRevisionById(db(), post.publishedRevisionId ?? 0);
    if (!base) throw new Error("no text");
    return {
      actor,
      post,
      title: more.title ?? base.title,
      body: change(base.source),
      tags: more.tags ?? base.tags,
      summary: "More precise",
      isMinor: false,
      base: base.id,
      key: crypto.randomUUID(),
    };
  }
  const propose = async (
    documentId: number,
    actor: Actor,
    change: (text: string) => string,
    more?: { title?: string; tags?: string[] },
  ) => {
    const outcome = await proposeRevision(db(), await suggestion(documentId, actor, change, more));
    if (outcome.kind !== "proposed") throw new Error(JSON.stringify(outcome));
    return outcome.proposalId;
  };
  const sourceOf = async (documentId: number) =>
    (await findRevisionById(db(), (await make.post(db(), documentId)).publishedRevisionId ?? 0))?.source ?? "";

  it("go live under the name of whoever suggested them, with the reviewer recorded", async () => {
    const questionId = await ask({ title: "Which foot fits the tall lamp in the hall", tags: ["foot"] });
    const proposalId = await propose(questionId, helper, (text) => `${text}\n\nIt is the brass one.`, {
      title: "Which foot fits the tall lamp",
      tags: ["foot", "brass"],
    });
    const live = (await make.post(db(), questionId)).publishedRevisionId ?? 0;
    expect((await acceptProposal(db(), { actor: asker, proposalId, live, note: "" })).kind).toBe("accepted");
    expect((await acceptProposal(db(), { actor: asker, proposalId, live, note: "" })).kind).toBe("accepted");
    expect(await sourceOf(questionId)).toContain("brass one");
    expect(await make.questionRow(db(), questionId)).toMatchObject({
      title: "Which foot fits the tall lamp",
      tags: ["foot", "brass"],
    });
    const revision = await findRevisionById(db(), (await make.post(db(), questionId)).publishedRevisionId ?? 0);
    expect(revision).toMatchObject({ number: 2, author: { name: helper.name }, summary: "More precise" });
    expect(await findProposal(db(), proposalId)).toMatchObject({ state: "accepted", reviewedBy: asker.displayName });
    expect(await caseOf(questionId)).toMatchObject({ state: "decided" });
  });

  it("are merged onto what was published meanwhile, each independent of the others", async () => {
    const questionId = await ask();
    const first = await propose(questionId, helper, (text) => `At home.\n\n${text}`);
    const second = await propose(questionId, await make.person(db()), (text) => `${text}\n\nIt has a brass foot.`);
    const before = (await make.post(db(), questionId)).publishedRevisionId ?? 0;
    await acceptProposal(db(), { actor: asker, proposalId: first, live: before, note: "" });
    expect((await acceptProposal(db(), { actor: asker, proposalId: second, live: before, note: "" })).kind).toBe(
      "stale",
    );
    const live = (await make.post(db(), questionId)).publishedRevisionId ?? 0;
    const line = await findProposal(db(), second);
    if (!line) throw new Error("no proposal");
    const view = await viewProposal(db(), { proposal: line, liveRevisionId: live, language: "en" });
    expect(view).toMatchObject({ isConflicting: false });
    expect(view.diff.blocks.filter((block) => block.kind !== "same").map((block) => block.kind)).toEqual(["added"]);
    expect((await acceptProposal(db(), { actor: asker, proposalId: second, live, note: "" })).kind).toBe("accepted");
    expect(await sourceOf(questionId)).toMatch(/^At home\.[\s\S]*brass foot\.$/);
  });

  it("say so when they overlap with a newer change", async () => {
    const questionId = await ask();
    const change = (word: string) => (text: string) => text.replace("flickers", word);
    const first = await propose(questionId, helper, change("blinks"));
    const second = await propose(questionId, await make.person(db()), change("trembles"));
    const live = async () => (await make.post(db(), questionId)).publishedRevisionId ?? 0;
    await acceptProposal(db(), { actor: asker, proposalId: first, live: await live(), note: "" });
    expect((await acceptProposal(db(), { actor: asker, proposalId: second, live: await live(), note: "" })).kind).toBe(
      "conflict",
    );
    expect(await sourceOf(questionId)).toContain("blinks");
  });

  it("are decided once, by somebody who may and did not suggest them", async () => {
    const questionId = await ask();
    const proposalId = await propose(questionId, helper, (text) => `${text}\n\nReally.`);
    const stranger = await make.person(db());
    expect((await rejectProposal(db(), { actor: stranger, proposalId, note: "no" })).kind).toBe("forbidden");
    expect((await rejectProposal(db(), { actor: helper, proposalId, note: "no" })).kind).toBe("forbidden");
    expect((await withdrawProposal(db(), { actor: asker, proposalId })).kind).toBe("forbidden");
    const live = (await make.post(db(), questionId)).publishedRevisionId ?? 0;
    const outcomes = await Promise.all([
      acceptProposal(db(), { actor: asker, proposalId, live, note: "" }),
      rejectProposal(db(), { actor: moderator, proposalId, note: "No need." }),
    ]);
    expect(outcomes.map((outcome) => outcome.kind).filter((kind) => kind !== "stale")).toHaveLength(1);
    expect(await caseOf(questionId)).toMatchObject({ state: "decided" });
  });

  it("can be withdrawn, and nothing waits afterwards", async () => {
    const questionId = await ask();
    const proposalId = await propose(questionId, helper, (text) => `${text}\n\nReally.`);
    expect((await withdrawProposal(db(), { actor: helper, proposalId })).kind).toBe("withdrawn");
    expect((await withdrawProposal(db(), { actor: helper, proposalId })).kind).toBe("withdrawn");
    expect(await caseOf(questionId)).toMatchObject({ state: "decided" });
  });

  it("are written once however often the form is sent, and not at all when nothing changed", async () => {
    const questionId = await ask();
    const edit = await suggestion(questionId, helper, (text) => `${text}\n\nReally.`);
    const outcomes = await Promise.all([1, 2, 3].map(() => proposeRevision(db(), edit)));
    expect(
      new Set(outcomes.map((outcome) => (outcome.kind === "proposed" ? outcome.proposalId : outcome.kind))).size,
    ).toBe(1);
    expect(await database.sql`select 1 from proposals where document_id = ${questionId}`).toHaveLength(1);
    expect((await proposeRevision(db(), await suggestion(questionId, helper, (text) => text))).kind).toBe("unchanged");
  });

  it("that are not taken, or taken back, come back to their author as a draft with what was said", async () => {
    const id = await ask({ body: "The lamp hums since Monday and the driver is warm. Is that how it should be?" });
    const target = `edit:${id}`;
    await saveDraft(db(), {
      userId: helper.id,
      target,
      fields: { body: "another text" },
      form: { key: "some-other-form", drafted: [] },
    });
    const propose = async (word: string) => {
      const made = await proposeRevision(db(), {
        ...(await suggestion(id, helper, (text) => text.replace("hums", word))),
        drafted: [],
      });
      if (made.kind !== "proposed") throw new Error(made.kind);
      return made.proposalId;
    };
    const rejected = await propose("buzzes");
    const note = "It hums, the video shows it. 请看视频";
    expect((await rejectProposal(db(), { actor: moderator, proposalId: rejected, note })).kind).toBe("rejected");
    const withdrawn = await propose("whines");
    expect((await withdrawProposal(db(), { actor: helper, proposalId: withdrawn })).kind).toBe("withdrawn");
    const drafts = await listDrafts(db(), helper.id);
    const returned = (proposal: number) => drafts.find(({ fields }) => fields.proposal === String(proposal));
    expect(returned(rejected)?.fields).toMatchObject({ note, body: expect.stringContaining("buzzes") });
    expect(returned(withdrawn)?.fields).toMatchObject({ note: "", body: expect.stringContaining("whines") });
    expect(drafts.map(({ fields }) => fields.body)).toContain("another text");
    for (const draft of [returned(rejected), returned(withdrawn)]) {
      expect(isDraftOf(draft?.target ?? "", target) && DRAFT_TARGET.test(draft?.target ?? "")).toBe(true);
    }
    expect(returned(rejected)?.fields.base).toBe(String((await make.post(db(), id)).publishedRevisionId));
  });
});
