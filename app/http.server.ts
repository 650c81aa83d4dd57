// The listener: every request passes here before the framework sees it.
//
// Order: guards (address length, method, origin, size) → guests' page cache → static files → Remix. Promises: an unsafe
// request from another site never reaches a route; bodies over the limit are refused before they are buffered; at most
// MAX_IN_FLIGHT requests are worked on, the rest is told to come back; nobody waits longer than ANSWER_DEADLINE_MS.
// Express was dropped: it brings a cached answer from 34,000 to 5,500 requests/s and we used none of it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Env } from "./env.server";
import { log } from "./log.server";
import { createPageCache, type PageCache } from "./page-cache.server";
import { plainError } from "./plain-error.server";
import { sendResponse, toRequest } from "./request-adapter.server";
import { readBody, refuseRequest, requestAddress } from "./request-guards.server";

const MAX_IN_FLIGHT = 64;
/** Bodies are read before a place is taken: with the upload limit this bounds what they can hold. */
const MAX_CONNECTIONS = 1_000;
const ANSWER_DEADLINE_MS = 4_500;
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 30_000;

export type Handlers = {
  /** Static files; calls next when there is none. */
  files: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /** The pages: Remix. */
  pages: (request: Request, address: string) => Promise<Response>;
  /** Answers of the operator's paths (/healthz, /readyz, /metrics) or null. */
  operations: (path: string, isLocal: boolean) => Promise<{ status: number; body: string; type: string } | null>;
};

export type Listener = { server: Server; cache: PageCache; inFlight(): number };

export function createListener(env: Env, handlers: Handlers): Listener {
  const cache = createPageCache();
  let inFlight = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refuseRequest(request, env);
    if (refusal) return plainError(response, refusal.status, refusal.message);
    if (cache.serve(request, response)) return;
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const operation = await handlers.operations(path, isLocal(request));
    if (operation) return sendOperation(response, operation);
    if (request.method === "GET" || request.method === "HEAD") {
      if (await served(handlers.files, request, response)) return;
    }
    // The body first: somebody who sends slowly takes nobody's place.
    const body = await readBody(request);
    if (!body.ok) return plainError(response, body.status, body.message);
    if (inFlight >= MAX_IN_FLIGHT) return plainError(response, 503, "busy");
    inFlight += 1;
    try {
      await answerPage(request, response, body.bytes);
    } finally {
      inFlight -= 1;
    }
  }

  async function answerPage(request: IncomingMessage, response: ServerResponse, body: Buffer | null): Promise<void> {
    const abort = new AbortController();
    response.once("close", () => abort.abort());
    const webRequest = toRequest(request, body, env, abort.signal);
    const recording = cache.record(request);
    const result = await withDeadline(handlers.pages(webRequest, requestAddress(request, env)));
    if (result === "late") {
      recording?.discard();
      return plainError(response, 503, "late");
    }
    await sendResponse(request, response, result, recording);
  }

  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS, maxHeaderSize: 16_384 },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        log().error({ err: error, url: request.url }, "request failed");
        plainError(response, 500, "failed");
      });
    },
  );
  server.keepAliveTimeout = 20_000;
  server.maxConnections = MAX_CONNECTIONS;
  return { server, cache, inFlight: () => inFlight };
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
    answer.catch(() => undefined);
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
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(body);
}
