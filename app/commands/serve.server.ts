// `npm start` and `npm run dev`: brings up the database, migrates, fills an empty community, listens, and stops cleanly.
//
// Promises: one sentence and exit code 1 when it cannot start; SIGTERM and Ctrl-C finish what is in flight (10 s at most),
// then stop the listener, the jobs, the pool and the embedded PostgreSQL, in that order.

import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import sirv from "sirv";
import { openDatabase } from "#drizzle/database.server";
import { migrate } from "#drizzle/migrate.server";
import { StartError } from "#drizzle/start-error";
import { type Connection, connect } from "~/db.server";
import { type Env, env } from "~/env.server";
import { createListener, type Handlers, type Listener } from "~/http.server";
import { startJobs } from "~/jobs.server";
import { log } from "~/log.server";
import { type Community, loadCommunity } from "~/models/community.server";
import { addViews } from "~/models/view.server";
import { followNotifications } from "~/notifications-channel.server";
import { operations } from "~/operations.server";
import type { CommandOptions } from "~/server";
import { resolveSession } from "~/session.server";
import { makeVisit } from "~/visit.server";
import { firstStart } from "./first-start.server";

const STOP_DEADLINE_MS = 10_000;
const VIEW_FLUSH_MS = 10_000;

export async function serve(args: string[], { vite, root }: CommandOptions): Promise<void> {
  const settings = env();
  const database = await openDatabase(settings, { role: "server" });
  const connection = connect(database.options, { poolSize: settings.DATABASE_POOL });
  const cleanUp = async () => {
    await connection.close();
    await database.close();
  };
  try {
    await migrate(connection.sql);
    const greeting = await firstStart(connection, settings, { args, kind: database.kind });
    await run(settings, connection, database, { greeting, vite, root });
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

async function run(
  settings: Env,
  connection: Connection,
  database: Awaited<ReturnType<typeof openDatabase>>,
  { greeting, vite, root }: CommandOptions & { greeting: string[] },
): Promise<void> {
  const { db, sql } = connection;
  const state = { community: await loadCommunity(db), isStopping: false };
  const files = vite ? (vite.middlewares as unknown as Handlers["files"]) : staticFiles(root);
  const pages = await pageHandler(connection, () => state.community, vite);
  const listener = createListener(settings, {
    files,
    pages,
    operations: operations({ sql, isStopping: () => state.isStopping }),
  });
  const channel = await followNotifications(sql, {
    pages: (tags) => listener.cache.invalidate(tags),
    community: async () => {
      state.community = await loadCommunity(db);
    },
    lost: () => listener.cache.suspend(),
    found: () => listener.cache.resume(),
  });
  const flushing = setInterval(() => void flushViews(listener, connection), VIEW_FLUSH_MS).unref();
  await listen(listener, settings);
  const jobs = await startJobs(database.options, db, settings);
  for (const line of [`Commonplace is at ${settings.PUBLIC_URL}`, ...greeting]) process.stdout.write(`${line}\n`);

  const stop = async (signal: string) => {
    if (state.isStopping) return;
    state.isStopping = true;
    log().info({ signal }, "stopping");
    const forced = setTimeout(() => process.exit(1), STOP_DEADLINE_MS + 5_000).unref();
    clearInterval(flushing);
    await closeListener(listener);
    await flushViews(listener, connection);
    await jobs.stop();
    await channel.stop();
    await vite?.close();
    await connection.close();
    await database.close();
    clearTimeout(forced);
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));
}

function staticFiles(root: string): Handlers["files"] {
  const client = sirv(join(root, "build", "client"), {
    dev: false,
    etag: true,
    gzip: false,
    setHeaders: (response, path) => {
      if (path.startsWith("/assets/")) response.setHeader("cache-control", "public, max-age=31536000, immutable");
      response.setHeader("x-content-type-options", "nosniff");
    },
  });
  return (request, response, next) => client(request, response, next);
}

async function pageHandler(
  connection: Connection,
  community: () => Community,
  vite: CommandOptions["vite"],
): Promise<Handlers["pages"]> {
  const build = vite
    ? () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>
    : ((await import("virtual:remix/server-build")) as unknown as ServerBuild);
  const handle = createRequestHandler(build, vite ? "development" : "production");
  return async (request, address) => {
    const { db } = connection;
    const session = await resolveSession(db, request.headers.get("cookie"));
    const visit = makeVisit(request, {
      db,
      actor: session?.actor ?? null,
      sessionId: session?.sessionId ?? null,
      community: community(),
      address,
    });
    const response = await handle(request, { visit });
    if (visit.actor) response.headers.delete("x-page-tags"); // a member's page is never kept, whatever its cookies look like
    // A page that began, replaced or ended the session has the last word about its cookie.
    const name = `${session?.setCookie?.split("=", 1)[0]}=`;
    const isSet = response.headers.getSetCookie().some((line) => line.startsWith(name));
    if (session?.setCookie && !isSet) response.headers.append("set-cookie", session.setCookie);
    return response;
  };
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

/** Takes no new connections, tells idle ones to go, waits for what is in flight. */
async function closeListener({ server, inFlight }: Listener): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.on("request", (_request, response: ServerResponse) => response.setHeader("connection", "close"));
  server.closeIdleConnections();
  const deadline = Date.now() + STOP_DEADLINE_MS;
  while (inFlight() > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 500).unref();
  await closed;
}

async function flushViews({ cache }: Listener, { db }: Connection): Promise<void> {
  try {
    await addViews(db, cache.takeViews());
  } catch (error) {
    log().warn({ err: error }, "views not written");
  }
}
