import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StartError } from "#drizzle/start-error";
import { importStackExchange } from "~/imports/stackexchange/stackexchange.server";
import { communityOf, visibleCount } from "../community-of";
import { cutOffAt, emptyCommunities, failureOf, type Moment, progressUntil } from "../interruption";
import { brewingDump } from "./brewing-dump";
import { at, type Dump, type DumpFolder, type DumpRow, firstSave, importOptions, writeDump } from "./dump";

/** More than one batch of everything. */
function largeDump(): Dump {
  const dump = brewingDump();
  const link = (to: number) => `see http://kettle.example.com/questions/${to}/question-${to}`;
  for (let number = 0; number < 1020; number += 1)
    dump.Users.push({ Id: 100 + number, DisplayName: `Person ${number % 40}`, CreationDate: at(number) });
  for (let number = 0; number < 260; number += 1) {
    const [question, answer] = [1000 + number, 5000 + number];
    const later = 1000 + ((number * 7) % 260);
    const owner = 100 + (number % 90);
    const title = `Question ${question}`;
    const shared = {
      CreationDate: at(300 + number),
      LastActivityDate: at(300 + number),
      Score: number % 3,
      OwnerUserId: owner,
    };
    dump.Posts.push({
      ...shared,
      Id: question,
      PostTypeId: 1,
      AcceptedAnswerId: answer,
      Title: title,
      Tags: "<kettles>",
      Body: `<p>${title}</p>`,
    });
    dump.Posts.push({ ...shared, Id: answer, PostTypeId: 2, ParentId: question, Body: `<p>${link(later)}</p>` });
    dump.PostHistory.push(
      ...firstSave(question, { minutes: 300 + number, user: owner, title, tags: "<kettles>", body: title }),
    );
    dump.PostHistory.push(...firstSave(answer, { minutes: 300 + number, user: owner, body: link(later) }));
    for (let vote = 0; vote < number % 3; vote += 1)
      for (const post of [question, answer])
        dump.Votes.push({ Id: post * 10 + vote, PostId: post, VoteTypeId: 2, CreationDate: at(300) });
    for (const id of [20_000 + number, 30_000 + number])
      dump.Comments.push({
        Id: id,
        PostId: answer,
        Score: number % 2,
        Text: `@Person${number % 40} ${link(later)}`,
        CreationDate: at(400),
        UserId: owner,
      } satisfies DumpRow);
  }
  return dump;
}

let dump: DumpFolder;
let clean: Record<string, Record<string, unknown>[]>;
const communities = emptyCommunities();

beforeAll(async () => {
  dump = writeDump(largeDump());
  const database = await communities.create();
  await importStackExchange(database.options, importOptions(dump.folder));
  clean = await communityOf(database.db);
});
afterAll(async () => {
  dump.delete();
  await communities.close();
});

const MOMENTS: Moment[] = [
  { step: "Reading Votes.xml", advances: 1 },
  { step: "Members", advances: 1 },
  { step: "Questions", advances: 1 },
  { step: "Answers", advances: 1 },
  { step: "Comments", advances: 1 },
  { step: "Counting", advances: 0 },
];

describe("an import that is interrupted", () => {
  test("shows nothing, and completes to the same community, when it loses the database again and again", {
    timeout: 120_000,
  }, async () => {
    const database = await communities.create();
    for (const moment of [
      ...MOMENTS,
      { step: "Showing everything", advances: 0 },
      { step: "Search index", advances: 0 },
    ]) {
      const failure = await cutOffAt(database, moment, (progress) =>
        importStackExchange(database.options, importOptions(dump.folder, { progress })),
      );
      const mayBeSeen = ["Showing everything", "Search index"].includes(moment.step);
      if (mayBeSeen) continue;
      expect(await visibleCount(database.db), JSON.stringify(moment)).toBe(0);
      expect(failure).toMatch(/^The connection to the database was lost\. Run the same command again/);
    }
    await importStackExchange(database.options, importOptions(dump.folder));
    const again = await communityOf(database.db);
    for (const [table, rows] of Object.entries(clean)) expect(again[table], table).toEqual(rows);
  });

  test("stops between two batches when it is told to, shows nothing, and goes on later", {
    timeout: 60_000,
  }, async () => {
    const database = await communities.create();
    for (const step of ["Members", "Questions", "Comments"]) {
      const attempt = new AbortController();
      const progress = progressUntil({ step, advances: 1 }, () => attempt.abort(new StartError("Stopped.")));
      const options = importOptions(dump.folder, { progress, signal: attempt.signal });
      expect(await failureOf(importStackExchange(database.options, options)), step).toBe("Stopped.");
      expect(await visibleCount(database.db), step).toBe(0);
    }
    await importStackExchange(database.options, importOptions(dump.folder));
    expect(await communityOf(database.db)).toEqual(clean);
  });
});

describe("an import that runs again", () => {
  test("writes nothing, says so, and leaves alone what the community has changed", async () => {
    const database = await communities.create();
    await importStackExchange(database.options, importOptions(dump.folder));
    await database.db.execute(sql`update questions set title = 'Edited here' where title = 'Descaling a kettle'`);
    await database.db.execute(sql`delete from question_duplicates`);
    await database.db.execute(
      sql`update documents set state = 'deleted' where id = (select id from questions where title = 'Question 1001')`,
    );
    const before = await communityOf(database.db);
    const report = await importStackExchange(
      database.options,
      importOptions(dump.folder, { site: "renamed.example.com" }),
    );
    expect(await communityOf(database.db)).toEqual(before);
    expect(Object.values(report.written).every((count) => count === 0)).toBe(true);
    expect(report.files["Posts.xml"]).toMatchObject({ read: 531, written: 0, alreadyThere: 528 });
    expect(report.files["Comments.xml"]).toMatchObject({ written: 0, alreadyThere: 522 });
  });

  test("adds what a newer dump has beyond the older one", async () => {
    const database = await communities.create();
    const older = writeDump(brewingDump());
    await importStackExchange(database.options, importOptions(older.folder));
    older.delete();
    await importStackExchange(database.options, importOptions(dump.folder));
    const now = await communityOf(database.db);
    for (const table of ["questions", "answers", "comments", "votes", "links", "tags"])
      expect(now[table], table).toEqual(clean[table]);
  });

  test("does not begin while another one is running", async () => {
    const database = await communities.create();
    const [first, second] = await Promise.allSettled([
      importStackExchange(database.options, importOptions(dump.folder)),
      importStackExchange(database.options, importOptions(dump.folder)),
    ]);
    // The second one waits a while for the first; whichever way it ends, nothing is there twice.
    expect([first, second].some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await communityOf(database.db)).toEqual(clean);
  });
});
