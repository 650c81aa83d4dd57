// Whoever asked corrects where the own question stands.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import type { Community } from "~/models/community/community.server";
import { correctPlace } from "~/models/question/own-place.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "./care-community";

describe("the place of one's own question", () => {
  let database: TestDatabase;
  let community: Community;
  let asker: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    community = await make.furnish(db());
    asker = await make.person(db());
    await database.sql`update users set email_verified_at = now()`;
  });
  beforeEach(() => database.sql`delete from rate_counts`);
  afterAll(() => database.close());

  const areaOf = (kind: string) => community.areas.find((one) => one.kind === kind)?.id ?? 0;
  const correct = (
    actor: Actor,
    questionId: number,
    place: Partial<Parameters<typeof correctPlace>[1]["place"]>,
    language?: string,
  ) =>
    correctPlace(db(), {
      actor,
      questionId,
      place: { areaId: areaOf("questions"), productId: null, versionId: null, ...place },
      language,
      community,
    });

  it("gets product, version and language from its asker, and nobody else who holds no office", async () => {
    const questionId = await make.ask(db(), asker);
    const answerId = await make.answer(db(), await make.person(db()), questionId);
    const [lamp] = community.products;
    const place = { productId: lamp?.id ?? null, versionId: lamp?.versions[0]?.id ?? null };
    expect(await correct(await make.person(db()), questionId, place)).toEqual({
      kind: "forbidden",
      reason: "author-only",
    });
    expect((await correct(asker, questionId, place, "de")).kind).toBe("done");
    expect((await correct(asker, questionId, place, "de")).kind).toBe("unchanged");
    expect(await make.post(db(), questionId)).toMatchObject({ ...place, language: "de" });
    expect(await make.post(db(), answerId)).toMatchObject({ productId: place.productId, language: "en" });
    expect(await database.sql`select language from search_documents where document_id = ${questionId}`).toEqual([
      { language: "de" },
    ]);
  });

  it("is refused where the version is another product's, and where somebody may not ask", async () => {
    const questionId = await make.ask(db(), asker);
    const [lamp, kettle] = community.products;
    const odd = { productId: lamp?.id ?? null, versionId: kettle?.versions[0]?.id ?? null };
    expect(await correct(asker, questionId, odd)).toEqual({
      kind: "unknown-place",
      field: "version",
      because: "version-of-product",
    });
    await database.sql`insert into restrictions (user_id, function_name, product_id, reason) values (${asker.id}, 'post', ${kettle?.id ?? 0}, 'x')`;
    expect(await correct(asker, questionId, { productId: kettle?.id ?? null })).toEqual({
      kind: "forbidden",
      reason: "restricted",
    });
    await database.sql`delete from restrictions`;
  });

  it("counts as a change of the question, so that nobody moves it without end", async () => {
    const questionId = await make.ask(db(), asker);
    const [lamp, kettle] = community.products;
    const kinds: string[] = [];
    for (let at = 0; at < 200 && kinds.at(-1) !== "limited"; at++)
      kinds.push((await correct(asker, questionId, { productId: (at % 2 ? lamp : kettle)?.id ?? null })).kind);
    expect(kinds.at(-1)).toBe("limited");
  });

  it("wins no time as an offer by going away and coming back, for whoever moves it and however often", async () => {
    const moderator = await make.person(db(), "moderator");
    const author = await make.person(db());
    await database.sql`update users set email_verified_at = now()`;
    const questionId = await make.ask(db(), author);
    const times = async () =>
      (
        await database.sql`select offer_ends_at as ends, offer_begun_at as begun from questions where id = ${questionId}`
      )[0] as { ends: Date | null; begun: Date | null };
    const move = (kind: string, who = moderator) => correct(who, questionId, { areaId: areaOf(kind) });
    await move("questions");
    expect(await times()).toEqual({ ends: null, begun: null });
    expect((await move("marketplace")).kind).toBe("done");
    await database.sql`
      update questions set offer_begun_at = offer_begun_at - interval '29 days', offer_ends_at = offer_ends_at - interval '29 days'
      where id = ${questionId}`;
    const before = await times();
    for (const who of [moderator, author, moderator]) {
      expect((await move("questions", who)).kind).toBe("done");
      expect(await times()).toEqual({ ends: null, begun: before.begun });
      expect((await move("marketplace", moderator)).kind).toBe("done");
      expect(await times()).toEqual(before);
    }
  });

  it("does not take an advertisement out of the Marketplace, and into it only as an offer", async () => {
    const questionId = await make.ask(db(), asker);
    expect((await correct(asker, questionId, { areaId: areaOf("marketplace") })).kind).toBe("done");
    expect(await database.sql`select 1 from questions where id = ${questionId} and offer_ends_at > now()`).toHaveLength(
      1,
    );
    const advert =
      "Buy now at https://shop.example/sale with coupon SAVE20: 20 % off, only 19.99 EUR today, order here.";
    await make.edit(db(), await make.person(db(), "admin"), questionId, { body: advert });
    expect(await correct(asker, questionId, { areaId: areaOf("questions") })).toMatchObject({ kind: "refused" });
    expect((await make.post(db(), questionId)).areaId).toBe(areaOf("marketplace"));
  });
});
