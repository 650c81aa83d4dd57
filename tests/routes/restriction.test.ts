import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import type { Role } from "~/actor";
import { hashPassword } from "~/models/member/password-hash.server";
import * as limits from "~/routes/admin.limits";
import * as decisions from "~/routes/decisions._index";
import * as decision from "~/routes/decisions.$id";
import * as login from "~/routes/login";
import * as record from "~/routes/members.$name_.record";
import * as casePage from "~/routes/queue.$id";
import * as marked from "~/routes/queue.marked";
import * as profile from "~/routes/settings.profile";
import * as make from "../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { Visitor } from "../support/visitor";

const PASSWORD = "seven quiet herons";

describe("restricting a member in the browser", () => {
  let database: TestDatabase;
  const visitors = {} as Record<Role, Visitor>;
  const actors = {} as Record<Role, Awaited<ReturnType<typeof make.person>>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    await seedEmpty(database.db);
    const passwordHash = await hashPassword(PASSWORD);
    for (const [at, role] of (["member", "moderator", "staff", "admin"] as const).entries()) {
      actors[role] = await make.person(database.db, role);
      await database.sql`update users set password_hash = ${passwordHash} where id = ${actors[role].id}`;
      visitors[role] = new Visitor(database.db, `192.0.2.${at + 10}`);
      await visitors[role].post(login, "/login", { login: actors[role].name, password: PASSWORD });
    }
  });
  afterAll(() => database.close());

  it("is for moderators, on a record that members do not see of each other", async () => {
    const path = `/members/${actors.member.name}/record`;
    const params = { name: actors.member.name };
    expect((await visitors.staff.get(record, path, params)).status).toBe(403);
    expect((await visitors.moderator.get(record, path, params)).status).toBe(200);
    expect((await visitors.member.get(record, path, params)).location).toBe("/decisions");
    const form = {
      do: "restrict",
      functionName: "post",
      days: "7",
      rule: "respect",
      reason: "Insults.",
      area: "",
      product: "",
    };
    expect((await visitors.member.post(record, path, form, params)).status).toBe(403);
    expect((await visitors.moderator.post(record, path, form, params)).location).toBe(path);
    const longer = await visitors.moderator.post(record, path, { ...form, days: "90" }, params);
    expect(longer.status).toBe(403);
  });

  it("shows the member the decision, with a way to appeal that another moderator answers", async () => {
    const [row] = await database.sql<
      { id: number; case_id: number }[]
    >`select id, case_id from decisions order by id desc limit 1`;
    const [id, caseId] = [row?.id ?? 0, row?.case_id ?? 0];
    const notice = { id: `${id}` };
    expect((await visitors.member.get(decision, `/decisions/${id}`, notice)).status).toBe(200);
    expect((await visitors.staff.get(decision, `/decisions/${id}`, notice)).status).toBe(404);
    const appeal = await visitors.member.post(decision, `/decisions/${id}`, { because: "It was a quotation." }, notice);
    expect(appeal.location).toBe(`/decisions/${id}`);
    const about = { id: `${caseId}` };
    expect((await visitors.admin.get(casePage, `/queue/${caseId}`, about)).status).toBe(200);
    const [open] = await database.sql<{ version: number }[]>`select version from cases where id = ${caseId}`;
    const answer = { outcome: "overturn", version: `${open?.version}`, appealed: `${id}`, note: "" };
    expect((await visitors.moderator.post(casePage, `/queue/${caseId}`, answer, about)).status).toBe(403);
    expect((await visitors.admin.post(casePage, `/queue/${caseId}`, answer, about)).location).toBe("/queue");
  });

  it("that is a ban ends every session at once; what is open is answered with why, until the ban is over", async () => {
    const banned = await make.person(database.db);
    const passwordHash = await hashPassword(PASSWORD);
    await database.sql`update users set password_hash = ${passwordHash} where id = ${banned.id}`;
    const devices = [new Visitor(database.db, "192.0.2.90"), new Visitor(database.db, "192.0.2.91")];
    for (const device of devices) await device.post(login, "/login", { login: banned.name, password: PASSWORD });
    const params = { name: banned.name };
    const path = `/members/${banned.name}/record`;
    const form = { do: "restrict", functionName: "all", days: "7", rule: "respect", reason: "Threats.", area: "" };
    expect((await visitors.moderator.post(record, path, { ...form, product: "" }, params)).location).toBe(path);
    for (const device of devices) {
      expect(await device.whoAmI()).toBeNull();
      const answers = [await device.get(decisions, "/decisions"), await device.post(profile, "/settings/profile", {})];
      for (const { status, text } of answers) expect([status, text]).toEqual([403, "suspended"]);
    }
    // Logged in again: reading, the record, the appeal.
    const [device = visitors.member] = devices;
    await device.post(login, "/login", { login: banned.name, password: PASSWORD });
    expect(await device.whoAmI()).toBe(banned.name);
    expect((await device.get(decisions, "/decisions")).status).toBe(200);
    const [row] = await database.sql<{ id: number }[]>`
      select id from restrictions where user_id = ${banned.id} and lifted_at is null`;
    await visitors.admin.post(record, path, { do: "lift", id: `${row?.id}` }, params);
    expect((await devices[1]?.get(decisions, "/decisions"))?.location).toContain("/login");
  });

  it("stays within what administrators allow moderators, function by function", async () => {
    const somebody = await make.person(database.db);
    const params = { name: somebody.name };
    const path = `/members/${somebody.name}/record`;
    const limitsForm = {
      ...{ newcomerPosts: "3", establishedPosts: "3", establishedHours: "24", firstPostsHeld: "0" },
      ...{ knownDomains: "", refusedDomains: "", rateFactor: "1" },
      ...{ "longest.link": "open", "longest.marketplace": "30", "longest.vote": "30", "longest.wiki": "30" },
      ...{ "longest.post": "7", "longest.all": "0" },
    };
    expect((await visitors.admin.post(limits, "/admin/limits", limitsForm)).location).toBe("/admin/limits");
    const form = { do: "restrict", rule: "respect", reason: "Again.", area: "", product: "" };
    const asks = [
      { functionName: "post", days: "7", status: 303 },
      { functionName: "post", days: "30", status: 403 },
      { functionName: "all", days: "1", status: 403 },
      { functionName: "link", days: "open", status: 303 },
    ];
    for (const { status, ...asked } of asks) {
      const answer = await visitors.moderator.post(record, path, { ...form, ...asked }, params);
      expect([asked, answer.status]).toEqual([asked, status]);
    }
    const ban = await visitors.admin.post(record, path, { ...form, functionName: "all", days: "open" }, params);
    expect(ban.status).toBe(303);
  });

  it("shows the list of marks to moderators only", async () => {
    expect((await visitors.staff.get(marked, "/queue/marked")).status).toBe(403);
    expect((await visitors.moderator.get(marked, "/queue/marked")).status).toBe(200);
  });
});
