// One key, two contents: somebody went back to a form that had had its effect, changed what it says and sent it again.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { readEnv } from "~/env.server";
import { flagDocument } from "~/models/case/flag.server";
import { loadCommunity } from "~/models/community/community.server";
import { editFaqEntry } from "~/models/faq/edit.server";
import { findChange, settleFaqSource } from "~/models/faq/takeover.server";
import { changePassword } from "~/models/member/password.server";
import { hashPassword, verifyPassword } from "~/models/member/password-hash.server";
import { findUser } from "~/models/member/user.server";
import { endAsk } from "~/models/question/deflection.server";
import { movePage } from "~/models/wiki/move.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import * as faq from "./faq/faq-community";
import * as make from "./wiki/page-community";

describe("a form that is sent again with something else", () => {
  let database: TestDatabase;
  let staff: Actor;
  let asker: Actor;
  let helper: Actor;
  let lamp: number;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    const { products } = await make.furnish(db());
    lamp = products[0]?.id ?? 0;
    [staff, asker, helper] = [await make.person(db(), "staff"), await make.person(db()), await make.person(db())];
  });
  afterAll(() => database.close());

  const move = async (
    id: number,
    title: string,
    key: string,
    more: { parentId?: number; productId?: number | null } = {},
  ) =>
    (
      await movePage(db(), {
        actor: staff,
        page: await make.open(db(), id),
        title,
        productId: lamp,
        parentId: null,
        summary: "",
        key,
        ...more,
      })
    ).kind;

  it("renames a page a second time, and back to the name of the first time", async () => {
    const page = await make.begin(db(), staff, { title: "Filter", productId: lamp });
    const key = crypto.randomUUID();
    for (const title of ["Water filter", "水过滤器", "Water filter"]) {
      expect(await move(page.id, title, key)).toBe("done");
      expect((await make.open(db(), page.id)).title).toBe(title);
    }
    const versions = () => database.sql`select 1 from revisions where document_id = ${page.id}`;
    const { length } = await versions();
    expect(await move(page.id, "Water filter", key)).toBe("done");
    expect(await versions()).toHaveLength(length);
  });

  it("moves what came to nothing the first time: unchanged, or under no page", async () => {
    const page = await make.begin(db(), staff, { title: "Valve", productId: lamp });
    const key = crypto.randomUUID();
    expect(await move(page.id, "Valve", key)).toBe("unchanged");
    expect(await move(page.id, "Valve", key, { parentId: page.id })).toBe("wrong-parent");
    expect(await move(page.id, "Drain valve", key)).toBe("done");
    expect((await make.open(db(), page.id)).title).toBe("Drain valve");
  });

  it("publishes an edit whose form had changed nothing the first time", async () => {
    const page = await make.begin(db(), staff, { title: "Boiler", productId: lamp, body: "Text." });
    const key = crypto.randomUUID();
    expect((await make.change(db(), staff, page, "Text.", { key })).kind).toBe("unchanged");
    expect((await make.change(db(), staff, page, "Other text.", { key })).kind).toBe("published");
    expect(await make.sourceOf(db(), page.id)).toBe("Other text.");
  });

  it("leads to what solved it this time, and counts once", async () => {
    const [one, two] = [await make.ask(db(), helper), await make.ask(db(), helper)];
    const key = crypto.randomUUID();
    const solve = (solvedBy: number) =>
      endAsk(db(), { actor: asker, solvedBy, title: "hum", language: "en", visit: null, key });
    expect(await solve(one)).toMatchObject({ kind: "done", solver: { id: one } });
    expect(await solve(two)).toMatchObject({ kind: "done", solver: { id: two } });
    expect(await database.sql`select 1 from deflections where document_id in (${one}, ${two})`).toHaveLength(1);
  });

  it("says of a second flag with another rule that one waits already", async () => {
    const id = await make.ask(db(), helper);
    const flag = { actor: asker, documentId: id, passage: "", key: crypto.randomUUID() };
    expect((await flagDocument(db(), { ...flag, rule: "respect" })).kind).toBe("flagged");
    expect((await flagDocument(db(), { ...flag, rule: "respect" })).kind).toBe("flagged");
    expect((await flagDocument(db(), { ...flag, rule: "advertising" })).kind).toBe("already");
  });

  it("makes no second entry of the FAQ and says so; an entry that is changed twice has the second text", async () => {
    const { answerId } = await faq.accepted(db(), { asker, helper });
    const key = crypto.randomUUID();
    const first = await faq.promote(db(), staff, [answerId], { key, answer: "First wording." });
    const entry = await faq.entryOf(db(), first);
    expect(await faq.promote(db(), staff, [answerId], { key, answer: "First wording." })).toEqual(first);
    const second = await faq.promote(db(), staff, [answerId], { key, answer: "Second wording." });
    expect(second).toMatchObject({ kind: "overtaken", entryId: entry.id });
    const editing = crypto.randomUUID();
    const edit = async (answer: string) => {
      const now = await faq.entry(db(), entry.id);
      return editFaqEntry(db(), {
        actor: staff,
        entry: now,
        question: now.question,
        answer,
        cause: "",
        language: "en",
        productId: null,
        versionIds: [],
        group: null,
        ownerId: null,
        reviewOn: null,
        summary: "",
        base: now.latestRevisionId,
        key: editing,
      });
    };
    expect((await edit("First change.")).kind).toBe("saved");
    expect((await edit("Second change.")).kind).toBe("saved");
    expect(await faq.textOf(db(), entry.id)).toBe("Second change.");
  });

  it("takes a source over once, and answers a second press as the first", async () => {
    const { answerId } = await faq.accepted(db(), { asker, helper, body: "Turn the screw by ten degrees." });
    const entry = await faq.entryOf(db(), await faq.promote(db(), staff, [answerId], { isPublished: true }));
    await faq.edit(db(), helper, answerId, "Turn the screw by twelve degrees.");
    const change = await findChange(db(), { entryId: entry.id, sourceId: answerId });
    const settle = {
      actor: staff,
      entryId: entry.id,
      sourceId: answerId,
      decision: "take-over" as const,
      live: change?.live?.id ?? null,
      base: change?.current.id ?? 0,
      choices: [],
      key: crypto.randomUUID(),
    };
    expect((await settleFaqSource(db(), settle)).kind).toBe("done");
    expect((await settleFaqSource(db(), settle)).kind).toBe("done");
    expect((await settleFaqSource(db(), { ...settle, decision: "keep" })).kind).toBe("stale");
  });

  it("sets the second password, or says that the old one is not the present one", async () => {
    const userId = asker.id;
    const passwordHash = await hashPassword("first sea of stones");
    await database.sql`update users set password_hash = ${passwordHash} where id = ${userId}`;
    const { settings } = await loadCommunity(db());
    const key = crypto.randomUUID();
    const change = async (currentPassword: string, newPassword: string) =>
      (await changePassword(db(), readEnv({}), { userId, currentPassword, newPassword, key, settings })).kind;
    const isNow = async (password: string) =>
      verifyPassword((await findUser(db(), userId))?.passwordHash ?? null, password);
    expect(await change("first sea of stones", "second sea of stones")).toBe("changed");
    expect(await change("first sea of stones", "second sea of stones")).toBe("changed");
    expect(await change("first sea of stones", "third sea of stones")).toBe("refused");
    expect(await isNow("second sea of stones")).toBe(true);
    expect(await change("second sea of stones", "third sea of stones")).toBe("changed");
    expect(await isNow("third sea of stones")).toBe(true);
  });

  it("does not take the first place for the second: a question that was moved to another product on the form", async () => {
    const community = await loadCommunity(db());
    const area = community.areas.find(({ kind }) => kind === "questions");
    if (!area) throw new Error("no area");
    const { askQuestion } = await import("~/models/question/question.server");
    const asked = {
      actor: helper,
      area,
      title: "Where does the drain hose of the machine go",
      body: "The manual shows a hose at the back, and mine has none there.",
      versionId: null,
      tags: [],
      language: "en",
      isDisclosed: false,
      key: crypto.randomUUID(),
    };
    const first = await askQuestion(db(), { ...asked, productId: null });
    expect(await askQuestion(db(), { ...asked, productId: null })).toEqual(first);
    expect((await askQuestion(db(), { ...asked, productId: lamp })).kind).toBe("overtaken");
  });
});
