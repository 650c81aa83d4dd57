import type { LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import { importStackExchange } from "~/imports/stackexchange/stackexchange.server";
import { placeOfPost, resolveLegacyPost, resolveLegacyUser } from "~/models/community/origin.server";
import * as shortAnswer from "~/routes/a.$id.$";
import * as shortQuestion from "~/routes/q.$id._index";
import * as longQuestion from "~/routes/questions.$id.$";
import * as tagged from "~/routes/questions.tagged.$tag";
import * as tagInfo from "~/routes/tags.$slug_.info";
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

  test("lead on for good", async () => {
    const question = `301 /q/${await ours(1)}/why-does-my-kettle-sing`;
    const answer = `301 /posts/${await ours(2)}`;
    expect(await follow(longQuestion.loader, { id: "1", "*": "" })).toBe(question);
    expect(await follow(longQuestion.loader, { id: "1", "*": "any-words" })).toBe(question);
    expect(await follow(longQuestion.loader, { id: "1", "*": "any-words/2" })).toBe(answer);
    expect(await follow(longQuestion.loader, { id: "1", "*": "any-words/999" })).toBe(question);
    expect(await follow(shortQuestion.loader, { id: "1" })).toBe(question);
    expect(await follow(shortAnswer.loader, { id: "2", "*": "7" })).toBe(answer);
    expect(await follow(member.loader, { "*": "1/any-name" })).toBe("301 /members/tom-medley");
    expect(await follow(tagged.loader, {}, "/questions/tagged/C%2B%2B")).toBe("301 /questions?tag=c%2B%2B");
    expect(await follow(tagged.loader, {}, "/questions/tagged/kettles+tea")).toBe("301 /questions?tag=kettles");
    expect(await follow(tagInfo.loader, { slug: "kettles" })).toBe("301 /questions?tag=kettles");
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
