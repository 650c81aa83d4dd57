// What is tried from outside against the running product, without a browser: headers, methods, origins, sizes.
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Client } from "../support/http-client";
import { type RunningServer, removeFolders, startServer } from "../support/server";

let server: RunningServer;
let guest: Client;
let member: Client;
let administrator: Client;

beforeAll(async () => {
  server = await startServer({ args: ["--demo"] });
  guest = new Client(server.url);
  member = await Client.loggedIn(server.url, "mareike", "demo-member-mareike");
  administrator = await Client.loggedIn(server.url, "greta", "demo-admin-greta");
}, 120_000);

afterAll(async () => {
  await server?.stop();
  removeFolders();
});

const asset = (end: string) => `/assets/${readdirSync("build/client/assets").find((name) => name.endsWith(end))}`;

describe("every answer carries the headers that keep a browser from being turned against its owner", () => {
  test.each([
    ["a page", () => guest.get("/questions")],
    ["a page from memory", async () => [await guest.get("/questions"), await guest.get("/questions")][1]],
    ["a member's page", () => member.get("/drafts")],
    ["a script", () => guest.get(asset(".js"))],
    ["a stylesheet", () => guest.get(asset(".css"), { "accept-encoding": "br" })],
    ["a picture", () => guest.get("/favicon.svg")],
    ["the brand's colours", () => guest.get("/brand.css")],
    ["a redirect", () => guest.get("/drafts")],
    ["what does not exist", () => guest.get("/nowhere")],
    ["a feed", () => guest.get("/questions.atom")],
    ["robots.txt", () => guest.get("/robots.txt")],
    ["an operator's answer", () => guest.get("/healthz")],
    ["what was refused before the framework", () => guest.post("/login", {}, { origin: "https://evil.example" })],
  ])("%s", async (_what, ask) => {
    const headers = (await ask())?.headers;
    const policy = headers?.get("content-security-policy") ?? "";
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe-|\*/);
    expect(headers?.get("x-content-type-options")).toBe("nosniff");
    expect(headers?.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers?.get("referrer-policy")).toMatch(/same-origin|strict-origin-when-cross-origin|no-referrer/);
    expect(headers?.get("permissions-policy")).toContain("camera=()");
  });
});

test("pages of members are never kept, pages of guests set no cookie", async () => {
  for (const path of ["/", "/questions", "/drafts", "/settings/profile"])
    expect((await member.get(path)).headers.get("cache-control")).toContain("no-store");
  for (const path of ["/", "/questions", "/search?q=pump"])
    expect((await guest.get(path)).headers.getSetCookie()).toEqual([]);
});

test("the answer to a form is kept for going back alone, until its reader logs out", async () => {
  const refused = await member.post("/settings/profile", { displayName: " " });
  expect([refused.status, refused.headers.get("cache-control")]).toEqual([400, "private, no-cache"]);
  const preview = await member.post("/preview", { body: "A kettle" });
  expect(preview.headers.get("cache-control")).toBe("no-store");
});

describe("addresses that nobody's browser would ask for", () => {
  const LONG = "x".repeat(1_500);
  const HUGE = "9".repeat(24);
  test.each([
    "/%ff",
    "/wiki/%E0%A4%A",
    "/wiki/%00",
    `/wiki/changes?before=${HUGE}`,
    "/wiki/changes?before='; drop table users; --",
    `/wiki/new?parent=${HUGE}&title=${LONG}`,
    "/faq/%00",
    "/faq?page=-1",
    `/faq?page=${HUGE}`,
    `/faq/team?state=${LONG}`,
    "/search?q=%00",
    "/search/suggestions?q=%00",
    "/similar?title=%00",
    `/notifications?after=${HUGE}`,
    `/unsubscribe/${LONG}`,
    `/posts/${HUGE}/history/1..2`,
    "/posts/999999999999999/history",
    "/pages/999999999999999/edit",
    "/proposals/999999999999999",
    `/answers/999999999999999/promotion?with=${"1,".repeat(400)}`,
    "/questions?after=x~0&tag=%00&product=%00",
  ])("%s is answered, not stumbled over", async (path) => {
    for (const client of [guest, member, administrator]) {
      const { status } = await client.get(path);
      expect(status).toBeLessThan(500);
    }
  });

  test.each(["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)"])(
    "nobody is led to %s",
    async (to) => {
      const answers = [
        await member.post("/watches", { on: "0", target: "question", id: "1", to }),
        await guest.get(`/language?to=${encodeURIComponent(to)}`),
        await guest.get(`/login?to=${encodeURIComponent(to)}`),
      ];
      for (const { location, text } of answers) {
        expect(new URL(location ?? "/", server.url).origin).toBe(server.url);
        expect(text).not.toMatch(/(href|action|value)="(https?:)?[\\/]{2}evil|="javascript:/);
      }
    },
  );
});

test("what a script would have to be smuggled into shows it as text everywhere", async () => {
  const title = `</script><svg onload=alert(1)> "'><img src=x onerror=alert(1)> wonder ${crypto.randomUUID()}`;
  const body = `The wonder of ${crypto.randomUUID()}: ${title} [x](javascript:alert(1)) <iframe src=//evil.example></iframe>`;
  const key = crypto.randomUUID();
  const begun = await administrator.post("/wiki/new", { key, title, body, product: "", parent: "", language: "en" });
  expect(begun.status).toBe(303);
  const paths = [
    "/wiki",
    "/wiki/-",
    "/wiki/changes",
    "/wiki/changes.atom",
    "/search?q=wonder",
    "/search/suggestions?q=wonder",
  ];
  for (const path of [begun.location ?? "/", ...paths, `/search?q=${encodeURIComponent(title)}`]) {
    const { status, text } = await administrator.get(path);
    expect(status).toBe(200);
    expect(text).not.toMatch(/<svg onload|<img src=x|href="javascript|<iframe/i);
  }
});

test("whatever a search engine may list says in a sentence what it is", async () => {
  const seen = new Set(["/", "/products", "/contact"]);
  const listed = new Map<string, string>();
  // A few hundred pages from the home page on: every kind of page is met.
  for (const path of seen) {
    if (listed.size > 150) break;
    const { text, status } = await guest.get(path);
    if (status === 200 && text.includes("<html") && !/<meta name="robots" content="noindex/.test(text))
      listed.set(path, /<meta name="description" content="([^"]*)"/.exec(text)?.[1] ?? "");
    for (const [, href = ""] of text.matchAll(/<a [^>]*href="(\/(?!assets|uploads|search)[^"#?]*)"/g)) seen.add(href);
  }
  expect([...listed].filter(([, said]) => said.length < 12)).toEqual([]);
  const kinds = ["/questions", "/tags", "/products", "/members/", "/wiki/", "/q/", "/faq/", "/contact", "/rules/"];
  expect(kinds.filter((kind) => ![...listed.keys()].some((path) => path.startsWith(kind)))).toEqual([]);
}, 120_000);
