// A picture is fetched from an address that a stranger wrote: a server on this machine plays the world.
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fetchImage, THE_INTERNET, type Way } from "~/images/fetch-image.server";
import { MAX_IMAGE_BYTES } from "~/images/size";

const PUBLIC = "93.184.215.14";

describe("a picture of another place", () => {
  const asked: IncomingMessage[] = [];
  const resolved: string[] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let way: Way;
  const world = createServer((incoming, response) => {
    asked.push(incoming);
    answer(incoming, response);
  });

  beforeAll(async () => {
    await new Promise<void>((listening) => world.listen(0, "127.0.0.1", listening));
    way = {
      ...THE_INTERNET,
      request: request as unknown as Way["request"],
      port: (world.address() as AddressInfo).port,
      deadlineMs: 5_000,
      isPublic: (address) => address === "127.0.0.1" || THE_INTERNET.isPublic(address),
      resolve: (host, settle) => {
        resolved.push(host);
        settle(null, [{ address: "127.0.0.1", family: 4 }]);
      },
    };
  });
  afterEach(() => {
    asked.length = 0;
    resolved.length = 0;
  });
  afterAll(() => {
    world.closeAllConnections();
    world.close();
  });
  const send = (bytes: Buffer | string) => (_: IncomingMessage, response: ServerResponse) => void response.end(bytes);

  it("comes with nothing of the reader: no cookie, no referrer, no address but the server's", async () => {
    answer = send("bytes");
    expect(await fetchImage("https://pictures.example/a/b.png?c=1#d", way)).toEqual({
      ok: true,
      bytes: Buffer.from("bytes"),
    });
    expect(asked[0]?.url).toBe("/a/b.png?c=1");
    expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual([
      "accept",
      "accept-encoding",
      "connection",
      "host",
      "user-agent",
    ]);
    expect(asked[0]?.headers.host).toMatch(/^pictures\.example/);
  });

  it("has failed where the answer speaks another protocol, or ends without one", async () => {
    answer = (_, response) => {
      response.socket?.end("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n");
    };
    expect(await fetchImage("https://pictures.example/x.png", way)).toEqual({ ok: false, reason: "status" });
    answer = (_, response) => void response.socket?.end();
    expect(await fetchImage("https://pictures.example/x.png", way)).toEqual({ ok: false, reason: "unreachable" });
  });

  it("is not asked for where the address is another scheme, port or person's, or a number that is not public", async () => {
    answer = send("secret");
    for (const address of [
      "http://pictures.example/x.png",
      "ftp://pictures.example/x.png",
      "file:///etc/passwd",
      "https://pictures.example:8443/x.png",
      "https://a:b@pictures.example/x.png",
      "https://127.0.0.2/x.png",
      "https://2130706434/x.png",
      "https://0x7f.2/x.png",
      "https://[::1]/x.png",
      "https://[::ffff:10.0.0.1]/x.png",
      "https://169.254.169.254/latest/meta-data/",
      "nothing",
    ])
      expect(await fetchImage(address, way), address).toEqual({ ok: false, reason: "address" });
    expect(asked).toHaveLength(0);
    expect(resolved).toHaveLength(0);
  });

  it("is not asked for where its name means a machine of the house, alone or among others, in either version of IP", async () => {
    answer = send("secret");
    for (const addresses of [
      ["10.0.0.5"],
      [PUBLIC, "192.168.1.1"],
      ["::1"],
      ["2606:4700::1", "fd00::1"],
      ["::ffff:127.0.0.1"],
    ]) {
      const inside = {
        ...way,
        isPublic: THE_INTERNET.isPublic,
        resolve: ((_, settle) =>
          settle(
            null,
            addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
          )) satisfies Way["resolve"],
      };
      expect(await fetchImage("https://pictures.example/x.png", inside)).toEqual({ ok: false, reason: "address" });
    }
    expect(asked).toHaveLength(0);
  });

  it("is asked of the very address that was judged, so that a name which changes its meaning gains nothing", async () => {
    answer = send("bytes");
    const judged: string[] = [];
    const meanings = ["127.0.0.1", "10.0.0.1"];
    const rebinding: Way = {
      ...way,
      isPublic: (address) => {
        judged.push(address);
        return way.isPublic(address);
      },
      resolve: (host, settle) => {
        resolved.push(host);
        settle(null, [{ address: meanings.shift() ?? "10.0.0.1", family: 4 }]);
      },
    };
    expect(await fetchImage("https://pictures.example/x.png", rebinding)).toMatchObject({ ok: true });
    expect(resolved).toEqual(["pictures.example"]);
    expect(judged).toEqual(["127.0.0.1"]);
    expect(await fetchImage("https://pictures.example/x.png", rebinding)).toEqual({ ok: false, reason: "address" });
  });

  it("is followed to another place a few times, each judged like the first", async () => {
    answer = ({ url }, response) => {
      const left = Number(url?.slice(1));
      if (left === 0) response.end("bytes");
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    };
    expect(await fetchImage("https://pictures.example/3", way)).toMatchObject({ ok: true });
    expect(await fetchImage("https://pictures.example/9", way)).toEqual({ ok: false, reason: "redirects" });
    for (const location of [
      "http://pictures.example/",
      "https://10.0.0.1/",
      "https://[fd00::1]/",
      "file:///etc/passwd",
      "https://",
    ]) {
      answer = (_, response) => void response.writeHead(301, { location }).end();
      expect(await fetchImage("https://pictures.example/", way), location).toEqual({ ok: false, reason: "address" });
    }
  });

  it("is given up when it is larger than an upload, whether it says so or not", async () => {
    answer = (_, response) => void response.writeHead(200, { "content-length": MAX_IMAGE_BYTES + 1 }).write("x");
    expect(await fetchImage("https://pictures.example/", way)).toEqual({ ok: false, reason: "too-large" });
    answer = (_, response) => {
      const block = Buffer.alloc(1024 * 1024);
      const more = () => {
        if (!response.destroyed) response.write(block, more);
      };
      more();
    };
    expect(await fetchImage("https://pictures.example/", way)).toEqual({ ok: false, reason: "too-large" });
  });

  it("is given up when it does not end, or never begins", async () => {
    const hurried = { ...way, deadlineMs: 300 };
    answer = () => undefined;
    expect(await fetchImage("https://pictures.example/", hurried)).toEqual({ ok: false, reason: "unreachable" });
    answer = (_, response) => void response.writeHead(200).write("x");
    expect(await fetchImage("https://pictures.example/", hurried)).toEqual({ ok: false, reason: "unreachable" });
  });

  it("is told apart from one that is not there and a server that fails", async () => {
    answer = (_, response) => void response.writeHead(404).end();
    expect(await fetchImage("https://pictures.example/", way)).toEqual({ ok: false, reason: "status" });
    answer = (_, response) => void response.writeHead(503).end();
    expect(await fetchImage("https://pictures.example/", way)).toEqual({ ok: false, reason: "unreachable" });
    answer = ({ socket }) => void socket.destroy();
    expect(await fetchImage("https://pictures.example/", way)).toEqual({ ok: false, reason: "unreachable" });
  });
});
