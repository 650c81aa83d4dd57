import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

const BODY = "The lamp in the hall flickers since it hangs there, and the dimmer gets warm. What do I measure first?";
const LINK = "The wiring is drawn at https://lamp-wiring.test/hall on the second page.";

describe("a link that a newcomer's edit adds", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(database.db);
  });
  afterAll(() => database.close());

  const reasonsAfterEdit = async (before: string, after: string) => {
    const author = await make.person(database.db);
    const id = await make.ask(database.db, author, { body: before });
    await database.sql`delete from rate_counts`;
    await make.edit(database.db, author, id, { body: after });
    const rows = await database.sql<{ code: string }[]>`
      select s.code from signals s join cases c on c.id = s.case_id where c.document_id = ${id}`;
    return rows.map(({ code }) => code);
  };

  it("is a reason beside that of being new, and none where it stood there before", async () => {
    expect(await reasonsAfterEdit(`${BODY} First.`, `${BODY} First. ${LINK}`)).toContain("link-by-edit");
    expect(await reasonsAfterEdit(`${BODY} ${LINK}`, `${BODY} ${LINK} Or the second?`)).not.toContain("link-by-edit");
  });
});
