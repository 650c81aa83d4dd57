// The road of writing: everything people post or change takes the same steps in the same order. Each kind of writing is
// tried alike, so that none can leave the road.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LimitKind } from "#moderation/limits";
import type { Actor } from "~/actor";
import { deletePost } from "~/models/case/post-deletion.server";
import { proposeRevision } from "~/models/case/proposal.server";
import type { Community } from "~/models/community/community.server";
import { findDraft } from "~/models/document/draft.server";
import { postComment } from "~/models/post/comment.server";
import type { Post } from "~/models/post/post.server";
import { postAnswer } from "~/models/question/answer.server";
import { mergeQuestions } from "~/models/question/merge.server";
import { askQuestion } from "~/models/question/question.server";
import { editPage } from "~/models/wiki/edit.server";
import { createPage, findWikiPage } from "~/models/wiki/page.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

type Outcome = { kind: string; documentId?: number; reasons?: { code: string }[] };
/** One way of writing: `write` sends a form, `text` makes up what somebody may say there. */
type Way = {
  name: string;
  limit: LimitKind;
  /** A post of its own, which the same text in the same place must not double. */
  isNew: boolean;
  write: (form: { actor: Actor; body: string; key: string }) => Promise<Outcome>;
};

describe("whatever is written", () => {
  let database: TestDatabase;
  let community: Community;
  let asker: Actor;
  let member: Actor;
  let moderator: Actor;
  let newcomer: Actor;
  let question: Post;
  let own: Post;
  let pageId: number;
  let made = 0;
  const db = () => database.db;
  const key = () => crypto.randomUUID();

  beforeAll(async () => {
    database = await createTestDatabase();
    community = await make.furnish(db());
    asker = await make.person(db());
    member = await make.person(db());
    newcomer = await make.person(db());
    moderator = await make.person(db(), "moderator");
    for (let count = 0; count < 3; count += 1) await make.ask(db(), member);
  });
  beforeEach(async () => {
    await database.sql`delete from rate_counts`;
    question = await make.post(db(), await make.ask(db(), asker));
    own = await make.post(db(), await make.answer(db(), member, question.id));
    const page = await createPage(db(), { ...newPage(), actor: moderator, body: text(), key: key() });
    pageId = (page as { documentId: number }).documentId;
  });
  afterAll(() => database.close());

  const text = () => {
    made += 1;
    return `Attempt ${made}: ${crypto.randomUUID().replaceAll("-", " ")}, and nothing else has helped so far.`;
  };
  const newPage = () => {
    made += 1;
    return { productId: null, title: `Cleaning number ${made}`, language: "en" };
  };
  const area = () => {
    const found = community.areas.find((one) => one.kind === "questions");
    if (!found) throw new Error("no area");
    return found;
  };
  const asked = {
    title: "Why does the lamp flicker in the evening?",
    productId: null,
    versionId: null,
    language: "en",
  };
  const change = { title: null, tags: null, summary: "", isMinor: false };

  const ways: Way[] = [
    {
      name: "a question",
      limit: "question",
      isNew: true,
      write: (form) => askQuestion(db(), { ...asked, area: area(), tags: ["lamp"], isDisclosed: false, ...form }),
    },
    {
      name: "an answer",
      limit: "answer",
      isNew: true,
      write: (form) => postAnswer(db(), { question, language: "en", ...form }),
    },
    {
      name: "a comment",
      limit: "comment",
      isNew: true,
      write: (form) => postComment(db(), { target: question, language: "en", ...form }),
    },
    {
      name: "a comment on an answer",
      limit: "comment",
      isNew: true,
      write: (form) => postComment(db(), { target: own, language: "en", ...form }),
    },
    {
      name: "a page",
      limit: "edit",
      isNew: true,
      write: (form) => createPage(db(), { productId: null, title: `Page ${question.id}`, language: "en", ...form }),
    },
    {
      name: "a change of the own post",
      limit: "edit",
      isNew: false,
      write: ({ actor, body, key: sent }) => make.edit(db(), actor, own.id, { ...change, body, key: sent }),
    },
    {
      name: "a suggestion for somebody else's post",
      limit: "edit",
      isNew: false,
      write: (form) =>
        proposeRevision(db(), {
          ...change,
          title: asked.title,
          tags: [],
          post: question,
          base: question.latestRevisionId,
          ...form,
        }),
    },
    {
      name: "a change of a page",
      limit: "edit",
      isNew: false,
      write: async (form) => {
        const page = await findWikiPage(db(), pageId);
        if (!page) throw new Error("no page");
        return editPage(db(), { page, base: page.latestRevisionId, summary: "", isMinor: false, ...form });
      },
    },
  ];
  const news = ways.filter((way) => way.isNew);

  async function fillLimit(actor: Actor, kind: LimitKind): Promise<void> {
    for (const seconds of [300, 600, 3_600, 86_400])
      await db().execute(sql`
        insert into rate_counts (kind, who, window_start, count)
        values (${`${kind}/${seconds}`}, ${String(actor.id)}, to_timestamp(floor(extract(epoch from now()) / ${seconds}::int) * ${seconds}::int), 10000)
        on conflict (kind, who, window_start) do update set count = excluded.count`);
  }

  const countPosts = async (actor: Actor) => {
    const [row] = await database.sql<
      { n: number }[]
    >`select count(*)::int as n from documents where author_id = ${actor.id}`;
    return row?.n ?? 0;
  };
  const stored = async (body: string) => {
    const [row] = await database.sql<{ n: number }[]>`
      select count(*)::int as n from blobs where convert_from(bytes, 'UTF8') = ${body}`;
    return row?.n ?? 0;
  };

  it.each(ways)("asks the limit before it is judged: $name", async ({ limit, write }) => {
    // Too long for any rule to be asked: whoever judges first says so instead.
    const tooLong = "x ".repeat(150_000);
    expect((await write({ actor: member, body: tooLong, key: key() })).kind).toBe("refused");
    await fillLimit(member, limit);
    const outcome = await write({ actor: member, body: tooLong, key: key() });
    expect(outcome).toEqual({ kind: "limited", retryAfterSeconds: expect.any(Number) });
  });

  it.each(ways)(
    "was done all the same when the limit is full by the second submit: $name",
    async ({ limit, write }) => {
      const form = { actor: member, body: text(), key: key() };
      const first = await write(form);
      expect(first.kind).toMatch(/published|held|proposed/);
      await fillLimit(member, limit);
      expect((await write(form)).kind).toBe(first.kind);
    },
  );

  const standings = () => [member, moderator, newcomer];

  it.each(news)("is there once when it comes again with another key: $name", async ({ write }) => {
    for (const actor of standings()) {
      await database.sql`delete from rate_counts`;
      question = await make.post(db(), await make.ask(db(), asker));
      const body = text();
      const first = await write({ actor, body, key: key() });
      expect(first.kind, actor.name).toMatch(/published|held/);
      const before = await countPosts(actor);
      const again = await write({ actor, body, key: key() });
      expect([again.kind, again.documentId], actor.name).toEqual([first.kind, first.documentId]);
      expect(await countPosts(actor)).toBe(before);
    }
  });

  it.each(news)("is there once when two forms arrive in the same moment: $name", async ({ write }) => {
    const body = text();
    const all = await Promise.all([1, 2, 3].map(() => write({ actor: moderator, body, key: key() })));
    expect(new Set(all.map((one) => one.documentId)).size).toBe(1);
  });

  it.each(news)("may be posted anew when the first one was withdrawn: $name", async ({ name, write }) => {
    const body = text();
    const first = await write({ actor: moderator, body, key: key() });
    if (name === "a page")
      await database.sql`update documents set state = 'deleted' where id = ${first.documentId ?? 0}`;
    else
      await deletePost(db(), {
        actor: moderator,
        documentId: first.documentId ?? 0,
        rule: null,
        note: "Under repair.",
      });
    if (name === "a page")
      await database.sql`update pages set is_listed = false, slug = 'gone' where id = ${first.documentId ?? 0}`;
    const again = await write({ actor: moderator, body, key: key() });
    expect(again.kind).toBe("published");
    expect(again.documentId).not.toBe(first.documentId);
  });

  it("is another post in another place, from another author, or later", async () => {
    const body = text();
    const first = await postAnswer(db(), { actor: moderator, question, body, language: "en", key: key() });
    const elsewhere = await make.post(db(), await make.ask(db(), asker));
    const there = await postAnswer(db(), { actor: moderator, question: elsewhere, body, language: "en", key: key() });
    const other = await make.person(db(), "staff");
    const theirs = await postAnswer(db(), { actor: other, question, body, language: "en", key: key() });
    await database.sql`update documents set created_at = now() - interval '1 hour' where author_id = ${moderator.id}`;
    const later = await postAnswer(db(), { actor: moderator, question, body, language: "en", key: key() });
    const ids = [first, there, theirs, later].map((one) => (one as { documentId: number }).documentId);
    expect(new Set(ids).size).toBe(4);
  });

  it("goes along to where its question was merged, and is there once", async () => {
    const into = await make.post(db(), await make.ask(db(), asker));
    const body = text();
    const first = await postAnswer(db(), { actor: moderator, question, body, language: "en", key: key() });
    await mergeQuestions(db(), { actor: moderator, fromId: question.id, intoId: into.id });
    const again = await postAnswer(db(), { actor: moderator, question, body, language: "en", key: key() });
    expect(again).toMatchObject({ kind: "published", documentId: (first as { documentId: number }).documentId });
  });

  it.each(ways)(
    "is not lost and not taken for the first text when it was changed under the same key: $name",
    async ({ write }) => {
      const sent = key();
      const first = await write({ actor: member, body: text(), key: sent });
      expect(first.kind).toMatch(/published|held|proposed/);
      const changed = text();
      const second = await write({ actor: member, body: changed, key: sent });
      expect(second).toMatchObject({ kind: "overtaken", draft: expect.stringMatching(/^edit:/) });
      const draft = await findDraft(db(), { userId: member.id, target: `edit:${second.documentId}` });
      expect(draft?.fields.body).toBe(changed);
      if (first.documentId !== undefined) expect(second.documentId).toBe(first.documentId);
      expect(await stored(changed)).toBe(0);
    },
  );

  it("is not lost when only its tags were changed, with the same key or another", async () => {
    const body = text();
    const ask = (tags: string[], sent: string) =>
      askQuestion(db(), { ...asked, actor: member, area: area(), isDisclosed: false, body, tags, key: sent });
    const sent = key();
    const first = (await ask(["lamp"], sent)) as { documentId: number };
    for (const again of [sent, key()]) {
      expect(await ask(["lamp", "evening"], again)).toMatchObject({ kind: "overtaken", documentId: first.documentId });
      const draft = await findDraft(db(), { userId: member.id, target: `edit:${first.documentId}` });
      expect(draft?.fields).toMatchObject({ tags: "lamp, evening", title: asked.title });
    }
  });

  it("says so when there is no room to keep what was changed", async () => {
    const sent = key();
    await postAnswer(db(), { actor: member, question, body: text(), language: "en", key: sent });
    await database.sql`
      insert into drafts (user_id, target, fields) select ${member.id}, 'comment:' || n, '{}' from generate_series(900001, 900100) n`;
    const second = await postAnswer(db(), { actor: member, question, body: text(), language: "en", key: sent });
    expect(second).toMatchObject({ kind: "overtaken", draft: null });
    await database.sql`delete from drafts where user_id = ${member.id}`;
  });

  it("waits once when a held change or a suggestion comes again with another key", async () => {
    const body =
      "Buy it in our shop https://parts-lamp.shop/offer, with coupon code SAVE20 you get 20 % off today, only here.";
    const actor = await make.person(db());
    await database.sql`update users set created_at = now() where id = ${actor.id}`;
    const theirs = await make.post(db(), await make.answer(db(), actor, question.id));
    const edit = () => make.edit(db(), actor, theirs.id, { ...change, body, base: theirs.latestRevisionId });
    expect([(await edit()).kind, (await edit()).kind]).toEqual(["held", "held"]);
    const [row] = await database.sql<
      { n: number }[]
    >`select count(*)::int as n from revisions where document_id = ${theirs.id}`;
    expect(row?.n).toBe(2);
    const suggestion = text();
    const suggest = ways.find((way) => way.name.startsWith("a suggestion"));
    const first = await suggest?.write({ actor: member, body: suggestion, key: key() });
    expect(await suggest?.write({ actor: member, body: suggestion, key: key() })).toEqual(first);
  });
});
