// A start that may fail, or be stopped before it is ready: what it said and how it ended.
import { type ChildProcess, spawn } from "node:child_process";
import { freePort, newFolder } from "../support/server";

export type Launch = {
  child: ChildProcess;
  folder: string;
  url: string;
  said: { out: string; err: string };
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

const launched = new Set<ChildProcess>();

export async function launch({
  args = [],
  env = {},
  folder = newFolder(),
}: {
  args?: string[];
  env?: Record<string, string>;
  folder?: string;
} = {}): Promise<Launch> {
  const port = env.PORT ?? String(await freePort());
  const inherited = Object.fromEntries(["PATH", "HOME", "TMPDIR"].map((name) => [name, process.env[name]]));
  const child = spawn(process.execPath, ["app/commonplace.mjs", "start", ...args], {
    env: { ...inherited, DATA_DIR: folder, LOG_LEVEL: "warn", ...env, PORT: port } as unknown as NodeJS.ProcessEnv,
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
  return { child, folder, url: `http://localhost:${port}`, said, ended };
}

/** For the end of a test file. */
export function killLaunched(): void {
  for (const child of launched) child.kill("SIGKILL");
}
