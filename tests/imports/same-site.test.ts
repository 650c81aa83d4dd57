import { sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { importMediaWiki } from "~/imports/mediawiki/mediawiki.server";
import { judgeSite } from "~/imports/same-site.server";
import { importStackExchange } from "~/imports/stackexchange/stackexchange.server";
import type { TestDatabase } from "../support/cluster";
import { emptyCommunities, failureOf } from "./interruption";
import { exportOf, KETTLE_PAGES, type OldWikiPage, SITEINFO, wikiOptions, writeExport } from "./mediawiki/kettle-wiki";
import { at, type Dump, emptyDump, importOptions, writeDump } from "./stackexchange/dump";

const communities = emptyCommunities();
afterAll(() => communities.close());

type Person = { id: number; name: string };
/** A site without links between its own posts. */
function site(people: readonly Person[], posts: readonly [id: number, title: string][], from: number): Dump {
  return {
    ...emptyDump(),
    Users: people.map(({ id, name }) => ({ Id: id, DisplayName: name, CreationDate: at(from + id) })),
    Posts: posts.map(([id, title]) => ({
      Id: id,
      PostTypeId: 1,
      CreationDate: at(from + 100 + id),
      Score: 0,
      OwnerUserId: people[0]?.id ?? 1,
      Title: title,
      Tags: "",
      Body: `<p>${title}, I wonder.</p>`,
    })),
    Comments: posts.map(([id]) => ({
      Id: id,
      PostId: id,
      Score: 0,
      Text: "So do I.",
      CreationDate: at(from + 200 + id),
      UserId: people[0]?.id ?? 1,
    })),
  };
}
const people = (...names: string[]): Person[] => names.map((name, index) => ({ id: index + 1, name }));

const KETTLES = site(
  people("Anna", "Ben", "Cleo", "Dan", "Eva"),
  [
    [1, "Why does it sing"],
    [2, "Descaling"],
  ],
  0,
);
const POTS = site(
  [{ id: 1, name: "Zoe" }],
  [
    [1, "Lids that stick"],
    [500, "Copper or steel"],
  ],
  2_000_000,
);
/** Made at the same moments by other people: as two sites that were opened on one day by one program. */
const TWINS = site(
  people("Ulf", "Vera", "Wim", "Xenia", "Yves"),
  [
    [1, "Round or square"],
    [2, "Which clay"],
  ],
  0,
);

async function bring(database: TestDatabase, dump: Dump, more: { site?: string } = {}): Promise<string> {
  const folder = writeDump(dump);
  try {
    return await failureOf(importStackExchange(database.options, importOptions(folder.folder, more)));
  } finally {
    folder.delete();
  }
}
const shown = async ({ db }: TestDatabase) => {
  const rows = await db.execute<{ line: string }>(sql`
    select q.title || ' by ' || u.display_name as line from questions q join documents d on d.id = q.id left join users u on u.id = d.author_id order by 1`);
  return rows.map(({ line }) => line);
};

describe("a dump that does not say which site it is from", () => {
  test("is refused beside another one of which nobody knows that either, and taken with --site", async () => {
    const database = await communities.create();
    expect(await bring(database, KETTLES)).toBe("none");
    expect(await bring(database, POTS)).toMatch(/^It cannot be told which site this dump is from: .*--site HOST/);
    expect(await shown(database)).toEqual(["Descaling by Anna", "Why does it sing by Anna"]);
    expect(await bring(database, POTS, { site: "pots.example.com" })).toBe("none");
    expect(await shown(database)).toEqual([
      "Copper or steel by Zoe",
      "Descaling by Anna",
      "Lids that stick by Zoe",
      "Why does it sing by Anna",
    ]);
  });

  test("is known by its members and posts when it comes again, also when some of them changed their names", async () => {
    const database = await communities.create();
    await bring(database, KETTLES);
    const renamed = {
      ...KETTLES,
      Users: KETTLES.Users.map((user, index) => (index > 1 ? { ...user, DisplayName: "x" } : user)),
    };
    expect(
      await bring(database, { ...renamed, Posts: [...KETTLES.Posts, ...site(people("Anna"), [[3, "New"]], 0).Posts] }),
    ).toBe("none");
    expect(await shown(database)).toEqual(["Descaling by Anna", "New by Anna", "Why does it sing by Anna"]);
    const [sources] = await database.db.execute<{ count: number }>(
      sql`select count(distinct source) as count from origins`,
    );
    expect(sources?.count).toBe(1);
  });

  test("is not the one whose members joined at the same moments under other names", async () => {
    const database = await communities.create();
    await bring(database, KETTLES);
    expect(await bring(database, TWINS)).toMatch(/^It cannot be told which site/);
    expect(await bring(database, TWINS, { site: "clay.example.com" })).toBe("none");
    expect(await shown(database)).toHaveLength(4);
  });
});

test("A --site that was given for another dump before is refused", async () => {
  const database = await communities.create();
  await bring(database, KETTLES, { site: "kettles.example.com" });
  expect(await bring(database, POTS, { site: "kettles.example.com" })).toMatch(
    /^Something else was imported from kettles\.example\.com before/,
  );
  expect(await shown(database)).toEqual(["Descaling by Anna", "Why does it sing by Anna"]);
});

describe("an export of a wiki", () => {
  const unnamed = (pages: readonly OldWikiPage[], name: string) =>
    exportOf(pages).replace(SITEINFO, `  <siteinfo><sitename>${name}</sitename></siteinfo>`);
  const other: OldWikiPage[] = [
    { id: 1, title: "Pots", revisions: [{ id: 11, at: "2016-05-01T10:00:00Z", by: "Zoe", text: "Pots cook." }] },
    {
      id: 77,
      title: "Kettles",
      revisions: [{ id: 770, at: "2016-05-02T10:00:00Z", by: "Zoe", text: "Not that kettle." }],
    },
  ];
  const bringWiki = async (database: TestDatabase, content: string, source: string | null = null) => {
    const file = writeExport(content);
    try {
      return await failureOf(importMediaWiki(database.options, wikiOptions(file.path, { source })));
    } finally {
      file.delete();
    }
  };

  test.each(["Wiki", "茶壶", ""])(
    "named %j without an address is not taken for another one of that name",
    async (name) => {
      const database = await communities.create();
      expect(await bringWiki(database, unnamed(KETTLE_PAGES, name))).toBe("none");
      expect(await bringWiki(database, unnamed(other, name))).toMatch(/--source NAME\. Nothing was imported\.$/);
      expect(await bringWiki(database, unnamed(other, name), "pots")).toBe("none");
      const titles = await database.db.execute<{ title: string }>(
        sql`select title from pages where title in ('Pots', 'Kettles') order by 1`,
      );
      expect(titles.map(({ title }) => title)).toEqual(["Kettles", "Kettles", "Pots"]);
    },
  );

  test("cannot take the --source of another one", async () => {
    const database = await communities.create();
    expect(await bringWiki(database, exportOf(KETTLE_PAGES), "mine")).toBe("none");
    expect(await bringWiki(database, exportOf(other), "mine")).toMatch(/^Another wiki was imported as "mine" before/);
  });

  test("that shares no page and no revision with what was imported from its address goes on with it", async () => {
    const database = await communities.create();
    expect(await bringWiki(database, exportOf(KETTLE_PAGES.slice(0, 2)))).toBe("none");
    expect(await bringWiki(database, exportOf(KETTLE_PAGES.slice(2)))).toBe("none");
    const [sources] = await database.db.execute<{ count: number }>(
      sql`select count(distinct source) as count from origins`,
    );
    expect(sources?.count).toBe(1);
  });
});

describe("the verdict", () => {
  const none = { both: 0, same: 0 };
  test.each([
    ["unknown", { moments: [none, none], words: none }],
    ["same", { moments: [{ both: 3, same: 2 }, none], words: { both: 5, same: 1 } }],
    [
      "different",
      {
        moments: [
          { both: 3, same: 3 },
          { both: 4, same: 2 },
        ],
        words: none,
      },
    ],
    ["different", { moments: [{ both: 1, same: 1 }], words: { both: 6, same: 1 } }],
    ["different", { moments: [none], words: { both: 3, same: 0 } }],
  ] as const)("is %s for %j", (verdict, evidence) => {
    expect(judgeSite(evidence)).toBe(verdict);
  });
});
