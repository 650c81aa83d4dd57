// Where the embedded server listens: a socket in a folder of its own, made anew for each launch, that nobody but its
// user (and root) can enter. That folder is the whole access control; no port is open. On Windows: a loopback port.
//
// A socket's path may have about a hundred bytes, so the folder lies in the system's temporary folder and not with the
// data. As root, the server's user also has to be able to walk there, which a private TMPDIR does not allow.
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { StartError } from "#drizzle/start-error";
import type { Account } from "./account.server";

export const SOCKET_PORT = 5432;

const SOCKET_FOLDER_PREFIX = "commonplace-";
const LONGEST_SOCKET_PATH = 103; // bytes; 107 on Linux, less elsewhere
const EMPTIED_AFTER_MS = 600_000;

/** A new folder that only `account` (null: we ourselves) and root can enter. */
export function makeSocketFolder(account: Account | null): string {
  if (process.platform === "win32") return "127.0.0.1";
  for (const parent of [tmpdir(), "/tmp", "/var/tmp", "/run"]) {
    if (
      Buffer.byteLength(join(parent, `${SOCKET_FOLDER_PREFIX}XXXXXX`, `.s.PGSQL.${SOCKET_PORT}`)) > LONGEST_SOCKET_PATH
    )
      continue;
    if (account && !isOpenToAll(parent)) continue;
    try {
      removeEmptied(parent);
      const folder = mkdtempSync(join(parent, SOCKET_FOLDER_PREFIX)); // mode 0700
      if (account) chownSync(folder, account.uid, account.gid);
      return folder;
    } catch {
      // try the next one
    }
  }
  throw new StartError(
    "There is no folder for the database's socket: neither TMPDIR nor /tmp can be written. Set TMPDIR to a short path that can.",
  );
}

/** Folders whose server was stopped by somebody else, which takes its socket away and leaves the folder. */
function removeEmptied(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!/^commonplace-[A-Za-z0-9]{6}$/.test(name)) continue;
    try {
      const path = join(parent, name);
      if (Date.now() - statSync(path).mtimeMs > EMPTIED_AFTER_MS) rmdirSync(path); // fails for one that is not empty
    } catch {
      // in use, or somebody else's
    }
  }
}

/** The folder our connections know, made again if it was cleared away together with the note of the server that died. */
export function keepSocketFolder(host: string, account: Account | null): string {
  if (process.platform === "win32" || existsSync(host)) return host;
  mkdirSync(host, { mode: 0o700 });
  if (account) chownSync(host, account.uid, account.gid);
  return host;
}

function isOpenToAll(folder: string): boolean {
  for (let path = folder; ; path = dirname(path)) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found || (found.mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/** The port to give to PostgreSQL: part of the socket's name, or on Windows one that is free. */
export async function freePort(): Promise<number> {
  if (process.platform !== "win32") return SOCKET_PORT;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === "object" ? address.port : SOCKET_PORT;
}

/** Deletes a socket's folder of ours; any other path is left alone. */
export function removeSocketFolder(host: string): void {
  if (basename(host).startsWith(SOCKET_FOLDER_PREFIX)) rmSync(host, { recursive: true, force: true });
}
