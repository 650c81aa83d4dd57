// What becomes of one request, from its first look to its answer.
//
// Order: guards (address length, method, origin, size) → operators' paths → guests' page cache → static files → body →
// a place (places.server: who goes first) → Remix. Promises: an unsafe request from another site never reaches a route;
// nobody waits longer than ANSWER_DEADLINE_MS, and whoever was told "later" because the database is away keeps a place
// until the work has really ended, so that a database that is frozen for an hour costs no more memory than one that is
// frozen for a second. Who is refused for haste is answered after REFUSAL_MS: whoever comes back at once would else use up
// what is left for others.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Env } from "~/env.server";
import { log } from "~/log.server";
import { visitorNetwork } from "~/models/rate-limit.server";
import { databaseTrouble } from "./database-away.server";
import { MembersSeen } from "./members-seen.server";
import type { OnSearch, PageCache } from "./page-cache.server";
import type { Places, Reader } from "./places.server";
import { type PlainError, plainError, SECURITY_HEADERS } from "./plain-error.server";
import { sendResponse, toRequest } from "./request-adapter.server";
import { readBody } from "./request-body.server";
import { refuseRequest, requestAddress } from "./request-guards.server";
import { routeKind } from "./route-kind";
import type { Ending, Traffic } from "./traffic.server";

const ANSWER_DEADLINE_MS = 4_500;
const REFUSAL_MS = { busy: 500, crawl: 1_000 } as const;
/** Work that never ends (a mistake of ours) must not keep its place for ever. */
const PLACE_DEADLINE_MS = 60_000;
/** How long a body nobody wants is still thrown away: closing on unread data takes the answer with it. */
const LINGER_MS = 1_000;
/** A year; without subdomains, which are not ours to speak for. */
const ONLY_ENCRYPTED = "max-age=31536000";
const OPERATIONS = /^\/(healthz|readyz|metrics)(\?|$)/;

export type Handlers = {
  /** Static files; calls next when there is none. */
  files: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  /** The pages: Remix. `isMember`: whether the session turned out to be one; `tags`: what the page shows. */
  pages: (request: Request, address: string) => Promise<{ page: Response; isMember: boolean; tags: string[] }>;
  /** The member behind a cookie, for those who send a lot. */
  member: (cookies: string | undefined) => Promise<string | null>;
  /** Somebody reads a page of results that was kept. */
  searched: OnSearch;
  /** Answers of the operator's paths (/healthz, /readyz, /metrics) or null. */
  operations: (request: IncomingMessage) => Promise<{ status: number; body: string; type: string } | null>;
  traffic: Pick<Traffic, "note">;
};

/** How a request ended, and with which status. */
type Outcome = { ending: Ending; status: number };
type PlaceKept = { leave(): void };

export class Desk {
  isClosing = false;
  unanswered = 0;
  readonly #members = new MembersSeen();
  readonly #isEncrypted: boolean;

  constructor(
    readonly env: Env,
    readonly handlers: Handlers,
    readonly cache: PageCache,
    readonly places: Places,
  ) {
    this.#isEncrypted = env.PUBLIC_URL.startsWith("https:");
  }

  receive(request: IncomingMessage, response: ServerResponse): void {
    const began = performance.now();
    this.unanswered += 1;
    response.once("close", () => {
      this.unanswered -= 1;
      if (!request.complete) setTimeout(() => request.complete || request.socket.destroy(), LINGER_MS).unref();
    });
    if (this.isClosing) response.shouldKeepAlive = false;
    if (this.#isEncrypted) response.setHeader("strict-transport-security", ONLY_ENCRYPTED);
    void this.#answer(request, response)
      .catch((error: unknown): Outcome => {
        const trouble = databaseTrouble(error);
        if (trouble !== null) return { ending: "away", status: plainError(response, trouble) };
        log().error({ err: error, path: request.url?.split("?", 1)[0] }, "request failed");
        return { ending: "failed", status: plainError(response, 500) };
      })
      .then(({ ending, status }) => {
        const seconds = (performance.now() - began) / 1000;
        this.handlers.traffic.note({ kind: routeKind(request.url ?? "/"), ending, status, seconds });
      });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<Outcome> {
    const refusal = refuseRequest(request, this.env);
    if (refusal !== null) return { ending: "guard", status: plainError(response, refusal) };
    if (OPERATIONS.test(request.url ?? "")) {
      const operation = await this.handlers.operations(request);
      if (operation) return { ending: "operation", status: sendOperation(response, operation) };
    }
    if (this.cache.serve(request, response)) return { ending: "memory", status: response.statusCode };
    if (request.method === "GET" || request.method === "HEAD") {
      if (await served(this.handlers.files, request, response)) return { ending: "file", status: response.statusCode };
    }
    return this.#answerPage(request, response);
  }

  async #answerPage(request: IncomingMessage, response: ServerResponse): Promise<Outcome> {
    const network = visitorNetwork(requestAddress(request, this.env));
    const { cookie } = request.headers;
    // The body first: somebody who sends slowly takes nobody's place.
    const body = await readBody(request, { network, member: () => this.handlers.member(cookie) });
    if (!body.ok) return { ending: "body", status: plainError(response, body.problem) };
    const reader: Reader = request.method === "POST" ? "change" : this.#members.isMember(cookie) ? "member" : "guest";
    const admission = await this.places.enter({ reader, network, isGone: () => response.destroyed });
    if (admission.kind !== "in") {
      body.release();
      if (admission.kind === "gone") return { ending: "gone", status: 499 };
      return refuseForHaste(response, reader === "guest" ? "crawl" : "busy");
    }
    return this.#makePage(request, response, { bytes: body.bytes, release: body.release, leave: admission.leave });
  }

  async #makePage(
    request: IncomingMessage,
    response: ServerResponse,
    { bytes, release, leave }: { bytes: Buffer | null; release(): void } & PlaceKept,
  ): Promise<Outcome> {
    const recording = this.cache.record(request);
    const made = (async () =>
      this.handlers.pages(toRequest(request, bytes, this.env), requestAddress(request, this.env)))();
    keepUntilDone(made, () => {
      leave();
      release();
    });
    try {
      const result = await withDeadline(made);
      if (result === "late") return { ending: "late", status: plainError(response, "late") };
      this.#members.note(request.headers.cookie, result.isMember);
      if (result.isMember && request.method === "GET" && result.page.status === 200) this.cache.countView(result.tags);
      await sendResponse(request, response, result.page, recording);
      return { ending: "page", status: result.page.status };
    } finally {
      recording?.discard();
    }
  }
}

async function refuseForHaste(response: ServerResponse, problem: PlainError & ("busy" | "crawl")): Promise<Outcome> {
  await new Promise((resolve) => setTimeout(resolve, REFUSAL_MS[problem]));
  return { ending: problem, status: plainError(response, problem) };
}

function keepUntilDone(work: Promise<unknown>, then: () => void): void {
  let overdue: NodeJS.Timeout | undefined;
  const forgotten = new Promise<void>((resolve) => {
    overdue = setTimeout(resolve, PLACE_DEADLINE_MS).unref();
  });
  const end = () => {
    clearTimeout(overdue);
    then();
  };
  void Promise.race([work, forgotten]).then(end, end);
}

async function withDeadline<T>(answer: Promise<T>): Promise<T | "late"> {
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

function sendOperation(
  response: ServerResponse,
  { status, body, type }: { status: number; body: string; type: string },
): number {
  response.writeHead(status, { ...SECURITY_HEADERS, "content-type": type, "cache-control": "no-store" });
  response.end(body);
  return status;
}
