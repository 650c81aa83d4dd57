// Whoever saves in the administration sees what they saved, on the next page, on whichever server.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import { KeptCommunity } from "~/models/community/kept.server";
import { saveSettings } from "~/models/community/settings.server";
import { findUser } from "~/models/member/user.server";
import { SETTINGS_DEFAULTS } from "~/settings";
import { createSession, resolveSession } from "~/web/session.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";

describe("the community in memory", () => {
  let database: TestDatabase;
  let cookie: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    await seedEmpty(database.db);
    const [row] = await database.sql<{ id: number }[]>`
      insert into users (name, display_name, role) values ('greta', 'Greta', 'admin') returning id`;
    cookie = (await createSession(database.db, row?.id ?? 0, null)).split(";", 1)[0] ?? "";
  });
  afterAll(() => database.close());

  const session = async () => {
    const found = await resolveSession(database.db, cookie);
    if (!found) throw new Error("no session");
    return found;
  };
  const save = async (name: string) => {
    const { actor } = await session();
    const value = { ...SETTINGS_DEFAULTS.brand, name };
    expect((await saveSettings(database.db, { actor, page: "brand", value })).kind).toBe("done");
  };
  const shownBy = async (kept: KeptCommunity) =>
    (await kept.atLeast((await session()).communityVersion)).settings.brand.name;

  it("shows what was saved on the next page, on every server, though no notice has arrived", async () => {
    const servers = await Promise.all([1, 2].map(() => KeptCommunity.load(database.db, () => undefined)));
    for (const name of ["One", "Two", "三"]) {
      await save(name);
      for (const server of servers) expect(await shownBy(server)).toBe(name);
    }
  });

  it("is read once for many who ask at the same time, and not again when it is new enough", async () => {
    let readings = 0;
    const kept = await KeptCommunity.load(database.db, () => {
      readings += 1;
    });
    await save("Three");
    expect(new Set(await Promise.all(Array.from({ length: 10 }, () => shownBy(kept))))).toEqual(new Set(["Three"]));
    const afterFirst = readings;
    await shownBy(kept);
    expect(readings).toBe(afterFirst);
  });

  it("nothing is saved and nothing is newer for somebody without an office", async () => {
    const before = (await session()).communityVersion;
    const [row] = await database.sql<{ id: number }[]>`
      insert into users (name, display_name) values ('mara', 'Mara') returning id`;
    const member = await findUser(database.db, row?.id ?? 0);
    if (!member) throw new Error("no member");
    const { actor } = await session();
    const value = { ...SETTINGS_DEFAULTS.brand, name: "Mine" };
    const stranger = { ...actor, id: member.id, role: "member" as const };
    expect((await saveSettings(database.db, { actor: stranger, page: "brand", value })).kind).toBe("forbidden");
    expect((await session()).communityVersion).toBe(before);
  });
});
