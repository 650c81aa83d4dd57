// `npm start` and `npm run dev`: brings up the database, migrates, fills an empty community, listens, and stops cleanly.
//
// Promises: one sentence and exit code 1 when it cannot start; SIGTERM and Ctrl-C finish what is in flight (10 s at most),
// then stop the listener, the jobs, the pool and the embedded PostgreSQL, in that order; a promise that nobody watched
// is logged and takes nothing with it.

import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Registry } from "prom-client";
import { type Database, openDatabase } from "#drizzle/database.server";
import { migrate } from "#drizzle/migrate.server";
import { StartError } from "#drizzle/start-error";
import { followNotifications } from "~/database/channel.server";
import { type Connection, connect } from "~/database/db.server";
import { type Env, env } from "~/env.server";
import { openFolder } from "~/images/folder.server";
import { startJobs } from "~/jobs/worker.server";
import { log } from "~/log.server";
import { closeRendering } from "~/markdown/rendering.server";
import { KeptCommunity } from "~/models/community/kept.server";
import { noteAddress } from "~/models/community/last-address.server";
import { addViews } from "~/models/question/view.server";
import { writeGatheredSearches } from "~/models/search/log.server";
import { traceKeptSearch } from "~/models/search/trace.server";
import { hearTime } from "~/web/clock";
import type { Handlers } from "~/web/desk.server";
import { createListener, type Listener } from "~/web/http.server";
import { Metrics } from "~/web/metrics.server";
import { operations } from "~/web/operations.server";
import { pageHandler } from "~/web/page-handler.server";
import { resolveSession } from "~/web/session.server";
import { staticFiles } from "~/web/static-files.server";
import { Traffic } from "~/web/traffic.server";
import type { CommandOptions } from "./command";
import { firstStart } from "./first-start.server";
import { checkPlace } from "./place.server";
import { Shutdown } from "./shutdown.server";

const VIEW_FLUSH_MS = 10_000;
const PROBE_TIMEOUT_MS = 2_000;

export async function serve(args: string[], options: CommandOptions): Promise<void> {
  const shutdown = new Shutdown();
  shutdown.undoWith(closeRendering);
  process.on("unhandledRejection", (error) => log().error({ err: error }, "nobody waited for this"));
  try {
    const settings = env();
    checkPlace(settings, options.root);
    const database = await openDatabase(settings, { role: "server" });
    shutdown.undoWith(() => database.close());
    const greeting = await prepare(database, settings, args, shutdown);
    const connection = connect(database.options, { poolSize: settings.DATABASE_POOL });
    shutdown.undoWith(() => connection.close());
    await open(settings, connection, database, { ...options, shutdown });
    for (const line of [`Commonplace is at ${settings.PUBLIC_URL}`, ...greeting]) process.stdout.write(`${line}\n`);
    await shutdown.asked;
  } catch (error) {
    if (!shutdown.isAsked) {
      await shutdown.undo();
      throw error;
    }
  }
  await shutdown.undo();
  process.exit(0);
}

/** Brings the schema up to date and fills an empty database, on a connection that waits as long as others take for it. */
async function prepare(database: Database, settings: Env, args: string[], shutdown: Shutdown): Promise<string[]> {
  const connection = connect(database.options, { poolSize: 2, statementTimeoutMs: 0 });
  shutdown.breakOff(() => connection.sql.end({ timeout: 0 }));
  try {
    await migrate(connection.sql);
    return await firstStart(connection, settings, { args, kind: database.kind });
  } finally {
    await connection.close();
  }
}

async function open(
  settings: Env,
  connection: Connection,
  database: Database,
  { vite, root, shutdown }: CommandOptions & { shutdown: Shutdown },
): Promise<void> {
  const { db, sql } = connection;
  await noteAddress(db, settings.PUBLIC_URL);
  const community = await KeptCommunity.load(db, () => listener.cache.forget()); // also what was rendered meanwhile with the old one
  const uploadsFolder = join(settings.DATA_DIR, "uploads");
  await openFolder(uploadsFolder);
  const registry = new Registry();
  const traffic = new Traffic(registry);
  const probe = connect(database.options, { poolSize: 1, statementTimeoutMs: PROBE_TIMEOUT_MS });
  shutdown.undoWith(() => probe.close());
  let metrics: Metrics | undefined;
  const listener = createListener(settings, {
    files: vite ? (vite.middlewares as unknown as Handlers["files"]) : staticFiles(join(root, "build", "client")),
    pages: await pageHandler(connection, community, vite),
    member: async (cookies) => (await resolveSession(db, cookies ?? null))?.actor.id.toString() ?? null,
    searched: (search, { url = "", headers }) => traceKeptSearch(db, search, url, (name) => headers[name]?.toString()),
    operations: operations({
      env: settings,
      probe: probe.sql,
      uploadsFolder,
      metrics: () =>
        (metrics ??= new Metrics(registry, { db: probe.db, ...listener, poolSize: settings.DATABASE_POOL })),
      isStopping: () => shutdown.isAsked,
    }),
    traffic,
  });
  const channel = await followNotifications(sql, {
    pages: (tags) => listener.cache.invalidate(tags),
    community: () => community.read(),
    clock: hearTime,
    lost: () => listener.cache.suspend(),
    found: () => listener.cache.resume(),
  });
  shutdown.undoWith(() => channel.stop());
  const jobs = await startJobs(db, settings);
  shutdown.undoWith(() => jobs.stop());
  if (vite) shutdown.undoWith(() => vite.close());
  await listen(listener, settings);
  const flushing = setInterval(() => void flushViews(listener, connection), VIEW_FLUSH_MS).unref();
  shutdown.undoWith(async () => {
    await listener.close();
    clearInterval(flushing);
    traffic.stop();
    await flushViews(listener, connection);
    await writeGatheredSearches().catch((error: unknown) => log().warn({ err: error }, "searches not written"));
  });
}

function listen({ server }: Listener, settings: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const sentences: Record<string, string> = {
        EADDRINUSE: `Port ${settings.PORT} is taken by another program. Stop it, or choose another with PORT=….`,
        EACCES: `Port ${settings.PORT} may not be used by this user. Choose one above 1023 with PORT=….`,
        EADDRNOTAVAIL: `HOST=${settings.HOST} is not an address of this machine.`,
      };
      reject(
        new StartError(
          sentences[error.code ?? ""] ?? `Cannot listen on ${settings.HOST}:${settings.PORT}: ${error.message}`,
        ),
      );
    });
    server.listen(settings.PORT, settings.HOST, () => {
      log().info({ port: (server.address() as AddressInfo).port, host: settings.HOST }, "listening");
      resolve();
    });
  });
}

async function flushViews({ cache }: Listener, { db }: Connection): Promise<void> {
  try {
    await addViews(db, cache.takeViews());
  } catch (error) {
    log().warn({ err: error }, "views not written");
  }
}
