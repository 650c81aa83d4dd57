import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startCluster } from "#drizzle/embedded/cluster.server";
import { findRunning, isAlive } from "#drizzle/embedded/postmaster.server";
import { removeSocketFolder } from "#drizzle/embedded/socket.server";

// Servers are started and killed for real; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const isRoot = process.getuid?.() === 0;
const repository = join(import.meta.dirname, "..", "..");
/** The tenant, built once; in a place from where it finds its packages. */
const programs = join(repository, "node_modules", ".cache", `commonplace-tenant-${process.pid}`);
let made: string;
let data: string;
let folder: string;
let tenants: ChildProcess[] = [];

beforeAll(async () => {
  await build({
    configFile: join(repository, "remix.config.js"),
    logLevel: "error",
    publicDir: false,
    build: { ssr: join(import.meta.dirname, "tenant.ts"), outDir: programs, emptyOutDir: true },
  });
  made = mkdtempSync(join(tmpdir(), "commonplace-cluster-made-"));
  await (await startCluster({ folder: join(made, "postgresql"), durable: false })).stop();
});

afterAll(() => {
  rmSync(made, { recursive: true, force: true });
  rmSync(programs, { recursive: true, force: true });
});

/** A cluster that was made and stopped before: saves the second that initdb takes. */
function givenCluster(at = folder): void {
  cpSync(join(made, "postgresql"), at, { recursive: true });
}

beforeEach(() => {
  // As root this also tries what a project below /root is: mkdtemp makes a folder that nobody else can enter.
  data = mkdtempSync(join(tmpdir(), "commonplace-cluster-test-"));
  folder = join(data, "postgresql");
});

afterEach(async () => {
  for (const tenant of tenants) tenant.kill("SIGKILL");
  tenants = [];
  const running = existsSync(folder) ? findRunning(folder) : null;
  if (running) process.kill(running.pid, "SIGQUIT");
  while (running && isAlive(running.pid)) await sleep(10);
  if (running) removeSocketFolder(running.host);
  rmSync(data, { recursive: true, force: true, maxRetries: 10 });
});

type ClusterReport = {
  host: string;
  port: number;
  pid: number;
  adopted: boolean;
  error: string;
  name: string;
  row: Record<string, unknown>;
};

class Tenant {
  readonly process: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(kind: "exclusive" | "guest") {
    this.process = spawn(process.execPath, [join(programs, "tenant.js"), folder, kind], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    tenants.push(this.process);
    if (!this.process.stdout) throw new Error("no output");
    this.#lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  async hear(): Promise<ClusterReport> {
    const line = await this.#lines.next();
    if (line.done) throw new Error("the process ended");
    return JSON.parse(line.value);
  }

  async ask(line: string): Promise<ClusterReport> {
    this.process.stdin?.write(`${line}\n`);
    return this.hear();
  }

  async end(signal?: "SIGKILL"): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.once("exit", resolve));
    if (signal) this.process.kill(signal);
    else this.process.stdin?.write("stop\n");
    return ended;
  }
}

async function begin(kind: "exclusive" | "guest"): Promise<Tenant> {
  const tenant = new Tenant(kind);
  await tenant.hear();
  return tenant;
}

describe("a cluster", () => {
  test("is made at the first start, kept for the next one, and gone from the machine after stop", async () => {
    const first = await startCluster({ folder, durable: false });
    expect(first.adopted).toBe(false);
    const sql = postgres({ ...first, max: 1 });
    await sql`create table kept as select 42 as answer`;
    await sql.end();
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    expect(existsSync(first.host)).toBe(false);
    const second = await startCluster({ folder, durable: false });
    const again = postgres({ ...second, max: 1 });
    expect(await again`select answer from kept`).toEqual([{ answer: 42 }]);
    await again.end();
    await second.stop();
  });

  test("is reached through a socket in a private folder only, by a user without special rights", async () => {
    givenCluster();
    const cluster = await startCluster({ folder });
    const sql = postgres({ ...cluster, max: 1 });
    expect(statSync(cluster.host).mode & 0o777).toBe(0o700);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const [found] = await sql`
      select rolsuper, rolcreaterole, current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as commit, current_setting('TimeZone') as zone, current_setting('jit') as jit
      from pg_roles where rolname = current_user`;
    expect(found).toEqual({
      rolsuper: false,
      rolcreaterole: false,
      addresses: "",
      fsync: "on",
      commit: "on",
      zone: "UTC",
      jit: "off",
    });
    await sql.end();
    await cluster.stop();
  });

  test("knows words, letters and accents of every language, and may install what the product needs", async () => {
    givenCluster();
    const cluster = await startCluster({ folder, durable: false });
    const sql = postgres({ ...cluster, max: 1, onnotice: () => {} });
    await sql`create extension pg_trgm`;
    await sql`create extension unaccent`;
    const [found] = await sql`
      select lower('ÄÖ ПРИВЕТ') as lower, unaccent('Äéñ') as bare, to_tsvector('russian', 'Привет—мир «собаки»')::text as russian,
        to_tsvector('simple', '你好。世界')::text as chinese, cardinality(show_trgm('文档库')) > 0 as trigrams`;
    expect(found).toEqual({
      lower: "äö привет",
      bare: "Aen",
      russian: "'мир':2 'привет':1 'собак':3",
      chinese: "'世界':2 '你好':1",
      trigrams: true,
    });
    await sql.end();
    await cluster.stop();
  });

  test.runIf(isRoot)(
    "runs as an unprivileged user when started by root, from a folder that user cannot enter",
    async () => {
      givenCluster();
      const cluster = await startCluster({ folder, durable: false });
      expect(statSync(data).mode & 0o077).toBe(0);
      expect(statSync(data).uid).toBe(0);
      expect(statSync(`/proc/${cluster.pid}`).uid).not.toBe(0);
      expect(statSync(folder).uid).toBe(statSync(`/proc/${cluster.pid}`).uid);
      await cluster.stop();
    },
  );
});

describe("processes that share a folder", () => {
  test("a command beside a server leaves it running, and the last one out stops it", async () => {
    givenCluster();
    const server = await begin("exclusive");
    const { pid } = await server.ask("go");
    const command = await startCluster({ folder });
    expect(command).toMatchObject({ adopted: true, pid });
    expect(await server.end()).toBe(0);
    expect(isAlive(pid)).toBe(true);
    await command.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test("a second server is refused in one sentence that names the first, which goes on", async () => {
    givenCluster();
    const first = await begin("exclusive");
    await first.ask("go");
    const second = await begin("exclusive");
    const told = await second.ask("go");
    expect(told).toMatchObject({ name: "StartError" });
    expect(told.error).toBe(
      `Another Commonplace server (process ${first.process.pid}) is running on the data in ${folder}. Stop it first, or set DATA_DIR to another folder.`,
    );
    expect((await first.ask("select 1 as still")).row).toEqual({ still: 1 });
    await first.end();
  });

  test("of three servers that start at once on a new folder one runs and two are refused", async () => {
    const all = await Promise.all([begin("exclusive"), begin("exclusive"), begin("exclusive")]);
    const told = await Promise.all(all.map((tenant) => tenant.ask("go")));
    expect(told.filter((each) => each.pid)).toHaveLength(1);
    expect(told.filter((each) => each.error?.startsWith("Another Commonplace server"))).toHaveLength(2);
    expect(readdirSync(data)).toEqual(["postgresql"]);
    const winner = all[told.findIndex((each) => each.pid)];
    expect(
      (await winner?.ask("select count(*)::int as databases from pg_database where datname = 'commonplace'"))?.row,
    ).toEqual({ databases: 1 });
    await winner?.end();
  });
});

describe("what a kill -9 leaves behind", () => {
  test("a PostgreSQL without its server is adopted by the next start, rows included, and stopped with it", async () => {
    givenCluster();
    const killed = await begin("exclusive");
    const { pid } = await killed.ask("go");
    await killed.ask("create table kept as select 42 as answer");
    await killed.end("SIGKILL");
    expect(isAlive(pid)).toBe(true);
    const next = await startCluster({ folder, exclusive: true });
    expect(next).toMatchObject({ adopted: true, pid });
    const sql = postgres({ ...next, max: 1 });
    expect(await sql`select answer from kept`).toEqual([{ answer: 42 }]);
    await sql.end();
    await next.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test("a server whose PostgreSQL is killed has it back at the same address with every committed row", async () => {
    givenCluster();
    const server = await begin("exclusive");
    await server.ask("go");
    await server.ask("create table kept as select 42 as answer");
    for (const round of [1, 2]) {
      const { pid } = await server.ask("select 1");
      process.kill(pid, "SIGKILL");
      let told = await server.ask("select answer from kept");
      // Until it is noticed, the connection's own process may still answer, or the connection is refused.
      while (told.row.error || told.pid === pid) {
        await sleep(50);
        told = await server.ask("select answer from kept");
      }
      expect(told.row, `after kill ${round}`).toEqual({ answer: 42 });
    }
    expect(await server.end()).toBe(0);
  });

  test("both killed: the next start recovers the rows and clears the old socket away", async () => {
    givenCluster();
    const killed = await begin("exclusive");
    const { pid, host } = await killed.ask("go");
    await killed.ask("create table kept as select 42 as answer");
    await killed.end("SIGKILL");
    process.kill(pid, "SIGKILL");
    const next = await startCluster({ folder });
    expect(next.adopted).toBe(false);
    expect(next.host).not.toBe(host);
    const sql = postgres({ ...next, max: 1 });
    expect(await sql`select answer from kept`).toEqual([{ answer: 42 }]);
    await sql.end();
    await next.stop();
    expect(existsSync(host)).toBe(false);
  });

  test("an adopted server with other settings is started anew with ours", async () => {
    givenCluster();
    const killed = await begin("exclusive");
    const { pid } = await killed.ask("go");
    await killed.end("SIGKILL");
    const next = await startCluster({ folder, durable: false });
    expect(next.adopted).toBe(false);
    expect(next.pid).not.toBe(pid);
    await next.stop();
  });

  test("a note about a process number that somebody else has now is not believed", async () => {
    givenCluster();
    writeFileSync(
      join(folder, "postmaster.pid"),
      `${process.pid}\n${folder}\n1\n5432\n/tmp/commonplace-gone\n\n 1 1\nready\n`,
    );
    const next = await startCluster({ folder, durable: false });
    expect(next.adopted).toBe(false);
    await next.stop();
  });

  test("a half-made folder is deleted and the cluster made anew", async () => {
    const leftover = `${folder}.new-999999-abcdef`;
    mkdirSync(join(leftover, "base"), { recursive: true });
    const cluster = await startCluster({ folder, durable: false });
    expect(readdirSync(data)).toEqual(["postgresql"]);
    await cluster.stop();
  });

  test("a socket that was tidied away does not keep the next start out", async () => {
    givenCluster();
    const killed = await begin("exclusive");
    const { pid, host } = await killed.ask("go");
    await killed.end("SIGKILL");
    rmSync(host, { recursive: true });
    const next = await startCluster({ folder });
    expect(isAlive(pid)).toBe(false);
    expect(next.adopted).toBe(false);
    await next.stop();
  });

  test("a copy of a folder in use gets a server of its own", async () => {
    givenCluster();
    const copy = join(data, "copy");
    givenCluster(copy);
    const original = await startCluster({ folder, durable: false });
    writeFileSync(join(copy, "postmaster.pid"), readFileSync(join(folder, "postmaster.pid")));
    const other = await startCluster({ folder: copy, durable: false });
    expect(other.pid).not.toBe(original.pid);
    expect(isAlive(original.pid)).toBe(true);
    await other.stop();
    expect(isAlive(original.pid)).toBe(true);
    await original.stop();
  });
});

describe("one sentence for", () => {
  const refusal = async (at = folder) => {
    const error = await startCluster({ folder: at, durable: false }).then(
      async (cluster) => {
        await cluster.stop();
        return new Error("it started");
      },
      (reason: Error) => reason,
    );
    expect(error.name, error.message).toBe("StartError");
    return error.message;
  };

  test.each([17, 19])("data of PostgreSQL %i, with the way to move", async (major) => {
    mkdirSync(folder);
    writeFileSync(join(folder, "PG_VERSION"), `${major}\n`);
    expect(await refusal()).toMatch(new RegExp(`was made by PostgreSQL ${major}.*npm run backup.*npm run restore`));
  });

  test("a folder that holds something else", async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, "diary.txt"), "mine");
    expect(await refusal()).toContain("is not empty, but holds no database");
    expect(readdirSync(folder)).toEqual(["diary.txt"]);
  });

  test("a path where no folder can be", async () => {
    writeFileSync(join(data, "file"), "");
    expect(await refusal(join(data, "file", "postgresql"))).toContain("cannot be used: part of its path is a file");
    expect(await refusal("/proc/nowhere/postgresql")).toMatch(/cannot be used: (no folder|it may not)/);
  });

  test("a folder that may not be written", async () => {
    chmodSync(data, 0o555);
    process.seteuid?.(isRoot ? 65_534 : (process.getuid?.() ?? 0));
    try {
      expect(await refusal()).toContain("cannot be used: it may not be written by this user");
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(data, 0o700);
    }
  });

  test("settings that PostgreSQL does not understand, with what it said and where its log is", async () => {
    givenCluster();
    writeFileSync(join(folder, "postgresql.conf"), "include 'commonplace.conf'\nwork_mem = 'much'\n");
    const sentence = await refusal();
    expect(sentence).toContain("The embedded PostgreSQL did not start: ");
    expect(sentence).toContain(join(folder, "server.log"));
  });
});
