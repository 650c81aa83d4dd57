// What forms do with what was typed: texts are kept byte for byte, names lose signs that cannot be seen, and what an import brought
// in can be edited however long it is.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FIELD_LIMITS } from "#moderation/limits";
import type { Actor } from "~/actor";
import { PromotionForm } from "~/forms/faq";
import { parseFields } from "~/forms/form";
import { AnswerForm, AskForm, CommentForm, EditForm } from "~/forms/forum";
import { NewPageForm, PageEditForm } from "~/forms/wiki";
import * as pageEdit from "~/routes/pages.$id.edit";
import * as newPage from "~/routes/wiki.new";
import * as wiki from "../../models/wiki/page-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type Visitor, visitorOf } from "../../support/visitor";

const TYPED = "\n    pump --fast\n\nThen wait.  \n\n";

describe("forms", () => {
  const key = "0123-4567";
  const about = {
    key,
    title: "A title for it",
    area: "1",
    language: "en",
    base: "1",
    question: "How?",
    "source-1": "1",
  };
  const forms = { AskForm, AnswerForm, CommentForm, EditForm, NewPageForm, PageEditForm, PromotionForm };

  function read(form: (typeof forms)[keyof typeof forms], fields: Record<string, string>) {
    const data = new FormData();
    for (const [name, value] of Object.entries({ ...about, ...fields })) data.set(name, value);
    return parseFields(data, form);
  }

  it("keep a text byte for byte, and only ask whether there is one", () => {
    for (const [name, form] of Object.entries(forms)) {
      const parsed = read(form, { body: TYPED });
      expect(parsed.ok && parsed.data.body, name).toBe(TYPED);
      for (const empty of ["", " \n\t ", "\u200b\u00ad"]) {
        const refused = read(form, { body: empty });
        expect(refused.ok ? "taken" : refused.reply.errors.body?.code, name).toBe("required");
      }
    }
  });

  it("take signs that turn or hide text out of titles and summaries", () => {
    for (const form of [AskForm, NewPageForm, EditForm]) {
      const parsed = read(form, { body: "Text", title: " Wa\u202eter\u200b ", summary: "a\u2066b" });
      expect(parsed.ok && parsed.data).toMatchObject({ title: "Water" });
    }
    const hidden = read(NewPageForm, { body: "Text", title: "\u202e\u200b" });
    expect(hidden.ok ? "taken" : hidden.reply.errors.title?.code).toBe("required");
  });
});

describe("pages", () => {
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
  afterAll(() => database.close());

  it("that begin with indented code keep the indent", async () => {
    const fields = { key: crypto.randomUUID(), title: "Indented", body: TYPED, product: "", language: "en" };
    expect((await visitor.post(newPage, "/wiki/new?product=-", fields)).status).toBe(303);
    const [row] = await database.sql<{ id: number }[]>`select id from pages where title = 'Indented'`;
    expect(await wiki.sourceOf(db(), row?.id ?? 0)).toBe(TYPED);
  });

  it("that an import brought in above the limit can be edited, and grow no more", async () => {
    const long = "A long table.\n\n".repeat(Math.ceil(FIELD_LIMITS.pageBody.maximum / 15) + 50);
    const page = await wiki.begin(db(), staff, { title: "Long", body: "Short." });
    await database.sql`update blobs set bytes = convert_to(${long}, 'UTF8'), size = ${long.length} where hash = (select blob from revisions where id = ${page.latestRevisionId})`;
    const save = (body: string) => {
      const fields = { key: crypto.randomUUID(), base: String(page.publishedRevisionId), body };
      return visitor.post(pageEdit, `/pages/${page.id}/edit`, fields, { id: String(page.id) });
    };
    const refused = await save(`${long}More.`);
    expect(refused.status).toBe(400);
    expect(refused.data.reasons).toMatchObject([{ code: "too-long", parameters: { maximum: long.length } }]);
    expect((await save(long.replace("A long", "A LONG"))).status).toBe(303);
    expect((await wiki.sourceOf(db(), page.id)).length).toBe(long.length);
  }, 60_000);
});
