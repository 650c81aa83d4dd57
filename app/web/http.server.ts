// The listener: a server of node:http whose every request passes the desk (desk.server) before the framework sees it.
//
// Express was dropped: it brings a cached answer from 34,000 to 5,500 requests/s and we used none of it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Env } from "~/env.server";
import { Desk, type Handlers } from "./desk.server";
import { createPageCache, type PageCache } from "./page-cache.server";
import { Places } from "./places.server";
import { refuseRequest } from "./request-guards.server";

/** More than are worked on: bodies are read before a place is taken, and those who wait are told so. */
const MAX_CONNECTIONS = 2_000;
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 30_000;
const LOOK_FOR_SLOW_ONES_MS = 5_000;
const STOP_DEADLINE_MS = 10_000;

export type Listener = {
  server: Server;
  cache: PageCache;
  places: Places;
  /** Takes no new connections, lets what was begun end (STOP_DEADLINE_MS at most), then closes everything. */
  close(): Promise<void>;
};

export function createListener(env: Env, handlers: Handlers): Listener {
  const cache = createPageCache(handlers.searched);
  const places = new Places();
  const desk = new Desk(env, handlers, cache, places);
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: LOOK_FOR_SLOW_ONES_MS,
      maxHeaderSize: 16_384,
    },
    (request, response) => desk.receive(request, response),
  );
  // Somebody who asks before sending a large body is told no before sending it.
  server.on("checkContinue", (request: IncomingMessage, response: ServerResponse) => {
    if (refuseRequest(request, env) === null) response.writeContinue();
    desk.receive(request, response);
  });
  server.on("connection", () => places.noteArrival());
  server.keepAliveTimeout = 20_000;
  server.on("timeout", endIfSilent);
  server.maxConnections = MAX_CONNECTIONS;

  async function close(): Promise<void> {
    desk.isClosing = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const deadline = Date.now() + STOP_DEADLINE_MS;
    while (desk.unanswered + places.inFlight > 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));
    server.closeAllConnections();
    await closed;
  }

  return { server, cache, places, close };
}

/**
 * Whoever slept (a frozen container, a suspended machine) wakes to the timers first: what was sent on a kept connection
 * meanwhile waits to be read, and is read before the connection is called silent.
 */
function endIfSilent(socket: Socket): void {
  const { bytesRead } = socket;
  setImmediate(() => {
    if (socket.bytesRead === bytesRead) socket.destroy();
  });
}
