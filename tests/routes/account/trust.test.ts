// What members read about their own trust: theirs alone, of one product, and the level that the rules compute.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { loadMemberFacts } from "~/models/member/facts.server";
import * as member from "~/routes/members.$name";
import * as make from "../../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor, visitorOf } from "../../support/visitor";

describe("trust on the own profile", () => {
  let database: TestDatabase;
  let helper: Actor;
  let productId: number;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    const community = await make.furnish(db());
    productId = community.products[0]?.id ?? 0;
    helper = await make.person(db());
    await database.sql`update users set created_at = now() - interval '1 day' where id = ${helper.id}`;
    const asker = await make.person(db());
    for (const title of ["The lamp hums at night", "The lamp smells of resin", "The lamp forgets its colour"]) {
      const question = await make.ask(db(), asker, { title });
      const answer = await make.answer(db(), helper, question);
      await database.sql`update answers set score = 3 where id = ${answer}`;
    }
    await database.sql`update documents set product_id = ${productId} where author_id = ${helper.id}`;
  });
  afterAll(() => database.close());

  const read = async (reader: Visitor, query = "") =>
    (await reader.get(member, `/members/${helper.name}${query}`, { name: helper.name })).data.trust;

  it("is the level the rules use, in the product of the latest contribution", async () => {
    const { trust } = await loadMemberFacts(db(), { actor: helper, productId });
    expect(trust).toBe(2);
    const own = await visitorOf(db(), helper);
    expect(await read(own)).toMatchObject({
      productId,
      level: 2,
      contributions: 3,
      isCapped: false,
      isRestricted: false,
    });
  });

  it("is shown to nobody else, moderators included", async () => {
    expect(await read(new Visitor(db()))).toBeNull();
    expect(await read(await visitorOf(db(), await make.person(db())))).toBeNull();
    expect(await read(await visitorOf(db(), await make.person(db(), "moderator")))).toBeNull();
  });

  it("says that decisions and restrictions hold it back", async () => {
    const removed = await make.ask(db(), helper, { title: "Lamps of all sizes, only this week" });
    await database.sql`update documents set state = 'removed', product_id = ${productId} where id = ${removed}`;
    await database.sql`
      with c as (insert into cases (document_id) values (${removed}) returning id)
      insert into decisions (case_id, outcome, hash) select c.id, 'remove', sha256(n::text::bytea) from c, generate_series(1, 2) n`;
    await database.sql`insert into restrictions (user_id, function_name, reason) values (${helper.id}, 'link', 'adverts')`;
    const own = await visitorOf(db(), helper);
    expect(await read(own)).toMatchObject({ level: 1, isCapped: true, isRestricted: true });
  });
});
