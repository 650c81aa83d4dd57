import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chooseAccount } from "#drizzle/embedded/account.server";
import { findPackage, program, readyBinaries } from "#drizzle/embedded/binaries.server";

const isRoot = process.getuid?.() === 0;
const hasLinks = process.platform !== "win32";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "commonplace-binaries-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The package as npm leaves it when it runs no install scripts: without a single link. */
function packageWithoutLinks() {
  const found = findPackage();
  const native = join(folder, "closed", "native");
  cpSync(found.folder, native, {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink() && !path.endsWith(".a"),
  });
  return { ...found, folder: native };
}

describe.runIf(hasLinks)("the programs that npm ships", () => {
  test("run although the install script that links their libraries did not", () => {
    const bare = packageWithoutLinks();
    expect(spawnSync(program(bare, "postgres"), ["--version"]).status).not.toBe(0);
    const ready = readyBinaries(null, join(folder, "copies"), bare);
    expect(ready.folder).toBe(bare.folder);
    expect(spawnSync(program(ready, "postgres"), ["--version"], { encoding: "utf8" }).stdout).toContain(
      `(PostgreSQL) ${ready.major}.`,
    );
    for (const entry of readdirSync(join(ready.folder, "lib"), { withFileTypes: true }))
      if (entry.isSymbolicLink()) expect(readlinkSync(join(ready.folder, "lib", entry.name))).not.toContain("/");
  });

  test.runIf(isRoot)(
    "are copied, for everybody to read and nobody to change, when their user cannot reach them",
    () => {
      const bare = packageWithoutLinks();
      chmodSync(join(folder, "closed"), 0o700);
      chmodSync(folder, 0o755);
      const account = chooseAccount(join(folder, "postgresql"));
      const copies = join(folder, "copies");
      const ready = readyBinaries(account, copies, bare);
      expect(ready.folder).toBe(join(copies, `postgresql-${bare.version}`));
      const run = spawnSync(program(ready, "initdb"), ["--version"], {
        uid: account?.uid,
        gid: account?.gid,
        encoding: "utf8",
      });
      expect(run.stdout).toContain("PostgreSQL");
      for (const entry of readdirSync(ready.folder, { recursive: true, withFileTypes: true })) {
        if (entry.isSymbolicLink()) continue;
        const { uid, mode } = statSync(join(entry.parentPath, entry.name));
        expect(uid).toBe(0);
        expect(mode & 0o022).toBe(0);
      }
      expect(readdirSync(copies)).toHaveLength(1);
      expect(readyBinaries(account, copies, bare).folder).toBe(ready.folder);
    },
  );

  test.runIf(isRoot)("are not run from a copy that somebody else could have changed", () => {
    const bare = packageWithoutLinks();
    chmodSync(join(folder, "closed"), 0o700);
    chmodSync(folder, 0o755);
    const account = chooseAccount(join(folder, "postgresql"));
    const copies = join(folder, "copies");
    const ready = readyBinaries(account, copies, bare);
    chmodSync(ready.folder, 0o777);
    expect(() => readyBinaries(account, copies, bare)).toThrow("can be written by others");
  });

  test("are told to be missing in one sentence when nothing can be made of them", () => {
    const bare = packageWithoutLinks();
    rmSync(program(bare, "postgres"));
    expect(() => readyBinaries(null, join(folder, "copies"), bare)).toThrow(
      /^The PostgreSQL that came with npm does not run here .*Set DATABASE_URL/,
    );
  });
});

describe.runIf(isRoot)("started by root, PostgreSQL runs as", () => {
  test("the owner of the data, who is known to the system and is not root", () => {
    const owner = chooseAccount(join(folder, "postgresql"));
    expect(owner).not.toBeNull();
    expect(owner?.uid).not.toBe(0);
    const other = spawnSync("id", ["-u", "nobody"], { encoding: "utf8" }).stdout.trim();
    spawnSync("chown", [other, folder]);
    expect(chooseAccount(join(folder, "postgresql"))?.uid).toBe(Number(other));
    spawnSync("chown", ["4242424", folder]);
    expect(chooseAccount(join(folder, "postgresql"))?.uid).toBe(owner?.uid);
  });
});
