// Who is served next by the rendering threads, and how much of them one person may use.
//
// Promises: nobody waits behind one other person – of those who wait, whoever used the least lately is next, and nobody has two
// threads at once. A person's use runs out like a bucket: BUDGET_MS at once, and then a tenth of a thread. Pure: the moment is
// an argument.

/** `who` undefined: nobody in particular, such as whoever reads a page. `hasTime`: served when nobody else waits. */
export type Waiting = { who: string | undefined; hasTime: boolean };

/** An ordinary preview takes 8 ms; the costliest text that is accepted some hundred. */
export const BUDGET_MS = 3_000;
const LAST = Number.MAX_SAFE_INTEGER;
const COMES_BACK_PER_MS = 0.1;
/** Whoever used nothing for that long is forgotten. */
const MOST_KNOWN = 5_000;

export class RenderingQueue<Job extends Waiting> {
  private readonly jobs: Job[] = [];
  private readonly used = new Map<string, { ms: number; at: number }>();
  private readonly running = new Map<string, number>();

  get length(): number {
    return this.jobs.length;
  }

  get first(): Job | undefined {
    return this.jobs[0];
  }

  add(job: Job): void {
    this.jobs.push(job);
  }

  /** False when it was not waiting any more. */
  remove(job: Job): boolean {
    const at = this.jobs.indexOf(job);
    if (at !== -1) this.jobs.splice(at, 1);
    return at !== -1;
  }

  clear(): Job[] {
    return this.jobs.splice(0);
  }

  /** Takes the next one; of equals the one who came first. Undefined where all who wait are being served already. */
  take(now: number): Job | undefined {
    let next: Job | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const job of this.jobs) {
      if (job.who !== undefined && this.running.has(job.who)) continue;
      const used = job.hasTime ? LAST : job.who === undefined ? 0 : this.usedBy(job.who, now);
      if (used < least) [next, least] = [job, used];
      if (least === 0) break;
    }
    if (!next) return undefined;
    this.remove(next);
    if (next.who !== undefined) this.running.set(next.who, now);
    return next;
  }

  /** A job that was taken is over. */
  end({ who }: Job, now: number): void {
    if (who === undefined) return;
    const since = this.running.get(who) ?? now;
    this.running.delete(who);
    const ms = this.usedBy(who, now) + (now - since);
    this.used.delete(who);
    this.used.set(who, { ms, at: now });
    const [oldest] = this.used.keys();
    if (this.used.size > MOST_KNOWN && oldest !== undefined) this.used.delete(oldest);
  }

  /** How long somebody must wait until there is something left for them; 0 when there is. */
  waitOf(who: string, now: number): number {
    return Math.max(0, (this.usedBy(who, now) - BUDGET_MS) / COMES_BACK_PER_MS);
  }

  private usedBy(who: string, now: number): number {
    const used = this.used.get(who);
    return used === undefined ? 0 : Math.max(0, used.ms - (now - used.at) * COMES_BACK_PER_MS);
  }
}
