import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeAvatar, forgetAvatar } from "~/models/member/avatar.server";
import { createUser } from "~/models/member/user.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";

describe("the picture of a member", () => {
  let database: TestDatabase;
  let folder: string;
  let names = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), "commonplace-avatars-"));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database.close();
  });

  async function member(): Promise<number> {
    names += 1;
    const id = await createUser(database.db, {
      name: `member${names}`,
      displayName: `Member ${names}`,
      passwordHash: null,
      email: null,
      language: "en",
      timeZone: "UTC",
    });
    return id ?? 0;
  }
  const picture = (background: string) =>
    sharp({ create: { width: 400, height: 300, channels: 3, background } })
      .png()
      .toBuffer();
  const avatarOf = async (id: number) =>
    (await database.sql<{ avatar: string | null }[]>`select avatar from users where id = ${id}`)[0]?.avatar ?? null;
  const change = (userId: number, bytes: Uint8Array | null) => changeAvatar(database.db, { userId, bytes }, folder);

  it("is kept, replaced and taken away, and its file goes with it", async () => {
    const id = await member();
    expect(await change(id, await picture("red"))).toEqual({ kind: "changed" });
    const red = await avatarOf(id);
    expect(existsSync(join(folder, red ?? ""))).toBe(true);
    await change(id, await picture("blue"));
    expect(existsSync(join(folder, red ?? ""))).toBe(false);
    await change(id, null);
    expect(await avatarOf(id)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("stays while somebody else has the same one", async () => {
    const [one, two] = [await member(), await member()];
    await change(one, await picture("green"));
    await change(two, await picture("green"));
    const shared = await avatarOf(one);
    expect(await avatarOf(two)).toBe(shared);
    await change(one, null);
    await forgetAvatar(database.db, shared, folder);
    expect(existsSync(join(folder, shared ?? ""))).toBe(true);
    await change(two, null);
    expect(existsSync(join(folder, shared ?? ""))).toBe(false);
  });

  it("must be a picture", async () => {
    const id = await member();
    expect(await change(id, Buffer.from("<svg onload=alert(1)>"))).toMatchObject({ kind: "refused" });
    expect(await avatarOf(id)).toBeNull();
  });
});
