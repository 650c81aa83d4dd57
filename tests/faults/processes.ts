// The processes behind a server under test, found by its own folder: nobody else's is ever touched.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "#drizzle/embedded/postmaster.server";

/** The PostgreSQL of this data folder, or null when none is noted there. */
export function postmaster(folder: string): number | null {
  const note = join(folder, "postgresql", "postmaster.pid");
  if (!existsSync(note)) return null;
  const pid = Number(readFileSync(note, "utf8").split("\n")[0]);
  return pid > 1 && isAlive(pid) ? pid : null;
}

export type PostgresProcess = { pid: number; title: string };

/** What runs below it: one process per connection, and its own helpers. */
export function backends(parent: number): PostgresProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/stat`, "utf8");
        const above = Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1]);
        if (above !== parent) return [];
        return [
          { pid: Number(name), title: readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ").trim() },
        ];
      } catch {
        return []; // gone meanwhile
      }
    });
}

/** Sends a signal to a process that may have ended meanwhile. */
export function signal(pid: number | null | undefined, name: NodeJS.Signals): void {
  if (!pid) return;
  try {
    process.kill(pid, name);
  } catch {
    // it has
  }
}

/** Freezes or thaws the whole database of a folder, the postmaster last so that it notices nothing. */
export function signalAll(folder: string, name: "SIGSTOP" | "SIGCONT"): void {
  const parent = postmaster(folder);
  if (parent === null) return;
  const below = backends(parent).map(({ pid }) => pid);
  for (const pid of name === "SIGSTOP" ? [parent, ...below] : [...below, parent]) signal(pid, name);
}

/** Ends the database of a folder whatever state it is in; for the end of a test. */
export async function endDatabase(folder: string): Promise<void> {
  signalAll(folder, "SIGCONT");
  const parent = postmaster(folder);
  signal(parent, "SIGQUIT");
  await until(() => parent === null || !isAlive(parent));
}

/** Waits for something to become true; false when it did not within a minute. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  { withinMs = 60_000, everyMs = 50 }: { withinMs?: number; everyMs?: number } = {},
): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(everyMs)) if (await condition()) return true;
  return condition();
}

/** Bytes of memory a process holds. */
export function memoryOf(pid: number): number {
  const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
  return pages * 4096;
}
