// From what a model cannot give to the answer: one place where a status is put to it.
import type { ServerBuild } from "@remix-run/node";
import { isUnavailable, type Unavailability } from "~/models/unavailable";

/** Null for whatever else went wrong, which is a bug. */
export function answerTo(error: unknown): Response | null {
  if (!isUnavailable(error)) return null;
  const { because } = error;
  const words = because === "left" || because === "not-visible" ? "not-found" : because;
  return new Response(words, {
    status: statusOf(because),
    ...(because === "busy" ? { headers: { "retry-after": "5" } } : {}),
  });
}

/** What may not be seen is not said to be there. */
function statusOf(because: Unavailability): number {
  switch (because) {
    case "not-found":
    case "not-visible":
      return 404;
    case "bad-form":
      return 400;
    case "left":
      return 410;
    case "busy":
      return 503;
    default:
      return 403;
  }
}

type RouteModule = ServerBuild["routes"][string]["module"];

/** The build with every loader and action answering for its models. */
export function withAnswers(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => [id, { ...route, module: answering(route.module) }]);
  return { ...build, routes: Object.fromEntries(routes) };
}

function answering(module: RouteModule): RouteModule {
  const { loader, action } = module;
  return {
    ...module,
    ...(loader ? { loader: (args) => answered(() => loader(args)) } : {}),
    ...(action ? { action: (args) => answered(() => action(args)) } : {}),
  };
}

async function answered<T>(work: () => T): Promise<Awaited<T>> {
  try {
    return await work();
  } catch (error) {
    throw answerTo(error) ?? error;
  }
}
