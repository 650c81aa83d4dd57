// What a model cannot give becomes a page: here a status is put to it, and nowhere else.
import type { ServerBuild } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { type Unavailability, Unavailable } from "~/models/unavailable";
import { withAnswers } from "~/web/unavailable.server";

type Thrown = Unavailability | Error;

/** A build of one route whose loader and action end the same way. */
function buildOf(thrown: Thrown): ServerBuild {
  const end = () => {
    throw typeof thrown === "string" ? new Unavailable(thrown) : thrown;
  };
  const route = { id: "one", path: "one", module: { default: () => null, loader: end, action: end } };
  return { routes: { one: route } } as unknown as ServerBuild;
}

async function endOf(handler: "loader" | "action", thrown: Thrown): Promise<unknown> {
  const handle = withAnswers(buildOf(thrown)).routes.one?.module[handler];
  if (typeof handle !== "function") throw new Error("no handler");
  const request = new Request("http://localhost/one");
  try {
    return await handle({ request, params: {}, context: {} as never });
  } catch (error) {
    return error;
  }
}

describe("what a model cannot give", () => {
  it.each([
    ["not-found", 404, "not-found"],
    ["not-visible", 404, "not-found"],
    ["bad-form", 400, "bad-form"],
    ["left", 410, "not-found"],
    ["busy", 503, "busy"],
    ["moderators-only", 403, "moderators-only"],
  ] as const)("as %s is answered %i, in loaders and actions", async (because, status, words) => {
    for (const handler of ["loader", "action"] as const) {
      const answer = (await endOf(handler, because)) as Response;
      expect([answer.status, await answer.text()]).toEqual([status, words]);
    }
  });

  it("tells whoever comes while too many wait when to come back", async () => {
    expect(((await endOf("action", "busy")) as Response).headers.get("retry-after")).toBe("5");
  });

  it("is no excuse for a bug", async () => {
    const bug = new Error("undefined is not a function");
    expect(await endOf("loader", bug)).toBe(bug);
  });
});
