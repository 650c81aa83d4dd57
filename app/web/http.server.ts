// The listener: every request passes here before the framework sees it.
//
// Order: guards (address length, method, origin, size) → guests' page cache → static files → Remix. Promises: an unsafe
// request from another site never reaches a route; bodies over the limit are refused before they are buffered; at most
// MAX_IN_FLIGHT requests are worked on, the rest is told to come back; nobody waits longer than ANSWER_DEADLINE_MS, and
// whoever was told "later" because the database is away keeps a place until the work has really ended, so that a
// database that is frozen for an hour costs no more memory than one that is frozen for a second.
// Express was dropped: it brings a cached answer from 34,000 to 5,500 requests/s and we used none of it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Env } from "~/env.server";
import { log } from "~/log.server";
import { isDatabaseAway } from "./database-away.server";
import { createPageCache, type OnSearch, type PageCache } from "./page-cache.server";
import { plainError, SECURITY_HEADERS } from "./plain-error.server";
import { sendResponse, toRequest } from "./request-adapter.server";
import { readBody } from "./request-body.server";
import { refuseRequest, requestAddress } from "./request-guards.server";

const MAX_IN_FLIGHT = 64;
/** More than are worked on: bodies are read before a place is taken, and those who wait are told so. */
const MAX_CONNECTIONS = 2_000;
const ANSWER_DEADLINE_MS = 4_500;
/** Work that never ends (a mistake of ours) must not keep its place for ever. */
const PLACE_DEADLINE_MS = 60_000;
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 30_000;
const LOOK_FOR_SLOW_ONES_MS = 5_000;
/** How long a body nobody wants is still thrown away: closing on unread data takes the answer with it. */
const LINGER_MS = 1_000;
const STOP_DEADLINE_MS = 10_000;
/** A year; without subdomains, which are not ours to speak for. */
const ONLY_ENCRYPTED = "max-age=31536000";

export type Handlers = {
  /** Static files; calls next when there is none. */
  files: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /** The pages: Remix. */
  pages: (request: Request, address: string) => Promise<Response>;
  /** Somebody reads a page of results that was kept. */
  searched: OnSearch;
  /** Answers of the operator's paths (/healthz, /readyz, /metrics) or null. */
  operations: (path: string, isLocal: boolean) => Promise<{ status: number; body: string; type: string } | null>;
};

export type Listener = {
  server: Server;
  cache: PageCache;
  /** Takes no new connections, lets what was begun end (STOP_DEADLINE_MS at most), then closes everything. */
  close(): Promise<void>;
};

export function createListener(env: Env, handlers: Handlers): Listener {
  const cache = createPageCache(handlers.searched);
  const isEncrypted = env.PUBLIC_URL.startsWith("https:");
  let inFlight = 0;
  let unanswered = 0;
  let isClosing = false;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refuseRequest(request, env);
    if (refusal !== null) return plainError(response, refusal);
    if (cache.serve(request, response)) return;
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const operation = await handlers.operations(path, isLocal(request));
    if (operation) return sendOperation(response, operation);
    if (request.method === "GET" || request.method === "HEAD") {
      if (await served(handlers.files, request, response)) return;
    }
    // The body first: somebody who sends slowly takes nobody's place.
    const body = await readBody(request);
    if (!body.ok) return plainError(response, body.problem);
    if (inFlight >= MAX_IN_FLIGHT) {
      body.release();
      return plainError(response, "busy");
    }
    await answerPage(request, response, body);
  }

  async function answerPage(
    request: IncomingMessage,
    response: ServerResponse,
    body: { bytes: Buffer | null; release(): void },
  ): Promise<void> {
    const recording = cache.record(request);
    const render = async () => handlers.pages(toRequest(request, body.bytes, env), requestAddress(request, env));
    const page = render();
    keepPlace(page, body.release);
    try {
      const result = await withDeadline(page);
      if (result === "late") return plainError(response, "away");
      await sendResponse(request, response, result, recording);
    } finally {
      recording?.discard();
    }
  }

  function keepPlace(work: Promise<unknown>, then: () => void): void {
    inFlight += 1;
    const end = () => {
      clearTimeout(overdue);
      inFlight -= 1;
      then();
    };
    let overdue: NodeJS.Timeout | undefined;
    const forgotten = new Promise<void>((resolve) => {
      overdue = setTimeout(resolve, PLACE_DEADLINE_MS).unref();
    });
    void Promise.race([work, forgotten]).then(end, end);
  }

  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: LOOK_FOR_SLOW_ONES_MS,
      maxHeaderSize: 16_384,
    },
    receive,
  );
  // Somebody who asks before sending a large body is told no before sending it.
  server.on("checkContinue", (request: IncomingMessage, response: ServerResponse) => {
    if (refuseRequest(request, env) === null) response.writeContinue();
    receive(request, response);
  });
  server.keepAliveTimeout = 20_000;
  server.maxConnections = MAX_CONNECTIONS;

  function receive(request: IncomingMessage, response: ServerResponse): void {
    unanswered += 1;
    response.once("close", () => {
      unanswered -= 1;
      if (!request.complete) setTimeout(() => request.complete || request.socket.destroy(), LINGER_MS).unref();
    });
    if (isClosing) response.shouldKeepAlive = false;
    if (isEncrypted) response.setHeader("strict-transport-security", ONLY_ENCRYPTED);
    answer(request, response).catch((error: unknown) => {
      if (isDatabaseAway(error)) return plainError(response, "away");
      log().error({ err: error, path: request.url?.split("?", 1)[0] }, "request failed");
      plainError(response, 500);
    });
  }

  async function close(): Promise<void> {
    isClosing = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const deadline = Date.now() + STOP_DEADLINE_MS;
    while (unanswered + inFlight > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
    server.closeAllConnections();
    await closed;
  }

  return { server, cache, close };
}

async function withDeadline(answer: Promise<Response>): Promise<Response | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), ANSWER_DEADLINE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function served(files: Handlers["files"], request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  return new Promise((resolve) => {
    response.once("close", () => resolve(true));
    files(request, response, () => resolve(false));
  });
}

/** Asked from this machine and not through a proxy on it. */
function isLocal(request: IncomingMessage): boolean {
  const isLoopback = /^(::1|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? "");
  return isLoopback && request.headers["x-forwarded-for"] === undefined && request.headers.forwarded === undefined;
}

function sendOperation(
  response: ServerResponse,
  { status, body, type }: { status: number; body: string; type: string },
): void {
  response.writeHead(status, { ...SECURITY_HEADERS, "content-type": type, "cache-control": "no-store" });
  response.end(body);
}
