// Forms that no page of ours sends: numbers of things that do not exist, impossible days, keys that another form has used.
// The answer is a form that says what is wrong, never a failure.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { flagDocument } from "~/models/case/flag.server";
import { loadCommunity } from "~/models/community/community.server";
import type { Entry } from "~/models/faq/faq.server";
import { endAsk } from "~/models/question/deflection.server";
import { createSession } from "~/web/session.server";
import * as promotion from "../../app/routes/answers.$id.promotion";
import * as ask from "../../app/routes/ask";
import * as faqEdit from "../../app/routes/faq.$slug.edit";
import * as groups from "../../app/routes/faq.groups";
import * as flags from "../../app/routes/flags.$id";
import * as faq from "../models/faq/faq-community";
import * as make from "../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { Visitor } from "../support/visitor";

describe("forms that no page sends", () => {
  let database: TestDatabase;
  let expert: Actor;
  let member: Actor;
  let other: Actor;
  let answerId: number;
  let entry: Entry;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    expert = await make.person(db(), "staff");
    [member, other] = [await make.person(db()), await make.person(db())];
    answerId = (await faq.accepted(db(), { asker: member, helper: other })).answerId;
    entry = await faq.entryOf(db(), await faq.promote(db(), expert, [answerId], { isPublished: true }));
  });
  afterAll(() => database.close());

  const visitor = async (actor: Actor) => {
    const one = new Visitor(db());
    const [pair = ""] = (await createSession(db(), actor.id, null)).split(";");
    one.cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    return one;
  };
  const text = { question: "Why does it flicker?", body: "Turn the screw.", language: "en" };
  const promote = async (fields: Record<string, string>) =>
    (await visitor(expert)).post(
      promotion,
      `/answers/${answerId}/promotion`,
      { ...text, key: crypto.randomUUID(), [`source-${answerId}`]: "", ...fields },
      { id: String(answerId) },
    );
  const edit = async (fields: Record<string, string>) =>
    (await visitor(expert)).post(
      faqEdit,
      `/faq/${entry.slug}/edit`,
      { ...text, key: crypto.randomUUID(), base: String(entry.publishedRevisionId), ...fields },
      { slug: entry.slug },
    );

  it("do not put an entry of the FAQ under a product that there is not", async () => {
    expect((await promote({ product: "999999" })).status).toBe(400);
    expect((await edit({ product: "999999" })).status).toBe(400);
    const add = { do: "add", name: "Nowhere", language: "en", product: "999999" };
    expect((await (await visitor(expert)).post(groups, "/faq/groups", add)).status).toBe(400);
  });

  it("do not have an entry looked at again in the year nought", async () => {
    expect((await promote({ reviewOn: "0000-01-01" })).status).toBe(400);
    expect((await edit({ reviewOn: "0000-01-01" })).status).toBe(400);
    expect((await edit({ reviewOn: "2027-01-01" })).status).toBe(303);
  });

  it("do not make an entry from half a revision: the live one counts", async () => {
    for (const revision of ["1.5", "1e300", "-3", "x"])
      expect((await promote({ [`source-${answerId}`]: revision })).status).toBe(303);
  });

  it("have their own effect although another form has used their key", async () => {
    const key = crypto.randomUUID();
    const about = { documentId: answerId, rule: "respect", passage: "", key } as const;
    expect((await flagDocument(db(), { actor: member, ...about })).kind).toBe("flagged");
    const question = await make.ask(db(), other);
    const solved = { actor: member, solvedBy: question, title: "Lamp", language: "en", visit: null, key };
    expect((await endAsk(db(), solved)).kind).toBe("done");
    const { areas } = await loadCommunity(db());
    const reply = await (await visitor(member)).post(ask, "/ask", {
      key,
      title: "It did not help: the lamp goes on flickering",
      body: "I have read what was said to solve it, turned the screw by ten degrees, and it flickers as before.",
      area: String(areas[0]?.id),
      language: "en",
    });
    expect([reply.status, reply.location]).toEqual([303, expect.stringMatching(/^\/q\/\d+/)]);
    const again = { key, rule: "respect" };
    const twice = await (await visitor(member)).post(flags, `/flags/${answerId}`, again, { id: String(answerId) });
    expect(twice.status).toBe(303);
  });
});
