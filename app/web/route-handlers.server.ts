// Remix's request handler, one for each first word of an address ("/q/…", "/settings/…").
//
// Remix flattens, ranks and compiles all routes at every match, three times per page (handler, loaders, rendering), and
// builds an element for each of them: with a hundred routes that was a third of a page's time. The routes below one word
// are few. Those whose first word is a parameter are in every group, so ranking stays Remix's own.
import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

export function routeHandlers(build: ServerBuild, mode: string): RequestHandler {
  const groups = groupRoutes(build.routes);
  const handlers = new Map<string, RequestHandler>();
  const others = handlerOf(build, groups.anywhere, mode);
  for (const [word, ids] of groups.byWord) handlers.set(word, handlerOf(build, [...ids, ...groups.anywhere], mode));
  return async (request, context) => {
    const handle = handlers.get(firstWord(new URL(request.url).pathname)) ?? others;
    const answer = await handle(request, context);
    return isBareRefusal(request, answer)
      ? others(new Request(new URL(NOWHERE, request.url), request), context)
      : answer;
  };
}

/** No route has this address: asked for it, the pages say that there is no such page. */
const NOWHERE = "/-/nowhere";

/** Somebody opened an address that only takes forms, or a file that is not there: they get a page, and not a word for programs. */
function isBareRefusal({ method, headers }: Request, answer: Response): boolean {
  if (method !== "GET" || ![400, 404, 405].includes(answer.status)) return false;
  const isAskedForPage = headers.get("accept")?.includes("text/html") ?? false;
  return isAskedForPage && !answer.headers.get("content-type")?.includes("text/html");
}

function groupRoutes(routes: Routes): { byWord: Map<string, string[]>; anywhere: string[] } {
  const byWord = new Map<string, string[]>();
  const anywhere: string[] = [];
  for (const id of Object.keys(routes)) {
    const path = fullPath(routes, id);
    if (path === null || /^[:*]/.test(path)) anywhere.push(id);
    else {
      const word = firstWord(path);
      byWord.set(word, [...(byWord.get(word) ?? []), id]);
    }
  }
  return { byWord, anywhere };
}

/** From the root; null for a route without any words of its own, such as the root. */
function fullPath(routes: Routes, id: string): string | null {
  const words: string[] = [];
  let isIndex = false;
  for (let at = routes[id]; at; at = at.parentId === undefined ? undefined : routes[at.parentId]) {
    if (at.path) words.unshift(at.path);
    isIndex ||= at.index === true;
  }
  return words.length > 0 || isIndex ? words.join("/") : null;
}

/** As Remix compares: decoded, whatever its case. */
function firstWord(path: string): string {
  const word = path.split("/").find((each) => each !== "") ?? "";
  try {
    return decodeURIComponent(word).toLowerCase();
  } catch {
    return word.toLowerCase();
  }
}

function handlerOf(build: ServerBuild, ids: string[], mode: string): RequestHandler {
  const wanted = new Set<string>();
  for (const id of ids) {
    for (let at: string | undefined = id; at !== undefined; at = build.routes[at]?.parentId) wanted.add(at);
  }
  const only = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => wanted.has(id)));
  const assets = { ...build.assets, routes: only(build.assets.routes) } as ServerBuild["assets"];
  return createRequestHandler({ ...build, routes: only(build.routes) as Routes, assets }, mode);
}
