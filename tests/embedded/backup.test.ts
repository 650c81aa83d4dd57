import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
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
import { gunzipSync, gzipSync } from "node:zlib";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { listTables, quoted } from "#drizzle/backup/catalogue.server";
import { verifyBackup } from "#drizzle/backup/read.server";
import { restoreBackup } from "#drizzle/backup/restore.server";
import { writeBackup } from "#drizzle/backup/write.server";
import { migrate, migrations } from "#drizzle/migrate.server";
import { connect } from "~/database/db.server";
import { createTestDatabase, type TestDatabase } from "../support/cluster";

// Whole databases are made and compared; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "commonplace-backup-test-"));
const archive = join(folder, "community.backup");
const uploadsFolder = join(folder, "uploads");
let community: TestDatabase;

beforeAll(async () => {
  community = await createTestDatabase({ poolSize: 1, statementTimeoutMs: 0 });
  await fillCommunity(community.sql);
  mkdirSync(join(uploadsFolder, "avatars"), { recursive: true });
  writeFileSync(join(uploadsFolder, "photo.webp"), randomBytes(70_000));
  writeFileSync(join(uploadsFolder, "avatars", "empty.png"), "");
  await writeBackup({ sql: community.sql, uploadsFolder }, archive);
});

afterAll(async () => {
  await community.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a backup restored into an empty database", () => {
  test("brings back every row of every table, the uploads and the place the numbering had reached", async () => {
    const target = await newDatabase({ isEmpty: true });
    const uploads = join(folder, "restored-uploads");
    await restoreBackup({ sql: target.sql, uploadsFolder: uploads }, archive, { overwrite: false });
    expect(await checksums(target.sql)).toEqual(await checksums(community.sql));
    expect(filesOf(uploads)).toEqual(filesOf(uploadsFolder));
    const [next] = await target.sql<
      { id: number }[]
    >`insert into users (name, display_name) values ('newcomer', 'New') returning id`;
    const [last] = await community.sql<{ id: number }[]>`select max(id) as id from users`;
    expect(next?.id).toBeGreaterThan(last?.id ?? 0);
    await target.close();
  });

  test("has its foreign keys, triggers and every other part of the schema in force", async () => {
    const target = await newDatabase({ isEmpty: true });
    await restoreBackup({ sql: target.sql, uploadsFolder: join(folder, "u1") }, archive, { overwrite: false });
    expect(await schemaOf(target.sql)).toEqual(await schemaOf(community.sql));
    await expect(target.sql`delete from decisions`).rejects.toThrow("append-only");
    await expect(target.sql`insert into me_toos (question_id, user_id) values (999999, 1)`).rejects.toThrow(
      "foreign key",
    );
    await target.close();
  });

  test("is brought up to date when the backup is older than the code", async () => {
    const older = await newDatabase({ isEmpty: true });
    const first = migrations.slice(0, 1).map((migration) => migration.name);
    await migrate(older.sql, { only: first });
    await older.sql`insert into users (name, display_name) values ('early', 'Early')`;
    const path = join(folder, "older.backup");
    await writeBackup({ sql: older.sql, uploadsFolder: join(folder, "none") }, path);
    const target = await newDatabase({ isEmpty: true });
    await restoreBackup({ sql: target.sql, uploadsFolder: join(folder, "u2") }, path, { overwrite: false });
    expect(await target.sql`select name from users`).toEqual([{ name: "early" }]);
    expect(await schemaOf(target.sql)).toEqual(await schemaOf(community.sql));
    await older.close();
    await target.close();
  });
});

describe("a backup", () => {
  test("can be opened with tar, and only its owner can read it", () => {
    const names = execFileSync("tar", ["tzf", archive], { encoding: "utf8" }).trim().split("\n");
    expect(names[0]).toBe("commonplace.json");
    expect(names.at(-1)).toBe("manifest.json");
    expect(names).toContain("uploads/avatars/empty.png");
    expect(names.filter((name) => name.startsWith("tables/blobs/")).length).toBeGreaterThan(1);
    expect(statSync(archive).mode & 0o777).toBe(0o600);
  });

  test("shows one moment although people keep writing", async () => {
    const busy = await createTestDatabase();
    await busy.sql`insert into users (name, display_name) values ('writer', 'Writer')`;
    let isWriting = true;
    const writing = (async () => {
      // Two tables written together: a backup that saw them at different moments would hold different numbers.
      while (isWriting)
        await busy.sql.begin(async (tx) => {
          await tx`insert into blobs (hash, bytes, size) select sha256(random()::text::bytea), repeat('x', 20000)::bytea, 20000`;
          await tx`insert into events (verb) values ('asked')`;
        });
    })();
    const other = connect(busy.options, { poolSize: 1, statementTimeoutMs: 0 });
    for (let round = 1; round <= 3; round += 1) {
      const path = join(folder, `busy-${round}.backup`);
      await busy.sql`select pg_sleep(0.1)`;
      const manifest = await writeBackup({ sql: other.sql, uploadsFolder }, path);
      const rows = (name: string) => manifest.tables.find((table) => table.name === name)?.rows;
      expect(rows("blobs")).toBeGreaterThan(0);
      expect(rows("blobs")).toBe(rows("events"));
    }
    isWriting = false;
    await writing;
    await other.close();
    await busy.close();
  });

  test("that cannot be finished leaves no file behind", async () => {
    const path = join(folder, "no-such-folder", "x.backup");
    await expect(writeBackup({ sql: community.sql, uploadsFolder }, path)).rejects.toThrow("ENOENT");
    expect(existsSync(path)).toBe(false);
    // The connection (there is one) was in the middle of reading a table.
    expect(await community.sql`select 1 as still`).toEqual([{ still: 1 }]);
  });
});

describe("a damaged or foreign archive is refused before a row is written:", () => {
  const whole = () => readFileSync(archive);
  const damages: [string, () => Buffer, string][] = [
    ["cut short", () => whole().subarray(0, whole().length - 20_000), "is damaged"],
    ["cut at the last byte", () => whole().subarray(0, whole().length - 1), "is damaged"],
    ["one bit changed in the compressed file", () => flip(whole(), Math.floor(whole().length / 2)), "is damaged"],
    ["one letter changed inside a row", () => gzipSync(changeRow(gunzipSync(whole()))), "is damaged"],
    [
      "a table's last part missing",
      () => gzipSync(withoutPart(gunzipSync(whole()), "tables/users/000001")),
      "is damaged",
    ],
    ["empty", () => Buffer.alloc(0), "is damaged"],
    ["a file of another kind", () => Buffer.from("PK\u0003\u0004 something else"), "is not a backup of Commonplace"],
    [
      "a tar of something else",
      () => gzipSync(withoutPart(gunzipSync(whole()), "commonplace.json")),
      "is not a backup of Commonplace",
    ],
  ];
  test.each(damages)("%s", async (_name, damaged, expected) => {
    const path = join(folder, "damaged.backup");
    writeFileSync(path, damaged());
    const before = await checksums(community.sql);
    await expect(restoreBackup({ sql: community.sql, uploadsFolder }, path, { overwrite: true })).rejects.toMatchObject(
      { name: "StartError", message: expect.stringContaining(expected) },
    );
    expect(await checksums(community.sql)).toEqual(before);
  });

  test("one with migrations this code does not know", async () => {
    const newer = await createTestDatabase();
    await newer.sql`insert into schema_migrations (name, hash) values ('9999_tomorrow', 'x')`;
    const path = join(folder, "newer.backup");
    await writeBackup({ sql: newer.sql, uploadsFolder }, path);
    await newer.close();
    const target = await newDatabase({ isEmpty: true });
    await expect(restoreBackup({ sql: target.sql, uploadsFolder }, path, { overwrite: false })).rejects.toThrow(
      "newer version",
    );
    expect(await listTables(target.sql)).toEqual([]);
    await target.close();
  });
});

describe("restoring over a community", () => {
  test("is refused unless told, and then replaces everything", async () => {
    const target = await newDatabase();
    await target.sql`insert into users (name, display_name) values ('somebody', 'Somebody else')`;
    await target.sql`create schema pgboss create table job (id int)`;
    const uploads = join(folder, "u3");
    mkdirSync(uploads);
    writeFileSync(join(uploads, "old.png"), "old");
    const source = { sql: target.sql, uploadsFolder: uploads };
    await expect(restoreBackup(source, archive, { overwrite: false })).rejects.toThrow("not empty");
    expect(filesOf(uploads).map(([name]) => name)).toEqual(["old.png"]);
    await restoreBackup(source, archive, { overwrite: true });
    expect(await checksums(target.sql)).toEqual(await checksums(community.sql));
    expect(filesOf(uploads)).toEqual(filesOf(uploadsFolder));
    expect(await target.sql`select to_regclass('pgboss.job') as job`).toEqual([{ job: null }]);
    await target.close();
  });

  test("changes nothing when it fails half way", async () => {
    const target = await newDatabase();
    await target.sql`insert into users (name, display_name) values ('somebody', 'Somebody else')`;
    const before = await checksums(target.sql);
    // A row that no foreign key allows, in an archive whose checksums are right: found when the keys are put back.
    const crooked = await createTestDatabase();
    await crooked.sql`alter table sessions drop constraint sessions_user_id_users_id_fk`;
    await crooked.sql`insert into sessions (id, user_id, expires_at, ends_at) values ('s', 4711, now(), now())`;
    const path = join(folder, "crooked.backup");
    await writeBackup({ sql: crooked.sql, uploadsFolder }, path);
    await crooked.close();
    await expect(
      restoreBackup({ sql: target.sql, uploadsFolder: join(folder, "u4") }, path, { overwrite: true }),
    ).rejects.toThrow("foreign key");
    expect(await checksums(target.sql)).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith("u4"))).toEqual([]);
    await target.close();
  });

  test("is refused where the tables are somebody else's, and while a server uses the database", async () => {
    const foreign = await newDatabase({ isEmpty: true });
    await foreign.sql`create table accounts (id int)`;
    const source = { sql: foreign.sql, uploadsFolder: join(folder, "u5") };
    await expect(restoreBackup(source, archive, { overwrite: true })).rejects.toThrow("not Commonplace's");
    await foreign.close();
    const used = await newDatabase();
    const server = connect(used.options, { poolSize: 1 });
    await server.sql`select 1`;
    await expect(
      restoreBackup({ sql: used.sql, uploadsFolder: join(folder, "u6") }, archive, { overwrite: true }),
    ).rejects.toThrow("is using the database");
    await server.close();
    await used.close();
  });
});

test("verifyBackup tells what is in an archive", async () => {
  const manifest = await verifyBackup(archive);
  expect(manifest.tables.find((table) => table.name === "users")?.rows).toBe(3);
  expect(manifest.uploads.files).toBe(2);
  expect(manifest.migrations.map((migration) => migration.name)).toEqual(migrations.map((migration) => migration.name));
});

/** With one connection only: a restore takes any other one for a server that is using the database. */
function newDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
  return createTestDatabase({ isEmpty, poolSize: 1, statementTimeoutMs: 0 });
}

/** Rows in circles of foreign keys, logs that refuse changes, and values that are hard to write as text. */
async function fillCommunity(sql: postgres.Sql): Promise<void> {
  const awkward = "tab\t newline\n return\r backslash \\ \\N \\. quote ' \" NULL 好 😀 \u007f";
  await sql`insert into users (name, display_name, about) values
    ('anna', 'Anna', ${awkward}), ('boris', 'Борис', ''), ('chen', '陈', ${"\\."})`;
  for (let each = 0; each < 120; each += 1) {
    const bytes = randomBytes(40_000);
    await sql`insert into blobs (hash, bytes, size) values (${createHash("sha256").update(bytes).digest()}, ${bytes}, ${bytes.length})`;
  }
  const [blob] = await sql<{ hash: Buffer }[]>`select hash from blobs limit 1`;
  await sql.begin(async (tx) => {
    const [document] = await tx<
      { id: number }[]
    >`insert into documents (kind, state, author_id) values ('question', 'held', 1) returning id`;
    const [revision] = await tx<{ id: number }[]>`
      insert into revisions (document_id, number, blob, title, tags, published_at)
      values (${document?.id ?? 0}, 1, ${blob?.hash ?? Buffer.alloc(0)}, ${awkward}, array[${awkward}, null, '{}'], now()) returning id`;
    await tx`update documents set state = 'published', published_revision_id = ${revision?.id ?? 0}, latest_revision_id = ${revision?.id ?? 0}`;
    await tx`insert into cases (document_id) values (${document?.id ?? 0})`;
    await tx`insert into decisions (case_id, outcome, hash) values (1, 'published', sha256('x'))`;
  });
  await sql`insert into settings (key, value) values ('brand', ${JSON.stringify({ name: awkward })}::jsonb)`;
  await sql`insert into sessions (id, user_id, expires_at, ends_at) values ('abc', 1, 'infinity', '2031-02-03 04:05:06.789012+09')`;
  await sql`delete from users where name = 'nobody'`;
}

async function checksums(sql: postgres.Sql): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name, columns } of await listTables(sql)) {
    const list = columns.map(quoted).join(", ");
    const [row] = await sql.unsafe<{ sum: string }[]>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(row(${list})::text), '' order by md5(row(${list})::text))), '') as sum from ${quoted(name)}`,
    );
    found[name] = row?.sum ?? "";
  }
  return found;
}

async function schemaOf(sql: postgres.Sql): Promise<Record<string, unknown>> {
  return {
    columns:
      await sql`select table_name, column_name, data_type, is_nullable, column_default, is_identity, generation_expression
      from information_schema.columns where table_schema = 'public' order by 1, 2`,
    constraints:
      await sql`select conrelid::regclass::text as t, conname, pg_get_constraintdef(oid) as d, convalidated from pg_constraint
      where connamespace = 'public'::regnamespace order by 1, 2`,
    indexes: await sql`select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`,
    triggers:
      await sql`select tgrelid::regclass::text as t, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`,
    functions:
      await sql`select p.oid::regprocedure::text as f from pg_proc p where pronamespace = 'public'::regnamespace order by 1`,
  };
}

function filesOf(path: string): [name: string, sum: string][] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, string] => {
      const at = join(entry.parentPath, entry.name);
      return [at.slice(path.length + 1), createHash("sha256").update(readFileSync(at)).digest("hex")];
    })
    .sort();
}

function flip(content: Buffer, at: number): Buffer {
  const changed = Buffer.from(content);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

function changeRow(tar: Buffer): Buffer {
  const at = tar.indexOf("Борис");
  return flip(tar, at + 1);
}

function withoutPart(tar: Buffer, name: string): Buffer {
  const start = tar.indexOf(`${name}\0`);
  const size = Number.parseInt(tar.subarray(start + 124, start + 135).toString(), 8);
  return Buffer.concat([tar.subarray(0, start), tar.subarray(start + 512 + Math.ceil(size / 512) * 512)]);
}
