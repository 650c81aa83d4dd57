// Load for a few seconds on loopback, beside a bare Node server that sends the same bytes.
import { spawn } from "node:child_process";
import { join } from "node:path";
import autocannon from "autocannon";

export const CONNECTIONS = 16;
/** Guests are counted by address; the servers under load trust what a proxy says of it. */
const VISITORS = 3_000;

export type Rate = { perSecond: number; p50: number; p99: number; failed: number };

export async function load(
  url: string,
  { seconds, headers = {} }: { seconds: number; headers?: Record<string, string> },
): Promise<Rate> {
  const visitors = Array.from({ length: VISITORS }, (_, n) => ({
    headers: { "accept-encoding": "gzip", "x-forwarded-for": `10.9.${n >> 8}.${n & 255}`, ...headers },
  }));
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    idReplacement: url.includes("[<id>]"),
    requests: headers.cookie ? [{ headers: { "accept-encoding": "gzip", ...headers } }] : visitors,
  });
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
}

/** The upper bound of what Node can do with these bytes: nothing but writing them. */
export async function bareServer(
  body: Buffer,
  headers: Record<string, string>,
): Promise<{ url: string; close(): Promise<void> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "bare-server.mjs"), JSON.stringify(headers)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(body);
  const port = await new Promise<string>((resolve) =>
    child.stdout.once("data", (chunk) => resolve(String(chunk).trim())),
  );
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill();
      }),
  };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
