// Makes the cluster folder, whole or not at all: initdb works in a new folder beside it, which gets its name when it
// is complete. A killed start leaves only such an unfinished neighbour, which the next start deletes; of two starts at
// once one wins the name and the other takes what it finds.
//
// Text is UTF-8 with PostgreSQL's own C.UTF-8 rules, the same on every machine, so that a data folder can be moved.
// The character class (LC_CTYPE) has to come from the system's C library, because full text search and pg_trgm of
// PostgreSQL 18 still ask it what a letter is: with "C", «собаки» is one word with its quotes and 你好。世界 is another.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { StartError } from "#drizzle/start-error";
import { type Binaries, ids, program, surroundings } from "./binaries.server";
import { type ClusterPlace, dataFolder, isAlive } from "./postmaster.server";
import { passwordFile, usesPassword } from "./secret.server";
import { writeFirstSettings } from "./settings.server";

export const ADMINISTRATOR = "postgres";

const CHARACTER_CLASSES = ["C.UTF-8", "en_US.UTF-8", "C.utf8", "en_US.utf8"];
const SENTENCES: Record<string, string> = {
  EACCES: "it may not be written by this user",
  EPERM: "it may not be written by this user",
  EROFS: "it is on a file system that is read-only",
  ENOTDIR: "part of its path is a file and not a folder",
  ENOENT: "no folder can be made there",
  EEXIST: "there is a file of that name",
  ENOSPC: "the disk is full",
};

/** Makes the folder that will hold the cluster folder, and refuses one that cannot be written. */
export function prepareParent(folder: string): void {
  const parent = dirname(folder);
  try {
    makeFolders(parent);
    rmdirSync(mkdtempSync(`${folder}.try-`)); // an honest test: access(2) knows nothing of full disks and asks for the wrong user
    removeUnfinished(folder);
  } catch (error) {
    throw unusable(parent, error);
  }
}

/** Not mkdir's own `recursive`: where a folder cannot hold others (below /proc), Node 20 tries for ever. */
function makeFolders(path: string): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // another start was faster
  }
}

/** Refuses data of another major version: PostgreSQL cannot read it. Returns false where there is no data yet. */
export function hasData(folder: string, { major }: Binaries): boolean {
  const path = join(folder, "PG_VERSION");
  if (existsSync(path)) {
    const found = Number(readFileSync(path, "utf8").trim());
    if (found === major) return true;
    throw new StartError(
      `The database in ${folder} was made by PostgreSQL ${found}, but this version of Commonplace brings PostgreSQL ${major}: ` +
        "with the version that made it run npm run backup -- FILE, move the folder away, then with this one run npm run restore -- FILE.",
    );
  }
  if (!existsSync(folder) || readdirSync(folder).length === 0) return false;
  throw new StartError(
    `The folder ${folder} is not empty, but holds no database. Move its contents away, or set DATA_DIR to another folder.`,
  );
}

/** Makes the cluster. Does nothing when somebody else has just made it. */
export function initialise(place: ClusterPlace, { durable }: { durable: boolean }): void {
  const unfinished = makeFolder(place);
  try {
    const access = usesPassword ? ["--auth=scram-sha-256", `--pwfile=${passwordFile(place.folder)}`] : ["--auth=trust"];
    runInitdb({ ...place, folder: unfinished }, durable ? access : [...access, "--no-sync"]);
    writeFirstSettings(unfinished, place.account);
    renameSync(unfinished, place.folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (error instanceof StartError) throw error;
    if (!existsSync(join(place.folder, "PG_VERSION"))) throw unusable(place.folder, error);
  }
}

function makeFolder({ folder, account }: ClusterPlace): string {
  try {
    const unfinished = mkdtempSync(`${folder}.new-${process.pid}-`);
    chmodSync(unfinished, 0o700);
    if (account) chownSync(unfinished, account.uid, account.gid);
    return unfinished;
  } catch (error) {
    throw unusable(dirname(folder), error);
  }
}

function runInitdb(place: ClusterPlace, more: string[]): void {
  let said = "";
  for (const characterClass of CHARACTER_CLASSES) {
    // biome-ignore format: one option a line would hide the pairs
    const options = [
      "-D", dataFolder(place), "-U", ADMINISTRATOR, ...more, "--encoding=UTF8", "--no-instructions",
      "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", `--lc-ctype=${characterClass}`,
    ];
    const result = spawnSync(program(place.binaries, "initdb"), options, {
      cwd: place.folder,
      env: surroundings(),
      encoding: "utf8",
      ...ids(place.account),
    });
    if (result.status === 0) return;
    said = result.error?.message ?? result.stderr;
    if (!/invalid locale|locale name|LC_CTYPE/i.test(said)) break;
  }
  throw new StartError(`The embedded database could not be made in ${dirname(place.folder)}: ${reason(said)}.`);
}

function removeUnfinished(folder: string): void {
  const prefix = `${basename(folder)}.new-`;
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    const maker = Number(name.slice(prefix.length).split("-")[0]);
    if (maker !== process.pid && isAlive(maker)) continue; // somebody is at it right now
    rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** The sentence for a folder that cannot be read or written. */
export function unusable(folder: string, error: unknown): StartError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new StartError(
    `The data folder ${folder} cannot be used: ${SENTENCES[code ?? ""] ?? message}. Set DATA_DIR to a folder that can be written.`,
  );
}

function reason(said: string): string {
  const lines = said.trim().split("\n");
  return (lines.find((line) => /error|FATAL/i.test(line)) ?? lines[0] ?? "")
    .replace(/^initdb: (error: )?/, "")
    .replace(/\.$/, "");
}
