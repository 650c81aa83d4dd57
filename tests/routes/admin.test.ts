import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import type { Role } from "~/actor";
import { loadCommunity } from "~/models/community/community.server";

import { hashPassword } from "~/models/member/password-hash.server";

import { createUser } from "~/models/member/user.server";
import * as about from "~/routes/admin.about";
import * as areas from "~/routes/admin.areas._index";
import * as area from "~/routes/admin.areas.$id";
import * as brand from "~/routes/admin.brand";
import * as contact from "~/routes/admin.contact";
import * as jobs from "~/routes/admin.jobs";
import * as limits from "~/routes/admin.limits";
import * as members from "~/routes/admin.members._index";
import * as memberPage from "~/routes/admin.members.$id";
import * as products from "~/routes/admin.products._index";
import * as product from "~/routes/admin.products.$id";
import * as tags from "~/routes/admin.tags._index";
import * as tag from "~/routes/admin.tags.$id";
import * as brandStylesheet from "~/routes/brand[.]css";
import * as contactPage from "~/routes/contact";
import * as login from "~/routes/login";
import * as deletion from "~/routes/posts.$id.deletion";
import * as proposals from "~/routes/posts.$id.proposals";
import * as care from "~/routes/questions.$id.care";
import * as closure from "~/routes/questions.$id.closure";
import * as duplicates from "~/routes/questions.$id.duplicates";
import * as merge from "~/routes/questions.$id.merge";
import * as pin from "~/routes/questions.$id.pin";
import * as place from "~/routes/questions.$id.place";
import * as queue from "~/routes/queue._index";
import * as casePage from "~/routes/queue.$id";
import * as claim from "~/routes/queue.$id_.claim";
import * as rules from "~/routes/rules._index";
import * as rule from "~/routes/rules.$key";
import * as make from "../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { type Answer, Visitor } from "../support/visitor";

const PASSWORD = "seven quiet herons";
const ADMIN_PAGES = { about, areas, brand, contact, jobs, limits, members, products, tags };

describe("the pages of moderators and administrators", () => {
  let database: TestDatabase;
  let guest: Visitor;
  const visitors = {} as Record<Role, Visitor>;
  const actors = {} as Record<Role, Awaited<ReturnType<typeof make.person>>>;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await seedEmpty(database.db);
    const passwordHash = await hashPassword(PASSWORD);
    guest = new Visitor(database.db, "192.0.2.1");
    for (const [at, role] of (["member", "moderator", "staff", "admin"] as const).entries()) {
      actors[role] = await make.person(database.db, role);
      await database.sql`update users set password_hash = ${passwordHash} where id = ${actors[role].id}`;
      visitors[role] = new Visitor(database.db, `192.0.2.${at + 10}`);
      await visitors[role].post(login, "/login", { login: actors[role].name, password: PASSWORD });
    }
  });
  afterAll(() => database.close());

  it.each(Object.entries(ADMIN_PAGES))("opens /admin/%s to administrators only", async (name, route) => {
    const get = (visitor: Visitor) => visitor.get(route, `/admin/${name}`);
    expect((await get(guest)).location).toBe(`/login?to=%2Fadmin%2F${name}`);
    for (const role of ["member", "moderator", "staff"] as const) expect((await get(visitors[role])).status).toBe(403);
    expect((await get(visitors.admin)).status).toBe(200);
  });

  it("refuses the acts of the administration to everybody else", async () => {
    const acts: [Parameters<Visitor["post"]>[0], string, Record<string, string>, Record<string, string>][] = [
      [contact, "/admin/contact", { company: "Mine" }, {}],
      [limits, "/admin/limits", { newcomerPosts: "1", rateFactor: "1" }, {}],
      [areas, "/admin/areas", { id: "1", direction: "up" }, {}],
      [area, "/admin/areas/new", { kind: "questions", "name.en": "Mine" }, { id: "new" }],
      [product, "/admin/products/new", { do: "save", name: "Mine" }, { id: "new" }],
      [tag, "/admin/tags/1", { do: "rename", name: "mine" }, { id: "1" }],
      [memberPage, "/admin/members/1", { do: "role", role: "admin" }, { id: String(actors.member.id) }],
    ];
    for (const [route, path, fields, params] of acts) {
      expect((await guest.post(route, path, fields, params)).location, path).toMatch(/^\/login/);
      for (const role of ["member", "moderator", "staff"] as const) {
        expect((await visitors[role].post(route, path, fields, params)).status, `${role} ${path}`).toBe(403);
      }
    }
    expect((await loadCommunity(database.db)).settings.contact.company).toBe("");
  });

  it("keeps what was typed when a form has a mistake", async () => {
    const bad = await visitors.admin.post(contact, "/admin/contact", {
      company: "Lamps Ltd",
      email: "nowhere",
      imprintUrl: "javascript:alert(1)",
    });
    expect(bad.status).toBe(400);
    expect(bad.data).toMatchObject({
      errors: { email: { code: "email" }, imprintUrl: { code: "url" } },
      typed: { company: "Lamps Ltd" },
    });
    const people = {
      "topic.0": "lamps",
      "person.0": "Ida",
      "reach.0": "+49 1",
      "person.2": "Olaf",
    };
    const nameless = await visitors.admin.post(contact, "/admin/contact", { ...people, "topic.1": "nobody" });
    expect([nameless.status, nameless.data.errors]).toEqual([400, { "person.1": { code: "required" } }]);
    const good = await visitors.admin.post(contact, "/admin/contact", {
      company: "Lamps Ltd",
      email: "hello@lamps.example",
      ...people,
    });
    expect(good).toMatchObject({ status: 303, notice: "common:notice.saved" });
    expect((await loadCommunity(database.db)).settings.contact.people).toEqual([
      { topic: "lamps", name: "Ida", reach: "+49 1" },
      { topic: "", name: "Olaf", reach: "" },
    ]);
    const shown = await guest.get(contactPage, "/contact");
    expect([shown.status, shown.headers.get("x-page-tags")]).toEqual([200, "everything"]);
  });

  it("saves colours that can be read and serves them for ever under an address of their own", async () => {
    const fields = { name: "Lamp People", tagline: "", ownColours: "1", brandColourDark: "#e1bee7" };
    const pale = await visitors.admin.post(brand, "/admin/brand", { ...fields, brandColour: "#ffee88" });
    expect(pale.status).toBe(400);
    expect(pale.data).toMatchObject({ errors: { brandColour: { code: "contrast" } }, typed: { name: "Lamp People" } });
    expect((await visitors.admin.post(brand, "/admin/brand", { ...fields, brandColour: "red" })).status).toBe(400);
    expect((await visitors.admin.post(brand, "/admin/brand", { ...fields, brandColour: "#7a1fa2" })).status).toBe(303);
    const sheet = await guest.get(brandStylesheet, "/brand.css?v=1");
    expect(sheet.text).toContain("--brand:light-dark(#7a1fa2,#e1bee7)");
    expect(sheet.headers.get("cache-control")).toContain("immutable");
    expect((await guest.get(brandStylesheet, "/brand.css")).headers.get("cache-control")).toBe("no-cache");
    const { ownColours: _unticked, ...without } = fields;
    const reset = await visitors.admin.post(brand, "/admin/brand", { ...without, brandColour: "#7a1fa2" });
    expect(reset.status).toBe(303);
    expect((await guest.get(brandStylesheet, "/brand.css")).text).not.toContain("7a1fa2");
  });

  it("shows held posts to moderators and not to staff experts, and nothing of the queue to members", async () => {
    const questionId = await make.ask(database.db, actors.member);
    await make.hold(database.db, questionId);
    const caseId = String(
      (await database.sql<{ id: number }[]>`select id from cases where document_id = ${questionId}`)[0]?.id,
    );
    const rowsOf = (answer: Answer) => (answer.data.rows as { documentId: number }[]).map((row) => row.documentId);
    expect((await guest.get(queue, "/queue")).location).toMatch(/^\/login/);
    expect((await visitors.member.get(queue, "/queue")).status).toBe(403);
    expect(rowsOf(await visitors.staff.get(queue, "/queue"))).toEqual([]);
    expect(rowsOf(await visitors.moderator.get(queue, "/queue"))).toEqual([questionId]);
    const open = (visitor: Visitor) => visitor.get(casePage, `/queue/${caseId}`, { id: caseId });
    expect((await open(visitors.member)).status).toBe(403);
    expect((await open(visitors.staff)).status).toBe(404);
    expect((await open(visitors.moderator)).data).toMatchObject({
      refusal: null,
      subject: { id: questionId },
      author: { name: actors.member.name },
    });
    const take = (visitor: Visitor) => visitor.post(claim, `/queue/${caseId}/claim`, { do: "take" }, { id: caseId });
    expect((await take(visitors.staff)).status).toBe(404);
    expect((await take(visitors.moderator)).location).toBe(`/queue/${caseId}`);
    const decide = (visitor: Visitor, outcome: string, version: string) =>
      visitor.post(casePage, `/queue/${caseId}`, { outcome, version }, { id: caseId });
    expect((await decide(visitors.member, "publish", "1")).status).toBe(403);
    expect((await decide(visitors.staff, "publish", "1")).status).toBe(403);
    expect((await decide(visitors.admin, "publish", "1")).data).toMatchObject({
      errors: { form: { code: "case-claimed" } },
    });
    expect((await decide(visitors.moderator, "return", "1")).data).toMatchObject({
      errors: { note: { code: "reason-needed" } },
    });
    expect(await decide(visitors.moderator, "publish", "1")).toMatchObject({
      status: 303,
      location: "/queue",
      notice: null,
    });
    const later = await visitors.moderator.get(queue, "/queue");
    expect(later.data.verdicts).toMatchObject([{ outcome: "publish", count: 1, refusal: null }]);
    expect((await decide(visitors.admin, "remove", "1")).status).toBe(400);
    const stale = await visitors.admin.post(
      casePage,
      `/queue/${caseId}`,
      { outcome: "remove", version: "1", rule: "spam" },
      { id: caseId },
    );
    expect(stale).toMatchObject({
      status: 409,
      data: { stale: { byName: actors.moderator.displayName, outcome: "publish" } },
    });
  });

  it("answers as if a question were not there to those who may not see it", async () => {
    const questionId = await make.ask(database.db, actors.member);
    await database.sql`update documents set state = 'deleted' where id = ${questionId}`;
    const id = String(questionId);
    for (const [route, path] of [
      [care, "care"],
      [closure, "closure"],
      [duplicates, "duplicates"],
      [place, "place"],
    ] as const) {
      expect((await visitors.member.get(route, `/questions/${id}/${path}`, { id })).status, path).toBe(404);
    }
    expect((await visitors.member.get(deletion, `/posts/${id}/deletion`, { id })).status).toBe(404);
    expect((await visitors.member.get(proposals, `/posts/${id}/proposals`, { id })).status).toBe(404);
    expect(
      (await visitors.member.post(closure, `/questions/${id}/closure`, { do: "close", reason: "off-topic" }, { id }))
        .status,
    ).toBe(404);
    expect((await visitors.member.post(pin, `/questions/${id}/pin`, { on: "1" }, { id })).status).toBe(404);
    expect((await visitors.moderator.get(care, `/questions/${id}/care`, { id })).status).toBe(200);
  });

  it("asks a moderator for a reason before taking down somebody else's post, and an author for none", async () => {
    const questionId = await make.ask(database.db, actors.member);
    const id = String(questionId);
    const remove = (visitor: Visitor, fields: Record<string, string>) =>
      visitor.post(deletion, `/posts/${id}/deletion`, { deleted: "1", ...fields }, { id });
    expect((await remove(visitors.moderator, {})).location).toBe(`/posts/${id}/deletion`);
    expect((await make.post(database.db, questionId)).state).toBe("published");
    expect((await remove(visitors.member, {})).location).toBe("/questions");
    expect((await make.post(database.db, questionId)).state).toBe("deleted");
    const restore = await visitors.moderator.post(deletion, `/posts/${id}/deletion`, { deleted: "0" }, { id });
    expect(restore.notice).toBe("admin:notice.restored");
    expect((await remove(visitors.moderator, { rule: "spam", note: "Twice." })).status).toBe(303);
    expect((await make.post(database.db, questionId)).state).toBe("removed");
  });

  it("says beside the field which question cannot be meant", async () => {
    const id = String(await make.ask(database.db, actors.member));
    const marked = await visitors.moderator.post(
      duplicates,
      `/questions/${id}/duplicates`,
      { do: "mark", targets: "#999999" },
      { id },
    );
    expect(marked).toMatchObject({
      status: 400,
      data: {
        errors: { targets: { code: "duplicate-unknown", values: { target: "#999999" } } },
        typed: { targets: "#999999" },
      },
    });
    const merged = await visitors.moderator.post(merge, `/questions/${id}/merge`, { into: "1 2" }, { id });
    expect(merged.data).toMatchObject({ errors: { into: { code: "one-question" } } });
    expect((await visitors.member.post(merge, `/questions/${id}/merge`, { into: "1" }, { id })).status).toBe(403);
  });

  it("shows the rules to everybody, in pages that may be kept", async () => {
    const list = await guest.get(rules, "/rules");
    expect(list.headers.get("x-page-tags")).toBe("everything");
    expect((list.data.rules as unknown[]).length).toBe(5);
    expect((await guest.get(rule, "/rules/spam", { key: "spam" })).data).toMatchObject({
      rule: { key: "spam", version: 1 },
    });
    expect((await guest.get(rule, "/rules/nothing", { key: "nothing" })).status).toBe(404);
  });

  it("leaves no act open by the address of something that does not exist", async () => {
    const id = "999999";
    expect((await visitors.admin.get(memberPage, `/admin/members/${id}`, { id })).status).toBe(404);
    expect((await visitors.admin.get(area, `/admin/areas/${id}`, { id })).status).toBe(404);
    expect((await visitors.admin.post(tag, `/admin/tags/${id}`, { do: "rename", name: "x1" }, { id })).status).toBe(
      404,
    );
    expect((await visitors.moderator.get(casePage, `/queue/${id}`, { id })).status).toBe(404);
    expect((await visitors.moderator.get(casePage, "/queue/1e3", { id: "1e3" })).status).toBe(404);
    expect((await visitors.moderator.post(pin, `/questions/${id}/pin`, { on: "1" }, { id })).status).toBe(404);
    expect(
      await createUser(database.db, {
        name: "still-works",
        displayName: "x",
        passwordHash: null,
        email: null,
        language: "en",
        timeZone: "UTC",
      }),
    ).not.toBeNull();
  });
});
