import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import { StartError } from "#drizzle/start-error";
import { connect } from "~/db.server";
import type { Progress } from "~/imports/progress";
import { importStackExchange } from "~/imports/stackexchange.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { brewingDump } from "./brewing-dump";
import { communityOf, visibleCount } from "./community-of";
import { at, type Dump, type DumpFolder, firstSave, importOptions, type Row, writeDump } from "./dump";

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
      } satisfies Row);
  }
  return dump;
}

let dump: DumpFolder;
let clean: Record<string, Record<string, unknown>[]>;
const databases: TestDatabase[] = [];
async function emptyCommunity(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  databases.push(database);
  await seedEmpty(database.db);
  return database;
}

beforeAll(async () => {
  dump = writeDump(largeDump());
  const database = await emptyCommunity();
  await importStackExchange(database.options, importOptions(dump.folder));
  clean = await communityOf(database.db);
});
afterAll(async () => {
  dump.delete();
  for (const database of databases) await database.close();
});

type Moment = { step: string; advances: number };

/** Does something when a step has advanced so often. */
function progressUntil({ step, advances }: Moment, happening: () => void): Progress {
  let current = "";
  let count = 0;
  const heard = () => {
    if (current === step && count === advances) happening();
  };
  return {
    begin(label) {
      current = label;
      count = 0;
      heard();
    },
    advance() {
      count += 1;
      heard();
    },
    end: () => undefined,
  };
}

/** What became of it, and what a reader could see then. */
async function interruptedImport(
  database: TestDatabase,
  moment: Moment,
  interrupt: (attempt: AbortController) => void,
): Promise<{ failure: string; visible: number }> {
  const attempt = new AbortController();
  const progress = progressUntil(moment, () => interrupt(attempt));
  const options = importOptions(dump.folder, { progress, signal: attempt.signal });
  const failure = await importStackExchange(database.options, options).then(
    () => "none",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return { failure, visible: await visibleCount(database.db) };
}

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
    const database = await emptyCommunity();
    const others = sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
      and database = (select oid from pg_database where datname = current_database())`;
    const single = connect(database.options, { poolSize: 1 });
    for (const moment of [
      ...MOMENTS,
      { step: "Showing everything", advances: 0 },
      { step: "Search index", advances: 0 },
    ]) {
      const { failure, visible } = await interruptedImport(
        database,
        moment,
        () => void single.db.execute(others).catch(() => undefined),
      );
      const mayBeSeen = ["Showing everything", "Search index"].includes(moment.step);
      if (!mayBeSeen) expect(visible, JSON.stringify(moment)).toBe(0);
      if (!mayBeSeen) expect(failure).toMatch(/^The connection to the database was lost\. Run the same command again/);
    }
    await single.close();
    await importStackExchange(database.options, importOptions(dump.folder));
    const again = await communityOf(database.db);
    for (const [table, rows] of Object.entries(clean)) expect(again[table], table).toEqual(rows);
  });

  test("stops between two batches when it is told to, shows nothing, and goes on later", {
    timeout: 60_000,
  }, async () => {
    const database = await emptyCommunity();
    for (const step of ["Members", "Questions", "Comments"]) {
      const stop = (attempt: AbortController) => attempt.abort(new StartError("Stopped."));
      const { failure, visible } = await interruptedImport(database, { step, advances: 1 }, stop);
      expect({ failure, visible }, step).toEqual({ failure: "Stopped.", visible: 0 });
    }
    await importStackExchange(database.options, importOptions(dump.folder));
    expect(await communityOf(database.db)).toEqual(clean);
  });
});

describe("an import that runs again", () => {
  test("writes nothing, says so, and leaves alone what the community has changed", async () => {
    const database = await emptyCommunity();
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
    const database = await emptyCommunity();
    const older = writeDump(brewingDump());
    await importStackExchange(database.options, importOptions(older.folder));
    older.delete();
    await importStackExchange(database.options, importOptions(dump.folder));
    const now = await communityOf(database.db);
    for (const table of ["questions", "answers", "comments", "votes", "links", "tags"])
      expect(now[table], table).toEqual(clean[table]);
  });

  test("does not begin while another one is running", async () => {
    const database = await emptyCommunity();
    const [first, second] = await Promise.allSettled([
      importStackExchange(database.options, importOptions(dump.folder)),
      importStackExchange(database.options, importOptions(dump.folder)),
    ]);
    // The second one waits a while for the first; whichever way it ends, nothing is there twice.
    expect([first, second].some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await communityOf(database.db)).toEqual(clean);
  });
});
