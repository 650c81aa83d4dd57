// Back, and the button once more: with the same text one lands on what is there already; with another text one finds it in
// the form in which what was posted is changed.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import * as ask from "~/routes/ask";
import * as comments from "~/routes/posts.$id.comments";
import * as postEdit from "~/routes/posts.$id.edit";
import * as question from "~/routes/q.$id.$slug";
import * as wikiNew from "~/routes/wiki.new";
import * as make from "../../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type Answer, type Visitor, visitorOf } from "../../support/visitor";

describe("a form that is sent again", () => {
  let database: TestDatabase;
  let moderator: Actor;
  let visitor: Visitor;
  let areaId: string;
  const db = () => database.db;
  const key = () => crypto.randomUUID();

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    const { areas } = await make.furnish(db());
    areaId = String(areas[0]?.id);
    moderator = await make.person(db(), "moderator");
    visitor = await visitorOf(db(), moderator);
  });
  afterAll(() => database.close());

  type Send = (fields: { key: string; body: string }) => Promise<Answer>;
  async function forms(): Promise<Record<string, Send>> {
    const id = await make.ask(db(), moderator);
    const params = { id: String(id), slug: "x" };
    const asked = { title: "Why does it drip when it is cold?", area: areaId, language: "en", product: "", tags: "" };
    const page = { do: "save", product: "", title: `Descaling ${id}`, language: "en", parent: "", summary: "" };
    return {
      answer: (fields) => visitor.post(question, `/q/${id}/x`, fields, params),
      comment: (fields) => visitor.post(comments, `/posts/${id}/comments`, fields, params),
      question: (fields) => visitor.post(ask, "/ask", { ...asked, ...fields }),
      page: (fields) => visitor.post(wikiNew, "/wiki/new", { ...page, ...fields }),
    };
  }
  const BODY = "It drips for a minute after it was switched off, whatever one pours in.";

  it("lands on the first one when nothing was changed but the key", async () => {
    for (const [name, send] of Object.entries(await forms())) {
      const first = await send({ key: key(), body: `${BODY} So says a ${name}.` });
      const again = await send({ key: key(), body: `${BODY} So says a ${name}.` });
      expect([again.status, again.location], name).toEqual([303, first.location]);
    }
  });

  it("finds a changed text in the form in which the first one is changed, and says so", async () => {
    for (const [name, send] of Object.entries(await forms())) {
      const sent = key();
      expect((await send({ key: sent, body: `${BODY} First ${name}.` })).status, name).toBe(303);
      const changed = `${BODY} A second ${name}.`;
      const again = await send({ key: sent, body: changed });
      expect([again.status, again.notice], name).toEqual([303, "common:notice.overtaken"]);
      const id = /^\/posts\/(\d+)\/edit\?draft=/.exec(again.location ?? "")?.[1] ?? "";
      const edit = await visitor.get(postEdit, again.location ?? "", { id });
      if (name === "page") expect(edit.location).toMatch(`/pages/${id}/edit?draft=`);
      else expect((edit.data.draft as { fields: Record<string, string> }).fields.body, name).toBe(changed);
    }
  });
});
