import { parseOptions } from "@node-rs/argon2";
import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "~/models/member/password-hash.server";
import { isUnavailable } from "~/models/unavailable";

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 };

describe("password hashes", () => {
  it("are argon2id with 19 MiB, two passes and one lane, each with its own salt", async () => {
    const [one, two] = await Promise.all([hashPassword("seven quiet herons"), hashPassword("seven quiet herons")]);
    expect(parseOptions(one)).toMatchObject(COST);
    expect(one).not.toBe(two);
  });

  it("fit their password and no other", async () => {
    const hash = await hashPassword("sieben stille Reiher ä");
    expect(await verifyPassword(hash, "sieben stille Reiher ä")).toBe(true);
    expect(await verifyPassword(hash, "sieben stille Reiher ä")).toBe(true);
    expect(await verifyPassword(hash, "sieben stille Reiher a")).toBe(false);
    expect(await verifyPassword(hash, "")).toBe(false);
  });

  it("are never right for an account without a password, which costs the same work", async () => {
    const started = process.cpuUsage();
    for (let i = 0; i < 5; i += 1) expect(await verifyPassword(null, "nobody has this password")).toBe(false);
    const spent = process.cpuUsage(started);
    expect(spent.user + spent.system).toBeGreaterThan(5_000);
  });

  it("come in turn when many people log in at once, and turn the rest away instead of piling up", async () => {
    const answers = await Promise.allSettled(Array.from({ length: 130 }, () => verifyPassword(null, "x")));
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(refused).toHaveLength(27);
    const reason: unknown = refused[0]?.reason;
    expect(isUnavailable(reason) && reason.because).toBe("busy");
    expect(await verifyPassword(null, "x")).toBe(false);
  });
});
