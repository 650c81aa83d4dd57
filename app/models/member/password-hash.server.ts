// Password hashes: argon2id with 19 MiB, two passes, one lane (OWASP), never more than a few at once.
//
// Promises: an unknown account costs the same time as a known one, because something is always verified; the same
// password typed on different systems is the same (NFKC). Refuses: more than MOST_WAITING people at the door, who are
// told to come back, so that a flood of logins cannot take all memory. Three at once leave one of Node's four worker
// threads to files and compression.

import { hash, type Options, verify } from "@node-rs/argon2";
import { Unavailable } from "~/models/unavailable";

const OPTIONS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Of a random text, made with the same options. */
const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$HcXVsDquOUdDKTOY7rP4zw$QYytsG40UP3NLEzottM6T0j7axZ4KMU9s7iVhh3XEJg";
const MOST_AT_ONCE = 3;
const MOST_WAITING = 100;

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), OPTIONS));
}

/** `passwordHash: null` (no such account, or one without a password) takes as long and is false. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await inTurn(() => verify(passwordHash ?? NOBODYS_HASH, password.normalize("NFKC")));
  return isRight && passwordHash !== null;
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MOST_AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new Unavailable("busy");
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The place is handed on, not given back, so that nobody can slip in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
