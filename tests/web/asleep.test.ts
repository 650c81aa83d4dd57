// A server that slept – a machine that was suspended, a container that was frozen – wakes to its timers first. What was
// sent meanwhile waits to be read: nobody is cut off for having been silent.
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import { Registry } from "prom-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readEnv } from "~/env.server";
import { createListener, type Listener } from "~/web/http.server";
import { Traffic } from "~/web/traffic.server";

const KEEP_ALIVE_MS = 50;
/** Longer than the above with the second that Node adds. */
const ASLEEP_MS = 1_500;

/** Asks once, is told when the server sleeps, asks again on the same connection, and says what came. */
const CLIENT = `
  const { connect } = require("node:net");
  const { parentPort, workerData: { port, signs } } = require("node:worker_threads");
  const socket = connect(port, "127.0.0.1");
  const ask = (path) => socket.write("GET " + path + " HTTP/1.1\\r\\nhost: 127.0.0.1\\r\\n\\r\\n");
  let answers = "";
  socket.on("data", (bytes) => {
    answers += bytes;
    if (answers.includes("/second")) { parentPort.postMessage(answers); socket.end(); }
    else if (answers.includes("/first")) parentPort.postMessage("answered");
  });
  socket.on("error", (error) => parentPort.postMessage(error.code));
  socket.on("close", () => parentPort.postMessage("closed"));
  parentPort.on("message", () => {
    Atomics.wait(signs, 0, 0);
    ask("/second");
    Atomics.store(signs, 1, 1);
    Atomics.notify(signs, 1);
  });
  ask("/first");`;

let listener: Listener;
const traffic = new Traffic(new Registry());

beforeAll(async () => {
  listener = createListener(readEnv({}), {
    files: (_request, _response, next) => next(),
    pages: async ({ url }) => ({ page: new Response(new URL(url).pathname), isMember: false, tags: [] }),
    member: async () => null,
    searched: () => ({}),
    operations: async () => null,
    traffic,
  });
  listener.server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve) => listener.server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  traffic.stop();
  await listener.close();
});

it("answers what was sent on a kept connection while it slept", async () => {
  const signs = new Int32Array(new SharedArrayBuffer(8));
  const { port } = listener.server.address() as AddressInfo;
  const client = new Worker(CLIENT, { eval: true, workerData: { port, signs } });
  const heard = () => new Promise<string>((resolve) => client.once("message", resolve));
  expect(await heard()).toBe("answered");
  const second = heard();
  client.postMessage("go");
  await new Promise((resolve) => setImmediate(resolve));
  Atomics.store(signs, 0, 1);
  Atomics.notify(signs, 0);
  Atomics.wait(signs, 1, 0);
  Atomics.wait(signs, 1, 1, ASLEEP_MS);
  expect(await second).toContain("/second");
  await client.terminate();
});

it("ends a kept connection that stays silent", async () => {
  const signs = new Int32Array(new SharedArrayBuffer(8));
  const { port } = listener.server.address() as AddressInfo;
  const client = new Worker(CLIENT, { eval: true, workerData: { port, signs } });
  const heard = () => new Promise<string>((resolve) => client.once("message", resolve));
  expect(await heard()).toBe("answered");
  expect(await heard()).toBe("closed");
  await client.terminate();
});
