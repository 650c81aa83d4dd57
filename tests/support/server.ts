// A server that is ready, and how to stop it.
import type { ChildProcess } from "node:child_process";
import { type Launch, type LaunchOptions, launch } from "./launch";

export { freePort, newFolder, removeFolders } from "./launch";

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 20_000;

export type RunningServer = {
  url: string;
  port: number;
  folder: string;
  process: ChildProcess;
  /** After it was stopped: everything it said. */
  output(): string;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: nothing is cleaned up. */
  kill(): Promise<void>;
};

export async function startServer(options: LaunchOptions = {}): Promise<RunningServer> {
  const launched = await launch(options);
  const { child, url, port, folder, said, ended } = launched;
  const output = () => said.out + said.err;
  await untilReady(launched, output);
  const stop = async () => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
    const { code } = await ended;
    clearTimeout(late);
    return code;
  };
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  return { url, port, folder, process: child, output, stop, kill };
}

async function untilReady({ url, ended }: Launch, output: () => string): Promise<void> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (isOver) throw new Error(`The server ended with ${(await ended).code}:\n${output()}`);
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server was not ready in time:\n${output()}`);
}
