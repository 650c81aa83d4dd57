// Who the embedded PostgreSQL runs as. PostgreSQL refuses root, so a start as root picks an unprivileged user:
// the owner of the data, else of the project, else `postgres`, else `nobody`. Anybody else runs it as themselves.
//
// initdb insists on a name for its user, so a number without an entry in /etc/passwd (a mounted folder in a container)
// is passed over. Tried and dropped: a user number of our own without an entry (initdb refuses it).
import { lchownSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { StartError } from "#drizzle/start-error";

export type Account = { uid: number; gid: number; name: string };

/** The account for the cluster in `folder` (which need not exist yet), or null: ourselves. */
export function chooseAccount(folder: string): Account | null {
  if (process.platform === "win32" || !process.geteuid) return null;
  const owner = lstatSync(folder, { throwIfNoEntry: false })?.uid;
  const self = process.geteuid();
  if (self !== 0) {
    if (owner === undefined || owner === self) return null;
    throw new StartError(
      `The database folder ${folder} belongs to another user (number ${owner}). Start as that user, or set DATA_DIR.`,
    );
  }
  const users = knownUsers();
  const candidates = [owner, ownerAbove(folder), lstatSync(process.cwd()).uid];
  for (const uid of candidates) {
    const user = users.find((each) => each.uid === uid && each.uid !== 0);
    if (user) return user;
  }
  const fallback = users.find((each) => each.name === "postgres") ?? users.find((each) => each.name === "nobody");
  if (fallback) return fallback;
  throw new StartError(
    "PostgreSQL refuses to run as root, and this system has no user postgres or nobody. Start as another user, or set DATABASE_URL.",
  );
}

/** Makes everything in the folder belong to the account, without following links. */
export function handOver(folder: string, account: Account | null): void {
  if (!account || lstatSync(folder).uid === account.uid) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    lchownSync(join(entry.parentPath, entry.name), account.uid, account.gid);
  lchownSync(folder, account.uid, account.gid); // last: an interrupted hand-over is taken up again
}

function ownerAbove(folder: string): number | undefined {
  for (let above = dirname(folder); ; above = dirname(above)) {
    const found = lstatSync(above, { throwIfNoEntry: false });
    if (found || above === dirname(above)) return found?.uid;
  }
}

function knownUsers(): Account[] {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
