// Two people change one text at the same time: what overlaps is asked passage by passage, the same way for posts, pages and
// entries of the FAQ; nothing that either of them wrote is lost on the way.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { findDraft } from "~/models/document/draft.server";
import * as faqEdit from "~/routes/faq.$slug.edit";
import * as postEdit from "~/routes/posts.$id.edit";
import type { EditConflict } from "~/text/merge-choices";
import * as faq from "../../models/faq/faq-community";
import * as make from "../../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type Visitor, visitorOf } from "../../support/visitor";

const TEXT =
  "Fill the tank with one litre of water and switch the lamp on.\n\nRinse it twice before you use it.\n\nThen wait.";
const MINE = TEXT.replace("one litre", "three litres").replace("twice", "three times");
const THEIRS = TEXT.replace("one litre", "two litres").replace("Then wait", "Then wait for a minute");

describe("an edit that overlaps with another", () => {
  let database: TestDatabase;
  let author: Actor;
  let moderator: Actor;
  let mine: Visitor;
  let theirs: Visitor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    author = await make.person(db());
    moderator = await make.person(db(), "moderator");
    [mine, theirs] = [await visitorOf(db(), author), await visitorOf(db(), moderator)];
  });
  afterAll(() => database.close());

  const live = async (id: number) => (await make.post(db(), id)).publishedRevisionId ?? 0;
  const key = () => crypto.randomUUID();
  const save = (visitor: Visitor, id: number, fields: Record<string, string>) =>
    visitor.post(postEdit, `/posts/${id}/edit`, { key: key(), summary: "", ...fields }, { id: String(id) });
  const draftOf = async (target: string, actor = author) => findDraft(db(), { userId: actor.id, target });

  async function conflicting(): Promise<{ id: number; base: string; against: string }> {
    const question = await make.ask(db(), author);
    const id = await make.answer(db(), author, question, TEXT);
    const base = String(await live(id));
    expect((await save(theirs, id, { base, body: THEIRS })).status).toBe(303);
    return { id, base, against: String(await live(id)) };
  }

  it("knows that it was oneself, in another window", async () => {
    const id = await make.answer(db(), author, await make.ask(db(), author), TEXT);
    const base = String(await live(id));
    expect((await save(mine, id, { base, body: THEIRS })).status).toBe(303);
    const asked = await save(mine, id, { base, body: MINE });
    expect([asked.status, (asked.data.conflict as EditConflict).isOwn]).toEqual([409, true]);
  });

  it("asks for the passage, keeps the text as a draft, and puts together what was chosen", async () => {
    const { id, base, against } = await conflicting();
    const asked = await save(mine, id, { base, body: MINE, summary: "more water" });
    expect(asked.status).toBe(409);
    const conflict = asked.data.conflict as EditConflict;
    expect(conflict).toMatchObject({ against: Number(against), title: null, tags: null });
    expect(conflict.merge.clean ? 0 : conflict.merge.parts.filter((part) => part.kind === "conflict")).toHaveLength(1);
    expect((await draftOf(`edit:${id}`))?.fields).toMatchObject({ body: MINE, base, summary: "more water" });
    expect(conflict.isOwn).toBe(false);

    const again = await save(mine, id, { base, against, body: MINE });
    expect(again.status).toBe(400);
    expect(again.data).toMatchObject({
      errors: { form: { code: "choose-each" } },
      conflict: { against: Number(against) },
    });
    expect(await faq.textOf(db(), id)).toBe(THEIRS);
    expect((await draftOf(`edit:${id}`))?.fields.body).toBe(MINE);

    const done = await save(mine, id, { base, against, body: MINE, "choice-0": "own", "own-0": "two or three litres" });
    expect(done.status).toBe(303);
    expect(await faq.textOf(db(), id)).toBe(
      MINE.replace("three litres", "two or three litres").replace("Then wait", "Then wait for a minute"),
    );
    expect(await draftOf(`edit:${id}`)).toBeNull();
  });

  it("asks again when somebody was faster once more, about the text that the choices gave", async () => {
    const { id, base, against } = await conflicting();
    await save(theirs, id, { base: against, body: THEIRS.replace("two litres", "four litres") });
    const third = await save(mine, id, { base, against, body: MINE, "choice-0": "mine" });
    expect(third.status).toBe(409);
    const typed = third.data.typed as Record<string, string>;
    expect(typed).toMatchObject({ base: against, body: expect.stringContaining("three litres") });
    expect(typed.body).toContain("Then wait for a minute");
    expect(typed["choice-0"]).toBeUndefined();
    const newest = String(await live(id));
    const last = { base: typed.base ?? "", against: newest, body: typed.body ?? "", "choice-0": "theirs" };
    expect((await save(mine, id, last)).status).toBe(303);
    expect(await faq.textOf(db(), id)).toContain("four litres");
    expect(await faq.textOf(db(), id)).toContain("three times");
  });

  it("gives the ordinary form with the chosen text when that is refused", async () => {
    const { id, base, against } = await conflicting();
    const choice = { "choice-0": "own", "own-0": "x".repeat(50_000) };
    const refused = await save(mine, id, { base, against, body: MINE, ...choice });
    expect(refused.status).toBe(400);
    expect(refused.data.conflict).toBeUndefined();
    expect(refused.data.typed).toMatchObject({ base: against, body: expect.stringContaining("xxx") });
  });

  it("asks about a title and tags that both changed, and takes over what only one of them changed", async () => {
    const id = await make.ask(db(), author, { title: "Why does the lamp in the hall flicker", tags: ["lamp"] });
    const base = String(await live(id));
    const body = await faq.textOf(db(), id);
    const one = { base, body, title: "Why does the lamp in the old hall flicker", tags: "lamp, hall" };
    expect((await save(theirs, id, one)).status).toBe(303);
    const other = { base, body: `${body} Always.`, title: "Why does the lamp in the new hall flicker", tags: "lamp" };
    const asked = await save(mine, id, other);
    const against = String(await live(id));
    expect(asked.data.conflict).toMatchObject({
      merge: { clean: true },
      title: { mine: other.title, theirs: one.title },
    });
    expect((asked.data.conflict as EditConflict).tags).toBeNull();
    expect((await save(mine, id, { ...other, against })).status).toBe(400);
    const settled = await save(mine, id, { ...other, against, "choice-title": "theirs" });
    expect(settled.status).toBe(303);
    expect(await make.questionRow(db(), id)).toMatchObject({ title: one.title, tags: ["lamp", "hall"] });
    expect(await faq.textOf(db(), id)).toContain("Always.");
  });

  it("merges what is saved in the same moment instead of asking about the whole text", async () => {
    const question = await make.ask(db(), author);
    const blocks = Array.from({ length: 6 }, (_, at) => `Paragraph number ${at} says what it says.`);
    const id = await make.answer(db(), author, question, blocks.join("\n\n"));
    const base = String(await live(id));
    const saves = blocks.map((block, at) =>
      save(theirs, id, { base, body: blocks.join("\n\n").replace(block, `${block} Added by ${at}.`) }),
    );
    expect((await Promise.all(saves)).map(({ status }) => status)).toEqual(blocks.map(() => 303));
    const text = await faq.textOf(db(), id);
    for (const at of blocks.keys()) expect(text).toContain(`Added by ${at}.`);
  });

  it("is the same for an entry of the FAQ, its question included", async () => {
    const staff = await make.person(db(), "staff");
    const helper = await make.person(db());
    const { answerId } = await faq.accepted(db(), { asker: author, helper, body: TEXT });
    const entry = await faq.entryOf(db(), await faq.promote(db(), staff, [answerId]));
    const visitor = await visitorOf(db(), staff);
    const shape = {
      key: key(),
      cause: "",
      language: "en",
      product: "",
      group: "",
      newGroup: "",
      reviewOn: "",
      owner: "",
    };
    const edit = (fields: Record<string, string>) =>
      visitor.post(faqEdit, `/faq/${entry.slug}/edit`, { ...shape, key: key(), ...fields }, { slug: entry.slug });
    const base = String(entry.latestRevisionId);
    expect((await edit({ base, body: THEIRS, question: "Why does my lamp hum?" })).status).toBe(303);
    const slug = (await faq.entry(db(), entry.id)).slug;
    entry.slug = slug;
    const asked = await edit({ base, body: MINE, question: "Why does my lamp sing?" });
    expect(asked.status).toBe(409);
    expect(asked.data.conflict).toMatchObject({
      title: { mine: "Why does my lamp sing?", theirs: "Why does my lamp hum?" },
    });
    expect((await draftOf(`faq:${entry.id}`, staff))?.fields).toMatchObject({ body: MINE, base });
    const against = String((asked.data.conflict as EditConflict).against);
    const choices = { "choice-0": "both", "choice-title": "own", "own-title": "Why does my lamp hum or sing?" };
    const done = await edit({ base, against, body: MINE, question: "Why does my lamp sing?", ...choices });
    expect(done.status).toBe(303);
    expect(await faq.textOf(db(), entry.id)).toContain("three times");
    expect((await faq.entry(db(), entry.id)).question).toBe("Why does my lamp hum or sing?");
    expect(await draftOf(`faq:${entry.id}`, staff)).toBeNull();
  });
});
