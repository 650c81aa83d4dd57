// When the daily mail goes out: in the morning where the member is, whatever the clocks there do.
//
// Found by looking, not by arithmetic with offsets: of the quarter hours of the next day and a half, the first one after `now` at
// which the clock there shows the hour. Zones with odd offsets (Kathmandu) and days of 23 and 25 hours come out right.

/** Before the working day, after the night. */
export const DIGEST_HOUR = 7;

const STEP_MS = 15 * 60_000;
const MOST_STEPS = 4 * 50;

export function nextDigestAt(now: Date, timeZone: string): Date {
  const clock = clockOf(timeZone);
  let at = Math.floor(now.getTime() / STEP_MS) * STEP_MS;
  let wasBefore = clock(at) < DIGEST_HOUR;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    at += STEP_MS;
    const isBefore = clock(at) < DIGEST_HOUR;
    if (wasBefore && !isBefore) return new Date(at);
    wasBefore = isBefore;
  }
  return new Date(now.getTime() + 24 * 60 * 60_000);
}

/** The hour there, 0 to 23. A zone this machine does not know is UTC. */
function clockOf(timeZone: string): (at: number) => number {
  const options: Intl.DateTimeFormatOptions = { hour: "numeric", hourCycle: "h23", timeZone };
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en", options);
  } catch {
    format = new Intl.DateTimeFormat("en", { ...options, timeZone: "UTC" });
  }
  return (at) => Number(format.format(at));
}
