import type { LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import { importStackExchange } from "~/imports/stackexchange/stackexchange.server";
import { placeOfPost, resolveLegacyPost, resolveLegacyUser, resolveOldAddress } from "~/models/community/origin.server";
import * as shortAnswer from "~/routes/a.$id.$";
import * as from from "~/routes/from.$site.$";
import * as revisions from "~/routes/posts.$id.revisions";
import * as comment from "~/routes/posts.comments.$id";
import * as shortQuestion from "~/routes/q.$id._index";
import * as longQuestion from "~/routes/questions.$id.$";
import * as tagged from "~/routes/questions.tagged.$tag";
import * as tagInfo from "~/routes/tags.$slug_.info";
import * as unanswered from "~/routes/unanswered.$";
import * as member from "~/routes/users.$";
import type { Visit } from "~/web/visit.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { brewingDump } from "./brewing-dump";
import { type DumpFolder, importOptions, writeDump } from "./dump";

let database: TestDatabase;
let dump: DumpFolder;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedEmpty(database.db);
  // Our own ids begin elsewhere, so that an old number is never ours by accident.
  await database.db.execute(sql`select setval(pg_get_serial_sequence('documents', 'id'), 5000)`);
  dump = writeDump(brewingDump());
  await importStackExchange(database.options, importOptions(dump.folder));
});
afterAll(async () => {
  dump.delete();
  await database.close();
});

const ours = async (external: number): Promise<number> => {
  const [row] = await database.db.execute<{ id: number }>(sql`
    select internal_id as id from origins where kind = 'post' and external_id = ${String(external)}`);
  return row?.id ?? 0;
};

describe("an old address", () => {
  test("of a question leads to its page", async () => {
    expect(await resolveLegacyPost(database.db, "1")).toBe(`/q/${await ours(1)}/why-does-my-kettle-sing`);
  });

  test("of an answer leads to its permanent address, because its place changes with every vote", async () => {
    expect(await resolveLegacyPost(database.db, "2")).toBe(`/posts/${await ours(2)}`);
  });

  test("of a member leads to the profile", async () => {
    expect(await resolveLegacyUser(database.db, "2")).toBe("/members/tom-medley-2");
  });

  test("of what was not imported leads nowhere, and neither does what is no number", async () => {
    for (const id of ["7", "999", "0", "-1", "1e3", "abc", "", "99999999999999999999", "1; drop table users"]) {
      expect(await resolveLegacyPost(database.db, id), id).toBeNull();
      expect(await resolveLegacyUser(database.db, `${id}0000`), id).toBeNull();
    }
  });

  test("of something that was deleted here leads nowhere", async () => {
    const id = await ours(6);
    await database.db.execute(sql`update documents set state = 'deleted' where id = ${id}`);
    await database.db.execute(sql`update questions set is_listed = false where id = ${id}`);
    expect(await resolveLegacyPost(database.db, "6")).toBeNull();
    expect(await placeOfPost(database.db, id)).toBeNull();
  });

  test("of a member who is gone leads nowhere", async () => {
    await database.db.execute(sql`update users set deleted_at = now() where name = 'user-5'`);
    expect(await resolveLegacyUser(database.db, "5")).toBeNull();
  });

  test("belongs to the community that was imported first when two have the same number", async () => {
    const other = brewingDump();
    const moved = {
      ...other,
      Users: other.Users.map((user) => ({ ...user, CreationDate: "2019-01-01T00:00:00.000" })),
    };
    const second = writeDump(moved);
    await importStackExchange(database.options, importOptions(second.folder, { site: "second.example.com" }));
    second.delete();
    const [sources] = await database.db.execute<{ count: number }>(
      sql`select count(distinct source) as count from origins`,
    );
    expect(sources?.count).toBe(2);
    const first = (await resolveLegacyPost(database.db, "1")) ?? "";
    const [lowest] = await database.db.execute<{ id: number }>(sql`
      select min(internal_id) as id from origins where kind = 'post' and external_id = '1'`);
    expect(first.startsWith(`/q/${lowest?.id}/`)).toBe(true);
  });
});

describe("an old address of one of two communities", () => {
  const titles: Record<number, string> = { 1: "Which clay for pots", 4: "Lids that stick" };
  beforeAll(async () => {
    const other = brewingDump();
    const folder = writeDump({
      ...other,
      Users: other.Users.map((user) => ({
        ...user,
        DisplayName: `Potter ${user.Id}`,
        CreationDate: "2018-01-01T00:00:00.000",
      })),
      Posts: other.Posts.map((post) => ({
        ...post,
        CreationDate: "2018-02-01T00:00:00.000",
        ...(titles[Number(post.Id)] ? { Title: titles[Number(post.Id)] ?? "" } : {}),
        Body: "<p>Pots.</p>",
      })),
      PostHistory: [],
    });
    await importStackExchange(database.options, importOptions(folder.folder, { site: "pots.example.com" }));
    folder.delete();
  });
  const potsOf = async (external: number, kind = "post"): Promise<number> => {
    const [row] = await database.db.execute<{ id: number }>(sql`
      select internal_id as id from origins where source = 'stackexchange:pots.example.com' and kind = ${kind} and external_id = ${String(external)}`);
    return row?.id ?? 0;
  };

  test("leads to the one whose title its words are", async () => {
    const pots = `/q/${await potsOf(1)}/which-clay-for-pots`;
    expect(await resolveLegacyPost(database.db, "1", { words: "which-clay-for-pots" })).toBe(pots);
    expect(await resolveLegacyPost(database.db, "1", { words: "which-clay-for" })).toBe(pots);
    expect(await resolveLegacyPost(database.db, "2", { words: "which-clay-for-pots" })).toBe(
      `/posts/${await potsOf(2)}`,
    );
    expect(await resolveLegacyPost(database.db, "1", { words: "why-does-my-kettle-sing" })).toContain("kettle");
    expect(await resolveLegacyUser(database.db, "2", { words: "potter-2" })).toBe("/members/potter-2");
  });

  test("leads to the one whose page it was followed from, and without any hint to the first", async () => {
    expect(await resolveLegacyPost(database.db, "1", { referer: "pots.example.com" })).toContain("clay");
    expect(await resolveLegacyPost(database.db, "1", { referer: "elsewhere.example.com" })).toContain("kettle");
    expect(await resolveLegacyPost(database.db, "1")).toContain("kettle");
  });

  test("leads to the one that it names in front", async () => {
    const at = (path: string) => resolveOldAddress(database.db, "pots.example.com", path);
    expect(await at("questions/1")).toContain("clay");
    expect(await at("questions/1/any/2")).toBe(`/posts/${await potsOf(2)}`);
    expect(await at("q/1")).toContain("clay");
    expect(await at("users/2/x")).toBe("/members/potter-2");
    expect(await at("posts/1/revisions")).toBe(`/posts/${await potsOf(1)}/history`);
    expect(await at("posts/comments/1")).toBe(`/posts/${await potsOf(1, "comment")}`);
    expect(await at("questions/99999")).toBeNull();
    expect(await at("admin")).toBeNull();
    expect(await resolveOldAddress(database.db, "nowhere.example.com", "q/1")).toBeNull();
  });
});

describe("the routes of old addresses", () => {
  type Loader = (args: LoaderFunctionArgs) => Response | Promise<Response>;
  const follow = async (loader: Loader, params: Record<string, string>, path = "/old"): Promise<string> => {
    const visit = { db: database.db, actor: null } as Visit;
    const request = new Request(`http://localhost${path}`);
    try {
      const response = await loader({ params, context: { visit }, request });
      return `${response.status} ${response.headers.get("location")}`;
    } catch (error) {
      return error instanceof Response ? String(error.status) : `unexpected ${error}`;
    }
  };

  test("of histories and comments lead to ours", async () => {
    expect(await follow(revisions.loader, { id: "1" })).toBe(`301 /posts/${await ours(1)}/history`);
    expect(await follow(revisions.loader, { id: "999" })).toBe("404");
    expect(await follow(comment.loader, { id: "1" })).toMatch(/^301 \/posts\/\d+$/);
    expect(await follow(comment.loader, { id: "999" })).toBe("404");
    expect(await follow(from.loader, { site: "kettle.example.com", "*": "questions/1" })).toMatch(/^301 \/q\//);
    expect(await follow(from.loader, { site: "x", "*": "" })).toBe("404");
  });

  test("lead on for good", async () => {
    const question = `301 /q/${await ours(1)}/why-does-my-kettle-sing`;
    const answer = `301 /posts/${await ours(2)}`;
    const both = `/search?${new URLSearchParams({ q: "[kettles] [tea]" })}`;
    expect(await follow(longQuestion.loader, { id: "1", "*": "" })).toBe(question);
    expect(await follow(longQuestion.loader, { id: "1", "*": "any-words" })).toBe(question);
    expect(await follow(longQuestion.loader, { id: "1", "*": "any-words/2" })).toBe(answer);
    expect(await follow(longQuestion.loader, { id: "1", "*": "any-words/999" })).toBe(question);
    expect(await follow(shortQuestion.loader, { id: "1" })).toBe(question);
    expect(await follow(shortAnswer.loader, { id: "2", "*": "7" })).toBe(answer);
    expect(await follow(member.loader, { "*": "1/any-name" })).toBe("301 /members/tom-medley");
    expect(await follow(tagged.loader, {}, "/questions/tagged/C%2B%2B")).toBe("301 /questions?tag=c%2B%2B");
    expect(await follow(tagged.loader, {}, "/questions/tagged/kettles+tea")).toBe(`301 ${both}`);
    expect(await follow(tagged.loader, {}, "/questions/tagged/kettles%20tea")).toBe(`301 ${both}`);
    expect(await follow(tagged.loader, {}, "/questions/tagged/kettles+or+tea")).toBe("301 /questions?tag=kettles");
    expect(await follow(tagInfo.loader, { slug: "kettles" })).toBe("301 /questions?tag=kettles");
  });

  test("of lists and feeds lead to what shows the same", async () => {
    const list = (path: string) => follow(unanswered.loader, {}, path);
    expect(await list("/unanswered")).toBe("301 /questions?state=unanswered");
    expect(await list("/unanswered/tagged/kettles")).toBe("301 /questions?tag=kettles&state=unanswered");
    expect(await list("/unanswered/tagged/kettles+tea")).toBe(
      `301 /search?${new URLSearchParams({ q: "[kettles] [tea] is:unanswered" })}`,
    );
    expect(await list("/feeds")).toBe("301 /questions.atom");
    expect(await list("/feeds/tag/c%2B%2B")).toBe("301 /questions.atom?tag=c%2B%2B");
    expect(await list("/tags/kettles/topusers")).toBe("301 /questions?tag=kettles");
    expect(await follow(longQuestion.loader, { id: "ask", "*": "" })).toBe("301 /ask");
    expect(await follow(revisions.loader, { id: "1", "*": "2" })).toBe(`301 /posts/${await ours(1)}/history`);
    const from = (path: string) => resolveOldAddress(database.db, "pots.example.com", path);
    expect(await from("unanswered")).toBe("/questions?state=unanswered");
    expect(await from("questions/tagged/kettles")).toBe("/questions?tag=kettles");
    expect(await from("questions/ask")).toBe("/ask");
    expect(await from("badges/1/teacher")).toBeNull();
  });

  test("take a short address that no import knows for one of ours", async () => {
    const id = await ours(1);
    expect(await follow(shortQuestion.loader, { id: String(id) })).toBe(`301 /q/${id}/why-does-my-kettle-sing`);
    expect(await follow(shortAnswer.loader, { id: String(await ours(2)), "*": "" })).toBe(
      `301 /posts/${await ours(2)}`,
    );
  });

  test("end where nothing is", async () => {
    expect(await follow(longQuestion.loader, { id: "999", "*": "x" })).toBe("404");
    expect(await follow(longQuestion.loader, { id: "unanswered", "*": "" })).toBe("404");
    expect(await follow(shortQuestion.loader, { id: "999" })).toBe("404");
    expect(await follow(shortAnswer.loader, { id: "abc", "*": "" })).toBe("404");
    expect(await follow(member.loader, { "*": "" })).toBe("404");
    expect(await follow(tagged.loader, {}, "/questions/tagged/---")).toBe("404");
  });
});
