// A community keeps somebody who can administer it, whatever happens at once.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { readEnv } from "~/env.server";
import { changeRole } from "~/models/case/office-change.server";
import { restrictMember } from "~/models/case/restriction.server";
import { deleteAccount } from "~/models/member/account-deletion.server";
import { deleteMember } from "~/models/member/help.server";
import { SETTINGS_DEFAULTS } from "~/settings";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

const ROUNDS = 6;

describe("the last administrator who can act", () => {
  let database: TestDatabase;
  const db = () => database.db;
  const env = readEnv({ NODE_ENV: "test", SMTP_URL: "smtp://127.0.0.1:1" });

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
  });
  beforeEach(async () => {
    await database.sql`update users set role = 'member' where role = 'admin'`;
  });
  afterAll(() => database.close());

  const leave = (actor: Actor, posts: "stay" | "go" = "stay") => deleteAccount(db(), { userId: actor.id, posts });
  const remove = (actor: Actor, memberId: number) =>
    deleteMember(db(), { actor, memberId, env, settings: SETTINGS_DEFAULTS, posts: "stay" });
  const ban = (actor: Actor, memberId: number, days = 7) =>
    restrictMember(db(), { actor, memberId, functionName: "all", days, rule: "respect", reason: "So." });
  const acting = async () => {
    const rows = await db().execute<{ id: number }>(sql`
      select id from users u where role = 'admin' and deleted_at is null
        and not exists (select 1 from restrictions r where r.user_id = u.id and r.function_name = 'all' and r.lifted_at is null)`);
    return rows.map(({ id }) => id);
  };

  it("does not leave, and keeps the texts, until somebody else is one", async () => {
    const admin = await make.person(db(), "admin");
    const questionId = await make.ask(db(), admin);
    expect(await leave(admin, "go")).toEqual({ kind: "last-admin" });
    expect(await db().execute(sql`select state from documents where id = ${questionId}::bigint`)).toMatchObject([
      { state: "published" },
    ]);
    await make.person(db(), "admin");
    expect(await leave(admin, "go")).toMatchObject({ kind: "left" });
  });

  it("does not leave where the others are suspended; who is suspended leaves", async () => {
    const [admin, banned] = [await make.person(db(), "admin"), await make.person(db(), "admin")];
    expect(await ban(admin, banned.id)).toEqual({ kind: "done" });
    expect(await leave(admin)).toEqual({ kind: "last-admin" });
    expect(await leave(banned)).toMatchObject({ kind: "left" });
  });

  it("stays when two delete each other, leave, demote or ban each other at once", async () => {
    const acts: ((one: Actor, other: Actor) => Promise<unknown>)[] = [
      (one, other) => remove(one, other.id),
      (one) => leave(one),
      (one, other) => changeRole(db(), { actor: one, memberId: other.id, role: "member", note: "Has left the team." }),
      (one, other) => ban(one, other.id),
    ];
    for (const act of acts)
      for (let round = 0; round < ROUNDS; round += 1) {
        const [one, other] = [await make.person(db(), "admin"), await make.person(db(), "admin")];
        await Promise.all([act(one, other), act(other, one)]);
        expect(await acting()).toHaveLength(1);
        await database.sql`update users set role = 'member' where role = 'admin'`;
      }
  }, 120_000);

  it("stays when three act in a circle, and nobody waits for ever", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [a, b, c] = [
        await make.person(db(), "admin"),
        await make.person(db(), "admin"),
        await make.person(db(), "admin"),
      ];
      const outcomes = await Promise.all([
        changeRole(db(), { actor: c, memberId: b.id, role: "member", note: "Has left the team." }),
        ban(b, a.id),
        remove(a, c.id),
        leave(b),
      ]);
      for (const { kind } of outcomes) expect(["done", "left", "missing", "forbidden", "last-admin"]).toContain(kind);
      expect((await acting()).length).toBeGreaterThan(0);
      await database.sql`update users set role = 'member' where role = 'admin'`;
    }
  }, 120_000);
});
