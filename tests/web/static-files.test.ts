// The files of the build as browsers get them: compressed where they can be, kept for ever where the name is of the content.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as ask, createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { staticFiles } from "~/web/static-files.server";

const folder = mkdtempSync(join(tmpdir(), "static-files-"));
let server: ReturnType<typeof createServer>;

beforeAll(async () => {
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "assets", "a-1.js"), "plain");
  writeFileSync(join(folder, "assets", "a-1.js.br"), "brotli");
  writeFileSync(join(folder, "assets", "a-1.js.gz"), "gzip");
  writeFileSync(join(folder, "icon.svg"), "<svg/>");
  const files = staticFiles(folder);
  server = createServer((request, response) => files(request, response, () => void response.writeHead(404).end()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function get(path: string, headers: Record<string, string> = {}, method = "GET") {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number; headers: IncomingMessage["headers"]; text: string }>((resolve, reject) => {
    ask({ port, path, headers, method, agent: false }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => (text += chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    })
      .on("error", reject)
      .end();
  });
}

it("come in the form that the browser reads, each with a mark of its own", async () => {
  const plain = await get("/assets/a-1.js?x");
  const brotli = await get("/assets/a-1.js", { "accept-encoding": "gzip, deflate, br" });
  const gzip = await get("/assets/a-1.js", { "accept-encoding": "gzip" });
  expect([plain.text, brotli.text, gzip.text]).toEqual(["plain", "brotli", "gzip"]);
  expect([brotli.headers["content-encoding"], gzip.headers["content-encoding"]]).toEqual(["br", "gzip"]);
  expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
  for (const { headers } of [plain, brotli, gzip]) {
    expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(headers["cache-control"]).toContain("immutable");
    expect(headers.vary).toBe("Accept-Encoding");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  }
});

it("are asked for again by their mark, and for their head alone", async () => {
  const { headers, text } = await get("/icon.svg");
  expect([text, headers["content-type"], headers["cache-control"]]).toEqual(["<svg/>", "image/svg+xml", "no-cache"]);
  expect(await get("/icon.svg", { "if-none-match": String(headers.etag) })).toMatchObject({ status: 304, text: "" });
  expect(await get("/icon.svg", {}, "HEAD")).toMatchObject({ status: 200, text: "" });
});

it("are no others than those of the folder", async () => {
  for (const path of [
    "/",
    "/assets",
    "/assets/",
    "/assets/a-1.js.br",
    "/../package.json",
    "/%2e%2e/package.json",
    "//icon.svg",
    "/constructor",
  ])
    expect((await get(path)).status, path).toBe(404);
  expect((await get("/icon.svg", {}, "POST")).status).toBe(404);
});

it("stay those of the running build while another one takes their place", async () => {
  rmSync(join(folder, "assets"), { recursive: true });
  expect((await get("/assets/a-1.js", { "accept-encoding": "br" })).text).toBe("brotli");
});
