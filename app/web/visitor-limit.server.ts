// How often one visitor may look things up (searching, suggestions while typing): counted in this process's memory.
//
// Promises: the numbers of moderation/limits times the factor of the settings, per member or per network of an address; bounded
// memory; nothing about an address is stored. Costs nothing worth measuring: a search writes no row for being counted, which
// would cost it more than being searched. Several processes count each for itself, so their community allows so many times as
// much; these limits are against programs, and a program that much slower is none. What must be exact (logging in, posting) is
// counted in the database: models/rate-limit.
import { LRUCache } from "lru-cache";
import { type LimitKind, limitsFor } from "#moderation/limits";
import { type LimitOutcome, visitorNetwork } from "~/models/rate-limit.server";
import { tooMany } from "~/replies/too-many.server";
import type { Visit } from "./visit.server";

type LookUp = Extract<LimitKind, "search" | "suggestion">;
type Window = { start: number; count: number };

const MOST_VISITORS = 20_000;
const windows = new LRUCache<string, Window>({ max: MOST_VISITORS });

/** Throws the page "too many" when it was. */
export function limitLookUps({ actor, address, community }: Visit, kind: LookUp): void {
  const who = actor ? `member ${actor.id}` : visitorNetwork(address);
  const outcome = takeFromVisitorLimit({
    kind,
    who,
    factor: community.settings.limits.rateFactor * (actor ? MEMBERS_EASE : 1),
    now: Date.now(),
  });
  if (!outcome.ok) throw tooMany(outcome.retryAfterSeconds);
}

/** Somebody who logged in is one person; an address may be a whole school. But only the first can be talked to. */
const MEMBERS_EASE = 3;

export function takeFromVisitorLimit(asked: { kind: LookUp; who: string; factor: number; now: number }): LimitOutcome {
  const used = limitsFor(asked.kind, null).map(({ windowSeconds, most }) => {
    const key = `${asked.kind} ${windowSeconds} ${asked.who}`;
    const start = asked.now - (asked.now % (windowSeconds * 1000));
    const known = windows.get(key);
    const count = known?.start === start ? known.count : 0;
    const frees = start + windowSeconds * 1000 - asked.now;
    return { key, start, count, frees, isFull: count >= Math.max(1, Math.round(most * asked.factor)) };
  });
  const full = used.filter((window) => window.isFull);
  if (full.length > 0)
    return { ok: false, retryAfterSeconds: Math.ceil(Math.max(...full.map((window) => window.frees)) / 1000) };
  for (const { key, start, count } of used) windows.set(key, { start, count: count + 1 });
  return { ok: true };
}
