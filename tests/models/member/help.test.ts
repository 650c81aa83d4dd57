// Administrators help members who cannot help themselves.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { readEnv } from "~/env.server";
import {
  confirmForMember,
  correctAddress,
  deleteMember,
  resendForMember,
  sendReset,
} from "~/models/member/help.server";
import { join } from "~/models/member/joining.server";
import { findMember } from "~/models/member/list.server";
import { listKnownTags } from "~/models/question/tag.server";
import { createTag, describeTag } from "~/models/question/tag-care.server";
import { SETTINGS_DEFAULTS } from "~/settings";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

describe("a member who cannot get in", () => {
  let database: TestDatabase;
  let admin: Actor;
  const db = () => database.db;
  const env = readEnv({ NODE_ENV: "test", SMTP_URL: "smtp://127.0.0.1:1" });
  const settings = SETTINGS_DEFAULTS;
  let made = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    admin = await make.person(db(), "admin");
  });
  beforeEach(async () => {
    await database.sql`delete from rate_counts`;
    await database.sql`delete from mails`;
  });
  afterAll(() => database.close());

  async function newcomer(): Promise<number> {
    made += 1;
    const outcome = await join(db(), env, {
      name: `wanda${made}`,
      displayName: `Wanda ${made}`,
      email: `wnada${made}@example.com`,
      password: "seven quiet herons",
      language: "en",
      timeZone: "UTC",
      address: `203.0.113.${made}`,
      settings,
    });
    if (outcome.kind !== "joined") throw new Error(outcome.kind);
    await database.sql`delete from mails`;
    return outcome.userId;
  }
  const help = (memberId: number, actor = admin) => ({ actor, memberId, env, settings });
  const recipients = async () =>
    (await database.sql`select recipient from mails order by id`).map((row) => row.recipient);

  it("is shown with the address that waits, gets the letter again, and another one at the corrected address", async () => {
    const id = await newcomer();
    expect(await findMember(db(), id)).toMatchObject({ email: null, pendingEmail: `wnada${made}@example.com` });
    expect(await resendForMember(db(), help(id))).toEqual({ kind: "done" });
    expect(await correctAddress(db(), { ...help(id), email: `wanda${made}@example.com` })).toEqual({ kind: "done" });
    expect(await recipients()).toEqual([`wnada${made}@example.com`, `wanda${made}@example.com`]);
    expect(await findMember(db(), id)).toMatchObject({ pendingEmail: `wanda${made}@example.com` });
  });

  it("is confirmed by the administrator's word, but not with somebody else's address", async () => {
    const id = await newcomer();
    expect(await confirmForMember(db(), help(id))).toEqual({ kind: "done" });
    expect(await findMember(db(), id)).toMatchObject({ email: `wnada${made}@example.com`, isVerified: true });
    const other = await newcomer();
    expect(await correctAddress(db(), { ...help(other), email: `wnada${made - 1}@example.com` })).toEqual({
      kind: "taken",
    });
  });

  it("gets a link for a new password, also before anything was confirmed", async () => {
    const id = await newcomer();
    expect(await sendReset(db(), help(id))).toEqual({ kind: "done" });
    expect(await recipients()).toEqual([`wnada${made}@example.com`]);
  });

  it("is deleted for good; nobody but administrators does any of this, and not to themselves", async () => {
    const id = await newcomer();
    const moderator = await make.person(db(), "moderator");
    for (const act of [resendForMember, confirmForMember, sendReset])
      expect(await act(db(), help(id, moderator))).toMatchObject({ kind: "forbidden" });
    expect(await deleteMember(db(), { ...help(admin.id), posts: "stay" })).toMatchObject({ kind: "forbidden" });
    expect(await deleteMember(db(), { ...help(id), posts: "stay" })).toMatchObject({ kind: "done" });
    expect(await findMember(db(), id)).toBeNull();
  });

  it("finds a tag that an administrator has added and described among those that are offered", async () => {
    expect(await createTag(db(), { actor: admin, name: "Limescale filter" })).toEqual({
      kind: "done",
      slug: "limescale-filter",
    });
    expect(await createTag(db(), { actor: admin, name: "limescale-filter" })).toMatchObject({ kind: "taken" });
    expect(await createTag(db(), { actor: await make.person(db()), name: "mine" })).toMatchObject({
      kind: "forbidden",
    });
    const known = async () => (await listKnownTags(db())).map(({ slug }) => slug);
    expect(await known()).not.toContain("limescale-filter");
    const [row] = await database.sql<{ id: number }[]>`select id::int as id from tags where slug = 'limescale-filter'`;
    await describeTag(db(), { actor: admin, id: row?.id ?? 0, text: "Against scale.", language: "en" });
    expect(await known()).toContain("limescale-filter");
  });
});
