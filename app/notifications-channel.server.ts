// What other connections and other server processes tell this one: pages to forget, a community to read again.
//
// Promises: while the listening connection is down, `lost` was called and nothing may be kept; when it is back, `found`.
import type postgres from "postgres";
import { log } from "./log.server";

export type ChannelHandlers = {
  pages: (tags: string[]) => void;
  community: () => Promise<void>;
  lost: () => void;
  found: () => void;
};

const CHECK_MS = 2_000;

export async function followNotifications(
  sql: postgres.Sql,
  handlers: ChannelHandlers,
): Promise<{ stop(): Promise<void> }> {
  let lastHeard = Date.now();
  const heard = () => {
    lastHeard = Date.now();
  };
  const onListen = () => {
    // Also after a reconnection: what was said meanwhile is unknown, so everything kept is forgotten.
    handlers.lost();
    handlers.found();
    void handlers.community().catch((error: unknown) => log().warn({ err: error }, "community not read again"));
  };
  const pages = await sql.listen(
    "pages",
    (payload) => {
      heard();
      handlers.pages(payload.split(" "));
    },
    onListen,
  );
  const community = await sql.listen("community", () => {
    void handlers.community().catch((error: unknown) => log().warn({ err: error }, "community not read again"));
  });
  const pulse = await sql.listen("pulse", heard);
  // A frozen server keeps its connections open and says nothing: a pulse that does not come back means the same as a lost one.
  let isLost = false;
  const timer = setInterval(() => {
    sql`select pg_notify('pulse', '')`.catch(() => undefined);
    const isSilent = Date.now() - lastHeard > 3 * CHECK_MS;
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
