import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import type { Role } from "~/actor";
import { hashPassword } from "~/models/member/password-hash.server";
import * as decision from "~/routes/decisions.$id";
import * as login from "~/routes/login";
import * as record from "~/routes/members.$name_.record";
import * as casePage from "~/routes/queue.$id";
import * as marked from "~/routes/queue.marked";
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

  it("shows the list of marks to moderators only", async () => {
    expect((await visitors.staff.get(marked, "/queue/marked")).status).toBe(403);
    expect((await visitors.moderator.get(marked, "/queue/marked")).status).toBe(200);
  });
});
