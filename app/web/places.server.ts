// Who is worked on, and in which order, when more ask than can be served.
//
// Promises: reading of members, reading of everybody else and changes have places of their own, so that a crawl from ten
// thousand addresses takes nothing from members and none of them takes anything from those who write; members begin first.
// Nobody is begun who has gone, or who has waited so long that the answer would come too late. One is begun in each turn
// of the event loop, and none while connections are still arriving, because Node accepts one connection a turn: begun all
// at once, four hundred readers kept a new connection (a balancer that asks /healthz) waiting for twenty seconds
// (2026-11-29). No network has more than a share of what is not known to be a member's.
// Costs: a turn of the event loop for each page, which at rest is nothing.

export type Reader = "member" | "change" | "guest";
/** `gone`: nobody waits for the answer any more. */
export type Admission = { kind: "in"; leave(): void } | { kind: "full" } | { kind: "gone" };
export type Asking = { reader: Reader; network: string; isGone(): boolean };

type Waiting = Asking & { since: number; answer(admission: Admission): void };

/** Pages are made by one thread from a few connections to the database: more at once only make each other later. */
const MOST_AT_ONCE: Record<Reader, number> = { member: 12, change: 48, guest: 8 };
const MOST_WAITING: Record<Reader, number> = { member: 100, change: 48, guest: 64 };
/** Of the places and of the queue, as long as nobody knows who it is: an address may be a school, or one program. */
const SHARE_OF_A_NETWORK = 0.5;
/** Leaves most of the answer's deadline for the work. */
const LONGEST_WAIT_MS = 2_000;
const LONGEST_PUT_OFF_MS = 100;
const ORDER: readonly Reader[] = ["member", "change", "guest"];

export class Places {
  readonly #running: Record<Reader, number> = { member: 0, change: 0, guest: 0 };
  readonly #waiting: Record<Reader, Waiting[]> = { member: [], change: [], guest: [] };
  /** Running and waiting, by kind and network. */
  readonly #held = new Map<string, number>();
  #isTurnDue = false;
  #hasArrival = false;

  get inFlight(): number {
    return ORDER.reduce((sum, reader) => sum + this.#running[reader], 0);
  }

  /** For the metrics. */
  count(reader: Reader): { running: number; waiting: number } {
    return { running: this.#running[reader], waiting: this.#waiting[reader].length };
  }

  /** A connection was accepted: there may be more behind it. */
  noteArrival(): void {
    this.#hasArrival = true;
  }

  /** Resolves when the work may begin; the caller must call `leave` when it has really ended. */
  enter(asking: Asking): Promise<Admission> {
    const { reader } = asking;
    const isFull = this.#waiting[reader].length >= MOST_WAITING[reader] || this.#isOverShare(asking);
    if (isFull) return Promise.resolve({ kind: "full" });
    this.#hold(asking, 1);
    return new Promise((answer) => {
      this.#waiting[reader].push({ ...asking, since: Date.now(), answer });
      this.#callTurn();
    });
  }

  #isOverShare({ reader, network }: Asking): boolean {
    if (reader === "member") return false;
    const most = (MOST_AT_ONCE[reader] + MOST_WAITING[reader]) * SHARE_OF_A_NETWORK;
    return (this.#held.get(`${reader} ${network}`) ?? 0) >= most;
  }

  #hold({ reader, network }: Asking, change: 1 | -1): void {
    const key = `${reader} ${network}`;
    const held = (this.#held.get(key) ?? 0) + change;
    if (held > 0) this.#held.set(key, held);
    else this.#held.delete(key);
  }

  #callTurn(): void {
    if (this.#isTurnDue) return;
    this.#isTurnDue = true;
    setImmediate(() => {
      this.#isTurnDue = false;
      this.#turn();
    });
  }

  /** Begins one, and comes again while there is one that may begin. */
  #turn(): void {
    const now = Date.now();
    for (const reader of ORDER) this.#dismiss(reader, now);
    const next = ORDER.find((reader) => this.#waiting[reader].length > 0 && this.#hasPlace(reader));
    if (next === undefined) return;
    const since = this.#waiting[next][0]?.since ?? now;
    const isPutOff = this.#hasArrival && now - since < LONGEST_PUT_OFF_MS;
    this.#hasArrival = false;
    if (!isPutOff) this.#begin(this.#waiting[next].shift());
    this.#callTurn();
  }

  #hasPlace(reader: Reader): boolean {
    return this.#running[reader] < MOST_AT_ONCE[reader];
  }

  #dismiss(reader: Reader, now: number): void {
    for (let first = this.#waiting[reader][0]; first; first = this.#waiting[reader][0]) {
      const isGone = first.isGone();
      if (!isGone && now - first.since <= LONGEST_WAIT_MS) return;
      this.#waiting[reader].shift();
      this.#hold(first, -1);
      first.answer({ kind: isGone ? "gone" : "full" });
    }
  }

  #begin(waiting: Waiting | undefined): void {
    if (!waiting) return;
    const { reader } = waiting;
    this.#running[reader] += 1;
    let hasLeft = false;
    waiting.answer({
      kind: "in",
      leave: () => {
        if (hasLeft) return;
        hasLeft = true;
        this.#running[reader] -= 1;
        this.#hold(waiting, -1);
        this.#callTurn();
      },
    });
  }
}
