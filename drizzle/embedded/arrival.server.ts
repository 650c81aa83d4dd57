// How a process gets to a running embedded server, whatever state the folder is in: nothing there yet, stopped, left
// running by a server that was killed, just being started or stopped by somebody else, a leftover note of a process that
// is gone, a copy of a folder in use. Each case ends in a joined server or in one sentence.
import { chmodSync, readlinkSync, realpathSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "#drizzle/start-error";
import { handOver } from "./account.server";
import { hasData, initialise, unusable } from "./initialise.server";
import {
  type ClusterPlace,
  findRunning,
  forget,
  isAlive,
  LaunchError,
  launch,
  type Running,
  stopServer,
} from "./postmaster.server";
import { Presence } from "./presence.server";
import { readPassword } from "./secret.server";
import { type Manner, signature, writeSettings } from "./settings.server";
import { freePort, keepSocketFolder, makeSocketFolder, removeSocketFolder } from "./socket.server";

export type Arrival = { running: Running; presence: Presence; adopted: boolean };

const ARRIVE_WITHIN_MS = 60_000;
const UNREACHABLE_AFTER_MS = 3_000;
const RETRY_EVERY_MS = 100;

/** States that pass: PostgreSQL is starting, stopping or being started by somebody else. */
// biome-ignore format: a list of codes
const PASSING = new Set([
  "57P01", "57P02", "57P03", "55P03", "CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT",
  "ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOENT", "CHANGED",
]);

/** Joins the server of the folder, starting it if need be. `host`: the socket folder to start it in, if one is kept. */
export async function arrive(place: ClusterPlace, manner: Manner, host?: string): Promise<Arrival> {
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

async function begin(place: ClusterPlace, manner: Manner, host?: string): Promise<Arrival> {
  if (!hasData(place.folder, place.binaries)) initialise(place, manner);
  handOver(place.folder, place.account);
  chmodSync(place.folder, 0o700); // a copied folder may be readable by others, which PostgreSQL refuses
  writeSettings(place.folder, manner, place.account);
  const socketFolder = host ? keepSocketFolder(host, place.account) : makeSocketFolder(place.account);
  const running = await launch(place, socketFolder, await freePort()).catch((error) => {
    if (!host) removeSocketFolder(socketFolder);
    throw error;
  });
  return settle({ running, presence: await Presence.join(running, place), adopted: false }, place);
}

async function settle(arrival: Arrival, place: ClusterPlace): Promise<Arrival> {
  try {
    await arrival.presence.prepareDatabase(readPassword(place.folder));
    return arrival;
  } catch (error) {
    await arrival.presence.close(); // its lock would tell the others that somebody is here
    throw error;
  }
}

async function adopt(running: Running, place: ClusterPlace, manner: Manner): Promise<Arrival> {
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
  } catch (error) {
    await presence.close();
    throw error;
  }
  return settle({ running, presence, adopted: true }, place);
}

function passing(message: string): Error {
  return Object.assign(new Error(message), { code: "CHANGED" });
}

function code(error: unknown): string {
  return String((error as { code?: unknown }).code ?? "");
}

function isPassing(error: unknown): boolean {
  if (error instanceof LaunchError) return error.isTaken;
  return !isOfFile(error) && PASSING.has(code(error));
}

/** A folder or file of ours that could not be read or written; a socket's errors carry no path. */
function isOfFile(error: unknown): boolean {
  return error instanceof Error && "path" in error;
}

function isUnreachable(error: unknown): boolean {
  return ["ENOENT", "ECONNREFUSED"].includes(code(error));
}

/** A server whose socket somebody has tidied away: nobody can use it, so it is stopped and started anew. */
async function stopUnreachable(place: ClusterPlace, error: unknown): Promise<void> {
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

function asSentence(error: unknown, { folder }: ClusterPlace): unknown {
  if (error instanceof StartError) return error;
  if (isOfFile(error)) return unusable(folder, error);
  if (!isPassing(error)) return error;
  const pid = findRunning(folder)?.pid;
  const which = pid ? `The PostgreSQL of ${folder} (process ${pid})` : `The PostgreSQL of ${folder}`;
  return new StartError(
    `${which} is running but does not answer (${(error as Error).message}). Stop it and start again.`,
  );
}
