import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { StartError } from "#drizzle/start-error";
import { askAboutMember, createAdmin, createAdminCommand } from "~/commands/create-admin.server";
import { noteAddress, readAddress } from "~/models/community/last-address.server";
import { createUser } from "~/models/member/user.server";
import * as login from "~/routes/login";
import * as reset from "~/routes/reset";
import { createTestDatabase, type TestDatabase } from "../support/cluster";
import { Visitor } from "../support/visitor";

const env = { PUBLIC_URL: "https://community.example.com" };

describe("npm run create-admin", () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    for (const table of ["mails", "rate_counts", "users"]) await database.sql`delete from ${database.sql(table)}`;
  });

  const create = async (email: string, name: string, password: string | null = null) =>
    (await createAdmin(database.db, env, { email, name, password })).join("\n");
  const zoe = { name: "zoe", displayName: "Zoe", passwordHash: null, language: "de", timeZone: "UTC" };

  it("makes an administrator and prints a link that sets the password once", async () => {
    const output = await create("berta@example.com", "berta");
    expect(output).toContain("berta is a new administrator");
    const link = /\/reset\?token=\S+/.exec(output)?.[0] ?? "";
    const visitor = new Visitor(database.db);
    expect((await visitor.post(reset, link, { newPassword: "nine loud geese" })).status).toBe(303);
    expect((await visitor.post(reset, link, { newPassword: "nine loud geese" })).status).toBe(400);
    expect(
      (
        await new Visitor(database.db).post(login, "/login", {
          login: "berta@example.com",
          password: "nine loud geese",
        })
      ).status,
    ).toBe(303);
    expect(await database.sql`select role from users`).toEqual([{ role: "admin" }]);
  });

  it("gives the role to the member with that address, and logs them out everywhere", async () => {
    const id = await createUser(database.db, { ...zoe, email: "zoe@example.com" });
    await database.sql`insert into sessions (id, user_id, expires_at, ends_at) values ('s', ${id}, now() + interval '1 day', now() + interval '1 day')`;
    expect(await create("zoe@example.com", "zoe")).toContain("zoe is an administrator now");
    expect(await database.sql`select role, (select count(*)::int from sessions) as sessions from users`).toEqual([
      { role: "admin", sessions: 0 },
    ]);
  });

  it("asks before a member is changed, and changes nobody when nobody can be asked", async () => {
    await createUser(database.db, { ...zoe, email: "zoe@example.com" });
    const asked = askAboutMember(database.db, { email: "zoe@example.com", name: "zoe" });
    await expect(asked).rejects.toThrow(/zoe \(Zoe, member since .*--yes/);
    await askAboutMember(database.db, { email: "new@example.com", name: "new" });
  });

  it("makes its link from where the community was last started", async () => {
    expect(await readAddress(database.db)).toBeNull();
    for (const url of ["https://old.example.com", "https://new.example.com"]) await noteAddress(database.db, url);
    expect(await readAddress(database.db)).toBe("https://new.example.com");
  });

  it("does not give the role to somebody who only has the name", async () => {
    await createUser(database.db, { ...zoe, email: null });
    await expect(create("other@example.com", "zoe")).rejects.toThrow(/belongs to a member with another address/);
    expect(await database.sql`select role from users`).toEqual([{ role: "member" }]);
  });

  it("takes a password that was typed, and a name only if it could be anybody's", async () => {
    await create("berta@example.com", "berta", "nine loud geese");
    expect(
      (await new Visitor(database.db).post(login, "/login", { login: "berta", password: "nine loud geese" })).status,
    ).toBe(303);
    await expect(create("x@example.com", "admin")).rejects.toThrow(/reserved/);
  });

  it.each([
    [["--email", "x"], /Usage/],
    [["--email", "x", "--name", "berta"], /not a mail address/],
    [["--password", "secret"], /Usage/],
  ])("answers %j in one sentence", async (args, sentence) => {
    const refusal = await createAdminCommand(args).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartError);
    expect((refusal as StartError).message).toMatch(sentence);
  });
});
