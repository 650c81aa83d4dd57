// The embedded PostgreSQL: a cluster in one folder, run by the programs that npm ships.
//
// Promises: after startCluster() it accepts connections; a server that a killed process left behind is adopted; half
// made folders are made anew; whatever a person has to act on is one sentence (StartError). With `exclusive` we are the
// only server of the folder (a second one is refused), and PostgreSQL is started again when it dies, at the same
// address, until stop(). Without it we are a guest: a command beside a running server, or the only one.
// stop() stops PostgreSQL unless somebody else still uses it: the last one out does.
// Costs: first start about 1 s, later ones 0.1 s; 22 MB of memory before the first connection.
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "#drizzle/start-error";
import { chooseAccount } from "./account.server";
import { type Arrival, arrive, removeSocketFolder } from "./arrival.server";
import { readyBinaries } from "./binaries.server";
import { prepareParent } from "./initialise.server";
import { findRunning, type Place, stopServer } from "./postmaster.server";
import { DATABASE, USERNAME } from "./presence.server";
import { readPassword } from "./secret.server";
import type { Manner } from "./settings.server";

export type ClusterOptions = {
  folder: string;
  /** false only for data that may be lost: tests, benchmarks of something else. */
  durable?: boolean;
  /** Be the one server of this folder. */
  exclusive?: boolean;
  log?: (message: string) => void;
};

export type Cluster = {
  /** The socket's folder, or an address on Windows. */
  readonly host: string;
  readonly port: number;
  readonly database: typeof DATABASE;
  readonly username: typeof USERNAME;
  readonly password?: string;
  /** PostgreSQL's process at this moment. */
  readonly pid: number;
  /** Whether it was running already. */
  readonly adopted: boolean;
  stop(): Promise<void>;
};

const REVIVE_EVERY_MS = 500;

export async function startCluster({
  folder,
  durable = true,
  exclusive = false,
  log = () => {},
}: ClusterOptions): Promise<Cluster> {
  const place = preparePlace(resolve(folder));
  const manner: Manner = { durable, version: place.binaries.version };
  let arrival = await arrive(place, manner);
  if (exclusive) await claim(arrival, place);
  const { host, port } = arrival.running;
  let isStopping = false;
  let reviving: Promise<void> | undefined;

  const guard = async () => {
    while (!isStopping) {
      await arrival.presence.ended;
      if (isStopping) return;
      log("PostgreSQL ended the connection that guards it; starting it again if need be");
      reviving = revive();
      await reviving;
    }
  };
  const revive = async () => {
    for (; !isStopping; await sleep(REVIVE_EVERY_MS)) {
      try {
        arrival = await arrive(place, manner, host);
        if (arrival.running.host !== host || arrival.running.port !== port) throw anotherServer(place, "unknown");
        await claim(arrival, place);
        return;
      } catch (error) {
        log(`PostgreSQL could not be started again: ${(error as Error).message}`);
        // Another server took the folder in the moment PostgreSQL was away: end in order, by the usual road.
        if (error instanceof SecondServerError) return void process.kill(process.pid, "SIGTERM");
      }
    }
  };
  if (exclusive) void guard();

  let stopped: Promise<void> | undefined;
  const stop = async () => {
    isStopping = true;
    await reviving; // it may be about to launch what we are about to stop
    stopped ??= depart(arrival, place, exclusive);
    return stopped;
  };
  return {
    host,
    port,
    database: DATABASE,
    username: USERNAME,
    password: readPassword(place.folder),
    adopted: arrival.adopted,
    get pid() {
      return arrival.running.pid;
    },
    stop,
  };
}

function preparePlace(folder: string): Place {
  prepareParent(folder);
  const account = chooseAccount(folder);
  return { folder, account, binaries: readyBinaries(account, `${folder}.programs`) };
}

class SecondServerError extends StartError {}

function anotherServer({ folder }: Place, holder: string): SecondServerError {
  return new SecondServerError(
    `Another Commonplace server (process ${holder}) is running on the data in ${folder}. Stop it first, or set DATA_DIR to another folder.`,
  );
}

async function claim(arrival: Arrival, place: Place): Promise<void> {
  const claimed = await arrival.presence.claim();
  if (claimed.isOurs) return;
  await depart(arrival, place, false);
  throw anotherServer(place, claimed.holder);
}

async function depart({ running, presence }: Arrival, place: Place, exclusive: boolean): Promise<void> {
  // The first try may find its connection gone; the second one connects anew. A server that does not answer at all is
  // stopped by the one whose server it is, and left to others by a guest.
  const isLast = await presence
    .leave()
    .catch(() => presence.leave())
    .catch(() => exclusive);
  const current = findRunning(place.folder);
  if (isLast && current?.pid === running.pid) {
    await stopServer(running, place);
    removeSocketFolder(running.host);
  }
  await presence.close();
}
