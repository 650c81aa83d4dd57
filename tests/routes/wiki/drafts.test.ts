// What is typed into the forms of the wiki and of the forum is found again in the form it was typed in, from the form's own address
// and from the list of drafts, and goes when that form was published.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import * as ask from "~/routes/ask";
import * as drafts from "~/routes/drafts";
import * as pageEdit from "~/routes/pages.$id.edit";
import * as question from "~/routes/q.$id.$slug";
import * as newPage from "~/routes/wiki.new";
import * as wiki from "../../models/wiki/page-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type Answer, type Visitor, visitorOf } from "../../support/visitor";

const TEXT = "First words.\n\n## Setup\n\nPlug it in.\n\n## Care\n\nWipe it.\n\n## 保养\n\n擦拭。\n";

describe("drafts of a page", () => {
  let database: TestDatabase;
  let staff: Actor;
  let visitor: Visitor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await wiki.furnish(db());
    staff = await wiki.person(db(), "staff");
    visitor = await visitorOf(db(), staff);
  });
  beforeEach(() => database.sql`with counts as (delete from rate_counts) delete from drafts`);
  afterAll(() => database.close());

  type Draft = { target: string; form: string; fields: Record<string, string> };
  const draftIn = (answer: Answer) => answer.data.draft as Draft | null;
  const open = (id: number, query = "") => visitor.get(pageEdit, `/pages/${id}/edit${query}`, { id: String(id) });

  /** A form as the browser holds it: its own key, and the draft it was opened with. */
  async function opened(id: number, query = "") {
    const answer = await open(id, query);
    const draft = draftIn(answer);
    const begun = answer.data.begun as { base: number; section: { number: number } | null; reverts: number | null };
    const own = { key: crypto.randomUUID(), drafted: draft?.form ?? "" };
    const hidden: Record<string, string> = {
      base: String(begun.base),
      ...(begun.section ? { section: String(begun.section.number) } : {}),
      ...(begun.reverts ? { reverts: String(begun.reverts) } : {}),
    };
    const send = (body: string) =>
      visitor.post(pageEdit, `/pages/${id}/edit${query}`, { ...hidden, ...own, body }, { id: String(id) });
    const type = (body: string) =>
      visitor.post(drafts, "/drafts", { ...hidden, ...own, body, target: String(answer.data.draftTarget) });
    return { draft, type, send };
  }

  it("stay apart: the whole page, each of its sections, an older version", async () => {
    const page = await wiki.begin(db(), staff, { title: "Apart", body: TEXT });
    const queries = ["", "?section=1", "?section=2", "?section=3", "?restore=1"];
    for (const query of queries)
      expect((await (await opened(page.id, query)).type(`typed at ${query}`)).status).toBe(200);
    for (const query of queries) expect((await opened(page.id, query)).draft?.fields.body).toBe(`typed at ${query}`);
    const listed = (await visitor.get(drafts, "/drafts")).data.drafts as Draft[];
    expect(listed.map(({ fields }) => fields.body).sort()).toEqual(queries.map((query) => `typed at ${query}`).sort());
    for (const { target, fields } of listed) {
      const found = await open(page.id, `?draft=${encodeURIComponent(target)}`);
      expect(draftIn(found)?.fields).toEqual(fields);
      expect((found.data.begun as { section: { number: number } | null }).section?.number).toBe(
        Number(fields.section) || undefined,
      );
    }
  });

  it("go when their own form was published, and the others stay", async () => {
    const page = await wiki.begin(db(), staff, { title: "Published", body: TEXT });
    await (await opened(page.id)).type("typed into the whole");
    await (await opened(page.id, "?section=2")).type("typed into care");
    const form = await opened(page.id, "?section=1");
    await form.type("## Setup\n\nPlug it in twice.");
    expect((await form.send("## Setup\n\nPlug it in twice.")).status).toBe(303);
    expect(await wiki.sourceOf(db(), page.id)).toBe(TEXT.replace("it in", "it in twice"));
    expect((await opened(page.id, "?section=1")).draft).toBeNull();
    expect((await opened(page.id)).draft?.fields.body).toBe("typed into the whole");
    expect((await opened(page.id, "?section=2")).draft?.fields.body).toBe("typed into care");
  });

  it("stay with their section when others put one before it, and are found when others take it out", async () => {
    const page = await wiki.begin(db(), staff, { title: "Moved", body: TEXT });
    await (await opened(page.id, "?section=2")).type("## Care\n\nWipe it dry.\n\n");
    await wiki.change(db(), staff, page, `## Before\n\nNew.\n\n${TEXT}`);
    const found = await opened(page.id, "?section=3");
    expect(found.draft?.fields).toMatchObject({ body: "## Care\n\nWipe it dry.\n\n", section: "2" });
    expect((await opened(page.id, "?section=2")).draft).toBeNull();
    await wiki.change(db(), staff, await wiki.open(db(), page.id), "All is new.");
    const [draft] = (await visitor.get(drafts, "/drafts")).data.drafts as Draft[];
    const link = await open(page.id, `?draft=${encodeURIComponent(draft?.target ?? "")}`);
    expect(draftIn(link)?.fields.body).toBe("## Care\n\nWipe it dry.\n\n");
  });

  it("of a section are found when others renamed it, also by a link with the name it had", async () => {
    const page = await wiki.begin(db(), staff, { title: "Renamed section", body: TEXT });
    for (const [old, now, text] of [
      ["Care", "Cleaning", "Wipe it dry."],
      ["保养", "清洁", "擦干。"],
    ] as const) {
      await (await opened(page.id, `?section=h-${encodeURIComponent(old.toLowerCase())}`)).type(
        `## ${old}\n\n${text}\n\n`,
      );
      const before = await wiki.sourceOf(db(), page.id);
      await wiki.change(db(), staff, await wiki.open(db(), page.id), before.replace(`## ${old}`, `## ${now}`));
      for (const name of [old, now]) {
        const found = await opened(page.id, `?section=h-${encodeURIComponent(name.toLowerCase())}`);
        expect(found.draft?.fields.body).toBe(`## ${old}\n\n${text}\n\n`);
      }
    }
  });

  it("of a section that meets a conflict are the section again", async () => {
    const page = await wiki.begin(db(), staff, { title: "Conflict", body: TEXT });
    const form = await opened(page.id, "?section=1");
    await wiki.change(db(), staff, page, TEXT.replace("Plug it in", "Plug it out"));
    const answer = await form.send("## Setup\n\nPlug it over.");
    expect(answer.status).toBe(409);
    const again = await opened(page.id, "?section=1");
    expect(again.draft?.fields).toMatchObject({ section: "1", body: "## Setup\n\nPlug it over." });
    expect((await opened(page.id)).draft).toBeNull();
  });

  it("that come back from a preview are what was sent, so that saving them does not put the page into its section", async () => {
    const page = await wiki.begin(db(), staff, { title: "Previewed", body: TEXT });
    const sent = { key: crypto.randomUUID(), drafted: "", section: "1", body: "## Setup\n\nSeen." };
    const base = String(page.publishedRevisionId);
    const path = `/pages/${page.id}/edit?section=1`;
    const reply = await visitor.post(pageEdit, path, { ...sent, base, do: "preview" }, { id: String(page.id) });
    expect(reply.data.typed).toMatchObject(sent);
  });

  it("of two pages that are begun stand beside each other and are found by what was begun", async () => {
    const type = (fields: Record<string, string>) =>
      visitor.post(drafts, "/drafts", {
        target: "page",
        key: crypto.randomUUID(),
        drafted: "",
        product: "",
        place: "-",
        ...fields,
      });
    await type({ title: "One", body: "first" });
    await type({ title: "Two", body: "second" });
    const begun = async (query: string) =>
      draftIn(await visitor.get(newPage, `/wiki/new?product=-${query}`))?.fields.body;
    expect([
      await begun(""),
      await begun("&title=One"),
      await begun("&title=Two"),
      await begun("&title=Three"),
    ]).toEqual(["second", "first", "second", undefined]);
    expect((await visitor.get(drafts, "/drafts")).data.drafts).toHaveLength(2);
  });

  it("of two questions stand beside each other, and asking one leaves the other", async () => {
    const key = crypto.randomUUID();
    const type = (own: string, title: string) =>
      visitor.post(drafts, "/drafts", { target: "ask", key: own, drafted: "", title, body: title });
    await type(key, "Why does the lamp hum in the night");
    await type(crypto.randomUUID(), "Why does the pump hum in the night");
    const found = await visitor.get(ask, "/ask?title=Why+does+the+lamp+hum+in+the+night");
    expect(draftIn(found)?.form).toBe(key);
    expect(draftIn(await visitor.get(ask, "/ask?title=Something+else"))).toBeNull();
    const areas = await database.sql<{ id: number }[]>`select id from areas where kind = 'questions' limit 1`;
    const asked = await visitor.post(ask, "/ask", {
      key: crypto.randomUUID(),
      drafted: key,
      title: "Why does the lamp hum in the night",
      body: "It hums from ten in the evening until six in the morning.",
      area: String(areas[0]?.id),
      language: "en",
    });
    expect(asked.status).toBe(303);
    expect(draftIn(await visitor.get(ask, "/ask"))?.fields.title).toBe("Why does the pump hum in the night");
  });

  it("of comments are found under the post they were begun under", async () => {
    const id = await wiki.ask(db(), staff, {});
    await visitor.post(drafts, "/drafts", {
      target: `comment:${id}`,
      key: crypto.randomUUID(),
      drafted: "",
      body: "half",
    });
    const { title } = (await database.sql<{ title: string }[]>`select title from questions where id = ${id}`)[0] ?? {
      title: "",
    };
    const address = await visitor.get(question, `/q/${id}/x`, { id: String(id), slug: "x" });
    expect(title).not.toBe("");
    const slug = decodeURIComponent(address.location?.split("/").at(-1) ?? "");
    const page = await visitor.get(question, `/q/${id}/${slug}`, { id: String(id), slug });
    expect(page.data.commentDrafts).toMatchObject([{ target: `comment:${id}`, fields: { body: "half" } }]);
  });
});
