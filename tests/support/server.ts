// The built product as people start it: a process of its own on a free loopback port with a data folder of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 20_000;

export type RunningServer = {
  url: string;
  port: number;
  folder: string;
  process: ChildProcess;
  output(): string;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: nothing is cleaned up. */
  kill(): Promise<void>;
};

export type ServerOptions = { args?: string[]; env?: Record<string, string>; folder?: string; port?: number };

const folders: string[] = [];
const children = new Set<ChildProcess>();

export async function startServer({
  args = [],
  env = {},
  folder = newFolder(),
  port,
}: ServerOptions = {}): Promise<RunningServer> {
  const chosen = port ?? (await freePort());
  const url = `http://localhost:${chosen}`;
  const environment = {
    ...Object.fromEntries(["PATH", "HOME", "TMPDIR"].map((name) => [name, process.env[name]])),
    PORT: String(chosen),
    DATA_DIR: folder,
    LOG_LEVEL: "warn",
    ...env,
  } as unknown as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, ["app/commonplace.mjs", "start", ...args], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output += chunk;
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on("exit", (code) => {
      children.delete(child);
      resolve(code);
    });
  });
  await untilReady(url, ended, () => output);
  const stop = async () => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
    const code = await ended;
    clearTimeout(late);
    return code;
  };
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  return { url, port: chosen, folder, process: child, output: () => output, stop, kill };
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "commonplace-server-"));
  folders.push(folder);
  return folder;
}

/** For the end of a test file: nothing of it stays. */
export function removeFolders(): void {
  for (const child of children) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

async function untilReady(url: string, ended: Promise<number | null>, output: () => string): Promise<void> {
  let exitCode: number | null | undefined;
  void ended.then((code) => {
    exitCode = code;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (exitCode !== undefined) throw new Error(`The server ended with ${exitCode}:\n${output()}`);
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server was not ready in time:\n${output()}`);
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
