import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedEmpty } from "#drizzle/seed/empty.server";
import type { Actor } from "~/actor";
import { loadCommunity } from "~/models/community/community.server";
import { saveDraft } from "~/models/document/draft.server";
import { goDark, goLive } from "~/models/document/visibility.server";
import { claimAccount } from "~/models/member/account-claim.server";
import { deleteAccount } from "~/models/member/account-deletion.server";
import { issueToken } from "~/models/member/email-token.server";
import { hashPassword } from "~/models/member/password-hash.server";
import { createUser } from "~/models/member/user.server";
import { postComment } from "~/models/post/comment.server";
import { findPost } from "~/models/post/post.server";
import type { ReplyOutcome } from "~/models/post/reply-place.server";
import { postAnswer } from "~/models/question/answer.server";
import { askQuestion } from "~/models/question/question.server";
import { vote } from "~/models/question/vote.server";
import * as join from "~/routes/join";
import * as login from "~/routes/login";
import * as member from "~/routes/members.$name";
import * as questionPage from "~/routes/q.$id.$slug";
import * as data from "~/routes/settings.data";
import * as exportData from "~/routes/settings.export";
import { SETTINGS_DEFAULTS } from "~/settings";
import { slugOf } from "~/urls";
import { resolveSession } from "~/web/session.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor } from "../../support/visitor";

const PASSWORD = "seven quiet herons";
const NOBODY = { displayName: "Nobody", passwordHash: null, email: null, language: "en", timeZone: "UTC" };

describe("profiles, export and leaving", () => {
  let database: TestDatabase;
  let passwordHash: string;
  let names = 0;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await seedEmpty(database.db);
    passwordHash = await hashPassword(PASSWORD);
  });
  afterAll(() => database.close());

  async function arrive(
    role: "member" | "moderator" | "admin" = "member",
  ): Promise<{ actor: Actor; visitor: Visitor }> {
    names += 1;
    const name = `person${names}`;
    await createUser(database.db, {
      name,
      displayName: `Unmistakable ${names}`,
      passwordHash,
      email: `${name}@example.com`,
      language: "en",
      timeZone: "UTC",
      role,
    });
    const visitor = new Visitor(database.db, `192.0.2.${names}`);
    await visitor.post(login, "/login", { login: name, password: PASSWORD });
    const session = await resolveSession(database.db, `session=${visitor.cookies.get("session")}`);
    if (!session) throw new Error("not logged in");
    return { actor: session.actor, visitor };
  }

  async function published(outcome: ReplyOutcome): Promise<number> {
    if (outcome.kind !== "published" && outcome.kind !== "held") throw new Error(JSON.stringify(outcome));
    if (outcome.kind === "held") await database.db.transaction((tx) => goLive(tx, outcome.documentId));
    return outcome.documentId;
  }
  async function ask(actor: Actor, { isShown = true } = {}): Promise<number> {
    const { areas } = await loadCommunity(database.db);
    const area = areas.find((one) => one.kind === "questions");
    if (!area) throw new Error("no area");
    names += 1;
    const outcome = await askQuestion(database.db, {
      actor,
      area,
      title: `Why does pump number ${names} hum without moving water`,
      body: `It hums for ${names} seconds and then stops with a code that I cannot find anywhere.`,
      productId: null,
      versionId: null,
      tags: [],
      language: "en",
      isDisclosed: false,
      key: crypto.randomUUID(),
    });
    const id = await published(outcome);
    if (!isShown) await database.db.transaction((tx) => goDark(tx, id, "held"));
    return id;
  }
  async function answer(actor: Actor, questionId: number): Promise<number> {
    const question = await findPost(database.db, questionId);
    if (!question) throw new Error("no question");
    names += 1;
    return published(
      await postAnswer(database.db, {
        actor,
        question,
        body: `Let it start empty for ${names} seconds, then it moves water again as before.`,
        language: "en",
        key: crypto.randomUUID(),
      }),
    );
  }
  const rate = () => database.sql`delete from rate_counts`;
  const show = (visitor: Visitor, name: string, query = "") =>
    visitor.get(member, `/members/${name}${query}`, { name });
  const leave = (visitor: Visitor, posts: "stay" | "go", password = PASSWORD) =>
    visitor.post(data, "/settings/data", { posts, currentPassword: password });

  it("show a member with what they published, and what waits only to themselves and to moderators", async () => {
    const { actor, visitor } = await arrive();
    const moderator = await arrive("moderator");
    const shown = await ask(actor);
    const held = await ask(actor, { isShown: false });
    const ids = async (who: Visitor) =>
      ((await show(who, actor.name)).data.contributions as { id: number }[]).map((one) => one.id);
    const guest = new Visitor(database.db);
    expect(await ids(guest)).toEqual([shown]);
    expect(await ids((await arrive()).visitor)).toEqual([shown]);
    expect(await ids(visitor)).toEqual([held, shown]);
    expect(await ids(moderator.visitor)).toEqual([held, shown]);
    const page = await show(guest, actor.name);
    expect(page.data.profile).toMatchObject({ displayName: actor.displayName, questionCount: 1, answerCount: 0 });
    expect(page.text).not.toContain("@example.com");
  });

  it("say what came of what somebody wrote, and what they watch to themselves alone", async () => {
    const { actor, visitor } = await arrive();
    const moderator = await arrive("moderator");
    const { id: productId } = (
      await database.sql`
      insert into products (slug, name) values (${`mill-${actor.id}`}, 'Mill') returning id`
    )[0] as { id: number };
    const [shown, held] = [await ask(actor), await ask(actor, { isShown: false })];
    await database.sql`update questions set up_count = 3, product_id = ${productId} where id = ${shown}`;
    await database.sql`update questions set up_count = 5, product_id = ${productId} where id = ${held}`;
    await database.sql`insert into watches (user_id, target, target_id) values (${actor.id}, 'product', ${productId})`;
    const profile = async (who: Visitor) => (await show(who, actor.name)).data.profile;
    const seen = { upvoteCount: 3, productIds: [productId] };
    for (const who of [new Visitor(database.db), moderator.visitor])
      expect(await profile(who)).toMatchObject({ ...seen, watchedProductIds: [] });
    expect(await profile(visitor)).toMatchObject({ ...seen, watchedProductIds: [productId] });
  });

  it("keep what somebody says about themselves from others until they have published something", async () => {
    const { actor, visitor } = await arrive();
    await database.sql`update users set about = 'buy my things' where id = ${actor.id}`;
    const about = async (who: Visitor) => ((await show(who, actor.name)).data.profile as { about: string }).about;
    const guest = new Visitor(database.db);
    expect([await about(guest), await about(visitor)]).toEqual(["", "buy my things"]);
    await ask(actor);
    expect(await about(guest)).toBe("buy my things");
  });

  it("page through contributions without losing or repeating one", async () => {
    const { actor } = await arrive();
    const id = await ask(actor);
    await database.sql`
      with d as (insert into documents (kind, author_id, state, created_at, published_revision_id, latest_revision_id)
        select 'question', author_id, state, created_at - make_interval(mins => n / 2), published_revision_id, latest_revision_id
        from documents, generate_series(1, 44) n where id = ${id} returning id)
      insert into questions (id, area_id, language, title, is_listed) select d.id, q.area_id, 'en', q.title, true from d, questions q where q.id = ${id}`;
    const seen: number[] = [];
    let query = "";
    for (let pages = 0; pages < 3; pages += 1) {
      const { contributions, next } = (await show(new Visitor(database.db), actor.name, query)).data as {
        contributions: { id: number }[];
        next: string | null;
      };
      seen.push(...contributions.map((one) => one.id));
      query = `?show=questions&after=${encodeURIComponent(next ?? "")}`;
      if (pages === 2) expect(next).toBeNull();
    }
    expect(new Set(seen).size).toBe(45);
    expect(seen).toHaveLength(45);
    expect((await show(new Visitor(database.db), actor.name, "?after=nonsense")).status).toBe(200);
  });

  it.each(["nobody-here", "Person1", "../x", "'; drop"])("find no member called %j", async (name) => {
    expect((await show(new Visitor(database.db), name)).status).toBe(404);
  });

  it("hand out everything kept about a member, and nothing that opens their account", async () => {
    const { actor, visitor } = await arrive();
    const other = await arrive();
    const questionId = await ask(actor);
    const answerId = await answer(actor, await ask(other.actor));
    await vote(database.db, { actor, documentId: await ask(other.actor), value: 1 });
    await saveDraft(database.db, { userId: actor.id, target: "ask", fields: { title: "half a thought" } });
    const file = await visitor.get(exportData, "/settings/export");
    expect(file.headers.get("content-disposition")).toBe(`attachment; filename="${actor.name}.json"`);
    const { account, posts, revisions, votes, drafts, sessions } = file.data as Record<
      string,
      Record<string, unknown>[]
    >;
    expect(account).toMatchObject({ name: actor.name, email: `${actor.name}@example.com` });
    expect(posts?.map((post) => post.id)).toEqual([questionId, answerId]);
    expect(revisions?.map((revision) => String(revision.text).slice(0, 6))).toEqual(["It hum", "Let it"]);
    expect([votes?.length, drafts?.length, sessions?.length]).toEqual([1, 1, 1]);
    expect(file.text).not.toContain("argon2");
    expect(file.text).not.toContain(visitor.cookies.get("session"));
    expect(file.text).not.toContain(other.actor.displayName);
    expect((await new Visitor(database.db).get(exportData, "/settings/export")).status).toBe(302);
  });

  it("delete an account only with its password", async () => {
    const { actor, visitor } = await arrive();
    expect((await leave(visitor, "go", "wrong one")).data).toMatchObject({
      errors: { currentPassword: { code: "wrong-password" } },
    });
    expect(await visitor.whoAmI()).toBe(actor.name);
  });

  it("leave no trace of the person in any table when they go, and their texts to nobody", async () => {
    const { actor, visitor } = await arrive();
    const questionId = await ask(actor);
    await visitor.post(data, "/settings/data", { posts: "stay", currentPassword: "wrong one" });
    await saveDraft(database.db, { userId: actor.id, target: "ask", fields: { title: actor.displayName } });
    await database.sql`insert into mails (recipient, user_id, subject, text) values (${`${actor.name}@example.com`}, null, 'x', 'y')`;
    await database.sql`insert into email_tokens (hash, user_id, purpose, email, expires_at) values ('h', ${actor.id}, 'reset', ${`${actor.name}@example.com`}, now() + interval '1 day')`;
    expect(await leave(visitor, "stay")).toMatchObject({
      status: 303,
      location: "/",
      notice: "account:notice.deleted",
    });
    expect(visitor.cookies.has("session")).toBe(false);
    const tables = await database.sql<
      { name: string }[]
    >`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
    for (const { name } of tables) {
      const rows =
        await database.sql`select 1 from ${database.sql(name)} x where x::text ~ ${`(${actor.name}\\M|${actor.displayName}\\M)`}`;
      expect({ name, rows: rows.length }).toEqual({ name, rows: 0 });
    }
    const [user] =
      await database.sql`select name, email, password_hash, role, about, avatar from users where id = ${actor.id}`;
    expect(user).toEqual({
      name: `deleted-${actor.id}`,
      email: null,
      password_hash: null,
      role: "member",
      about: "",
      avatar: null,
    });
    expect((await findPost(database.db, questionId))?.state).toBe("published");
    expect((await show(new Visitor(database.db), actor.name)).status).toBe(404);
    expect((await show(new Visitor(database.db), `deleted-${actor.id}`)).status).toBe(404);
    await rate();
    expect(
      (await new Visitor(database.db).post(login, "/login", { login: actor.name, password: PASSWORD })).status,
    ).toBe(400);
  });

  it("take the texts along when the person wants it, except questions that others have answered; counts stay true", async () => {
    const { actor, visitor } = await arrive();
    const other = await arrive();
    const alone = await ask(actor);
    const answered = await ask(actor);
    const others = await ask(other.actor);
    await answer(other.actor, answered);
    const own = await answer(actor, others);
    const target = await findPost(database.db, others);
    if (!target) throw new Error("no question");
    const comment = await published(
      await postComment(database.db, {
        actor,
        target,
        body: "What does the ring show then, red or blue?",
        language: "en",
        key: crypto.randomUUID(),
      }),
    );
    const held = await ask(actor, { isShown: false });
    await leave(visitor, "go");
    const states = await Promise.all(
      [alone, answered, own, comment, held].map(async (id) => (await findPost(database.db, id))?.state),
    );
    expect(states).toEqual(["deleted", "published", "deleted", "deleted", "deleted"]);
    const [counts] = await database.sql`select answer_count, comment_count from questions where id = ${others}`;
    expect(counts).toEqual({ answer_count: 0, comment_count: 0 });
    const [listed] = await database.sql`select is_listed from questions where id = ${alone}`;
    expect(listed?.is_listed).toBe(false);
  });

  const takeUp = (name: string, email: string) =>
    createUser(database.db, {
      name,
      displayName: "Somebody new",
      passwordHash: null,
      email,
      language: "en",
      timeZone: "UTC",
    });

  it("free the old address for somebody new, and let nobody take the old name", async () => {
    const { actor, visitor } = await arrive();
    const email = `${actor.name}@example.com`;
    await leave(visitor, "stay");
    expect(await takeUp(actor.name, email)).toBeNull();
    expect(await takeUp(`${actor.name}-again`, email)).not.toBeNull();
    const joined = await new Visitor(database.db, "198.51.100.44").post(join, "/join", {
      name: actor.name,
      displayName: "",
      email: "new@example.com",
      password: PASSWORD,
      timeZone: "UTC",
    });
    expect(joined.data).toMatchObject({ errors: { name: { code: "taken" } } });
  });

  it("keep the last administrator, and say what to do first", async () => {
    const { visitor } = await arrive("admin");
    const refused = await leave(visitor, "go");
    expect([refused.status, refused.data]).toMatchObject([400, { errors: { form: { code: "last-admin-leaves" } } }]);
    await arrive("admin");
    expect((await leave(visitor, "stay")).status).toBe(303);
  });

  it("let nobody take the name while its member is just leaving", async () => {
    const { actor } = await arrive();
    await createUser(database.db, { ...NOBODY, name: "warms-the-key" });
    let taken: Promise<number | null> | undefined;
    await database.db.transaction(async (tx) => {
      await deleteAccount(tx, { userId: actor.id, posts: "stay" });
      taken = takeUp(actor.name, "fast@example.com");
      await database.sql`select pg_sleep(0.2)`;
    });
    expect(await taken).toBeNull();
  });

  it("make mentions of who has left plain words, in every version of a text", async () => {
    const { actor, visitor } = await arrive();
    const other = await arrive();
    const question = await ask(other.actor);
    const post = await findPost(database.db, question);
    if (!post) throw new Error("no question");
    const id = await published(
      await postAnswer(database.db, {
        actor: other.actor,
        question: post,
        body: `Hello @${actor.name}, let it start empty and it moves water again, 水泵@${actor.name}。`,
        language: "en",
        key: crypto.randomUUID(),
      }),
    );
    const html = async () => (await findPost(database.db, id)) && (await linksTo(actor.name));
    const linksTo = async (name: string) =>
      (await database.sql`select 1 from renderings where html like ${`%/members/${name}"%`}`).length;
    expect(await html()).toBe(1);
    await leave(visitor, "stay");
    expect(await linksTo(actor.name)).toBe(0);
    const page = await new Visitor(database.db).get(questionPage, `/q/${question}/x`, {
      id: String(question),
      slug: slugOf(post.questionTitle ?? ""),
    });
    expect(page.text).toContain(`@${actor.name}`);
    expect(page.text).not.toContain(`/members/${actor.name}`);
  });

  it("keep the name of an imported account from others when its person takes another one", async () => {
    const [imported] = await database.sql<
      { id: number }[]
    >`insert into users (name, display_name, email, is_unclaimed) values ('old-forum-name', 'Old', 'old@example.com', true) returning id`;
    const token = await issueToken(database.db, {
      purpose: "claim",
      userId: imported?.id ?? 0,
      email: "old@example.com",
      passwordHash: null,
    });
    const claimed = { token, displayName: "", newPassword: PASSWORD, settings: SETTINGS_DEFAULTS };
    expect(await claimAccount(database.db, { ...claimed, name: "new-name" })).toMatchObject({ kind: "claimed" });
    expect(await takeUp("old-forum-name", "other@example.com")).toBeNull();
  });
});
