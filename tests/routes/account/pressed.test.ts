// What a guest presses counts once they have logged in or joined.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { type Pressed, pressedText, readPressed } from "~/forms/pressed";

import { hashPassword } from "~/models/member/password-hash.server";

import * as join from "~/routes/join";
import * as login from "~/routes/login";
import * as make from "../../models/question/care-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor } from "../../support/visitor";

const PASSWORD = "seven quiet herons";
let database: TestDatabase;
let asker: Actor;
let reader: Actor;
const db = () => database.db;

beforeAll(async () => {
  database = await createTestDatabase({ hasLimits: false });
  await make.furnish(db());
  asker = await make.person(db());
  reader = await make.person(db());
  await database.sql`update users set email_verified_at = now(), password_hash = ${await hashPassword(PASSWORD)} where id in (${asker.id}, ${reader.id})`;
});
afterAll(() => database.close());

const logIn = (name: string, pressed: string, to = "/q/1/x") =>
  new Visitor(db()).post(login, "/login", { login: name, password: PASSWORD, to, pressed });
const rowsOf = async (table: "me_toos" | "votes" | "watches", userId: number) =>
  (await database.sql`select 1 from ${database.sql(table)} where user_id = ${userId}`).length;

describe("what a guest pressed", () => {
  it("counts after logging in: me too, a vote, a watch", async () => {
    const question = await make.ask(db(), asker);
    for (const [pressed, table] of [
      [{ act: "me-too", id: question }, "me_toos"],
      [{ act: "vote", id: question, value: -1 }, "votes"],
      [{ act: "watch", target: "question", id: question }, "watches"],
    ] as const) {
      const answer = await logIn(reader.name, pressedText(pressed));
      expect(answer).toMatchObject({ status: 303, location: "/q/1/x", notice: `account:pressed.${pressed.act}` });
      expect(await rowsOf(table, reader.id)).toBe(1);
    }
  });

  it("is refused with the reason, and they are logged in all the same", async () => {
    const question = await make.ask(db(), asker);
    expect(await logIn(asker.name, `vote.${question}.1`)).toMatchObject({
      status: 303,
      notice: "moderation:reason.own-vote",
    });
    expect(await logIn(asker.name, "me-too.999999")).toMatchObject({ status: 303, notice: "account:pressed.not" });
  });

  it("counts for somebody who joins on the way, and the way between both forms keeps it", async () => {
    const question = await make.ask(db(), asker);
    const guest = new Visitor(db(), "203.0.113.77");
    const fields = { name: "newcomer", displayName: "New Comer", email: "new@example.com", password: PASSWORD };
    const answer = await guest.post(join, "/join", { ...fields, to: "/", pressed: `me-too.${question}` });
    expect(answer).toMatchObject({ status: 303, notice: "account:pressed.me-too" });
    expect((await make.questionRow(db(), question)).meTooCount).toBe(1);
    const form = await new Visitor(db()).get(login, `/login?to=/&pressed=me-too.${question}`);
    expect(form.data.pressed).toEqual({ act: "me-too", id: question });
  });

  it("is read from an address as it was written, and nothing else is", () => {
    const id = fc.integer({ min: 1, max: 999_999_999 });
    const pressed: fc.Arbitrary<Pressed> = fc.oneof(
      fc.record({ act: fc.constant("me-too" as const), id }),
      fc.record({ act: fc.constant("vote" as const), id, value: fc.constantFrom(1 as const, -1 as const) }),
      fc.record({
        act: fc.constant("watch" as const),
        target: fc.constantFrom(
          "question" as const,
          "tag" as const,
          "product" as const,
          "page" as const,
          "tree" as const,
        ),
        id,
      }),
    );
    fc.assert(
      fc.property(pressed, (one) => {
        expect(readPressed(pressedText(one))).toEqual(one);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readPressed(text);
        expect(read === null || pressedText(read) === text).toBe(true);
      }),
    );
  });
});
