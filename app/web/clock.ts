// The time, as the database has it: the only authority, so that a server whose clock is wrong says "just now" of what was
// just written. Heard with every pulse of the channel; until then this machine's own.
let offsetMs = 0;

export function hearTime(now: Date): void {
  offsetMs = now.getTime() - Date.now();
}

export function databaseTime(): Date {
  return new Date(Date.now() + offsetMs);
}
