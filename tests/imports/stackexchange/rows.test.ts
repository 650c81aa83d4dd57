// What the rows of a dump say beside their texts: licences, closings without a history, users who are missing, profiles.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { profileText } from "~/imports/profile-text";
import type { ReportData } from "~/imports/report";
import { importStackExchange } from "~/imports/stackexchange/stackexchange.server";
import { findImportedFrom } from "~/models/community/imported-from.server";
import type { TestDatabase } from "../../support/cluster";
import { emptyCommunities, failureOf } from "../interruption";
import { at, type Dump, type DumpRow, emptyDump, importOptions, writeDump } from "./dump";

const communities = emptyCommunities();
afterAll(() => communities.close());

const question = (id: number, more: DumpRow = {}): DumpRow => ({
  Id: id,
  PostTypeId: 1,
  CreationDate: at(10 * id),
  Score: 0,
  OwnerUserId: 1,
  Title: `Question ${id} about kettles`,
  Tags: "<kettles>",
  Body: `<p>Kettle ${id}, <em>please</em>.</p>`,
  ...more,
});
const dump = (): Dump => ({
  ...emptyDump(),
  Users: [
    { Id: -1, DisplayName: "Community", CreationDate: at(0) },
    {
      Id: 1,
      DisplayName: "Anna",
      CreationDate: at(1),
      Reputation: 101,
      Location: "Bath",
      WebsiteUrl: "",
      AccountId: 7,
    },
  ],
  Tags: [{ Id: 1, TagName: "kettles", Count: 4 }],
  Posts: [
    question(1, { ContentLicense: "CC BY-SA 4.0", FavoriteCount: 3, Title: "Why\u00a0does  it sing\u00a0?" }),
    question(2, { ClosedDate: at(70) }),
    question(3, { ClosedDate: at(70) }),
    question(4, { OwnerUserId: 9 }),
  ],
  Comments: [
    { Id: 5, PostId: 4, Score: 0, Text: "Mine.", CreationDate: at(90), UserId: 9, ContentLicense: "CC BY-SA 4.0" },
  ],
  PostLinks: [{ Id: 1, CreationDate: at(70), PostId: 2, RelatedPostId: 1, LinkTypeId: 3 }],
});

async function bring(
  database: TestDatabase,
  content: Dump,
  more: Parameters<typeof importOptions>[1] = {},
): Promise<ReportData> {
  const folder = writeDump(content);
  try {
    return await importStackExchange(database.options, importOptions(folder.folder, more));
  } finally {
    folder.delete();
  }
}

describe("a dump with an empty history", () => {
  let database: TestDatabase;
  let report: ReportData;
  const ours = async (kind: string, number: number) => {
    const [row] = await database.db.execute<{ id: number }>(
      sql`select internal_id as id from origins where kind = ${kind} and external_id = ${String(number)}`,
    );
    return row?.id ?? 0;
  };
  beforeAll(async () => {
    database = await communities.create();
    report = await bring(database, dump(), { site: "beer.stackexchange.com" });
  });

  test("says why a question was closed as far as its links do, and that nobody says it where they do not", async () => {
    const closures = await database.db.execute<{ id: number; reason: string }>(
      sql`select question_id as id, reason from question_closures order by question_id`,
    );
    expect([...closures]).toEqual([
      { id: await ours("post", 2), reason: "duplicate" },
      { id: await ours("post", 3), reason: "not-stated" },
    ]);
  });

  test("keeps from where each text is and under which licence, as its row or its day says", async () => {
    const [first, second, comment] = [await ours("post", 1), await ours("post", 2), await ours("comment", 5)];
    const found = await findImportedFrom(database.db, [first, second, comment]);
    const four = { name: "CC BY-SA 4.0", address: "https://creativecommons.org/licenses/by-sa/4.0/" };
    expect(found).toEqual({
      [first]: { site: "beer.stackexchange.com", address: "https://beer.stackexchange.com/q/1", licence: four },
      [second]: { site: "beer.stackexchange.com", address: "https://beer.stackexchange.com/q/2", licence: four },
      [comment]: {
        site: "beer.stackexchange.com",
        address: "https://beer.stackexchange.com/posts/comments/5",
        licence: four,
      },
    });
  });

  test("keeps the spaces of a title as they were", async () => {
    const [row] = await database.db.execute<{ title: string }>(
      sql`select title from questions where id = ${await ours("post", 1)}`,
    );
    expect(row?.title).toBe("Why\u00a0does  it sing\u00a0?");
  });

  test("has an account of what rows hold and nobody takes over, and of users who are missing", () => {
    expect(report.remarks).toMatchObject({
      "not taken over: reputations of members": 1,
      "not taken over: places where members live": 1,
      "not taken over: numbers of bookmarks of questions": 1,
      "texts by users who are not in Users.xml; a later import that has them gives them their texts": 2,
      "posts without a history: each has the one version of its HTML, and no reason of a closing": 4,
    });
    expect(report.remarks).not.toHaveProperty("not taken over: addresses of members' own sites");
  });

  test("gives texts to their authors when a later dump brings those", async () => {
    const later = dump();
    const whole = { ...later, Users: [...later.Users, { Id: 9, DisplayName: "Ben", CreationDate: at(2) }] };
    const second = await bring(database, whole, { site: "beer.stackexchange.com" });
    expect(second.written["texts given to authors who were missing before"]).toBe(2);
    const authors = await database.db.execute<{ name: string; revision: string }>(sql`
      select u.display_name as name, w.display_name as revision from documents d join users u on u.id = d.author_id
        join revisions v on v.document_id = d.id join users w on w.id = v.author_id
      where d.id in (${await ours("post", 4)}, ${await ours("comment", 5)})`);
    expect([...authors]).toEqual([
      { name: "Ben", revision: "Ben" },
      { name: "Ben", revision: "Ben" },
    ]);
  });
});

test("A licence is unknown until somebody says it, and can be said later", async () => {
  const database = await communities.create();
  const plain = { ...dump(), Posts: [question(1), question(2)], Comments: [], PostLinks: [] };
  const first = await bring(database, plain, { site: "kettles.example.com" });
  expect(first.remarks["texts whose licence the dump does not say; say it with --licence"]).toBe(2);
  const second = await bring(database, plain, { site: "kettles.example.com", licence: "CC BY 3.0" });
  expect(second.remarks).not.toHaveProperty("texts whose licence the dump does not say; say it with --licence");
});

test("A product that is not there is a typing mistake, unless it is asked for as a new one", async () => {
  const database = await communities.create();
  await database.db.execute(sql`insert into products (slug, name) values ('kettle-one', 'Kettle One')`);
  const folder = writeDump(dump());
  const importing = (slug: string, isNew: boolean) =>
    failureOf(importStackExchange(database.options, importOptions(folder.folder, { product: { slug, isNew } })));
  expect(await importing("ketle-one", false)).toBe(
    "There is no product ketle-one; the products are kettle-one. To make it, say --new-product ketle-one. Nothing was imported.",
  );
  expect(await importing("kettle-one", false)).toBe("none");
  const slugs = await database.db.execute<{ slug: string }>(sql`select slug from products`);
  expect(slugs.map(({ slug }) => slug)).toEqual(["kettle-one"]);
  folder.delete();
});

test.each([
  ['<p>See <a href="https://example.com" rel="nofollow">my site</a>.</p>', "See my site (https://example.com)."],
  ['<a href="https://example.com/">example.com</a>', "example.com"],
  ["<ul><li>tea</li><li>水壶</li></ul>", "– tea\n– 水壶"],
  ["<p>I like <b>kettles</b> &amp; *pots*.</p>", "I like kettles & *pots*."],
])("A profile is words with addresses: %s", (html, expected) => {
  expect(profileText(html)).toBe(expected);
});
