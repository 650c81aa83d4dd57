// What is tried from outside against the running product, without a browser: headers, methods, origins, sizes.
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Client } from "../support/http-client";
import { type RunningServer, removeFolders, startServer } from "../support/server";

let server: RunningServer;
let guest: Client;
let member: Client;

beforeAll(async () => {
  server = await startServer({ args: ["--demo"] });
  guest = new Client(server.url);
  member = await Client.loggedIn(server.url, "mareike", "demo-member-mareike");
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
