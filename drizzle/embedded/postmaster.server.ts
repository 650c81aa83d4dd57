// One running PostgreSQL, seen from outside: find it, launch it, stop it.
//
// postmaster.pid in the cluster folder says which process runs it and where its socket is. The process is only
// believed to be that server when its command line names that very socket folder, which is made anew for each launch:
// after a crash, or in a restarted container, the number may have gone to somebody else's process. (The process's
// working folder would say the same, but root without SYS_PTRACE, as in a container, may not read it.)
//
// As root on Linux the server gets the cluster folder as its working folder and is told that its data is in
// /proc/self/cwd: the unprivileged user may be unable to walk the path to it (a project below a closed home folder),
// and a magic link is followed without walking. PostgreSQL works with relative paths from there on.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  constants,
  existsSync,
  fchownSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "#drizzle/start-error";
import type { Account } from "./account.server";
import { type Binaries, ids, program, surroundings } from "./binaries.server";
import { removeSocketFolder, SOCKET_PORT } from "./socket.server";

export type Running = { pid: number; host: string; port: number };

/** What is needed to start programs on a cluster folder. */
export type ClusterPlace = { folder: string; binaries: Binaries; account: Account | null };

const READY_WITHIN_MS = 120_000; // replaying 256 MB of log on a slow disk
const FAST_STOP_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 15;
const BEING_WRITTEN_MS = 5_000;
const LARGEST_LOG_BYTES = 4 << 20;

/** How a program run in the cluster folder is told where its data is. */
export function dataFolder({ folder, account }: ClusterPlace): string {
  return account && process.platform === "linux" ? "/proc/self/cwd" : folder;
}

/** The server running or starting on the folder, whoever launched it, or null. Clears away a postmaster.pid that means nobody. */
export function findRunning(folder: string): Running | null {
  const file = readPidFile(folder);
  if (!file || isBeingWritten(folder, file)) return null; // PostgreSQL refuses to launch beside it, and the caller tries again
  const host = socketFolder(file);
  if (host !== null) return { pid: file.pid, host, port: file.port || SOCKET_PORT };
  forget(folder); // safe: PostgreSQL still looks for a server's shared memory before it starts
  removeSocketFolder(file.host);
  return null;
}

/** Removes the note that a server runs here. Only for one that is known not to be this folder's. */
export function forget(folder: string): void {
  rmSync(join(folder, "postmaster.pid"), { force: true });
}

/** Launches a server whose socket is made in `host`, and returns when it accepts connections. */
export async function launch(place: ClusterPlace, host: string, port: number): Promise<Running> {
  const logPath = join(place.folder, "server.log");
  const log = openLog(logPath, place.account);
  const logStart = statSync(logPath).size; // bytes
  const network =
    process.platform === "win32"
      ? ["-c", "listen_addresses=127.0.0.1"]
      : ["-c", "listen_addresses=", "-c", `unix_socket_directories=${host}`];
  // detached: Ctrl-C in a terminal goes to the whole group and would stop the database before the last request is answered.
  const child = spawn(program(place.binaries, "postgres"), ["-D", dataFolder(place), "-p", String(port), ...network], {
    cwd: place.folder,
    env: surroundings(),
    detached: true,
    stdio: ["ignore", log, log],
    ...ids(place.account),
  });
  closeSync(log);
  child.unref();
  const problem = await untilReady(place.folder, child);
  if (problem === null && child.pid) return { pid: child.pid, host, port };
  throw new LaunchError(problem ?? "it did not start", readFileSync(logPath).subarray(logStart).toString(), logPath);
}

/** A server that did not come up, with what it said about it. */
export class LaunchError extends StartError {
  readonly isTaken: boolean;
  constructor(problem: string, said: string, logPath: string) {
    const last = said.split("\n").findLast((line) => /FATAL:|PANIC:|could not|error while loading/.test(line));
    super(
      `The embedded PostgreSQL did not start: ${last?.replace(/^.*?(FATAL|PANIC):\s*/, "") ?? problem} (log: ${logPath}).`,
    );
    this.isTaken = /lock file "postmaster.pid" (already exists|is empty)|is still in use/.test(said);
  }
}

/** Stops the server the fast way: transactions are rolled back, everything is written. Returns whether it is gone. */
export async function stopServer({ pid }: Running, place: ClusterPlace): Promise<boolean> {
  if (process.platform === "win32") {
    spawnSync(program(place.binaries, "pg_ctl"), ["stop", "-D", place.folder, "-m", "fast", "-w"], {
      env: surroundings(),
    });
    return !isAlive(pid);
  }
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return true;
    }
    if (await isGoneWithin(pid, FAST_STOP_WITHIN_MS)) return true;
  }
  return false;
}

async function isGoneWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(LOOK_EVERY_MS))
    if (!isAlive(pid)) return true;
  return false;
}

async function untilReady(folder: string, child: ChildProcess): Promise<string | null> {
  let ended: string | null = null;
  child.once("error", (error) => (ended = error.message));
  child.once("exit", (code, signal) => (ended = `it ended with ${signal ?? `code ${code}`}`));
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await sleep(LOOK_EVERY_MS)) {
    if (ended !== null) return ended;
    const file = readPidFile(folder);
    if (file?.pid === child.pid && file?.isReady) return null;
  }
  return `it was not ready after ${READY_WITHIN_MS / 1000} seconds`;
}

type PidFile = { pid: number; port: number; host: string; isReady: boolean };

// Lines: process, data folder, start time, port, socket folder, listen address, shared memory, status.
function readPidFile(folder: string): PidFile | null {
  const path = join(folder, "postmaster.pid");
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, "utf8").split("\n");
  return {
    pid: Number(lines[0]) || 0,
    port: Number(lines[3]) || 0,
    host: lines[4] || lines[5] || "",
    isReady: lines[7]?.trim() === "ready",
  };
}

function isBeingWritten(folder: string, file: PidFile): boolean {
  const written = statSync(join(folder, "postmaster.pid"), { throwIfNoEntry: false });
  return file.pid === 0 && written !== undefined && Date.now() - written.mtimeMs < BEING_WRITTEN_MS;
}

function socketFolder({ pid, host }: PidFile): string | null {
  if (pid === 0 || !isAlive(pid)) return null;
  if (process.platform === "win32") return host; // the connection has to prove it
  const told = /unix_socket_directories=([^\0 ]+)/.exec(commandLine(pid))?.[1];
  return told && (host === "" || host === told) ? told : null;
}

/** Alive and not merely waiting to be collected by a parent that never does (as in a container). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return process.platform !== "linux" || commandLine(pid) !== "";
}

function commandLine(pid: number): string {
  if (process.platform !== "linux")
    return spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

function openLog(path: string, account: Account | null): number {
  if (existsSync(path) && statSync(path).size > LARGEST_LOG_BYTES) renameSync(path, `${path}.1`);
  const flags = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0);
  const log = openSync(path, flags, 0o600);
  if (account) fchownSync(log, account.uid, account.gid);
  return log;
}
