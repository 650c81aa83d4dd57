// What a profile lists of somebody's work in the wiki.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listPageEdits } from "~/models/member/contributions.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { furnish, page } from "../search/search-community";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await furnish(database.db);
});
afterAll(() => database.close());

it("A profile lists the edits of published pages, the newest first, and none of a page that is out of sight", async () => {
  const { db } = database;
  const titles = ["Flow sensor", "水箱传感器", "Drip tray"];
  const ids: number[] = [];
  for (const title of titles) ids.push(await page(db, { title, text: `${title}.` }));
  const [row] = await db.execute<{ authorId: number }>(sql`
    select author_id as "authorId" from revisions where document_id = ${ids[0]}::bigint limit 1`);
  const userId = Number(row?.authorId);
  const listed = async (after: string | null) => (await listPageEdits(db, { userId, after })).edits;
  const edits = await listed(null);
  expect(edits.map((edit) => edit.title)).toEqual([...titles].reverse());
  expect(edits[0]?.at).toBeInstanceOf(Date);
  expect((await listed(String(edits[0]?.id))).map((edit) => edit.title)).toEqual([titles[1], titles[0]]);
  await db.execute(sql`update documents set state = 'removed' where id = ${ids[1]}::bigint`);
  expect((await listed(null)).map((edit) => edit.title)).toEqual([titles[2], titles[0]]);
});
