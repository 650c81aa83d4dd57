// Starting: alone, together, again, after a kill, and where it cannot work. Whatever a person has to act on is one sentence.
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Cluster, startCluster } from "#drizzle/embedded/cluster.server";
import { ADMINISTRATOR } from "#drizzle/embedded/initialise.server";
import { type Connection, connect } from "~/database/db.server";
import { connectTo } from "../support/embedded";
import { Client } from "../support/http-client";
import { killLaunched, type Launch, launch } from "../support/launch";
import { freePort, newFolder, type RunningServer, removeFolders, startServer } from "../support/server";
import { answerTo, ask, liftLimits, type Person, people } from "./community";
import { endDatabase, postmaster, until } from "./processes";
import { type Road, roadTo } from "./proxy";

const ROUNDS = Number(process.env.FAULT_ROUNDS || 1);
const READY_WITHIN_MS = 5_000;
const SLACK_MS = 15_000;

let cluster: Cluster;
let road: Road;
const servers = new Set<RunningServer>();
const folders = new Set<string>();
let made = 0;

beforeAll(async () => {
  cluster = await startCluster({ folder: join(newFolder(), "postgresql") });
  road = await roadTo(`${cluster.host}/.s.PGSQL.${cluster.port}`);
}, 60_000);

afterEach(async () => {
  killLaunched();
  for (const server of servers) await server.kill();
  servers.clear();
  for (const folder of folders) await endDatabase(folder);
});

afterAll(async () => {
  await road?.end();
  await cluster?.stop();
  removeFolders();
});

async function start(options: Parameters<typeof startServer>[0]): Promise<RunningServer> {
  const server = await startServer(options);
  servers.add(server);
  folders.add(server.folder);
  return server;
}

/** An empty database on the server of a company, and its address. */
async function emptyDatabase(): Promise<{ url: string; open(): Connection }> {
  made += 1;
  const name = `company_${process.pid}_${made}`;
  const { host, port, username } = cluster;
  const admin = connect({ host, port, database: "postgres", username: ADMINISTRATOR }, { poolSize: 1 });
  await admin.sql.unsafe(`create database ${name} owner ${username}`);
  await admin.close();
  return {
    url: `postgres://${username}@127.0.0.1:${road.port}/${name}`,
    open: () => connect({ host, port, database: name, username }, { poolSize: 1 }),
  };
}

type Counts = { questions: number; users: number; migrations: number; areas: number };

async function countIn({ sql }: Connection): Promise<Counts> {
  const [row] = await sql<Counts[]>`
    select (select count(*)::int from questions) as questions, (select count(*)::int from users) as users,
      (select count(*)::int from schema_migrations) as migrations, (select count(*)::int from areas) as areas`;
  if (!row) throw new Error("no counts");
  return row;
}

describe("three servers on one empty database", () => {
  test("start at the same moment: it is migrated and filled once, and all of them serve", async () => {
    let alone: Counts | undefined;
    for (let round = 0; round < ROUNDS; round += 1) {
      const database = await emptyDatabase();
      const options = { args: ["--demo"], env: { DATABASE_URL: database.url } };
      const together = await Promise.all([start(options), start(options), start(options)]);
      const connection = database.open();
      const counts = await countIn(connection);
      alone ??= await countAlone();
      expect(counts).toEqual(alone);
      for (const server of together) expect((await new Client(server.url).get("/questions")).status).toBe(200);
      await connection.close();
      for (const server of together) expect(await server.stop()).toBe(0);
    }
  }, 600_000);

  async function countAlone(): Promise<Counts> {
    const database = await emptyDatabase();
    const server = await start({ args: ["--demo"], env: { DATABASE_URL: database.url } });
    const connection = database.open();
    const counts = await countIn(connection);
    await connection.close();
    await server.stop();
    return counts;
  }

  test("tell each other what has changed: a guest of one reads what a member of another has just written", async () => {
    const database = await emptyDatabase();
    const options = { args: ["--empty"], env: { DATABASE_URL: database.url } };
    const [here, there] = (await Promise.all([start(options), start(options)])) as [RunningServer, RunningServer];
    const connection = database.open();
    await liftLimits(connection.sql);
    const [writer] = (await people(connection.sql, { url: here.url, count: 1, prefix: "writer" })) as [Person];
    const question = await ask(writer, connection.sql, "Why is the first cup always cold?");
    const guest = new Client(there.url);
    for (let n = 0; n < 5; n += 1) {
      expect((await guest.get(question.path)).status).toBe(200); // kept in the memory of the other server now
      const text = `Warm the group with a blank shot, attempt ${n}.`;
      await answerTo(question, writer, text);
      expect(await until(async () => (await guest.get(question.path)).text.includes(text), { withinMs: 5_000 })).toBe(
        true,
      );
    }
    await connection.sql`update settings set value = '{"name": "Kettle Club"}' where key = 'brand'`;
    await connection.sql`insert into settings (key, value) values ('brand', '{"name": "Kettle Club"}') on conflict (key) do nothing`;
    await connection.sql`select pg_notify('community', ''), pg_notify('pages', 'everything')`;
    for (const { url } of [here, there]) {
      const isRenamed = async () => (await new Client(url).get("/questions")).text.includes("Kettle Club");
      expect(await until(isRenamed, { withinMs: 5_000 })).toBe(true);
    }
    await connection.close();
  }, 120_000);
});

describe("a community of its own", () => {
  test("a second start is ready soon, adds nothing, and neither does one after a kill", async () => {
    const first = await start({ args: ["--demo"] });
    const read = async () => {
      const database = connectTo(first.folder);
      const counts = await countIn(database);
      await database.close();
      return counts;
    };
    const counts = await read();
    expect(counts.questions).toBeGreaterThan(5);
    expect(await first.stop()).toBe(0);
    const took: number[] = [];
    for (const end of ["kill", "kill", "stop"] as const) {
      const began = Date.now();
      const next = await start({ folder: first.folder });
      took.push(Date.now() - began);
      expect(await read()).toEqual(counts);
      await next[end]();
    }
    expect(Math.max(...took)).toBeLessThan(READY_WITHIN_MS + SLACK_MS);
    expect(postmaster(first.folder)).toBe(null);
    process.stdout.write(`started again in ${took.join(", ")} ms\n`);
  }, 120_000);

  test("a second server on the same folder is refused in one sentence, and the first goes on", async () => {
    const first = await start({ args: ["--empty"] });
    const second = await launch({ folder: first.folder });
    await expectSentence(second, /^Another Commonplace server \(process \d+\) is running on the data in .*\.$/);
    expect((await new Client(first.url).get("/questions")).status).toBe(200);
    expect(first.process.exitCode).toBe(null);
  }, 120_000);

  test("a schema that is newer than the code is refused in one sentence, and PostgreSQL is not left behind", async () => {
    const first = await start({ args: ["--empty"] });
    const database = connectTo(first.folder);
    await database.sql`insert into schema_migrations (name, hash) values ('9999_from_tomorrow', 'x')`;
    await database.close();
    expect(await first.stop()).toBe(0);
    await expectSentence(
      await launch({ folder: first.folder }),
      /newer version of Commonplace \(migration 9999_from_tomorrow /,
    );
    expect(postmaster(first.folder)).toBe(null);
  }, 120_000);

  test("a port that is taken is one sentence, and PostgreSQL is not left behind", async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
    const address = blocker.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const refused = await launch({ args: ["--empty"], env: { PORT: String(port) } });
    await expectSentence(refused, new RegExp(`^Port ${port} is taken by another program\\.`));
    expect(postmaster(refused.folder)).toBe(null);
    blocker.close();
  }, 120_000);
});

/** Ended with a code, one line on standard error, nothing else. */
async function expectSentence({ ended, said }: Launch, sentence: RegExp): Promise<void> {
  const { code } = await ended;
  const [line, ...more] = said.err.trim().split("\n");
  expect(line).toMatch(sentence);
  expect(more).toEqual([]);
  expect(said.out).toBe("");
  expect(code).toBe(1);
}

describe("what cannot work is one sentence", () => {
  const at = (path: string) => `postgres://commonplace@127.0.0.1:${road.port}/${path}`;

  test.each([
    {
      what: "an address that is none",
      env: () => ({ DATABASE_URL: "localhost/community" }),
      sentence: /^DATABASE_URL cannot be used/,
    },
    {
      what: "a server that is not there",
      env: async () => ({ DATABASE_URL: `postgres://a:secret@127.0.0.1:${await freePort()}/b` }),
      sentence: /cannot be reached \(ECONNREFUSED\)/,
    },
    {
      what: "a database that is not there",
      env: () => ({ DATABASE_URL: at("nowhere") }),
      sentence: /^There is no database nowhere at /,
    },
    {
      what: "a user who is not there",
      env: () => ({ DATABASE_URL: at("commonplace").replace("commonplace@", "nobody:secret@") }),
      sentence: /refused the user nobody/,
    },
    {
      what: "a server without TLS",
      env: () => ({ DATABASE_URL: `${at("commonplace")}?sslmode=require` }),
      sentence: /cannot be reached \(NO_TLS\)/,
    },
    { what: "a port that is none", env: () => ({ PORT: "eighty" }), sentence: /^PORT is "eighty"/ },
    {
      what: "a host that is somebody else's",
      env: () => ({ HOST: "203.0.113.7", DATABASE_URL: "" }),
      sentence: /^HOST=203\.0\.113\.7 is not an address of this machine/,
    },
  ])(
    "$what",
    async ({ env, sentence }) => {
      const refused = await launch({ args: ["--empty"], env: { ...(await env()) } as Record<string, string> });
      folders.add(refused.folder);
      await expectSentence(refused, sentence);
      expect(refused.said.err).not.toContain("secret");
      expect(postmaster(refused.folder)).toBe(null);
    },
    60_000,
  );

  test("a data folder that cannot be one", async () => {
    const file = join(newFolder(), "a-file");
    writeFileSync(file, "not a folder");
    await expectSentence(await launch({ folder: file }), /^The data folder .*a-file.* cannot be used: /);
    const full = newFolder();
    mkdirSync(join(full, "postgresql"));
    writeFileSync(join(full, "postgresql", "thesis.txt"), "please do not overwrite");
    await expectSentence(await launch({ folder: full }), /is not empty, but holds no database/);
  }, 60_000);

  test("a server that forgets: what is acknowledged would not survive a crash of it", async () => {
    const forgetful = await startCluster({ folder: join(newFolder(), "postgresql"), durable: false });
    const way = await roadTo(`${forgetful.host}/.s.PGSQL.${forgetful.port}`);
    const url = `postgres://${forgetful.username}@127.0.0.1:${way.port}/${forgetful.database}`;
    await expectSentence(
      await launch({ env: { DATABASE_URL: url } }),
      /^The database has (fsync|synchronous_commit) off/,
    );
    await way.end();
    await forgetful.stop();
  }, 60_000);
});
