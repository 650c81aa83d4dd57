// Cleaning up, restricting and deciding about the same texts at the same moment: everything is done or refused, nothing waits in
// a circle until the database ends it.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { cleanUp } from "~/models/case/cleanup.server";
import { listCleanups, undoCleanup } from "~/models/case/cleanup-undo.server";
import { verifyLog } from "~/models/case/log-check.server";
import { changeRole } from "~/models/case/office-change.server";
import { deletePost } from "~/models/case/post-deletion.server";
import { liftRestriction, restrictMember } from "~/models/case/restriction.server";
import { deleteAccount } from "~/models/member/account-deletion.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";
import * as cases from "./case-community";

const ROUNDS = 4;
const TAGS = [
  ["alpha", "omega"],
  ["omega", "middle"],
  ["middle", "alpha"],
] as const;

describe("deciding about a member and about their texts at once", () => {
  let database: TestDatabase;
  let moderators: Actor[];
  let admin: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 8 });
    await make.furnish(db());
    moderators = [];
    for (let n = 0; n < 4; n += 1) moderators.push(await make.person(db(), "moderator"));
    admin = await make.person(db(), "admin");
  });
  afterAll(() => database.close());
  beforeEach(() => db().execute(sql`delete from rate_counts`));

  const moderator = (at: number) => moderators[at % moderators.length] as Actor;
  /** Questions with tags in turn, and answers to each other's. */
  const writeInTurn = async (writers: Actor[]): Promise<Map<number, number[]>> => {
    const ids = new Map<number, number[]>(writers.map(({ id }) => [id, []]));
    await db().execute(sql`delete from rate_counts`);
    for (const tags of TAGS)
      for (const [at, writer] of writers.entries()) {
        const question = await make.ask(db(), writer, { tags: [...tags] });
        const other = writers[(at + 1) % writers.length] as Actor;
        ids.get(writer.id)?.push(question);
        ids.get(other.id)?.push(await make.answer(db(), other, question));
      }
    return ids;
  };
  const clean = (actor: Actor, memberId: number, postIds: number[]) =>
    cleanUp(db(), {
      actor,
      memberId,
      postIds,
      rule: "spam",
      note: "",
      restrict: { functionName: "post", days: 7 },
      key: crypto.randomUUID(),
    });

  it("ends with every act done or refused", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const writer = await make.person(db());
      const ids = (await writeInTurn([writer, await make.person(db())])).get(writer.id) ?? [];
      const held = await cases.heldQuestion(db(), writer);
      const deciding = ids.map((documentId, at) =>
        deletePost(db(), { actor: moderator(at), documentId, rule: "spam", note: "" }),
      );
      const outcomes = await Promise.all([
        ...deciding,
        clean(moderator(round), writer.id, [...ids, held]),
        cases.decide(db(), moderator(round + 1), held, { outcome: "return", rule: "spam" }),
        restrictMember(db(), {
          actor: moderator(2),
          memberId: writer.id,
          functionName: "vote",
          days: 1,
          reason: "So.",
        }),
        changeRole(db(), { actor: admin, memberId: writer.id, role: "member", note: "Has left the team." }),
      ]);
      for (const { kind } of outcomes) expect(["done", "unchanged", "decided", "stale"]).toContain(kind);
    }
    expect((await verifyLog(db())).kind).toBe("intact");
  }, 180_000);

  it("ends so for clean-ups of members who wrote under each other's questions, and for taking them back", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const writers = [await make.person(db()), await make.person(db()), await make.person(db())];
      const ids = await writeInTurn(writers);
      const cleaned = await Promise.all(
        writers.map(({ id }, at) =>
          clean(moderator(at), id, at % 2 ? (ids.get(id) ?? []) : (ids.get(id) ?? []).reverse()),
        ),
      );
      expect(cleaned.map(({ kind }) => kind)).toEqual(["done", "done", "done"]);
      const undone = await Promise.all(
        writers.map(async ({ id }, at) => {
          const [last] = await listCleanups(db(), id);
          return undoCleanup(db(), { actor: moderator(at + 1), memberId: id, cleanupId: last?.id ?? 0 });
        }),
      );
      expect(undone.map(({ kind }) => kind)).toEqual(["done", "done", "done"]);
    }
  }, 180_000);

  it("ends so while the member leaves", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const writer = await make.person(db());
      const ids = (await writeInTurn([writer, await make.person(db())])).get(writer.id) ?? [];
      await db().execute(sql`update documents set author_name = 'As imported' where author_id = ${writer.id}::bigint`);
      const outcomes = await Promise.all([
        ...ids.map((documentId, at) => deletePost(db(), { actor: moderator(at), documentId, rule: "spam", note: "" })),
        deleteAccount(db(), { userId: writer.id, posts: round % 2 ? "go" : "stay" }).then(() => ({ kind: "done" })),
        clean(moderator(round), writer.id, ids),
      ]);
      for (const { kind } of outcomes) expect(["done", "unchanged", "missing", "forbidden"]).toContain(kind);
    }
  }, 180_000);

  it("lifts and replaces a restriction one after the other", async () => {
    const member = await make.person(db());
    for (let round = 0; round < ROUNDS; round += 1) {
      const [row] = await db().execute<{ id: number }>(sql`
        select coalesce(max(id), 0)::int as id from restrictions where user_id = ${member.id}::bigint`);
      const outcomes = await Promise.all([
        restrictMember(db(), {
          actor: moderator(0),
          memberId: member.id,
          functionName: "vote",
          days: 3,
          reason: "One.",
        }),
        restrictMember(db(), {
          actor: moderator(1),
          memberId: member.id,
          functionName: "vote",
          days: 7,
          reason: "Two.",
        }),
        liftRestriction(db(), { actor: moderator(2), memberId: member.id, restrictionId: row?.id ?? 0 }),
      ]);
      for (const { kind } of outcomes) expect(["done", "unchanged"]).toContain(kind);
      const inForce = await db().execute(sql`
        select 1 from restrictions where user_id = ${member.id}::bigint and lifted_at is null`);
      expect(inForce).toHaveLength(1);
    }
  }, 60_000);
});
