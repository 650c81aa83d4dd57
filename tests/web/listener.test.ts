// The door to the server with pages that a test holds open or lets go: who gets in, in which order, and what the others
// are told. Nothing here depends on how long anything takes.
import { Agent, type IncomingMessage, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Registry } from "prom-client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readEnv } from "~/env.server";
import { createListener, type Listener } from "~/web/http.server";
import { Traffic } from "~/web/traffic.server";

const MEMBER = `session=${"m".repeat(40)}`;
const INVENTED = `session=${"x".repeat(40)}`;
const LARGE = 300_000;

type Answer = { status: number; headers: IncomingMessage["headers"]; text: string };

describe("the listener", () => {
  const registry = new Registry();
  const traffic = new Traffic(registry);
  const open: (() => void)[] = [];
  const begun: string[] = [];
  let isHeld = false;
  let listener: Listener;
  let port: number;

  beforeAll(async () => {
    listener = createListener(readEnv({ TRUST_PROXY: "1" }), {
      files: (_request, _response, next) => next(),
      pages: async (asked) => {
        const path = new URL(asked.url).pathname;
        begun.push(path);
        if (isHeld) await new Promise<void>((resolve) => open.push(resolve));
        const isMember = asked.headers.get("cookie") === MEMBER;
        return {
          page: new Response(`<p>${path}</p>`, { headers: { "content-type": "text/html" } }),
          isMember,
          tags: [],
        };
      },
      member: async (cookies) => (cookies === MEMBER ? "7" : null),
      searched: () => ({}),
      operations: async ({ url }) => (url === "/healthz" ? { status: 200, body: "ok\n", type: "text/plain" } : null),
      traffic,
    });
    await new Promise<void>((resolve) => listener.server.listen(0, "127.0.0.1", resolve));
    port = (listener.server.address() as AddressInfo).port;
    await ask("/known", { cookie: MEMBER }); // from here on the cookie is known
  });
  afterAll(async () => {
    letGo();
    traffic.stop();
    await listener.close();
  });
  beforeEach(() => {
    letGo();
    isHeld = false;
    begun.length = 0;
  });

  function letGo(): void {
    isHeld = false;
    for (const go of open.splice(0)) go();
  }

  function ask(path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
    const agent = new Agent();
    const origin = headers.origin ? {} : { "sec-fetch-site": "same-origin" };
    const method = body === undefined ? "GET" : "POST";
    return new Promise((resolve, reject) => {
      const asked = request({ port, path, method, agent, headers: { ...origin, ...headers } }, (answer) => {
        let text = "";
        answer.on("data", (chunk) => {
          text += chunk;
        });
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      });
      asked.on("error", reject);
      asked.end(body);
    });
  }
  const from = (n: number) => ({ "x-forwarded-for": `10.${n >> 8}.${n & 255}.7` });
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  /** Guests of ever new addresses whose pages do not end. */
  const crawl = (count: number) => {
    isHeld = true;
    return Array.from({ length: count }, (_, n) => ask(`/posts/${n}/history`, from(n)));
  };

  it("members are served while a crawl from many addresses holds all that guests may use", async () => {
    const crawling = crawl(300);
    await until(() => begun.length >= 8);
    isHeld = false;
    expect((await ask("/q/1/pump", { cookie: MEMBER })).status).toBe(200);
    expect((await ask("/q/1/pump", { cookie: MEMBER }, "body=x")).status).toBe(200);
    letGo();
    await Promise.all(crawling);
  });

  it("a crawl beyond what guests may cost is told to come back, and when", async () => {
    const crawling = crawl(300);
    const first = await Promise.race(crawling);
    expect(first.status).toBe(503);
    expect(Number(first.headers["retry-after"])).toBeGreaterThanOrEqual(10);
    letGo();
    const statuses = (await Promise.all(crawling)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
  });

  it("a cookie that somebody invents is a guest's", async () => {
    isHeld = true;
    const crawling = Array.from({ length: 300 }, (_, n) => ask(`/q/${n}/x`, { ...from(n), cookie: INVENTED }));
    expect((await Promise.race(crawling)).status).toBe(503);
    letGo();
    await Promise.all(crawling);
  });

  it("one address leaves others a part of what guests may use", async () => {
    isHeld = true;
    const crawling = Array.from({ length: 200 }, (_, n) => ask(`/tags/${n}`, from(1)));
    expect((await Promise.race(crawling)).status).toBe(503);
    const other = ask("/tags/other", from(2));
    letGo();
    expect((await other).status).toBe(200);
    await Promise.all(crawling);
  });

  it("health is answered while nothing else is", async () => {
    const crawling = crawl(300);
    const writing = Array.from({ length: 120 }, (_, n) => ask("/ask", { ...from(n), cookie: MEMBER }, "body=x"));
    const reading = Array.from({ length: 120 }, () => ask("/q/1/pump", { cookie: MEMBER }));
    await until(() => begun.length >= 60);
    expect((await ask("/healthz")).text).toBe("ok\n");
    letGo();
    await Promise.all([...crawling, ...writing, ...reading]);
  });

  it("nobody's page is begun who has gone meanwhile", async () => {
    const crawling = crawl(8);
    await until(() => begun.length === 8);
    const closed = new Promise<void>((resolve) => {
      listener.server.once("request", (_request, response) => response.once("close", resolve));
    });
    const socket = connect(port, "127.0.0.1");
    socket.write("GET /gone HTTP/1.1\r\nhost: x\r\n\r\n");
    await until(() => listener.places.count("guest").waiting === 1);
    socket.destroy();
    await closed;
    letGo();
    await Promise.all(crawling);
    await until(() => listener.places.count("guest").waiting === 0);
    expect(begun).not.toContain("/gone");
  });

  it("whoever is no member may send a small form and no more", async () => {
    expect((await ask("/login", {}, "a".repeat(60_000))).status).toBe(200);
    expect((await ask("/login", { cookie: INVENTED }, "a".repeat(LARGE))).status).toBe(413);
    expect((await ask("/ask", { cookie: MEMBER }, "a".repeat(LARGE))).status).toBe(200);
  });

  it("members go on writing while strangers keep sending bodies that never end", async () => {
    const form = "POST /login HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\ncontent-length: 1000000\r\n";
    const slow = Array.from({ length: 60 }, (_, n) => {
      const socket = connect(port, "127.0.0.1").on("error", () => undefined);
      socket.write(`${form}x-forwarded-for: 10.0.0.${n}\r\n\r\n${"a".repeat(500_000)}`);
      return socket;
    });
    for (let n = 0; n < 5; n += 1) expect((await ask("/ask", { cookie: MEMBER }, "a".repeat(LARGE))).status).toBe(200);
    for (const socket of slow) socket.destroy();
  });

  it("a request with two hosts is refused", async () => {
    const socket = connect(port, "127.0.0.1");
    socket.write("GET / HTTP/1.1\r\nHost: one.example\r\nHost: two.example\r\n\r\n");
    const answer = await new Promise<string>((resolve) => socket.once("data", (bytes) => resolve(String(bytes))));
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("forms of a name that was made to lead here are refused, and those of a number in the address bar are taken", async () => {
    const post = (origin: string, host: string) => ask("/login", { origin, host }, "a=b");
    expect((await post("http://evil.example", "evil.example")).status).toBe(403);
    expect((await post("http://192.168.7.7:3000", "192.168.7.7:3000")).status).toBe(200);
    expect((await post("http://localhost:3000", "evil.example")).status).toBe(200);
  });

  it("what was answered and what was refused is counted, by kind of route", async () => {
    const text = await registry.metrics();
    expect(text).toMatch(/commonplace_requests_total\{kind="history",status="503",ending="crawl"\} \d+/);
    expect(text).toMatch(
      /commonplace_requests_total\{kind="other",status="413",ending="body"\}|kind="login",status="413"/,
    );
    expect(text).not.toContain("10.0.");
  });
});
