import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CASE_MEMORY_DAYS } from "#moderation/trust";
import type { Actor } from "~/actor";
import { deletePost, restorePost } from "~/models/case/post-deletion.server";
import { listStrikes, loadTrust } from "~/models/member/facts.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

describe("what counts against a member", () => {
  let database: TestDatabase;
  let moderator: Actor;
  let member: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    [moderator, member] = [await make.person(db(), "moderator"), await make.person(db())];
    // As somebody who has earned the editor's level.
    for (let at = 0; at < 15; at += 1) {
      await db().execute(sql`delete from rate_counts`);
      const answer = await make.answer(db(), member, await make.ask(db(), moderator));
      await db().execute(sql`update answers set score = 9 where id = ${answer}::bigint`);
    }
  });
  afterAll(() => database.close());

  const remove = async () => {
    await db().execute(sql`delete from rate_counts`);
    const documentId = await make.ask(db(), member);
    const removal = { actor: moderator, documentId, rule: "respect" as const, note: "Unkind." };
    expect((await deletePost(db(), removal)).kind).toBe("done");
    return documentId;
  };
  const level = async () => (await loadTrust(db(), { actor: member, productId: null })).level;

  it("is listed with its rule and the day on which it fades, and is what holds the level down", async () => {
    expect([await level(), await listStrikes(db(), member.id)]).toEqual([3, []]);
    await remove();
    const [strike] = await listStrikes(db(), member.id);
    expect(strike).toMatchObject({ rule: "respect", title: expect.any(String) });
    const days = ((strike?.until.getTime() ?? 0) - (strike?.at.getTime() ?? 0)) / 86_400_000;
    expect(Math.round(days)).toBe(CASE_MEMORY_DAYS);
    expect(await level()).toBe(2);
  });

  it("ends sooner when the text is in view again", async () => {
    const again = await remove();
    expect([await level(), (await listStrikes(db(), member.id)).length]).toEqual([1, 2]);
    await restorePost(db(), { actor: moderator, documentId: again, note: "" });
    expect([await level(), (await listStrikes(db(), member.id)).length]).toEqual([2, 1]);
  });

  it("fades by itself", async () => {
    await database.sql`alter table decisions disable trigger decisions_append_only`;
    await database.sql`update decisions set at = at - make_interval(days => ${CASE_MEMORY_DAYS + 1}) where author_id = ${member.id}`;
    await database.sql`alter table decisions enable trigger decisions_append_only`;
    expect([await level(), await listStrikes(db(), member.id)]).toEqual([3, []]);
  });
});
