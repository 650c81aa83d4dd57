// The community as this process keeps it in memory, and how it is made new.
//
// Promises: whoever has saved something in the administration is shown it on the next page, whichever server answers: the
// session says how new the community must be, and one that is older is read again before anything is shown (the notice
// that travels between servers is only sooner or later). An older reading never replaces a newer one.
import type { Db } from "~/database/db.server";
import { type Community, loadCommunity } from "./community.server";

export class KeptCommunity {
  #reading: Promise<void> | null = null;

  private constructor(
    readonly db: Db,
    public current: Community,
    readonly onRead: () => void,
  ) {}

  /** `onRead`: it may have changed, so that nothing made from the old one may stay. */
  static async load(db: Db, onRead: () => void): Promise<KeptCommunity> {
    return new KeptCommunity(db, await loadCommunity(db), onRead);
  }

  /** Reads it now; calls at the same time are one after the other. */
  async read(): Promise<void> {
    const before = this.#reading;
    const reading = (async () => {
      await before?.catch(() => undefined);
      const read = await loadCommunity(this.db);
      if ((read.version ?? 0) >= (this.current.version ?? 0)) this.current = read;
      this.onRead();
    })();
    this.#reading = reading;
    await reading.finally(() => {
      if (this.#reading === reading) this.#reading = null;
    });
  }

  async atLeast(version: number): Promise<Community> {
    // A reading that is under way may already be of that version.
    if (this.#reading && version > (this.current.version ?? 0)) await this.#reading.catch(() => undefined);
    if (version > (this.current.version ?? 0)) await this.read();
    return this.current;
  }
}
