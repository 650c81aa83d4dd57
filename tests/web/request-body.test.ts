// How much may be sent: what the fields allow arrives in every script, and what is over is refused, declared or not.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FIELD_LIMITS } from "#moderation/limits";
import { env } from "~/env.server";
import { readBody } from "~/web/request-body.server";
import { refuseRequest } from "~/web/request-guards.server";

const FORM = "application/x-www-form-urlencoded;charset=UTF-8";

describe("the body of a request", () => {
  const server = createServer(answer);
  let address: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refused = refuseRequest(request, env());
    const body = refused === null ? await readBody(request) : null;
    if (body?.ok) {
      const { bytes } = body;
      body.release();
      response.end(String(new URLSearchParams(bytes?.toString("latin1")).get("body")?.length ?? bytes?.length));
      return;
    }
    // Answered when all was sent: an answer before that meets a sender who does not read yet, and closing takes it away.
    request.resume();
    if (!request.readableEnded) await new Promise((resolve) => request.once("close", resolve).once("end", resolve));
    response.writeHead(refused ?? 413, { connection: "close" });
    response.end();
  }

  async function send(
    body: string,
    { type = FORM, isDeclared = true, path = "/wiki/new" } = {},
  ): Promise<[number, string]> {
    const headers = { "content-type": type, "sec-fetch-site": "same-origin", origin: address };
    const stream = isDeclared ? body : (Readable.toWeb(Readable.from(pieces(body))) as ReadableStream);
    const reply = await fetch(address + path, { method: "POST", headers, body: stream, duplex: "half" } as RequestInit);
    return [reply.status, await reply.text()];
  }

  const form = (text: string) => new URLSearchParams({ body: text }).toString();
  const longest = FIELD_LIMITS.pageBody.maximum;

  it("takes the longest page in Chinese, and with the choices of a conflict beside it", async () => {
    const text = "泵".repeat(longest);
    expect(await send(form(text))).toEqual([200, String(longest)]);
    expect(await send(`${form(text)}&${new URLSearchParams({ "own-0": text })}`)).toEqual([200, String(longest)]);
  });

  it("lets a text that is half as long again reach its form, which says so", async () => {
    expect(await send(form("泵".repeat(longest * 1.5)))).toEqual([200, String(longest * 1.5)]);
  });

  it.each([true, false])("refuses what is over, declared %s", async (isDeclared) => {
    for (const text of ["a".repeat(1_600_000), "泵".repeat(530_000), "%".repeat(4_800_000)])
      expect((await send(`body=${text.startsWith("泵") ? encodeURIComponent(text) : text}`, { isDeclared }))[0]).toBe(
        413,
      );
  });

  it("keeps the smaller limit for what is no form", async () => {
    for (const type of ["text/plain", "multipart/form-data; boundary=x", "application/json", "x/x-www-form-urlencoded"])
      expect((await send("%E6".repeat(400_000), { type, path: "/login" }))[0]).toBe(413);
    expect((await send("x".repeat(2_000_000), { type: "multipart/form-data; boundary=x", path: "/uploads" }))[0]).toBe(
      200,
    );
  });

  it("takes photos along with a text, where people write, and no more of them than fit beside it", async () => {
    const type = "multipart/form-data; boundary=x";
    for (const path of ["/ask?draft=offer", "/q/12/pump-hums", "/posts/12/edit", "/wiki/new", "/pages/3/edit"])
      expect((await send("x".repeat(9_000_000), { type, path }))[0], path).toBe(200);
    expect((await send("x".repeat(30_000_000), { type, path: "/ask" }))[0]).toBe(413);
    for (const path of ["/posts/12/votes", "/q/12", "/login", "/ask/more"])
      expect((await send("x".repeat(2_000_000), { type, path }))[0], path).toBe(413);
  });
});

function* pieces(text: string): Generator<Buffer> {
  for (let at = 0; at < text.length; at += 65_536) yield Buffer.from(text.slice(at, at + 65_536));
}
