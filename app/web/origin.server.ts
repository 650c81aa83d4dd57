// Where a request says it comes from, and whether that is us.
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Env } from "~/env.server";

/**
 * The address people use and those the operator names. Besides, where a number or this machine's own name stands in the
 * address bar, the same in Host: nobody else can have a page there. A name that is not known counts for nothing, because
 * a stranger's name can be made to lead here.
 */
export function isOwnOrigin(origin: string, host: string | undefined, env: Env): boolean {
  if (origin === new URL(env.PUBLIC_URL).origin || env.OTHER_URLS.includes(origin)) return true;
  if (!URL.canParse(origin) || host === undefined) return false;
  const from = new URL(origin);
  const name = from.hostname.replace(/^\[|\]$/g, "");
  return from.host === host.toLowerCase() && (isIP(name) !== 0 || name === "localhost");
}

/** What a proxy adds, whichever it is: the request did not begin on this machine. */
const PROXY_HEADERS =
  /^(x-forwarded(-.*)?|forwarded|via|x-real-ip|(x-|true-|fastly-)?(cluster-|cf-)?(client|connecting)-ip|x-original-.*|x-envoy-.*|cdn-loop)$/;

/** Asked from this machine, by one of its own names, and not through a proxy on it. */
export function isLocal(request: IncomingMessage): boolean {
  const isLoopback = /^(::1|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? "");
  const isOwnName = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(request.headers.host ?? "");
  return isLoopback && isOwnName && !Object.keys(request.headers).some((name) => PROXY_HEADERS.test(name));
}
