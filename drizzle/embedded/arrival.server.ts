// How a process gets to a running embedded server, whatever state the folder is in: nothing there yet, stopped, left
// running by a server that was killed, just being started or stopped by somebody else, a leftover note of a process that
// is gone, a copy of a folder in use. Each case ends in a joined server or in one sentence.
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  statSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "#drizzle/start-error";
import { handOver } from "./account.server";
import { hasData, initialise } from "./initialise.server";
import {
  findRunning,
  forget,
  isAlive,
  LaunchError,
  launch,
  type Place,
  type Running,
  removeSocketFolder,
  SOCKET_FOLDER_PREFIX,
  SOCKET_PORT,
  stopServer,
} from "./postmaster.server";
import { Presence } from "./presence.server";
import { readPassword } from "./secret.server";
import { type Manner, signature, writeSettings } from "./settings.server";

export type Arrival = { running: Running; presence: Presence; adopted: boolean };

const ARRIVE_WITHIN_MS = 60_000;
const UNREACHABLE_AFTER_MS = 3_000;
const RETRY_EVERY_MS = 50;
const LONGEST_SOCKET_PATH = 103; // bytes; 107 on Linux, less elsewhere

/** States that pass: PostgreSQL is starting, stopping or being started by somebody else. */
// biome-ignore format: a list of codes
const PASSING = new Set([
  "57P01", "57P02", "57P03", "55P03", "CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT",
  "ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOENT", "CHANGED",
]);

/** Joins the server of the folder, starting it if need be. `host`: the socket folder to start it in, if one is kept. */
export async function arrive(place: Place, manner: Manner, host?: string): Promise<Arrival> {
  const started = Date.now();
  for (;;) {
    try {
      const found = findRunning(place.folder);
      return found ? await adopt(found, place, manner) : await begin(place, manner, host);
    } catch (error) {
      const waited = Date.now() - started;
      if (!isPassing(error) || waited > ARRIVE_WITHIN_MS) throw asSentence(error, place);
      if (waited > UNREACHABLE_AFTER_MS && isUnreachable(error)) await stopUnreachable(place, error);
      await sleep(RETRY_EVERY_MS);
    }
  }
}

async function begin(place: Place, manner: Manner, host?: string): Promise<Arrival> {
  if (!hasData(place.folder, place.binaries)) initialise(place, manner);
  handOver(place.folder, place.account);
  chmodSync(place.folder, 0o700); // a copied folder may be readable by others, which PostgreSQL refuses
  writeSettings(place.folder, manner, place.account);
  const socketFolder = host ? keepSocketFolder(host, place) : makeSocketFolder(place);
  try {
    const running = await launch(place, socketFolder, await freePort());
    const presence = await Presence.join(running, place);
    await presence.prepareDatabase(readPassword(place.folder));
    return { running, presence, adopted: false };
  } catch (error) {
    if (!host && error instanceof LaunchError) removeSocketFolder(socketFolder);
    throw error;
  }
}

async function adopt(running: Running, place: Place, manner: Manner): Promise<Arrival> {
  const presence = await Presence.join(running, place);
  try {
    if (!(await presence.isOf(place))) {
      forget(place.folder); // a copy of a folder in use brought this note along
      throw passing("the note belonged to another folder");
    }
    if (!(await presence.carries(signature(manner))) && (await presence.isAlone())) {
      await stopServer(running, place);
      throw passing("the server was running with other settings");
    }
    await presence.prepareDatabase(readPassword(place.folder));
    return { running, presence, adopted: true };
  } catch (error) {
    await presence.close();
    throw error;
  }
}

function makeSocketFolder({ account }: Place): string {
  if (process.platform === "win32") return "127.0.0.1";
  for (const parent of [tmpdir(), "/tmp", "/var/tmp", "/run"]) {
    if (
      Buffer.byteLength(join(parent, `${SOCKET_FOLDER_PREFIX}XXXXXX`, `.s.PGSQL.${SOCKET_PORT}`)) > LONGEST_SOCKET_PATH
    )
      continue;
    if (account && !isOpenToAll(parent)) continue;
    try {
      const folder = mkdtempSync(join(parent, SOCKET_FOLDER_PREFIX)); // mode 0700
      if (account) chownSync(folder, account.uid, account.gid);
      return folder;
    } catch {
      // try the next one
    }
  }
  throw new StartError(
    "There is no folder for the database's socket: neither TMPDIR nor /tmp can be written. Set TMPDIR to a short path that can.",
  );
}

/** The folder our connections know, made again if it was cleared away together with the note of the server that died. */
function keepSocketFolder(host: string, { account }: Place): string {
  if (process.platform === "win32" || existsSync(host)) return host;
  mkdirSync(host, { mode: 0o700 });
  if (account) chownSync(host, account.uid, account.gid);
  return host;
}

function isOpenToAll(folder: string): boolean {
  for (let path = folder; ; path = dirname(path)) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found || (found.mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

async function freePort(): Promise<number> {
  if (process.platform !== "win32") return SOCKET_PORT;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === "object" ? address.port : SOCKET_PORT;
}

function passing(message: string): Error {
  return Object.assign(new Error(message), { code: "CHANGED" });
}

function code(error: unknown): string {
  return String((error as { code?: unknown }).code ?? "");
}

function isPassing(error: unknown): boolean {
  return error instanceof LaunchError ? error.isTaken : PASSING.has(code(error));
}

function isUnreachable(error: unknown): boolean {
  return ["ENOENT", "ECONNREFUSED"].includes(code(error));
}

/** A server whose socket somebody has tidied away: nobody can use it, so it is stopped and started anew. */
async function stopUnreachable(place: Place, error: unknown): Promise<void> {
  const running = findRunning(place.folder);
  if (!running || !isAlive(running.pid)) return;
  if (!worksIn(running.pid, place.folder) || !(await stopServer(running, place))) throw asSentence(error, place);
}

function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return false;
  }
}

function asSentence(error: unknown, { folder }: Place): unknown {
  if (error instanceof StartError || !isPassing(error)) return error;
  const pid = findRunning(folder)?.pid;
  const which = pid ? `The PostgreSQL of ${folder} (process ${pid})` : `The PostgreSQL of ${folder}`;
  return new StartError(
    `${which} is running but does not answer (${(error as Error).message}). Stop it and start again.`,
  );
}
