// What other connections and other server processes tell this one: pages to forget, a community to read again.
//
// Promises: while the listening connection is down, `lost` was called and nothing may be kept; when it is back, `found`,
// and the community is read again. The community is read by one reader at a time, so that an older reading never
// replaces a newer one.
import type postgres from "postgres";
import { log } from "~/log.server";

export type ChannelHandlers = {
  pages: (tags: string[]) => void;
  community: () => Promise<void>;
  lost: () => void;
  found: () => void;
  /** The database's clock, now and then. */
  clock: (now: Date) => void;
};

const CHECK_MS = 2_000;
const SILENT_AFTER_MS = 3 * CHECK_MS;

export async function followNotifications(
  sql: postgres.Sql,
  handlers: ChannelHandlers,
): Promise<{ stop(): Promise<void> }> {
  let lastHeard = Date.now();
  const heard = () => {
    lastHeard = Date.now();
  };
  const readCommunity = oneAtATime(handlers.community);
  const onListen = () => {
    // Also after a reconnection: what was said meanwhile is unknown, so everything kept is forgotten.
    heard();
    handlers.lost();
    handlers.found();
    readCommunity();
  };
  const onPages = (payload: string) => {
    heard();
    handlers.pages(payload.split(" "));
  };
  const pages = await sql.listen("pages", onPages, onListen);
  const community = await sql.listen("community", readCommunity);
  const pulse = await sql.listen("pulse", heard);
  // A frozen server keeps its connections open and says nothing: a pulse that does not come back means the same as a lost one.
  const beat = oneAtATime(async () => {
    const [row] = await sql<{ milliseconds: number }[]>`
      select pg_notify('pulse', ''), (1000 * extract(epoch from clock_timestamp()))::float8 as milliseconds`;
    if (row) handlers.clock(new Date(row.milliseconds));
  });
  beat();
  let isLost = false;
  const timer = setInterval(() => {
    beat();
    const isSilent = Date.now() - lastHeard > SILENT_AFTER_MS;
    if (isSilent && !isLost) handlers.lost();
    if (!isSilent && isLost) onListen();
    isLost = isSilent;
  }, CHECK_MS).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.allSettled([pages.unlisten(), community.unlisten(), pulse.unlisten()]);
    },
  };
}

/** Calls while one is under way become one more call after it, and one that fails is tried again. */
function oneAtATime(act: () => Promise<void>): () => void {
  let isActing = false;
  let isWanted = false;
  return function start() {
    isWanted = true;
    if (isActing) return;
    isActing = true;
    isWanted = false;
    act()
      .catch((error: unknown) => log().warn({ err: error }, "not heard"))
      .finally(() => {
        isActing = false;
        if (isWanted) start();
      });
  };
}
