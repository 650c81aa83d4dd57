import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import { importStackExchange } from "~/imports/stackexchange/stackexchange.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { brewingDump } from "./brewing-dump";
import { at, type DumpFolder, type DumpRow, importOptions, writeDump, xmlOf } from "./dump";

let database: TestDatabase;
let dump: DumpFolder;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedEmpty(database.db);
});
afterAll(() => database.close());
beforeEach(() => {
  dump = writeDump(brewingDump());
});
afterEach(() => dump.delete());

async function refusal(): Promise<string> {
  return importStackExchange(database.options, importOptions(dump.folder)).then(
    () => "imported",
    (error: unknown) =>
      error instanceof Error && error.name === "StartError" ? error.message : `unexpected: ${String(error)}`,
  );
}

/** Rows anywhere that only an import could have written. */
async function traces(): Promise<number> {
  const [row] = await database.db.execute<{ count: number }>(sql`
    select (select count(*) from users) + (select count(*) from origins) + (select count(*) from questions) + (select count(*) from tags)
      + (select count(*) from pg_class where relname like 'import%' and relpersistence <> 't') as count`);
  return row?.count ?? -1;
}

const post = (fields: DumpRow): DumpRow => ({
  Id: 50,
  PostTypeId: 1,
  CreationDate: at(5),
  Title: "x",
  Body: "y",
  ...fields,
});
const damages: [string, string, DumpRow[], RegExp][] = [
  [
    "a row without Id",
    "Posts",
    [{ PostTypeId: 1, CreationDate: at(1), Title: "x" }],
    /^Posts\.xml, line 3: a row without Id\. Nothing was imported\.$/,
  ],
  [
    "an Id that is no number",
    "Posts",
    [post({ Id: "abc" })],
    /^Posts\.xml, line 3: Id is "abc", which is not a number from 1/,
  ],
  [
    "an Id that stands there twice",
    "Posts",
    [post({}), post({})],
    /^Posts\.xml, line 4: the Id 50 stands here a second time/,
  ],
  [
    "an absurd score",
    "Posts",
    [post({}), post({ Id: 51, Score: 99_999_999 })],
    /^Posts\.xml, line 4: Score is "99999999", which is not a whole number up to 1000000/,
  ],
  [
    "an absurd score of a comment",
    "Comments",
    [{ Id: 1, PostId: 1, Score: 2_000_000_000, CreationDate: at(1), Text: "x" }],
    /^Comments\.xml, line 3: Score/,
  ],
  [
    "a date that never was",
    "Posts",
    [post({ CreationDate: "2014-02-31T00:00:00.000" })],
    /^Posts\.xml, line 3: CreationDate is "2014-02-31T00:00:00\.000", which is not a date/,
  ],
  [
    "a date of another age",
    "Users",
    [{ Id: 1, CreationDate: "0001-01-01T00:00:00", DisplayName: "x" }],
    /^Users\.xml, line 3: CreationDate/,
  ],
  [
    "a vote without a post",
    "Votes",
    [{ Id: 1, VoteTypeId: 2, CreationDate: at(1) }],
    /^Votes\.xml, line 3: a row without PostId/,
  ],
  ["a question without a title", "Posts", [post({ Title: " " })], /^Posts\.xml, line 3: a question without Title/],
  ["an answer to nothing", "Posts", [post({ PostTypeId: 2 })], /^Posts\.xml, line 3: an answer without ParentId/],
  ["a badge without its date", "Badges", [{ Id: 1, UserId: 1, Name: "x" }], /^Badges\.xml, line 3: a row without Date/],
];

describe("damaged input is refused before anything is written", () => {
  test.each(damages)("%s", async (_what, name, rows, expected) => {
    dump.write(`${name}.xml`, xmlOf(name, rows));
    expect(await refusal()).toMatch(expected);
    expect(await traces()).toBe(0);
  });

  test("a file that ends in the middle, the last one to be read", async () => {
    const whole = xmlOf("PostLinks", brewingDump().PostLinks);
    dump.write("PostLinks.xml", whole.slice(0, whole.length - 40));
    expect(await refusal()).toMatch(/^PostLinks\.xml, line \d+: this is not well-formed XML/);
    expect(await traces()).toBe(0);
  });

  test("damage in the midst of thousands of sound rows", async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      Id: index + 1,
      PostId: 1,
      VoteTypeId: 2,
      CreationDate: at(1),
    }));
    dump.write("Votes.xml", xmlOf("Votes", many).replace('Id="15000"', 'Id="15000'));
    expect(await refusal()).toMatch(/^Votes\.xml, line 1500[23]:/);
    expect(await traces()).toBe(0);
  });

  test("the wrong file under a known name", async () => {
    dump.write("Tags.xml", xmlOf("Votes", []));
    expect(await refusal()).toBe(
      "Tags.xml, line 2: the root element is <votes>, expected <tags>. Nothing was imported.",
    );
  });

  test("missing files", async () => {
    dump.remove("Tags.xml");
    dump.remove("Votes.xml");
    expect(await refusal()).toMatch(/not a whole Stack Exchange dump: Tags\.xml, Votes\.xml missing/);
  });

  test("a folder that is not there", async () => {
    const { folder } = dump;
    const gone = importStackExchange(database.options, importOptions(`${folder}/nowhere`));
    await expect(gone).rejects.toThrow("There is no folder");
  });

  test("an area that is not there", async () => {
    await expect(
      importStackExchange(database.options, importOptions(dump.folder, { area: "nowhere" })),
    ).rejects.toThrow('no area "nowhere"');
  });

  test("a site that is no host", async () => {
    await expect(
      importStackExchange(database.options, importOptions(dump.folder, { site: "http://x/" })),
    ).rejects.toThrow("--site must be a host name");
    expect(await traces()).toBe(0);
  });

  test("and an import of the sound dump works on the same database afterwards", async () => {
    expect(await refusal()).toBe("imported");
  });
});
