// The built product as people start it: a process of its own on a free loopback port with a data folder of its own. It may
// fail, or be stopped before it is ready: what it said and how it ended.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type LaunchOptions = { args?: string[]; env?: Record<string, string>; folder?: string; port?: number };

export type Launch = {
  child: ChildProcess;
  folder: string;
  port: number;
  url: string;
  said: { out: string; err: string };
  /** When it has also said everything. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

const launched = new Set<ChildProcess>();
const folders: string[] = [];

export async function launch({
  args = [],
  env = {},
  folder = newFolder(),
  port: wanted,
}: LaunchOptions = {}): Promise<Launch> {
  const port = wanted ?? (await freePort());
  const inherited = Object.fromEntries(["PATH", "HOME", "TMPDIR"].map((name) => [name, process.env[name]]));
  const own = { PORT: String(port), DATA_DIR: folder, LOG_LEVEL: "warn", ...env };
  const child = spawn(process.execPath, ["app/commonplace.mjs", "start", ...args], {
    env: { ...inherited, ...own } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  launched.add(child);
  const said = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => {
    said.out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    said.err += chunk;
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on("close", (code, signal) => {
      launched.delete(child);
      resolve({ code, signal });
    });
  });
  return { child, folder, port, url: `http://localhost:${port}`, said, ended };
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "commonplace-server-"));
  folders.push(folder);
  return folder;
}

/** For the end of a test. */
export function killLaunched(): void {
  for (const child of launched) child.kill("SIGKILL");
}

/** For the end of a test file: nothing of it stays. */
export function removeFolders(): void {
  killLaunched();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
