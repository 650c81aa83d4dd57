// The case is the case: a suggestion shows what it changes and is decided there, a comment stands in its thread, and beside it is
// what else waits of its author.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { flagDocument } from "~/models/case/flag.server";
import { proposeRevision } from "~/models/case/proposal.server";
import * as proposalRoute from "~/routes/proposals.$id";
import * as caseRoute from "~/routes/queue.$id";
import { createSession } from "~/web/session.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor } from "../../support/visitor";
import * as make from "../question/care-community";
import * as cases from "./case-community";

describe("the page of a case", () => {
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
  beforeEach(async () => {
    await database.sql`update signals set settled_at = now() where settled_at is null`;
    await database.sql`update cases set state = 'decided', decided_at = now() where state <> 'decided'`;
    await database.sql`update documents set state = 'published' where state = 'held'`;
  });

  const loggedIn = async (actor: Actor) => {
    const visitor = new Visitor(db());
    const [name = "", value = ""] = ((await createSession(db(), actor.id, null)).split(";")[0] ?? "").split("=");
    visitor.cookies.set(name, value);
    return visitor;
  };
  const see = async (actor: Actor, documentId: number) => {
    const { id } = await cases.caseOf(db(), documentId);
    const page = await (await loggedIn(actor)).get(caseRoute, `/queue/${id}`, { id: String(id) });
    return { ...page, caseId: id };
  };
  const suggest = async (questionId: number, body: string) => {
    const post = await make.post(db(), questionId);
    const base = post.latestRevisionId;
    const edit = {
      actor: helper,
      post,
      title: post.questionTitle,
      body,
      tags: [],
      summary: "Clearer",
      isMinor: false,
      base,
    };
    const outcome = await proposeRevision(db(), { ...edit, key: crypto.randomUUID() });
    if (outcome.kind !== "proposed") throw new Error(outcome.kind);
    return outcome.proposalId;
  };
  const review = async (actor: Actor, proposalId: number, form: Record<string, string>) =>
    (await loggedIn(actor)).post(proposalRoute, `/proposals/${proposalId}`, form, { id: String(proposalId) });

  it("shows a suggestion with what it changes, and takes its verdict there", async () => {
    const question = await make.ask(db(), asker);
    const proposalId = await suggest(
      question,
      "Since the heating was changed the lamp flickers at a quarter past six.",
    );
    for (const actor of [moderator, staff]) {
      const { data } = await see(actor, question);
      expect(data.suggestions).toMatchObject([
        { id: proposalId, mayReview: true, isConflicting: false, diff: { isSame: false } },
      ]);
    }
    const { caseId } = await see(moderator, question);
    const post = await make.post(db(), question);
    const live = String(post.publishedRevisionId);
    const accepted = await review(moderator, proposalId, { do: "accept", live, note: "", case: String(caseId) });
    expect(accepted.location).toBe("/queue");
  });

  it("stays on the case while another suggestion waits, and opens the next case afterwards", async () => {
    const [question, other] = [await make.ask(db(), asker), await make.ask(db(), asker)];
    const first = await suggest(question, "The lamp flickers at a quarter past six in the evening, every evening.");
    const second = await suggest(
      question,
      "The lamp flickers when the heating starts. Nothing else was changed at all.",
    );
    await suggest(other, "And another one altogether, which says when it began and how long it lasted.");
    const { caseId } = await see(moderator, question);
    const reject = (id: number) =>
      review(moderator, id, { do: "reject", note: "It was clearer before.", case: String(caseId) });
    expect((await reject(first)).location).toBe(`/queue/${caseId}`);
    const { id: otherCase } = await cases.caseOf(db(), other);
    expect((await reject(second)).location).toBe(`/queue/${otherCase}`);
    const again = await review(moderator, second, { do: "reject", note: "", case: String(caseId) });
    expect(again.status).toBe(400);
    // The page that asks for the reason still knows where it came from.
    expect(again.data.typed).toMatchObject({ case: String(caseId) });
  });

  it("sets a comment into its thread: the question, what it answers, its neighbours; nothing that is out of sight", async () => {
    const question = await make.ask(db(), asker);
    const answer = await make.answer(db(), helper, question);
    const comments: number[] = [];
    for (let at = 0; at < 4; at++) comments.push(await make.comment(db(), at % 2 ? asker : helper, answer));
    const flagged = comments[2] ?? 0;
    await flagDocument(db(), {
      actor: moderator,
      documentId: flagged,
      rule: "respect",
      passage: "Look at this.",
      key: crypto.randomUUID(),
    });
    const { data } = await see(moderator, flagged);
    const ids = (parts: unknown) => (parts as { id: number }[]).map((part) => part.id);
    const thread = data.thread as Record<string, unknown>;
    expect(thread.question).toMatchObject({ id: question, kind: "question" });
    expect(thread.parent).toMatchObject({ id: answer, kind: "answer" });
    expect(ids(thread.before)).toEqual(comments.slice(0, 2));
    expect(ids(thread.after)).toEqual(comments.slice(3));
    await database.sql`update documents set state = 'removed' where id = ${comments[1] ?? 0}`;
    expect(ids(((await see(moderator, flagged)).data.thread as Record<string, unknown>).before)).toEqual(
      comments.slice(0, 1),
    );
  });

  it("shows moderators what else waits of the author and what was decided lately, and staff experts not", async () => {
    const held = await cases.heldQuestion(db(), asker);
    const question = await make.ask(db(), asker);
    await suggest(question, "Since the heating was changed the lamp flickers, and the fridge next to it as well.");
    const waiting = await cases.heldQuestion(db(), asker);
    await cases.decide(db(), moderator, held, { outcome: "return", rule: "advertising", note: "Not here." });
    const { data } = await see(moderator, waiting);
    const { id: caseOfQuestion } = await cases.caseOf(db(), question);
    expect(data.now).toMatchObject({
      pending: [{ caseId: caseOfQuestion }],
      recent: [{ outcome: "return", rule: "advertising", isOverturned: false }],
    });
    expect((await see(staff, question)).data.now).toBeNull();
  });
});
