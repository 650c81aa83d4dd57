// Where a community for others may live: not inside a checkout, where `git clean` would delete it with everything in it.
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { StartError } from "#drizzle/start-error";
import { type Env, isLoopback } from "~/env.server";
import { log } from "~/log.server";

/** Refuses a new community there that others are to use; one that is there already is warned about and goes on. */
export function checkPlace(settings: Pick<Env, "DATA_DIR" | "HOST" | "PUBLIC_URL">, root: string): void {
  const isForOthers = !isLoopback(settings.HOST) || !isLoopback(new URL(settings.PUBLIC_URL).hostname);
  const isDefault = settings.DATA_DIR === resolve("data");
  if (!isForOthers || !isDefault || !existsSync(join(root, ".git"))) return;
  const sentence = `The community would live in ${settings.DATA_DIR}, inside a git checkout, where "git clean" deletes it.`;
  if (existsSync(settings.DATA_DIR) && readdirSync(settings.DATA_DIR).length > 0) {
    log().warn(`${sentence} Stop, move the folder, and say where it is with DATA_DIR.`);
    return;
  }
  throw new StartError(`${sentence} Say where it is to be: DATA_DIR=/var/lib/commonplace npm start`);
}
