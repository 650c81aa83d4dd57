// The password of the embedded server, on Windows only, where PostgreSQL is reached through a loopback port that every
// user of the machine can open. Elsewhere the socket lies in a folder nobody else can enter, and nothing is kept.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

export const usesPassword = process.platform === "win32";

/** Writes a password for initdb to read, unless there is one, and returns the file's path. */
export function passwordFile(folder: string): string {
  const path = `${folder}.password`; // beside the folder, because initdb wants it empty
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return path;
}

/** The password of the cluster in the folder, or undefined where none is used. */
export function readPassword(folder: string): string | undefined {
  return usesPassword ? readFileSync(`${folder}.password`, "utf8") : undefined;
}
