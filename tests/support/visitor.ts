// Somebody with a cookie jar who calls loaders and actions as the server does, without a browser: sessions are resolved
// from the cookies they were given, thrown responses are answers too.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { loadCommunity } from "~/models/community/community.server";
import { createSession, resolveEnding, resolveSession } from "~/web/session.server";
import { answerTo } from "~/web/unavailable.server";
import { makeVisit } from "~/web/visit.server";

type Route = {
  loader?: (args: LoaderFunctionArgs) => unknown;
  action?: (args: ActionFunctionArgs) => unknown;
};
export type Answer = {
  status: number;
  location: string | null;
  notice: string | null;
  headers: Headers;
  data: Record<string, unknown>;
  text: string;
};

const ORIGIN = "http://localhost:3000";

export class Visitor {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly db: Db,
    readonly address = "203.0.113.5",
    private readonly headers: Record<string, string> = {},
  ) {}

  get(route: Route, path: string, params: Record<string, string> = {}): Promise<Answer> {
    return this.ask(route.loader, new Request(ORIGIN + path, { headers: this.requestHeaders() }), params);
  }

  post(
    route: Route,
    path: string,
    fields: Record<string, string>,
    params: Record<string, string> = {},
  ): Promise<Answer> {
    const body = new URLSearchParams(fields);
    return this.ask(
      route.action,
      new Request(ORIGIN + path, { method: "POST", body, headers: this.requestHeaders() }),
      params,
    );
  }

  /** As a browser sends a form that holds files. */
  postForm(route: Route, path: string, form: FormData, params: Record<string, string> = {}): Promise<Answer> {
    const request = new Request(ORIGIN + path, { method: "POST", body: form, headers: this.requestHeaders() });
    return this.ask(route.action, request, params);
  }

  /** Who the server takes this visitor for. */
  async whoAmI(): Promise<string | null> {
    return (await resolveSession(this.db, this.cookieHeader()))?.actor.name ?? null;
  }

  private async ask(
    handler: Route["loader"] | Route["action"],
    request: Request,
    params: Record<string, string>,
  ): Promise<Answer> {
    if (!handler) throw new Error(`no handler for ${request.method} ${request.url}`);
    const session = await resolveSession(this.db, this.cookieHeader());
    const community = await loadCommunity(this.db);
    const visit = makeVisit(request, {
      db: this.db,
      actor: session?.actor ?? null,
      sessionId: session?.sessionId ?? null,
      ended: session ? null : await resolveEnding(this.db, this.cookieHeader()),
      community,
      address: this.address,
    });
    let response: unknown;
    try {
      response = await handler({ request, params, context: { visit } });
    } catch (error) {
      response = answerTo(error) ?? error;
      if (!(response instanceof Response)) throw error;
    }
    if (!(response instanceof Response)) throw new Error("handlers answer with a Response");
    return this.keep(response);
  }

  private async keep(response: Response): Promise<Answer> {
    let notice: string | null = null;
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const [name = "", value = ""] = pair.split("=");
      if (name === "notice") notice = value;
      else if (attributes.includes("Max-Age=0")) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      location: response.headers.get("location"),
      notice,
      headers: response.headers,
      text,
      data: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  private requestHeaders(): Record<string, string> {
    return { cookie: this.cookieHeader(), "user-agent": "Mozilla/5.0 (X11; Linux) Firefox/140.0", ...this.headers };
  }
}

/** Somebody who is logged in. */
export async function visitorOf(db: Db, actor: Actor): Promise<Visitor> {
  const visitor = new Visitor(db);
  const [pair = ""] = (await createSession(db, actor.id, null)).split("; ");
  const [name = "", value = ""] = pair.split("=");
  visitor.cookies.set(name, value);
  return visitor;
}
