import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { isLoopback, readEnv } from "~/env.server";

describe("the environment", () => {
  test("has a default for everything, so that nothing needs to be set", () => {
    expect(readEnv({})).toEqual({
      PORT: 3000,
      HOST: "127.0.0.1",
      DATABASE_URL: null,
      DATABASE_POOL: 8,
      DATA_DIR: resolve("data"),
      PUBLIC_URL: "http://localhost:3000",
      OTHER_URLS: [],
      METRICS_TOKEN: null,
      SMTP_URL: null,
      MAIL_FROM: "Commonplace <noreply@localhost>",
      SESSION_IDLE_DAYS: 30,
      SESSION_MAX_DAYS: 180,
      TRUST_PROXY: false,
      LOG_LEVEL: "info",
      NODE_ENV: "development",
    });
  });

  test("takes what is given, and an empty value for not given", () => {
    const env = readEnv({
      PORT: " 8080 ",
      PUBLIC_URL: "https://forum.example.com/",
      SMTP_URL: "",
      TRUST_PROXY: "1",
      HOST: "::",
    });
    expect(env).toMatchObject({
      PORT: 8080,
      PUBLIC_URL: "https://forum.example.com",
      SMTP_URL: null,
      MAIL_FROM: "Commonplace <noreply@forum.example.com>",
      TRUST_PROXY: true,
      HOST: "::",
    });
  });

  test.each([
    ["PORT", "abc", 'PORT is "abc": it must be a whole number from 0 to 65535.'],
    ["PORT", "70000", 'PORT is "70000": it must be a whole number from 0 to 65535.'],
    ["PORT", "80.5", 'PORT is "80.5": it must be a whole number from 0 to 65535.'],
    ["HOST", "http://x", 'HOST is "http://x": it must be a host name or an address, such as 127.0.0.1 or 0.0.0.0.'],
    ["PUBLIC_URL", "forum.example.com", "the address people use"],
    ["PUBLIC_URL", "https://example.com/forum", "the address people use"],
    ["PUBLIC_URL", "javascript:alert(1)", "the address people use"],
    ["TRUST_PROXY", "yes", 'TRUST_PROXY is "yes": it must be 0 or 1.'],
    ["LOG_LEVEL", "loud", "fatal, error, warn, info, debug, trace or silent"],
    ["DATABASE_POOL", "1", "a whole number from 2 to 30"],
    ["SESSION_IDLE_DAYS", "0", "a whole number from 1 to"],
    ["MAIL_FROM", "nobody", "a mail address"],
    ["MAIL_FROM", "a@b.c\r\nBcc: x@y.z", "a mail address"],
  ])("%s=%j is refused with a sentence that says what is expected", (name, value, expected) => {
    expect(() => readEnv({ [name]: value })).toThrow(
      expect.objectContaining({ name: "StartError", message: expect.stringContaining(expected) }),
    );
  });

  test.each(["DATABASE_URL", "SMTP_URL"])(
    "a wrong %s is refused without repeating it, because it may hold a password",
    (name) => {
      const refused = () => readEnv({ [name]: "mysql://root:hunter2@db/x" });
      expect(refused).toThrow(name);
      expect(refused).not.toThrow("hunter2");
    },
  );

  test("an absolute session limit below the idle one is refused", () => {
    expect(() => readEnv({ SESSION_IDLE_DAYS: "30", SESSION_MAX_DAYS: "7" })).toThrow("at least SESSION_IDLE_DAYS");
    expect(readEnv({ SESSION_IDLE_DAYS: "365" }).SESSION_MAX_DAYS).toBe(365);
  });

  test("a very long wrong value is not repeated at length", () => {
    const refused = () => readEnv({ LOG_LEVEL: "x".repeat(10_000) });
    expect(refused).toThrow(/^.{0,300}$/);
  });
});

test.each([
  ["127.0.0.1", true],
  ["127.1.2.3", true],
  ["localhost", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["::", false],
  ["localhost.example.com", false],
  ["127.0.0.1.example.com", false],
])("whether only this machine reaches what listens on %s: %s", (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
