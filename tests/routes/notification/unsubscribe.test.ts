// Ending mails by the link in a mail: as a person with the page's button, as a mail program with its own (RFC 8058).
import { createServer, type IncomingMessage, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { readEnv } from "~/env.server";
import { readChoices, unsubscribeToken } from "~/models/notification/choice.server";
import * as unsubscribe from "~/routes/unsubscribe.$token";
import { refuseRequest } from "~/web/request-guards.server";
import { choose, forget } from "../../models/notification/notification-community";
import * as make from "../../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor } from "../../support/visitor";

describe("the link that ends mails", () => {
  let database: TestDatabase;
  let member: Actor;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await forget(database.db);
    member = await make.person(database.db);
  });

  const tokenFor = (what: "answer" | "digest" | "comment") =>
    unsubscribeToken(database.db, { userId: member.id, what });
  const choices = () => readChoices(database.db, member.id);
  const open = (token: string) => new Visitor(database.db).get(unsubscribe, `/unsubscribe/${token}`, { token });
  const press = (token: string, fields: Record<string, string> = {}) =>
    new Visitor(database.db).post(unsubscribe, `/unsubscribe/${token}`, fields, { token });

  it("asks when it is opened, and changes nothing", async () => {
    const answer = await open(await tokenFor("answer"));
    expect(answer.status).toBe(200);
    expect(answer.data.what).toBe("answer");
    expect(answer.text).not.toContain(member.displayName);
    expect(await choices()).toEqual({});
  });

  it("ends the mails of its kind when it is pressed, without login or redirect, and pressing again is the same", async () => {
    const token = await tokenFor("answer");
    for (const fields of [{}, { "List-Unsubscribe": "One-Click" }] as Record<string, string>[]) {
      const answer = await press(token, fields);
      expect(answer.status).toBe(200);
      expect(answer.data.isDone).toBe(true);
      expect(await choices()).toEqual({ answer: "app" });
    }
  });

  it("of the daily mail ends what comes in it, and leaves the rest", async () => {
    await choose(database.db, member, "comment", "digest");
    await choose(database.db, member, "answer", "email");
    await press(await tokenFor("digest"));
    expect(await choices()).toEqual({ answer: "email", comment: "app", page: "app", watched: "app" });
  });

  it("does nothing when it was changed: for another member, another kind, or made up", async () => {
    const token = await tokenFor("answer");
    const other = await make.person(database.db);
    const forged = [
      token.replace(String(member.id), String(other.id)),
      token.replace(".answer.", ".decision."),
      `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`,
      "1.answer.x",
      "nonsense",
    ];
    for (const one of forged) {
      expect((await open(one)).status, one).toBe(404);
      expect((await press(one)).status, one).toBe(404);
    }
    expect(await database.sql`select 1 from notification_choices`).toHaveLength(0);
  });

  it("does nothing for somebody who has left", async () => {
    const token = await tokenFor("answer");
    await database.sql`update users set deleted_at = now() where id = ${member.id}`;
    expect((await press(token)).status).toBe(200);
    expect(await database.sql`select 1 from notification_choices`).toHaveLength(0);
  });
});

describe("the guard before the pages", () => {
  const env = readEnv({ PUBLIC_URL: "https://community.example.com" });
  const path = "/unsubscribe/12.answer.abcdef";

  /** What the guard says to a request that really came over HTTP. */
  async function refusal(address: string, headers: Record<string, string>): Promise<number | null> {
    let answer: number | null = null;
    const server = createServer((request: IncomingMessage, response) => {
      answer = refuseRequest(request, env);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${address}`;
    await new Promise<void>((resolve, reject) => {
      send(url, { method: "POST", headers }, (response) => response.resume().on("end", () => resolve()))
        .on("error", reject)
        .end();
    });
    server.close();
    return answer;
  }

  it("lets a mail program press the link of a mail, which sends no origin and no cookie", async () => {
    expect(await refusal(path, { "content-type": "application/x-www-form-urlencoded" })).toBeNull();
  });

  it("lets the page's own button through", async () => {
    expect(
      await refusal(path, {
        origin: "https://community.example.com",
        "sec-fetch-site": "same-origin",
        cookie: "session=x",
      }),
    ).toBeNull();
  });

  it.each([
    ["from another site", path, { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["without origin but with a cookie", path, { cookie: "session=x" }],
    ["from a page that hides its origin", path, { origin: "null" }],
    ["to any other address", "/settings/notifications", {}],
    ["to an address that only begins like it", `${path}/more`, {}],
    ["with a query", `${path}?to=1`, {}],
  ])("refuses what comes %s", async (_what, address, headers) => {
    expect(await refusal(address, headers as Record<string, string>)).toBe(403);
  });
});
