import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readEnv } from "~/env.server";
import { inviteToClaim } from "~/models/member/account-claim.server";
import { firstAdminLink } from "~/models/member/email-token.server";
import { createUser } from "~/models/member/user.server";
import * as claim from "~/routes/claim";
import * as forgot from "~/routes/forgot";
import * as join from "~/routes/join";
import * as login from "~/routes/login";
import * as setup from "~/routes/setup";
import { SETTINGS_DEFAULTS } from "~/settings";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor } from "../../support/visitor";

const PASSWORD = "seven quiet herons";
const settings = SETTINGS_DEFAULTS;

describe("accounts that wait for their person", () => {
  let database: TestDatabase;
  const env = readEnv({ NODE_ENV: "test" });

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    for (const table of ["mails", "rate_counts", "email_tokens", "users"])
      await database.sql`delete from ${database.sql(table)}`;
  });

  async function imported(email: string | null = null): Promise<number> {
    const [row] =
      await database.sql`insert into users (name, display_name, email, is_unclaimed) values ('old_hand', 'Old Hand', ${email}, true) returning id`;
    return Number(row?.id);
  }
  const linkTo = async (recipient: string) => {
    const [mail] = await database.sql`select text from mails where recipient = ${recipient} order by id desc limit 1`;
    const url = new URL(/https?:\/\/\S+\?token=\S+/.exec(String(mail?.text))?.[0] ?? "");
    return url.pathname + url.search;
  };
  const form = { name: "old_hand", displayName: "Old Hand", newPassword: PASSWORD };
  const admin = {
    name: "berta",
    displayName: "Berta",
    email: "berta@example.com",
    newPassword: PASSWORD,
    timeZone: "Europe/Berlin",
  };
  const firstLink = async () =>
    (await firstAdminLink(database.db, "https://community.example.com")).replace("https://community.example.com", "");

  it("an imported member claims the account through the address that an administrator entered", async () => {
    const userId = await imported();
    expect(await inviteToClaim(database.db, env, { userId, email: "hand@example.com", settings })).toBe("sent");
    const link = await linkTo("hand@example.com");
    expect(link).toMatch(/^\/claim\?token=/);
    const visitor = new Visitor(database.db);
    expect((await visitor.get(claim, link)).data.member).toEqual({ name: "old_hand", displayName: "Old Hand" });
    expect(await visitor.post(claim, link, { ...form, name: "new-hand" })).toMatchObject({
      status: 303,
      location: "/members/new-hand",
      notice: "account:notice.claimed",
    });
    expect(await visitor.whoAmI()).toBe("new-hand");
    const [user] =
      await database.sql`select id, email, is_unclaimed, email_verified_at is not null as verified from users`;
    expect(user).toEqual({ id: userId, email: "hand@example.com", is_unclaimed: false, verified: true });
    expect((await visitor.post(claim, link, form)).status).toBe(400);
    expect(
      (
        await new Visitor(database.db, "192.0.2.2").post(login, "/login", {
          login: "hand@example.com",
          password: PASSWORD,
        })
      ).status,
    ).toBe(303);
  });

  it("an imported member whose address came along gets the link by asking for it, and by joining", async () => {
    await imported("hand@example.com");
    await new Visitor(database.db).post(forgot, "/forgot", { login: "hand@example.com" });
    expect(await linkTo("hand@example.com")).toMatch(/^\/claim\?token=/);
    const joining = { name: "second", displayName: "", email: "hand@example.com", password: PASSWORD, timeZone: "" };
    expect((await new Visitor(database.db).post(join, "/join", joining)).status).toBe(303);
    expect(await linkTo("hand@example.com")).toMatch(/^\/claim\?token=/);
    expect(await database.sql`select email from users where name = 'second'`).toEqual([{ email: null }]);
  });

  it("nobody logs in as an imported member, and nobody claims a name that is taken", async () => {
    const userId = await imported();
    await createUser(database.db, {
      name: "taken",
      displayName: "Taken",
      passwordHash: null,
      email: null,
      language: "en",
      timeZone: "UTC",
    });
    expect((await new Visitor(database.db).post(login, "/login", { login: "old_hand", password: "" })).status).toBe(
      400,
    );
    await inviteToClaim(database.db, env, { userId, email: "hand@example.com", settings });
    const visitor = new Visitor(database.db);
    const link = await linkTo("hand@example.com");
    expect((await visitor.post(claim, link, { ...form, name: "taken" })).data).toMatchObject({
      errors: { name: { code: "taken" } },
    });
    expect((await visitor.post(claim, link, form)).status).toBe(303);
  });

  it("an invitation to another address voids the first one; members and taken addresses cannot be invited", async () => {
    const userId = await imported();
    await inviteToClaim(database.db, env, { userId, email: "wrong@example.com", settings });
    const wrong = await linkTo("wrong@example.com");
    await inviteToClaim(database.db, env, { userId, email: "right@example.com", settings });
    expect((await new Visitor(database.db).get(claim, wrong)).data.member).toBeNull();
    const memberId = await createUser(database.db, {
      name: "zoe",
      displayName: "Zoe",
      passwordHash: null,
      email: "zoe@example.com",
      language: "en",
      timeZone: "UTC",
    });
    expect(await inviteToClaim(database.db, env, { userId: memberId ?? 0, email: "x@example.com", settings })).toBe(
      "not-unclaimed",
    );
    expect(await inviteToClaim(database.db, env, { userId, email: "zoe@example.com", settings })).toBe("taken");
    expect(
      await inviteToClaim(
        database.db,
        { ...env, NODE_ENV: "production" },
        { userId, email: "x@example.com", settings },
      ),
    ).toBe("no-mail");
  });

  it("whoever opens the one-time link becomes the first administrator, once", async () => {
    const otherServers = await firstLink();
    const link = await firstLink();
    const visitor = new Visitor(database.db);
    expect((await visitor.get(setup, link)).data.isOpen).toBe(true);
    expect((await visitor.post(setup, link, { ...admin, newPassword: "berta123" })).data).toMatchObject({
      errors: { newPassword: { code: "password-personal" } },
    });
    expect(await visitor.post(setup, link, admin)).toMatchObject({ status: 303, notice: "account:notice.first-admin" });
    expect(await visitor.whoAmI()).toBe("berta");
    expect(await database.sql`select role, email from users`).toEqual([{ role: "admin", email: "berta@example.com" }]);
    expect((await visitor.post(setup, link, { ...admin, name: "eve", email: "eve@example.com" })).status).toBe(400);
    for (const other of [otherServers, await firstLink()])
      expect((await visitor.get(setup, other)).data.isOpen).toBe(false);
  });

  it("makes one administrator when two open the link at the same moment", async () => {
    const link = await firstLink();
    const answers = await Promise.all(
      ["adam", "beate", "carl"].map((name) =>
        new Visitor(database.db).post(setup, link, { ...admin, name, displayName: name, email: `${name}@example.com` }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 400, 400]);
    expect(await database.sql`select 1 from users where role = 'admin'`).toHaveLength(1);
  });

  it("sends addresses with a token in them nowhere else", () => {
    for (const route of [claim, setup]) expect(route.headers()).toEqual({ "referrer-policy": "same-origin" });
  });
});
