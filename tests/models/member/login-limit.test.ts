// Who may try to log in how often: nobody is kept out by others, and guessing stays slow.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { logIn } from "~/models/member/login.server";
import { requestReset } from "~/models/member/password.server";

import { hashPassword } from "~/models/member/password-hash.server";

import { createUser } from "~/models/member/user.server";
import { SETTINGS_DEFAULTS } from "~/settings";
import { devicesOf, rememberDevice } from "~/web/device.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { intoThisWindow } from "../../support/windows";

const PASSWORD = "seven quiet herons";
const HOME = "203.0.113.77";
const ENV = { PUBLIC_URL: "http://localhost:3000", SMTP_URL: "smtp://localhost:25", MAIL_FROM: "a@example.com" };

describe("the limits on logging in", () => {
  let database: TestDatabase;
  let zoe: number;

  beforeAll(async () => {
    database = await createTestDatabase();
    const passwordHash = await hashPassword(PASSWORD);
    const person = { displayName: "Zoë", passwordHash, language: "en", timeZone: "UTC" };
    zoe = (await createUser(database.db, { ...person, name: "zoe", email: "zoe@example.com" })) ?? 0;
    await createUser(database.db, { ...person, name: "otto", email: "otto@example.com" });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.sql`delete from rate_counts`;
  });

  const attempt = async (address: string, password = "a wrong guess", login = "zoe", device = "") => {
    await intoThisWindow(database.sql);
    const devices = await devicesOf(database.db, device);
    return (await logIn(database.db, { login, password, address, devices })).kind;
  };
  const cookieOf = (line: string) => line.split(";", 1)[0] ?? "";
  /** All that strangers may fail at, from networks that are nobody's home. */
  const exhaust = async (login = "zoe") => {
    for (let i = 0; i < 6; i += 1) await attempt(`198.51.100.${i}`, "a wrong guess", login);
    await database.sql`update rate_counts set count = 30 where kind = 'login/3600' and who in (select who from rate_counts where kind = 'login/60' and count = 6)`;
  };

  it("a member logs in from another address while a stranger has used up the tries of their name", async () => {
    await exhaust();
    expect(await attempt(HOME, PASSWORD)).toBe("in");
  });

  it("guesses from ever new networks are told to wait once an account has had its failures", async () => {
    await exhaust();
    for (let i = 0; i < 4; i += 1) expect(await attempt(`192.0.2.${i}`)).toBe("limited");
  });

  it("a network that has guessed while the account was under attack is refused even the right password", async () => {
    await exhaust();
    for (let i = 0; i < 3; i += 1) await attempt("192.0.2.9");
    expect(await attempt("192.0.2.9", PASSWORD)).toBe("limited");
  });

  it("a device that was logged in before is let in from a network whose tries others have used up", async () => {
    const device = cookieOf(await rememberDevice(database.db, null, zoe));
    for (let i = 0; i < 7; i += 1) await attempt(HOME);
    await exhaust();
    expect(await attempt(HOME, PASSWORD)).toBe("limited");
    expect(await attempt(HOME, PASSWORD, "zoe", device)).toBe("in");
  });

  it("a known device may guess no more often than anybody", async () => {
    const device = cookieOf(await rememberDevice(database.db, null, zoe));
    for (let i = 0; i < 6; i += 1) expect(await attempt(HOME, "a wrong guess", "zoe", device)).toBe("wrong");
    expect(await attempt(HOME, PASSWORD, "zoe", device)).toBe("limited");
  });

  it("a device is known for its own member only, and a forged one for nobody", async () => {
    const device = cookieOf(await rememberDevice(database.db, null, zoe));
    const forged = device.replace(/=\d+-/, "=99-");
    expect(await devicesOf(database.db, forged)).toEqual([]);
    expect(await devicesOf(database.db, device.slice(0, -1))).toEqual([]);
    await exhaust("otto");
    for (let i = 0; i < 3; i += 1) await attempt(HOME, "a wrong guess", "otto", device);
    expect(await attempt(HOME, PASSWORD, "otto", device)).toBe("limited");
  });

  it("a browser of a family is known for each of them", async () => {
    const first = cookieOf(await rememberDevice(database.db, null, zoe));
    const second = cookieOf(await rememberDevice(database.db, first, zoe + 1));
    expect((await devicesOf(database.db, second)).map(({ userId }) => userId)).toEqual([zoe + 1, zoe]);
  });

  it("whoever types the right password again and again is not counted", async () => {
    for (let i = 0; i < 12; i += 1) expect(await attempt(HOME, PASSWORD)).toBe("in");
  });

  it("the name and the address of a member are one account with one count", async () => {
    for (let i = 0; i < 3; i += 1) await attempt(`198.51.100.${i}`);
    for (let i = 3; i < 6; i += 1) await attempt(`198.51.100.${i}`, "a wrong guess", "zoe@example.com");
    expect(await attempt("192.0.2.77")).toBe("limited");
  });

  describe("and on letters with a new password", () => {
    const ask = async (login: string, address: string) => {
      await intoThisWindow(database.sql);
      return requestReset(database.db, ENV as never, { login, address, settings: SETTINGS_DEFAULTS });
    };
    const letters = async () => (await database.sql`select 1 from mails where recipient = 'zoe@example.com'`).length;
    beforeEach(async () => {
      await database.sql`delete from mails`;
    });

    it("a mailbox is written to three times an hour, by whatever name its member is called", async () => {
      for (let i = 0; i < 3; i += 1) await ask(i % 2 ? "zoe" : "zoe@example.com", HOME);
      expect(await letters()).toBe(3);
      expect((await ask("zoe", HOME)).kind).toBe("limited");
      expect(await letters()).toBe(3);
    });

    it("a member gets their letter although strangers have asked for three", async () => {
      for (let i = 0; i < 3; i += 1) await ask("zoe", `198.51.100.${i}`);
      expect(await ask("zoe", HOME)).toEqual({ kind: "done" });
      expect(await letters()).toBe(4);
    });

    it("a mailbox gets thirty letters a day at most, from however many networks they are asked for", async () => {
      for (let i = 0; i < 40; i += 1) expect((await ask("zoe", `198.51.100.${i}`)).kind).toBe("done");
      expect(await letters()).toBe(30);
    });
  });
});
