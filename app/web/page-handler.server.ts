// The pages that Remix makes for whoever asks.
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { ViteDevServer } from "vite";
import type { Connection } from "~/database/db.server";
import type { KeptCommunity } from "~/models/community/kept.server";
import { notedError } from "./database-away.server";
import type { Handlers } from "./desk.server";
import { contentSecurityPolicy } from "./plain-error.server";
import { routeHandlers } from "./route-handlers.server";
import { resolveEnding, resolveSession } from "./session.server";
import { takeAlong } from "./take-along.server";
import { withAnswers } from "./unavailable.server";
import { makeVisit } from "./visit.server";

const NOBODY = { actor: null, sessionId: null };

export async function pageHandler(
  connection: Connection,
  community: KeptCommunity,
  vite: ViteDevServer | undefined,
): Promise<Handlers["pages"]> {
  // Compiled before anybody is let in: the first page would take longer than anybody is kept waiting.
  if (vite) await vite.ssrLoadModule("virtual:remix/server-build");
  const handle = vite
    ? createRequestHandler(
        async () => withAnswers((await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild),
        "development",
      )
    : routeHandlers(withAnswers((await import("virtual:remix/server-build")) as unknown as ServerBuild), "production");
  return async (request, address) => {
    const { db } = connection;
    const cookies = request.headers.get("cookie");
    const session = await resolveSession(db, cookies);
    const visit = makeVisit(request, {
      db,
      ...(session ?? { ...NOBODY, ended: await resolveEnding(db, cookies) }),
      community: session ? await community.atLeast(session.communityVersion) : community.current,
      address,
    });
    const context = { visit };
    const response = await handle(request, context);
    const problem = notedError(context);
    if (problem !== null && response.status === 500) throw problem;
    const { outside, hosts } = visit.community.settings.images;
    if (outside === "hosts") response.headers.set("content-security-policy", contentSecurityPolicy(hosts));
    const tags = response.headers.get("x-page-tags")?.split(" ") ?? [];
    if (visit.actor) response.headers.delete("x-page-tags"); // a member's page is never kept, whatever its cookies look like
    // A page that began, replaced or ended the session has the last word about its cookie.
    const cookie = session ? session.setCookie : takeAlong(request, response, visit);
    const name = `${cookie?.split("=", 1)[0]}=`;
    const isSet = response.headers.getSetCookie().some((line) => line.startsWith(name));
    if (cookie && !isSet) response.headers.append("set-cookie", cookie);
    return { page: response, isMember: visit.actor !== null, tags };
  };
}
