// An entry that was handed in: a task in the queue of those who may publish it, gone by itself when it leaves review.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { EntryStep } from "#moderation/permissions/faq";
import type { Actor } from "~/actor";
import { listCases } from "~/models/case/queue.server";
import { kindsOf } from "~/models/case/queue-kinds";
import { countQueue } from "~/models/case/queue-order.server";
import { moveFaqEntry } from "~/models/faq/workflow.server";
import { listNotifications } from "~/models/notification/notification.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as telling from "../notification/notification-community";
import * as make from "../question/care-community";
import * as faq from "./faq-community";

const EXPERT = { seesHeld: false, seesReviews: true, newcomerPosts: 3 };
const MODERATOR = { seesHeld: true, seesReviews: false, newcomerPosts: 3 };
const ADMIN = { seesHeld: true, seesReviews: true, newcomerPosts: 3 };

describe("an entry in review", () => {
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
  beforeEach(() => telling.forget(db()));

  const handedIn = async () => {
    const { answerId } = await faq.accepted(db(), { asker, helper });
    const entry = await faq.entryOf(db(), await faq.promote(db(), moderator, [answerId]));
    await step(entry.id, moderator, "submit");
    return entry;
  };
  const step = (entryId: number, actor: Actor, name: EntryStep, note = "") =>
    moveFaqEntry(db(), { actor, entryId, step: name, note });
  const inQueueOf = async (reader: typeof EXPERT, entryId: number) => {
    const { rows } = await listCases(db(), { reader, kind: null, after: null });
    return rows.find((row) => row.documentId === entryId)?.kinds ?? null;
  };

  it("is a task for those who may publish it, and for nobody else", async () => {
    const entry = await handedIn();
    expect(await inQueueOf(EXPERT, entry.id)).toEqual(["review"]);
    expect(await inQueueOf(ADMIN, entry.id)).toEqual(["review"]);
    expect(await inQueueOf(MODERATOR, entry.id)).toBeNull();
    expect((await countQueue(db(), EXPERT)).review).toBe(1);
    expect((await countQueue(db(), MODERATOR)).review).toBe(0);
    expect(kindsOf(EXPERT)).toContain("review");
    expect(kindsOf(MODERATOR)).not.toContain("review");
    await step(entry.id, staff, "publish");
  });

  it("closes by itself, whichever way it leaves, and comes back when it is handed in again", async () => {
    const entry = await handedIn();
    for (const [actor, way] of [
      [moderator, "withdraw"],
      [staff, "publish"],
      [staff, "archive"],
    ] as const) {
      if ((await faq.entry(db(), entry.id)).state !== "review") await step(entry.id, moderator, "submit");
      expect(await faq.tasks(db(), entry.id), way).toEqual({ open: true, codes: ["faq-submitted"] });
      expect((await step(entry.id, actor, way)).kind).toBe("done");
      expect(await faq.tasks(db(), entry.id), way).toEqual({ open: false, codes: [] });
      if (way === "publish") {
        await step(entry.id, staff, "archive");
        await step(entry.id, staff, "reopen");
      }
    }
  });

  it("is told to those who may publish it, although readers do not see it", async () => {
    const entry = await handedIn();
    await telling.tellAll(db());
    expect(await telling.toldTo(db(), staff)).toEqual(["faq-review.submitted"]);
    expect(await telling.toldTo(db(), moderator)).toEqual([]);
    expect(await telling.toldTo(db(), helper)).not.toContain("faq-review.submitted");
    const { items } = await listNotifications(db(), { userId: staff.id, after: null });
    expect(items[0]).toMatchObject({ title: entry.question, path: `/faq/${entry.slug}` });
  });

  it("goes back with words to whoever handed it in, and its publishing is told to them", async () => {
    const entry = await handedIn();
    await step(entry.id, staff, "withdraw", "The part number is missing.");
    await telling.tellAll(db());
    const { items } = await listNotifications(db(), { userId: moderator.id, after: null });
    expect(items[0]).toMatchObject({ kind: "faq-review", what: "returned", passage: "The part number is missing." });
    await step(entry.id, moderator, "submit");
    await step(entry.id, staff, "publish");
    await telling.tellAll(db());
    expect((await telling.toldTo(db(), moderator))[0]).toBe("faq-review.published");
  });

  it("whose writer takes it back tells nobody", async () => {
    const entry = await handedIn();
    await telling.forget(db());
    await step(entry.id, moderator, "withdraw");
    await telling.tellAll(db());
    expect(await telling.toldTo(db(), staff)).toEqual([]);
    expect(await telling.toldTo(db(), moderator)).toEqual([]);
  });
});
