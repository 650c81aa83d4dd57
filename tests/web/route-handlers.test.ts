// Addresses reach the same route whether Remix matches among all routes or among those below the first word.
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { describe, expect, test } from "vitest";
import { routeHandlers } from "~/web/route-handlers.server";

const answering = (name: string) => ({
  loader: ({ params }: { params: object }) => new Response(JSON.stringify({ name, params })),
});
const route = (id: string, path: string, more: object = {}) => ({
  id,
  parentId: "root",
  path,
  module: answering(id),
  ...more,
});

const routes = Object.fromEntries(
  [
    { id: "root", path: "", module: answering("root") },
    route("home", undefined as unknown as string, { index: true }),
    route("settings", "settings", { index: true }),
    route("settings.email", "settings/email"),
    route("question", "q/:id/:slug"),
    route("question.old", "q/:id"),
    route("anything", "*"),
    route("members", "members/:name"),
    route("feed", "questions.atom"),
    route("layout", undefined as unknown as string),
    route("inside", "inside/:deep", { parentId: "layout" }),
  ].map((each) => [each.id, each]),
) as unknown as ServerBuild["routes"];

const build = {
  routes,
  assets: { routes, entry: { imports: [], module: "" }, url: "", version: "" },
  entry: { module: { default: () => new Response("document") } },
  future: {},
  publicPath: "/",
  assetsBuildDirectory: "",
  isSpaMode: false,
} as unknown as ServerBuild;

const handle = routeHandlers(build, "test");
const remix = createRequestHandler(build, "test");

async function routeOf(path: string, by = handle): Promise<unknown> {
  const answer = await by(new Request(`http://localhost${path}`), {} as never);
  return answer.headers.get("content-type")?.includes("json") || answer.status === 200
    ? JSON.parse(await answer.text())
    : answer.status;
}

describe("an address finds its route among those that begin with the same word", () => {
  test.each([
    ["/", { name: "home", params: {} }],
    ["/settings", { name: "settings", params: {} }],
    ["/settings/email", { name: "settings.email", params: {} }],
    ["/Settings/Email", { name: "settings.email", params: {} }],
    ["//settings//email", { name: "anything", params: { "*": "/settings//email" } }],
    ["/q/12/why-so", { name: "question", params: { id: "12", slug: "why-so" } }],
    ["/q/12", { name: "question.old", params: { id: "12" } }],
    ["/%71/12", { name: "question.old", params: { id: "12" } }],
    ["/questions.atom", { name: "feed", params: {} }],
    ["/members/%D0%B0", { name: "members", params: { name: "а" } }],
    ["/inside/x", { name: "inside", params: { deep: "x" } }],
    ["/q/1/2/3", { name: "anything", params: { "*": "q/1/2/3" } }],
    ["/nowhere", { name: "anything", params: { "*": "nowhere" } }],
    ["/%E0%A4%A", { name: "anything", params: { "*": "%E0%A4%A" } }],
    ["/constructor", { name: "anything", params: { "*": "constructor" } }],
  ])("%s", async (path, expected) => {
    expect(await routeOf(path)).toEqual(expected);
    expect(await routeOf(path, remix)).toEqual(expected);
  });
});

const nothing = () => null;
const PAGE = { default: nothing, ErrorBoundary: nothing };

describe("an address that only takes forms", () => {
  const only = {
    ...build,
    routes: {
      root: { id: "root", path: "", module: PAGE },
      forms: {
        id: "forms",
        parentId: "root",
        path: "uploads",
        index: true,
        module: { action: () => new Response("{}") },
      },
    },
    entry: {
      module: {
        default: (_request: Request, status: number) =>
          new Response("<!doctype html>", { status, headers: { "content-type": "text/html" } }),
      },
    },
  } as unknown as ServerBuild;
  const ask = (accept: string, method = "GET") =>
    routeHandlers(
      only,
      "production",
    )(new Request("https://community.example/uploads", { method, headers: { accept } }));

  test("says so as a page to whoever opens it, and by its status to programs", async () => {
    const page = await ask("text/html,application/xhtml+xml");
    expect([page.status, page.headers.get("content-type")]).toEqual([404, "text/html"]);
    expect((await ask("application/json")).headers.get("content-type")).not.toBe("text/html");
    expect((await ask("text/html", "POST")).status).toBe(200);
  });
});
