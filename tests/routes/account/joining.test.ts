import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as forgot from "~/routes/forgot";
import * as join from "~/routes/join";
import * as login from "~/routes/login";
import * as logout from "~/routes/logout";
import * as reset from "~/routes/reset";
import * as emailSettings from "~/routes/settings.email";
import * as verify from "~/routes/verify";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type Answer, Visitor } from "../../support/visitor";
import { intoThisWindow } from "../../support/windows";

const PASSWORD = "seven quiet herons";
const newcomer = {
  name: "zoe",
  displayName: "Zoë",
  email: "Zoe@Example.com",
  password: PASSWORD,
  timeZone: "Europe/Berlin",
};

describe("joining and logging in", () => {
  let database: TestDatabase;
  let visitor: Visitor;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    for (const table of ["mails", "rate_counts", "users"]) await database.sql`delete from ${database.sql(table)}`;
    visitor = new Visitor(database.db);
  });

  const joinAs = (who: Visitor, fields: Record<string, string> = {}) =>
    who.post(join, "/join", { ...newcomer, ...fields });
  const mailsTo = async (recipient: string) =>
    database.sql<
      { subject: string; text: string }[]
    >`select subject, text from mails where recipient = ${recipient} order by id`;
  const linkIn = (text: string | undefined) => {
    const url = new URL(/https?:\/\/\S+\?token=\S+/.exec(text ?? "")?.[0] ?? "");
    return url.pathname + url.search;
  };
  const errorsOf = (answer: Answer) => answer.data.errors as Record<string, { code: string }>;

  it("lets a newcomer in at once, in the language of the page, and writes them a mail", async () => {
    const german = new Visitor(database.db, "203.0.113.6", { "accept-language": "de" });
    const answer = await joinAs(german, { to: "/ask" });
    expect(answer).toMatchObject({ status: 303, location: "/ask", notice: "account:notice.joined" });
    expect(await german.whoAmI()).toBe("zoe");
    const [user] = await database.sql`select * from users`;
    expect(user).toMatchObject({
      display_name: "Zoë",
      email: null,
      language: "de",
      time_zone: "Europe/Berlin",
      role: "member",
    });
    expect(user?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const [mail] = await mailsTo("zoe@example.com");
    expect(mail?.subject).toContain("Bestätigen Sie");
    expect(mail?.text).toContain("http://localhost:3000/verify?token=");
  });

  it("makes the address theirs with one press on the page of the link, once", async () => {
    await joinAs(visitor);
    const link = linkIn((await mailsTo("zoe@example.com"))[0]?.text);
    expect((await visitor.get(verify, link)).data.link).toEqual({ name: "zoe", email: "zoe@example.com", isOwn: true });
    expect(await database.sql`select 1 from users where email is not null`).toHaveLength(0);
    expect(await visitor.post(verify, link, {})).toMatchObject({ status: 303, notice: "account:notice.confirmed" });
    const [user] = await database.sql`select email, email_verified_at is not null as verified from users`;
    expect(user).toEqual({ email: "zoe@example.com", verified: true });
    expect((await visitor.get(verify, link)).data.link).toBeNull();
    expect((await visitor.post(verify, link, {})).status).toBe(400);
  });

  it("does not confirm an account for somebody who only has the mail: that takes the password or the session", async () => {
    await joinAs(visitor);
    const link = linkIn((await mailsTo("zoe@example.com"))[0]?.text);
    const stranger = new Visitor(database.db, "198.51.100.7");
    expect((await stranger.get(verify, link)).data.link).toMatchObject({ isOwn: false });
    expect(errorsOf(await stranger.post(verify, link, { password: "a wrong guess" }))).toEqual({
      password: { code: "wrong-password" },
    });
    expect(await stranger.whoAmI()).toBeNull();
    expect(await stranger.post(verify, link, { password: PASSWORD })).toMatchObject({ status: 303 });
    expect(await stranger.whoAmI()).toBe("zoe");
  });

  it("answers the same for an address that has an account, and tells only its owner", async () => {
    await joinAs(visitor);
    await visitor.post(verify, linkIn((await mailsTo("zoe@example.com"))[0]?.text), {});
    const other = new Visitor(database.db, "198.51.100.8");
    const free = new Visitor(database.db, "198.51.100.9");
    const answers = [
      await joinAs(other, { name: "otto", displayName: "" }),
      await joinAs(free, { name: "olga", displayName: "", email: "olga@example.com" }),
    ].map(({ status, location, notice, text }) => ({ status, location, notice, text }));
    expect(answers[0]).toEqual(answers[1]);
    const pages = [
      await other.get(emailSettings, "/settings/email"),
      await free.get(emailSettings, "/settings/email"),
    ].map((page) => page.data);
    expect(pages[0]).toEqual({ ...pages[1], pending: "zoe@example.com" });
    const mails = await mailsTo("zoe@example.com");
    expect(mails.at(-1)?.subject).toContain("already");
    expect(mails.at(-1)?.text).not.toContain("/verify");
    const [row] = await database.sql`select email from users where name = 'otto'`;
    expect(row?.email).toBeNull();
  });

  it("says what is wrong beside the fields, keeps what was typed, and never gives a password back", async () => {
    const answer = await joinAs(visitor, {
      name: "Admin",
      displayName: "‮evil",
      email: "no address",
      password: "short",
    });
    expect(answer.status).toBe(400);
    expect(errorsOf(answer)).toEqual({ email: { code: "email" } });
    const second = await joinAs(visitor, { name: "Admin", displayName: "‮evil", password: "short" });
    expect(errorsOf(second)).toMatchObject({
      name: { code: "username-reserved" },
      displayName: { code: "name-characters" },
      password: { code: "password-too-short" },
    });
    expect(second.data.typed).toMatchObject({ name: "Admin", email: "Zoe@Example.com" });
    expect(second.text).not.toContain('"short"');
    expect(await database.sql`select 1 from users`).toHaveLength(0);
  });

  it("refuses a taken name, but logs in whoever sent the same form twice", async () => {
    await joinAs(visitor);
    expect(await joinAs(new Visitor(database.db))).toMatchObject({ status: 303, notice: "account:notice.joined" });
    expect(errorsOf(await joinAs(new Visitor(database.db), { password: "another long one" }))).toEqual({
      name: { code: "taken" },
    });
    await database.sql`update users set created_at = now() - interval '1 hour'`;
    expect(errorsOf(await joinAs(new Visitor(database.db)))).toEqual({ name: { code: "taken" } });
    expect(await database.sql`select 1 from users`).toHaveLength(1);
  });

  it("catches programs that fill in every field", async () => {
    expect(errorsOf(await joinAs(visitor, { website: "https://spam.example" }))).toEqual({
      website: { code: "honeypot" },
    });
    expect(await visitor.whoAmI()).toBeNull();
  });

  it("takes no role, no confirmation and no date from the form", async () => {
    await joinAs(visitor, {
      role: "admin",
      emailVerifiedAt: "2020-01-01",
      isUnclaimed: "true",
      createdAt: "2001-01-01",
    });
    const [user] =
      await database.sql`select role, email_verified_at, created_at > now() - interval '1 minute' as is_new from users`;
    expect(user).toEqual({ role: "member", email_verified_at: null, is_new: true });
  });

  it("lets ten people join from one address in ten minutes, then names a time", async () => {
    for (let i = 0; i < 10; i += 1) {
      await intoThisWindow(database.sql);
      expect((await joinAs(new Visitor(database.db), { name: `guest${i}`, email: `g${i}@example.com` })).status).toBe(
        303,
      );
    }
    await intoThisWindow(database.sql);
    const refused = await joinAs(visitor, { name: "late" });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.data).toMatchObject({ errors: { form: { code: "rate-limited" } }, typed: { name: "late" } });
  });

  it("logs in with the name, and with the address once it is confirmed", async () => {
    await joinAs(visitor);
    const back = new Visitor(database.db);
    const byMail = { login: " ZOE@example.com ", password: PASSWORD, to: "/drafts" };
    expect(errorsOf(await back.post(login, "/login", byMail))).toEqual({ form: { code: "wrong-login" } });
    expect(await back.post(login, "/login", { ...byMail, login: "Zoe" })).toMatchObject({
      status: 303,
      location: "/drafts",
    });
    expect(await back.whoAmI()).toBe("zoe");
    await visitor.post(verify, linkIn((await mailsTo("zoe@example.com"))[0]?.text), {});
    const again = new Visitor(database.db);
    expect((await again.post(login, "/login", byMail)).status).toBe(303);
  });

  it("says the same to a wrong password, an unknown name, a deleted and an imported account", async () => {
    await joinAs(visitor);
    await database.sql`insert into users (name, display_name, is_unclaimed) values ('imported', 'Imported', true)`;
    await database.sql`insert into users (name, display_name, password_hash, deleted_at) select 'deleted-9', 'x', password_hash, now() from users where name = 'zoe'`;
    const say = async (login_: string, password: string) => {
      const { status, text } = await new Visitor(database.db, `198.51.100.${password.length}`).post(login, "/login", {
        login: login_,
        password,
      });
      return { status, text: text.replace(login_, "NAME") };
    };
    const wrong = await say("zoe", "wrong one");
    expect(await say("nobody", "wrong one!")).toEqual(wrong);
    expect(await say("imported", "wrong one!!")).toEqual(wrong);
    expect(await say("deleted-9", PASSWORD)).toEqual(wrong);
  });

  it("counts attempts per account as well, from wherever they come, known or not", async () => {
    await joinAs(visitor);
    for (const name of ["zoe", "nobody"]) {
      const statuses = [];
      for (let i = 0; i < 7; i += 1) {
        await intoThisWindow(database.sql);
        statuses.push(
          (
            await new Visitor(database.db, `192.0.2.${i}`).post(login, "/login", {
              login: name,
              password: `wrong ${i}`,
            })
          ).status,
        );
      }
      expect(statuses).toEqual([400, 400, 400, 400, 400, 400, 429]);
    }
  });

  it.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example"])(
    "never leads on to %j",
    async (to) => {
      await joinAs(visitor);
      expect(
        (await new Visitor(database.db).post(login, "/login", { login: "zoe", password: PASSWORD, to })).location,
      ).toBe("/");
    },
  );

  it("gives a new session at login and ends it at logout", async () => {
    await joinAs(visitor);
    const before = visitor.cookies.get("session");
    await visitor.post(login, "/login", { login: "zoe", password: PASSWORD });
    expect(visitor.cookies.get("session")).not.toBe(before);
    expect(await database.sql`select 1 from sessions`).toHaveLength(1);
    expect((await visitor.get(logout, "/logout")).location).toBe("/");
    expect(await visitor.whoAmI()).toBe("zoe");
    const out = await visitor.post(logout, "/logout", {});
    expect(out.notice).toBe("common:notice.logged-out");
    expect(out.headers.get("clear-site-data")).toBe('"cache"');
    expect(await database.sql`select 1 from sessions`).toHaveLength(0);
    expect(visitor.cookies.has("session")).toBe(false);
  });

  it("answers a forgotten password the same for known and unknown names", async () => {
    await joinAs(visitor);
    const ask = async (typed: string) => {
      const { status, location, text } = await new Visitor(database.db, `192.0.2.${typed.length}`).post(
        forgot,
        "/forgot",
        { login: typed },
      );
      return { status, location, text };
    };
    const known = await ask("zoe@example.com");
    expect(known).toMatchObject({ status: 303, location: "/forgot?sent=1" });
    expect(await ask("nobody-here@example.com")).toEqual(known);
    expect(await mailsTo("nobody-here@example.com")).toHaveLength(0);
    expect((await mailsTo("zoe@example.com")).at(-1)?.text).toContain("/reset?token=");
  });

  it("sets a new password with the link, once, ends all sessions, and confirms the address the link arrived at", async () => {
    await joinAs(visitor);
    const thief = new Visitor(database.db);
    await thief.post(login, "/login", { login: "zoe", password: PASSWORD });
    await visitor.post(forgot, "/forgot", { login: "zoe" });
    const link = linkIn((await mailsTo("zoe@example.com")).at(-1)?.text);
    const fresh = new Visitor(database.db, "192.0.2.50");
    expect((await fresh.get(reset, link)).data.name).toBe("zoe");
    expect(errorsOf(await fresh.post(reset, link, { newPassword: "password1" }))).toEqual({
      newPassword: { code: "password-common", values: {} },
    });
    expect(await fresh.post(reset, link, { newPassword: "nine loud geese" })).toMatchObject({
      status: 303,
      notice: "account:notice.password-set",
    });
    expect([await fresh.whoAmI(), await thief.whoAmI(), await visitor.whoAmI()]).toEqual(["zoe", null, null]);
    const [user] = await database.sql`select email from users`;
    expect(user?.email).toBe("zoe@example.com");
    expect((await fresh.get(reset, link)).data.name).toBeNull();
    expect((await fresh.post(reset, link, { newPassword: "eleven sad swans" })).status).toBe(400);
    expect(
      (
        await new Visitor(database.db, "192.0.2.51").post(login, "/login", {
          login: "zoe",
          password: "nine loud geese",
        })
      ).status,
    ).toBe(303);
  });

  it("voids a reset link when it has expired, was replaced, or the password or the address changed", async () => {
    await joinAs(visitor);
    await visitor.post(verify, linkIn((await mailsTo("zoe@example.com"))[0]?.text), {});
    const newLink = async () => {
      await visitor.post(forgot, "/forgot", { login: "zoe" });
      return linkIn((await mailsTo("zoe@example.com")).at(-1)?.text);
    };
    const works = async (link: string) => (await visitor.get(reset, link)).data.name !== null;
    const first = await newLink();
    expect(await works(first)).toBe(true);
    const second = await newLink();
    expect([await works(first), await works(second)]).toEqual([false, true]);
    await database.sql`update email_tokens set expires_at = now() where purpose = 'reset'`;
    expect(await works(second)).toBe(false);
    const third = await newLink();
    await database.sql`update users set email = 'other@example.com'`;
    expect(await works(third)).toBe(false);
    await database.sql`update users set email = 'zoe@example.com'`;
    expect(await works(third)).toBe(true);
    await database.sql`update users set password_hash = 'changed meanwhile'`;
    expect(await works(third)).toBe(false);
  });

  it("stores no token of a link that would work", async () => {
    await joinAs(visitor);
    const token =
      new URLSearchParams(linkIn((await mailsTo("zoe@example.com"))[0]?.text).split("?")[1]).get("token") ?? "";
    const [row] = await database.sql`select hash, email_tokens::text like ${`%${token}%`} as holds from email_tokens`;
    expect(row).toMatchObject({ holds: false });
    expect((await visitor.get(verify, `/verify?token=${row?.hash}`)).data.link).toBeNull();
  });
});
