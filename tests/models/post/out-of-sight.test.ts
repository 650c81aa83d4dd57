// What never went live, or is out of sight, is not reached by a way round: as the base of a change, as a change to be taken
// back, as a wish of a hidden text, as the title in a notice.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { decideCase } from "~/models/case/decision.server";
import { findDecisionNotice } from "~/models/case/decision-notice.server";
import { flagDocument } from "~/models/case/flag.server";
import { goDark } from "~/models/document/visibility.server";
import { loadMemberFacts } from "~/models/member/facts.server";
import { beginEdit } from "~/models/wiki/beginning.server";
import { listBacklinks, listWantedPages } from "~/models/wiki/links.server";
import { openPage } from "~/models/wiki/opening.server";
import type { WikiPage } from "~/models/wiki/page.server";
import { readPageEdit } from "~/replies/wiki-edit.server";
import { answerTo } from "~/web/unavailable.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as wiki from "../wiki/page-community";

const SECRET = "Call Anna at home.\n\nThe fuse is behind the lid.\n";
const MENDED = "Call the service.\n\nThe fuse is behind the lid.\n";

describe("what is out of sight", () => {
  let database: TestDatabase;
  let lamp: number;
  let moderator: Actor;
  let expert: Actor;
  let member: Actor;
  let other: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    const { products } = await make.furnish(db());
    lamp = products.find(({ slug }) => slug === "lamp")?.id ?? 0;
    [moderator, expert] = [await make.person(db(), "moderator"), await make.person(db(), "staff")];
    [member, other] = [await make.person(db()), await make.person(db())];
  });
  afterAll(() => database.close());

  const decide = async (documentId: number, outcome: "publish" | "remove"): Promise<number> => {
    const [row] = await database.sql<{ id: number; version: number }[]>`
      select id, version from cases where document_id = ${documentId}`;
    const about = { actor: moderator, caseId: row?.id ?? 0, version: row?.version ?? 0, outcome, note: "Because." };
    const decided = await decideCase(db(), { ...about, rule: null, passage: null });
    if (decided.kind !== "decided") throw new Error(decided.kind);
    return decided.decisionId ?? 0;
  };
  let count = 0;
  /** A page whose first version was mended before it was let through; `hidden`: that version. */
  const letThrough = async (): Promise<{ page: WikiPage; hidden: number }> => {
    count += 1;
    const held = await wiki.begin(db(), member, { title: `Fuse box ${count}`, productId: lamp, body: SECRET });
    expect((await wiki.change(db(), member, held, MENDED)).kind).toBe("held");
    await decide(held.id, "publish");
    return { page: await wiki.open(db(), held.id), hidden: held.latestRevisionId };
  };
  const refusal = (answer: Promise<unknown>) =>
    answer.then(
      () => null,
      (thrown: unknown) => answerTo(thrown)?.status ?? thrown,
    );

  it("is not shown by taking back the change that took it out", async () => {
    const { page } = await letThrough();
    expect(await refusal(beginEdit(db(), page, { restore: null, undo: 2, section: null }))).toBe(404);
  });

  it("is no base of a change for readers, neither published nor suggested, but for its author", async () => {
    const { page, hidden } = await letThrough();
    expect(await refusal(wiki.change(db(), expert, page, "Something else.\n", { base: hidden }))).toBe(400);
    expect(await refusal(wiki.change(db(), other, page, "Something else.\n", { base: hidden }))).toBe(400);
    const own = await wiki.change(db(), member, page, MENDED.replace("lid", "cover"), { base: hidden });
    expect(own.kind).toBe("proposed");
  });

  it("comes back neither around a section nor in the choices of a conflict", async () => {
    const { page, hidden } = await letThrough();
    const opened = await openPage(db(), { actor: other, pageId: page.id });
    const form = {
      key: crypto.randomUUID(),
      do: "save" as const,
      body: "x",
      summary: "",
      minor: false,
      reverts: null,
      drafted: [],
    };
    const section = { ...form, base: hidden, section: 1, against: null };
    expect(await refusal(readPageEdit(db(), { ...opened, userId: other.id }, section, {}))).toBe(400);
    const choices = { ...form, base: hidden, section: null, against: page.publishedRevisionId };
    expect(await refusal(readPageEdit(db(), { ...opened, userId: other.id }, choices, {}))).toBe(400);
  });

  it("wishes for no page and links to none", async () => {
    const known = await wiki.begin(db(), expert, { title: "Known page" });
    const question = await make.ask(db(), member);
    const answer = await make.answer(
      db(),
      other,
      question,
      "Read [[Known page]] and [[Dim wish]] before you begin, both of them.",
    );
    await make.comment(db(), member, answer, "Also [[Known page]] and [[Faint wish]], I think.");
    const wishes = async () =>
      (await listWantedPages(db(), { productId: undefined, limit: 50 })).map(({ title }) => title).sort();
    expect(await wishes()).toEqual(["Dim wish", "Faint wish"]);
    expect(await listBacklinks(db(), { pageId: known.id, readable: [] })).toHaveLength(2);
    await db().transaction((tx) => goDark(tx, answer, "removed"));
    expect([await wishes(), await listBacklinks(db(), { pageId: known.id, readable: [] })]).toEqual([[], []]);
    const second = await make.answer(
      db(),
      other,
      question,
      "Read about the [[Pale wish]] before you begin, all of it.",
    );
    expect(await wishes()).toEqual(["Pale wish"]);
    await db().transaction((tx) => goDark(tx, question, "removed"));
    expect(second).toBeGreaterThan(answer);
    expect(await wishes()).toEqual([]);
  });

  it("does not give its title to the notice about an answer below it", async () => {
    const question = await make.ask(db(), member, { title: "A title that was taken down" });
    const answer = await make.answer(db(), other, question);
    const key = crypto.randomUUID();
    await flagDocument(db(), { actor: expert, documentId: answer, rule: "respect", passage: "", key });
    const decision = await decide(answer, "remove");
    const facts = await loadMemberFacts(db(), { actor: other, productId: null });
    const subject = async () => (await findDecisionNotice(db(), facts, decision))?.subject;
    expect(await subject()).toMatchObject({ title: "A title that was taken down" });
    await db().transaction((tx) => goDark(tx, question, "removed"));
    expect(await subject()).toMatchObject({ id: answer, title: "", path: "" });
  });
});
