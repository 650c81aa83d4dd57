import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { hashPassword } from "~/models/member/password-hash.server";

import { createUser } from "~/models/member/user.server";
import * as language from "~/routes/language";
import * as login from "~/routes/login";
import * as outbox from "~/routes/outbox";
import * as emailSettings from "~/routes/settings.email";
import * as passwordSettings from "~/routes/settings.password";
import * as profileSettings from "~/routes/settings.profile";
import * as sessionSettings from "~/routes/settings.sessions";
import * as verify from "~/routes/verify";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor } from "../../support/visitor";
import { intoThisWindow } from "../../support/windows";

const PASSWORD = "seven quiet herons";

describe("settings", () => {
  let database: TestDatabase;
  let passwordHash: string;
  let names = 0;
  let name: string;
  let visitor: Visitor;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    passwordHash = await hashPassword(PASSWORD);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    name = await member();
    visitor = await logIn(name);
  });

  async function member(more: { role?: "member" | "moderator"; displayName?: string } = {}): Promise<string> {
    names += 1;
    const made = `member${names}`;
    await createUser(database.db, {
      name: made,
      displayName: made,
      passwordHash,
      email: `${made}@example.com`,
      language: "en",
      timeZone: "UTC",
      ...more,
    });
    return made;
  }
  async function logIn(who: string): Promise<Visitor> {
    const made = new Visitor(database.db, `192.0.2.${names}`);
    await made.post(login, "/login", { login: who, password: PASSWORD });
    return made;
  }
  const row = async () => (await database.sql`select * from users where name = ${name}`)[0];
  const lastMail = async (recipient: string) =>
    (
      await database.sql<
        { text: string; subject: string }[]
      >`select text, subject from mails where recipient = ${recipient} order by id desc limit 1`
    )[0];
  const linkIn = (text = "") => {
    const url = new URL(/https?:\/\/\S+\?token=\S+/.exec(text)?.[0] ?? "");
    return url.pathname + url.search;
  };
  const profile = { displayName: "Zoë 水", about: "Two lines\nabout me", language: "ru", timeZone: "Asia/Tokyo" };

  it.each([
    ["profile", profileSettings],
    ["email", emailSettings],
    ["password", passwordSettings],
    ["sessions", sessionSettings],
  ])("%s is for members: guests log in and come back", async (page, route) => {
    const guest = new Visitor(database.db);
    const to = `/login?to=${encodeURIComponent(`/settings/${page}`)}`;
    expect(await guest.get(route, `/settings/${page}`)).toMatchObject({ status: 302, location: to });
    expect(await guest.post(route, `/settings/${page}`, {})).toMatchObject({ status: 302, location: to });
  });

  it("keep what a member says about themselves, and nothing the form does not have", async () => {
    const answer = await visitor.post(profileSettings, "/settings/profile", {
      ...profile,
      role: "admin",
      name: "other",
      email: "x@example.com",
    });
    expect(answer).toMatchObject({ status: 303, notice: "account:notice.profile-saved" });
    expect(await row()).toMatchObject({
      name,
      display_name: "Zoë 水",
      about: "Two lines\nabout me",
      language: "ru",
      time_zone: "Asia/Tokyo",
      role: "member",
      email: `${name}@example.com`,
    });
  });

  it("refuse a name that looks like somebody's with a role, in other letters too", async () => {
    await member({ role: "moderator", displayName: "Ines Berger" });
    const answer = await visitor.post(profileSettings, "/settings/profile", {
      ...profile,
      displayName: "Ιnes  Bеrger",
    });
    expect(answer).toMatchObject({ status: 400, data: { errors: { displayName: { code: "name-lookalike" } } } });
    expect(answer.data.typed).toMatchObject({ about: profile.about });
  });

  it("refuse a name that looks like the user name of somebody with a role", async () => {
    const moderator = await member({ role: "moderator", displayName: "Erika Brandt" });
    const displayName = moderator.toUpperCase().replace("E", "Е"); // one letter is Cyrillic
    const answer = await visitor.post(profileSettings, "/settings/profile", { ...profile, displayName });
    expect(answer).toMatchObject({ status: 400, data: { errors: { displayName: { code: "name-lookalike" } } } });
  });

  it("take UTC for a zone nobody knows and refuse a language nobody speaks here", async () => {
    await visitor.post(profileSettings, "/settings/profile", { ...profile, timeZone: "Mars/Olympus" });
    expect(await row()).toMatchObject({ time_zone: "UTC" });
    expect((await visitor.post(profileSettings, "/settings/profile", { ...profile, language: "tlh" })).status).toBe(
      400,
    );
  });

  it("change the password only with the old one, end all sessions that were, and tell by mail", async () => {
    const other = await logIn(name);
    const before = [...visitor.cookies];
    const form = { key: crypto.randomUUID(), currentPassword: "wrong one", newPassword: "nine loud geese" };
    expect((await visitor.post(passwordSettings, "/settings/password", form)).data).toMatchObject({
      errors: { currentPassword: { code: "wrong-password" } },
    });
    expect(await other.whoAmI()).toBe(name);
    const right = { ...form, currentPassword: PASSWORD };
    expect(await visitor.post(passwordSettings, "/settings/password", right)).toMatchObject({
      status: 303,
      notice: "account:notice.password-changed",
    });
    expect([await visitor.whoAmI(), await other.whoAmI()]).toEqual([name, null]);
    // Whoever copied the cookie of this very browser is out as well.
    const thief = new Visitor(database.db);
    for (const [key, value] of before) thief.cookies.set(key, value);
    expect(await thief.whoAmI()).toBe(null);
    expect((await lastMail(`${name}@example.com`))?.subject).toContain("has changed");
    expect((await visitor.post(login, "/login", { login: name, password: "nine loud geese" })).status).toBe(303);
  });

  it("change the password once when the form is sent twice", async () => {
    const form = { key: crypto.randomUUID(), currentPassword: PASSWORD, newPassword: "nine loud geese" };
    const answers = await Promise.all([1, 2].map(() => visitor.post(passwordSettings, "/settings/password", form)));
    answers.push(await visitor.post(passwordSettings, "/settings/password", form));
    expect(answers.map((answer) => answer.notice)).toEqual(Array(3).fill("account:notice.password-changed"));
    expect(await database.sql`select 1 from mails where recipient = ${`${name}@example.com`}`).toHaveLength(1);
  });

  it("refuse guesses of the password after six in a minute", async () => {
    const statuses = [];
    for (let i = 0; i < 7; i += 1) {
      await intoThisWindow(database.sql);
      const form = { key: crypto.randomUUID(), currentPassword: `wrong ${i}`, newPassword: "nine loud geese" };
      statuses.push((await visitor.post(passwordSettings, "/settings/password", form)).status);
    }
    expect(statuses).toEqual([400, 400, 400, 400, 400, 400, 429]);
  });

  it("change the address only after the link in the new mailbox was used, and tell the old one", async () => {
    const form = { do: "change", email: "New@Example.org", currentPassword: PASSWORD };
    expect(await visitor.post(emailSettings, "/settings/email", form)).toMatchObject({
      status: 303,
      notice: "account:notice.address-sent",
    });
    expect((await row())?.email).toBe(`${name}@example.com`);
    expect((await visitor.get(emailSettings, "/settings/email")).data).toMatchObject({
      email: `${name}@example.com`,
      pending: "new@example.org",
    });
    await visitor.post(verify, linkIn((await lastMail("new@example.org"))?.text), {});
    expect((await row())?.email).toBe("new@example.org");
    expect((await lastMail(`${name}@example.com`))?.text).toContain("new@example.org");
  });

  it("answer the same for an address that belongs to somebody else, who is told", async () => {
    const owner = await member();
    const taken = await visitor.post(emailSettings, "/settings/email", {
      do: "change",
      email: `${owner}@example.com`,
      currentPassword: PASSWORD,
    });
    const free = await visitor.post(emailSettings, "/settings/email", {
      do: "change",
      email: "free@example.com",
      currentPassword: PASSWORD,
    });
    expect({ status: taken.status, notice: taken.notice, text: taken.text }).toEqual({
      status: free.status,
      notice: free.notice,
      text: free.text,
    });
    expect((await lastMail(`${owner}@example.com`))?.text).toContain(name);
    expect((await lastMail(`${owner}@example.com`))?.text).not.toContain("token=");
  });

  it("give the address to whoever confirms first when two want it", async () => {
    const otherName = await member();
    const other = await logIn(otherName);
    const links: string[] = [];
    for (const one of [visitor, other]) {
      await one.post(emailSettings, "/settings/email", {
        do: "change",
        email: "both@example.com",
        currentPassword: PASSWORD,
      });
      links.push(linkIn((await lastMail("both@example.com"))?.text));
    }
    expect((await other.post(verify, links[1] ?? "", {})).status).toBe(303);
    expect(await visitor.post(verify, links[0] ?? "", {})).toMatchObject({
      status: 400,
      data: { errors: { form: { code: "address-taken" } } },
    });
    expect(await database.sql`select name from users where email = 'both@example.com'`).toEqual([{ name: otherName }]);
  });

  it("send the mail again, to one mailbox three times an hour at most", async () => {
    await database.sql`update users set email = null, email_verified_at = null where name = ${name}`;
    await visitor.post(emailSettings, "/settings/email", {
      do: "change",
      email: "again@example.com",
      currentPassword: PASSWORD,
    });
    for (let i = 0; i < 5; i += 1)
      expect((await visitor.post(emailSettings, "/settings/email", { do: "resend" })).notice).toBe(
        "account:notice.address-sent",
      );
    expect(await database.sql`select 1 from mails where recipient = 'again@example.com'`).toHaveLength(3);
  });

  it("list a member's sessions without anything that opens one, and end those of nobody else", async () => {
    const other = await logIn(name);
    const stranger = await logIn(await member());
    const page = await visitor.get(sessionSettings, "/settings/sessions");
    const sessions = page.data.sessions as { id: string; isThis: boolean; userAgent: string }[];
    expect(sessions).toHaveLength(2);
    expect(sessions.filter((session) => session.isThis)).toHaveLength(1);
    expect(sessions[0]?.userAgent).toContain("Firefox");
    expect(page.text).not.toContain(other.cookies.get("session"));
    const strangers = createHash("sha256")
      .update(stranger.cookies.get("session") ?? "")
      .digest("hex");
    await visitor.post(sessionSettings, "/settings/sessions", { session: strangers });
    expect(await stranger.whoAmI()).not.toBeNull();
    await visitor.post(sessionSettings, "/settings/sessions", {
      session: sessions.find((session) => !session.isThis)?.id ?? "",
    });
    expect([await visitor.whoAmI(), await other.whoAmI()]).toEqual([name, null]);
    const third = await logIn(name);
    expect((await visitor.post(sessionSettings, "/settings/sessions", { session: "others" })).notice).toBe(
      "account:notice.sessions-ended",
    );
    expect([await visitor.whoAmI(), await third.whoAmI()]).toEqual([name, null]);
  });

  it("switch the language of a guest by a cookie and of a member in the account, and lead back", async () => {
    const guest = new Visitor(database.db);
    expect(await guest.post(language, "/language", { language: "zh-Hant", to: "/q/1/x?page=2" })).toMatchObject({
      status: 303,
      location: "/q/1/x?page=2",
    });
    expect(guest.cookies.get("language")).toBe("zh-Hant");
    await visitor.post(language, "/language", { language: "de", to: "//evil.example" });
    expect(await row()).toMatchObject({ language: "de" });
    expect((await visitor.post(language, "/language", { language: "xx", to: "/" })).status).toBe(400);
  });

  it("have no outbox once mails are sent or the server is built", async () => {
    expect((await new Visitor(database.db).get(outbox, "/outbox")).status).toBe(200);
    const { mailMode } = await import("~/mail/mode.server");
    expect(mailMode({ SMTP_URL: null, NODE_ENV: "production" })).toBe("none");
    expect(mailMode({ SMTP_URL: "smtp://mail", NODE_ENV: "development" })).toBe("smtp");
  });
});
