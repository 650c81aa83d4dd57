// Old names in addresses, and what a page shows of a longer text.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import type { Community } from "~/models/community/community.server";
import { cursorText, parseCursor } from "~/models/cursor.server";
import { listQuestions, QUESTION_ORDERS } from "~/models/question/list.server";
import { findTag } from "~/models/question/tag.server";
import { describeTag, renameTag } from "~/models/question/tag-care.server";
import { listTagsOf } from "~/models/question/tag-list.server";
import * as member from "~/routes/members.$name";
import * as versions from "~/routes/posts.$id.history._index";
import * as history from "~/routes/posts.$id.history.$range";
import * as question from "~/routes/q.$id.$slug";
import * as list from "~/routes/questions._index";
import * as feed from "~/routes/questions[.]atom";
import * as tags from "~/routes/tags._index";
import * as changes from "~/routes/wiki.changes";
import * as make from "../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { Visitor } from "../support/visitor";

let database: TestDatabase;
let community: Community;
let asker: Actor;
let admin: Actor;
const db = () => database.db;

beforeAll(async () => {
  database = await createTestDatabase({ hasLimits: false });
  community = await make.furnish(db());
  [asker, admin] = [await make.person(db()), await make.person(db(), "admin")];
});
afterAll(() => database.close());

const tagId = async (slug: string) => (await findTag(db(), slug))?.id ?? 0;

describe("a list of questions by a tag's old name", () => {
  it("leads on to the present one with all other filters, as page and as feed", async () => {
    await make.ask(db(), asker, { tags: ["ligth"] });
    await renameTag(db(), { actor: admin, id: await tagId("ligth"), name: "light" });
    const guest = new Visitor(db());
    expect(await guest.get(list, "/questions?tag=ligth&order=votes")).toMatchObject({
      status: 301,
      location: "/questions?tag=light&order=votes",
    });
    expect(await guest.get(feed, "/questions.atom?tag=ligth")).toMatchObject({
      status: 301,
      location: "/questions.atom?tag=light",
    });
    expect((await guest.get(list, "/questions?tag=light")).data.questions).toHaveLength(1);
  });

  it("is an empty list where the tag never had another name", async () => {
    const answer = await new Visitor(db()).get(list, "/questions?tag=nothing");
    expect(answer).toMatchObject({ status: 200, data: { questions: [] } });
  });
});

describe("the list of tags", () => {
  const tagsOf = async (path: string) => {
    const { data, status } = await new Visitor(db()).get(tags, path);
    const list = data.list as {
      tags: { slug: string; questionCount: number }[];
      next: string | null;
      unknown: unknown[];
    };
    return {
      status,
      unknown: list.unknown,
      next: list.next,
      tags: list.tags.map((tag) => [tag.slug, tag.questionCount]),
    };
  };

  it("is that of a product, of a language, of both, with the numbers of the lists it leads to", async () => {
    const lamp = community.products[0];
    for (const [language, productId] of [
      ["zh-Hans", lamp?.id ?? 0],
      ["zh-Hans", null],
      ["ru", lamp?.id ?? 0],
    ] as const)
      await make.ask(db(), asker, { tags: ["灯泡", "bulb-e27"], language, productId });
    const path = (query: string) => `/tags?q=bulb-e27&${query}`;
    expect((await tagsOf(path(""))).tags).toEqual([["bulb-e27", 3]]);
    expect((await tagsOf(path("language=zh-Hans"))).tags).toEqual([["bulb-e27", 2]]);
    expect((await tagsOf(path(`product=${lamp?.slug}`))).tags).toEqual([["bulb-e27", 2]]);
    expect((await tagsOf(path(`product=${lamp?.slug}&language=ru`))).tags).toEqual([["bulb-e27", 1]]);
    expect((await tagsOf(path("language=de"))).tags).toEqual([]);
    expect((await tagsOf("/tags?language=zh-Hans&q=灯")).tags).toEqual([["灯泡", 2]]);
    const { data } = await new Visitor(db()).get(list, `/questions?tag=bulb-e27&product=${lamp?.slug}&language=ru`);
    expect(data).toMatchObject({ count: 1 });
  });

  it("says no number where more questions stand than are read, and goes on from page to page", async () => {
    for (const tag of ["page-a", "page-b", "page-c"])
      await make.ask(db(), asker, { tags: [tag, "page-all"], language: "de" });
    const of = (limit: number, after: { count: number; slug: string } | null, mostRead?: number) =>
      listTagsOf(db(), { query: "page-", productId: null, language: "de", limit, after }, mostRead);
    expect((await of(9, null, 2)).isCounted).toBe(false);
    const first = await of(2, null);
    expect(first).toMatchObject({
      isCounted: true,
      tags: [{ slug: "page-all", questionCount: 3 }, { slug: "page-c" }],
    });
    expect((await of(9, { count: 1, slug: "page-c" })).tags.map(({ slug }) => slug)).toEqual(["page-b", "page-a"]);
  });

  it.each(["product=nosuch", "language=xx"])("says that %s names nothing", async (query) => {
    expect(await tagsOf(`/tags?${query}`)).toMatchObject({ status: 404, tags: [], unknown: [{}] });
  });
});

describe("an address of a list that names nothing", () => {
  it.each([
    "product=nosuch",
    "area=nosuch",
    "product=lamp&version=999999",
    "language=xx",
    "state=odd",
    "order=sideways",
    "mine=2",
    "page=999",
    "page=abc",
  ])("shows no list that it did not ask for: ?%s", async (query) => {
    await make.ask(db(), asker);
    const answer = await new Visitor(db()).get(list, `/questions?${query}`);
    expect(answer).toMatchObject({ status: 404, data: { questions: [], unknown: [expect.anything()] } });
    const [{ name }] = answer.data.unknown as [{ name: string; value: string }];
    expect(query).toContain(`${name}=`);
    expect((await new Visitor(db()).get(feed, `/questions.atom?${query}`)).status).toBe(404);
  });

  it("says how many a filtered list has", async () => {
    for (let n = 0; n < 3; n += 1) await make.ask(db(), asker, { tags: ["counted"] });
    expect((await new Visitor(db()).get(list, "/questions?tag=counted")).data.count).toBe(3);
    expect((await new Visitor(db()).get(list, "/questions")).data.count).toBeNull();
  });

  it("is no page of a question's answers", async () => {
    const id = await make.ask(db(), asker, { title: "Why does the lamp hum at night" });
    const path = `/q/${id}/why-does-the-lamp-hum-at-night`;
    const ask = (query: string) =>
      new Visitor(db()).get(question, path + query, { id: String(id), slug: "why-does-the-lamp-hum-at-night" });
    expect((await ask("")).status).toBe(200);
    for (const query of ["?page=2", "?page=99999", "?page=abc", "?page=0"]) expect((await ask(query)).status).toBe(404);
  });
});

describe("where a page of a list ended", () => {
  it.each(QUESTION_ORDERS)("leads on without a gap or a repetition, ordered by %s", async (order) => {
    const asked = await Promise.all(
      Array.from({ length: 4 }, async () => make.ask(db(), await make.person(db()), { tags: [`walked-${order}`] })),
    );
    // Within one millisecond, two of them at once.
    await database.sql`
      update questions set asked_at = t.at, active_at = t.at from (
        select id, timestamptz '2026-01-02 03:04:05.678Z' + (row_number() over (order by id) / 2) * interval '1 microsecond' as at
        from unnest(${asked}::bigint[]) id) t where questions.id = t.id`;
    const seen: number[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const filters = { tag: `walked-${order}`, order };
      const page: Awaited<ReturnType<typeof listQuestions>> = await listQuestions(db(), {
        filters,
        after: parseCursor(after),
        limit: 1,
      });
      seen.push(...page.questions.map(({ id }) => id));
      after = page.next && cursorText(page.next);
    }
    expect(seen).toHaveLength(new Set(seen).size);
    expect(seen).toEqual(expect.arrayContaining(asked));
  });

  it("is the beginning where the address says something else", async () => {
    const id = String(await make.ask(db(), asker));
    const guest = new Visitor(db());
    const wrong = [
      "1~1",
      "-99999999999999999~1",
      "2026-99-99 00:00:00~1",
      "2026-01-01 00:00:00+99~1",
      "5.2026-99-99T00:00:00.000Z",
    ];
    for (const after of [...wrong, "1.5", "99999999999", "-1e300"].map(encodeURIComponent)) {
      expect((await guest.get(list, `/questions?after=${after}`)).status).toBe(200);
      expect((await guest.get(list, `/questions?order=votes&after=${after}`)).status).toBe(200);
      expect((await guest.get(changes, `/wiki/changes?before=${after}`)).status).toBe(200);
      expect((await guest.get(versions, `/posts/${id}/history?before=${after}`, { id })).status).toBe(200);
      const path = `/members/${asker.name}?show=questions&after=${after}`;
      expect((await guest.get(member, path, { name: asker.name })).status).toBe(200);
    }
  });
});

it("the text of a tag is cut between words", async () => {
  await make.ask(db(), asker, { tags: ["verbose"] });
  const text = "Everything about lanterns ".repeat(40);
  await describeTag(db(), { actor: admin, id: await tagId("verbose"), text, language: "en" });
  const { data } = await new Visitor(db()).get(list, "/questions?tag=verbose");
  expect(String(data.tagText)).toMatch(/ (Everything|about|lanterns)…$/);
  expect(String(data.tagText).length).toBeLessThanOrEqual(301);
});

it("a comparison as published shows links and mentions as the page does", async () => {
  const linked = await make.ask(db(), asker, { title: "Why is the lantern green" });
  const question = await make.ask(db(), asker);
  const answerId = await make.answer(db(), admin, question);
  await make.edit(db(), admin, answerId, {
    body: `See http://localhost:3000/q/${linked} and ask @${asker.name} or @nobody-there.`,
  });
  const path = `/posts/${answerId}/history/1..2?view=rendered`;
  const { text } = await new Visitor(db()).get(history, path, { id: String(answerId), range: "1..2" });
  expect(text).toContain("Why is the lantern green");
  expect(text).toContain(`/members/${asker.name}`);
  expect(text).not.toContain("/members/nobody-there");
});
