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
import { type Arrival, arrive } from "./arrival.server";
import { readyBinaries } from "./binaries.server";
import { prepareParent } from "./initialise.server";
import { type ClusterPlace, findRunning, stopServer } from "./postmaster.server";
import { DATABASE, USERNAME } from "./presence.server";
import { readPassword } from "./secret.server";
import type { Manner } from "./settings.server";
import { removeSocketFolder } from "./socket.server";

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
  readonly password: string | undefined;
  /** PostgreSQL's process at this moment. */
  readonly pid: number;
  /** Whether it was running already. */
  readonly adopted: boolean;
  readonly stop: () => Promise<void>;
};

type Log = (message: string) => void;

const REVIVE_EVERY_MS = 500;
/** Where an unprivileged user finds the programs when the project lies where only root may look. */
const COPIES_OF_ROOT = "/var/lib/commonplace";

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { folder, durable = true, exclusive = false, log = () => {} } = options;
  const place = preparePlace(resolve(folder));
  const manner: Manner = { durable, version: place.binaries.version };
  const arrival = await arrive(place, manner);
  if (!exclusive) return new Visit(place, arrival);
  await claim(arrival, place);
  return new Tenancy(place, arrival, manner, log);
}

/** What a command has of the server: it leaves when it is done. */
class Visit implements Cluster {
  readonly host: string;
  readonly port: number;
  readonly database = DATABASE;
  readonly username = USERNAME;
  readonly password: string | undefined;
  readonly adopted: boolean;
  protected arrival: Arrival;
  protected readonly place: ClusterPlace;
  #stopped: Promise<void> | undefined;

  constructor(place: ClusterPlace, arrival: Arrival) {
    this.place = place;
    this.arrival = arrival;
    this.host = arrival.running.host;
    this.port = arrival.running.port;
    this.adopted = arrival.adopted;
    this.password = readPassword(place.folder);
  }

  get pid(): number {
    return this.arrival.running.pid;
  }

  readonly stop = (): Promise<void> => {
    this.#stopped ??= this.depart();
    return this.#stopped;
  };

  protected depart(): Promise<void> {
    return depart(this.arrival, this.place, { isServer: false });
  }
}

/** What the one server has of it: it keeps PostgreSQL running, at the same address, until it stops. */
class Tenancy extends Visit {
  readonly #manner: Manner;
  readonly #log: Log;
  #isStopping = false;
  readonly #guarding: Promise<void>;
  #isLost = false;

  constructor(place: ClusterPlace, arrival: Arrival, manner: Manner, log: Log) {
    super(place, arrival);
    this.#manner = manner;
    this.#log = log;
    this.#guarding = this.#guard();
  }

  protected override async depart(): Promise<void> {
    this.#isStopping = true;
    if (this.#isLost) await this.#guarding; // it may be about to launch what we are about to stop
    await depart(this.arrival, this.place, { isServer: true });
  }

  async #guard(): Promise<void> {
    while (!this.#isStopping) {
      await this.arrival.presence.ended;
      if (this.#isStopping) return;
      this.#isLost = true;
      this.#log("PostgreSQL closed the connection that guards it; it is started again if need be");
      await this.#revive();
      this.#isLost = false;
    }
  }

  async #revive(): Promise<void> {
    for (; !this.#isStopping; await sleep(REVIVE_EVERY_MS)) {
      try {
        const arrival = await arrive(this.place, this.#manner, this.host);
        if (arrival.running.host !== this.host || arrival.running.port !== this.port) {
          await depart(arrival, this.place, { isServer: false });
          throw anotherServer(this.place, "unknown");
        }
        await claim(arrival, this.place);
        this.arrival = arrival;
        return;
      } catch (error) {
        this.#log(`PostgreSQL could not be started again: ${(error as Error).message}`);
        // Another server took the folder in the moment PostgreSQL was away: end in order, by the usual road.
        if (error instanceof SecondServerError) return void process.kill(process.pid, "SIGTERM");
      }
    }
  }
}

function preparePlace(folder: string): ClusterPlace {
  prepareParent(folder);
  const account = chooseAccount(folder);
  return { folder, account, binaries: readyBinaries(account, account ? COPIES_OF_ROOT : `${folder}.programs`) };
}

class SecondServerError extends StartError {}

function anotherServer({ folder }: ClusterPlace, holder: string): SecondServerError {
  return new SecondServerError(
    `Another Commonplace server (process ${holder}) is running on the data in ${folder}. Stop it first, or set DATA_DIR to another folder.`,
  );
}

async function claim(arrival: Arrival, place: ClusterPlace): Promise<void> {
  const claimed = await arrival.presence.claim();
  if (claimed.isOurs) return;
  await depart(arrival, place, { isServer: false });
  throw anotherServer(place, claimed.holder);
}

async function depart(
  { running, presence }: Arrival,
  place: ClusterPlace,
  { isServer }: { isServer: boolean },
): Promise<void> {
  // The first try may find its connection gone; the second one connects anew. A server that does not answer at all is
  // stopped by the one whose server it is, and left to others by a guest.
  const isLast = await presence
    .leave()
    .catch(() => presence.leave())
    .catch(() => isServer);
  if (isLast && findRunning(place.folder)?.pid === running.pid) {
    await stopServer(running, place);
    removeSocketFolder(running.host);
  }
  await presence.close();
}
