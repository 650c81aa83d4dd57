import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { deletePost, restorePost } from "~/models/case/post-deletion.server";
import { loadPromotion } from "~/models/faq/promotion.server";
import { moveFaqEntry, publishFaqEntry } from "~/models/faq/workflow.server";
import { setAcceptance } from "~/models/question/answer.server";
import { readQuestionPage } from "~/models/question/page.server";
import * as promotionRoute from "~/routes/answers.$id.promotion";
import * as listRoute from "~/routes/faq._index";
import * as entryRoute from "~/routes/faq.$slug._index";
import * as ratingRoute from "~/routes/faq.$slug.rating";
import * as stateRoute from "~/routes/faq.$slug.state";
import * as feedRoute from "~/routes/faq[.]atom";
import { createSession } from "~/web/session.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor } from "../../support/visitor";
import { intoThisWindow } from "../../support/windows";
import * as make from "../question/care-community";
import * as faq from "./faq-community";

describe("the official FAQ", () => {
  let database: TestDatabase;
  let asker: Actor;
  let helper: Actor;
  let moderator: Actor;
  let staff: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    asker = await make.person(db());
    helper = await make.person(db());
    moderator = await make.person(db(), "moderator");
    staff = await make.person(db(), "staff");
  });
  afterAll(() => database.close());

  it("fills the form from the thread, in the wording most used", async () => {
    const { questionId, answerId } = await faq.accepted(db(), {
      asker,
      helper,
      body: "Turn it off and on again.\n\nCause: the **sensor** is dry.",
      productId: 1,
    });
    await database.sql`update questions set title = 'Lamp makes funny light', version_id = 1 where id = ${questionId}`;
    for (const title of ["Lamp flickers in the evening", "Lamp flickers every evening"]) {
      const duplicate = await make.ask(db(), asker, { title });
      await database.sql`insert into question_duplicates (question_id, canonical_id) values (${duplicate}, ${questionId})`;
    }
    const promotion = await loadPromotion(db(), { actor: moderator, answerId, added: [] });
    expect(promotion).toMatchObject({
      question: expect.stringContaining("evening"),
      cause: "the **sensor** is dry.",
      productId: 1,
      versionIds: [1],
      mayPublish: false,
    });
    expect(promotion?.text).toContain("Turn it off");
  });

  it("composes several accepted answers and credits all their authors", async () => {
    const other = await make.person(db());
    const { questionId, answerId } = await faq.accepted(db(), { asker, helper });
    const second = await make.answer(db(), other, questionId);
    await setAcceptance(db(), { actor: asker, answerId: second, isAccepted: true });
    const promotion = await loadPromotion(db(), { actor: staff, answerId, added: [second] });
    expect(promotion?.sources.map((source) => source.answerId)).toEqual([answerId, second]);
    const entry = await faq.entryOf(db(), await faq.promote(db(), staff, [answerId, second]));
    expect((await faq.sources(db(), entry.id)).map((source) => source.documentId)).toEqual([answerId, second]);
    const credits = await database.sql`select user_id as id from faq_credits where entry_id = ${entry.id} order by 1`;
    expect(credits.map((row) => row.id)).toEqual([helper.id, other.id].sort((a, b) => a - b));
  });

  it("promotes only accepted answers, once per form, and only for moderators and staff", async () => {
    const questionId = await make.ask(db(), asker);
    const open = await make.answer(db(), helper, questionId);
    expect(await faq.promote(db(), staff, [open])).toEqual({ kind: "refused", because: "not-accepted" });
    const { answerId } = await faq.accepted(db(), { asker, helper });
    expect(await faq.promote(db(), asker, [answerId])).toMatchObject({ kind: "forbidden", reason: "moderators-only" });
    expect(await faq.promote(db(), moderator, [answerId], { isPublished: true })).toMatchObject({
      kind: "forbidden",
      reason: "staff-only",
    });
    const key = crypto.randomUUID();
    const [one, two] = await Promise.all([
      faq.promote(db(), moderator, [answerId], { key }),
      faq.promote(db(), moderator, [answerId], { key }),
    ]);
    expect(one).toEqual(two);
    const made = await database.sql`select count(*)::int as count from faq_sources where document_id = ${answerId}`;
    expect(made).toEqual([{ count: 1 }]);
  });

  it("gives two entries with the same question addresses of their own, none of them a page of the team", async () => {
    const { answerId } = await faq.accepted(db(), { asker, helper });
    const slugs: string[] = [];
    for (const question of ["Same words", "Same words", "Team", "？！"]) {
      slugs.push((await faq.entryOf(db(), await faq.promote(db(), staff, [answerId], { question }))).slug);
    }
    expect(slugs.slice(0, 2)).toEqual(["same-words", "same-words-2"]);
    expect(slugs[2]).toBe("team-2");
    expect(slugs[3]).toMatch(/^entry/);
  });

  it("goes from draft to review to published to archived, published by staff only", async () => {
    const { answerId, questionId } = await faq.accepted(db(), { asker, helper });
    const { id } = await faq.entryOf(db(), await faq.promote(db(), moderator, [answerId]));
    const step = (actor: Actor, name: "submit" | "withdraw" | "publish" | "archive" | "reopen") =>
      moveFaqEntry(db(), { actor, entryId: id, step: name });
    expect((await step(asker, "submit")).kind).toBe("forbidden");
    expect((await step(moderator, "submit")).kind).toBe("done");
    expect((await step(moderator, "submit")).kind).toBe("unchanged");
    expect(await step(moderator, "publish")).toMatchObject({ kind: "forbidden", reason: "staff-only" });
    expect((await step(staff, "publish")).kind).toBe("done");
    expect((await faq.entry(db(), id)).state).toBe("published");
    expect(await step(moderator, "archive")).toMatchObject({ kind: "forbidden", reason: "staff-only" });
    const reader = { userId: null, seesAll: false };
    const asked = { id: questionId, reader, order: "useful", page: 1, similarIds: [] } as const;
    const official = async () => (await readQuestionPage(db(), asked))?.question.official ?? [];
    expect((await official()).map((one) => one.answers)).toEqual([[{ id: answerId, authorName: helper.displayName }]]);
    expect((await step(staff, "archive")).kind).toBe("done");
    expect(await official()).toEqual([]);
    expect((await step(staff, "reopen")).kind).toBe("done");
    expect((await faq.entry(db(), id)).state).toBe("draft");
    expect(await make.eventsOf(db(), id)).toEqual(["faq-promoted", "faq-submitted", "faq-published", "faq-archived"]);
  });

  it("refuses to publish a text that somebody replaced after it was looked at", async () => {
    const { answerId } = await faq.accepted(db(), { asker, helper });
    const entry = await faq.entryOf(db(), await faq.promote(db(), staff, [answerId]));
    const outcome = await publishFaqEntry(db(), {
      actor: staff,
      entryId: entry.id,
      revisionId: entry.latestRevisionId - 1,
    });
    expect(outcome.kind).toBe("stale");
    expect((await faq.entry(db(), entry.id)).state).toBe("draft");
  });

  const loggedIn = async (actor: Actor) => {
    const visitor = new Visitor(db());
    const [name = "", value = ""] = ((await createSession(db(), actor.id, null)).split(";")[0] ?? "").split("=");
    visitor.cookies.set(name, value);
    return visitor;
  };

  it("shows an unpublished entry to the team only, on every route", async () => {
    const { answerId } = await faq.accepted(db(), { asker, helper });
    const question = "Invisible until it is published";
    const { slug, id } = await faq.entryOf(db(), await faq.promote(db(), moderator, [answerId], { question }));
    const guest = new Visitor(db());
    const member = await loggedIn(helper);
    for (const visitor of [guest, member]) {
      expect((await visitor.get(entryRoute, `/faq/${slug}`, { slug })).status).toBe(404);
      expect((await visitor.get(ratingRoute, `/faq/${slug}/rating`, { slug })).status).toBe(404);
      expect((await visitor.post(ratingRoute, `/faq/${slug}/rating`, { rating: "1" }, { slug })).status).toBe(404);
      for (const route of [listRoute, feedRoute]) {
        const answer = await visitor.get(route, "/faq");
        expect(answer.status).toBe(200);
        expect(answer.text).not.toContain(question);
      }
    }
    expect((await member.post(stateRoute, `/faq/${slug}/state`, { step: "publish" }, { slug })).status).toBe(403);
    expect((await member.get(promotionRoute, "/", { id: String(answerId) })).status).toBe(403);
    expect((await (await loggedIn(moderator)).get(entryRoute, `/faq/${slug}`, { slug })).status).toBe(200);
    expect((await (await loggedIn(staff)).get(entryRoute, `/faq/${slug}`, { slug })).status).toBe(200);
    await publishFaqEntry(db(), { actor: staff, entryId: id });
    expect((await guest.get(entryRoute, `/faq/${slug}`, { slug })).status).toBe(200);
    expect((await guest.get(listRoute, "/faq")).text).toContain(question);
    expect((await guest.get(feedRoute, "/faq.atom")).text).toContain(question);
  });

  it("leaves a source out of the public page while it is not visible", async () => {
    const { answerId } = await faq.accepted(db(), { asker, helper });
    const { slug } = await faq.entryOf(db(), await faq.promote(db(), staff, [answerId], { isPublished: true }));
    const shown = async () => {
      const { data } = await new Visitor(db()).get(entryRoute, `/faq/${slug}`, { slug });
      return (data.entry as { sources: unknown[] }).sources.length;
    };
    expect(await shown()).toBe(1);
    await deletePost(db(), { actor: moderator, documentId: answerId, rule: null, note: "Under repair." });
    expect(await shown()).toBe(0);
    await restorePost(db(), { actor: moderator, documentId: answerId, note: "" });
    expect(await shown()).toBe(1);
  });

  it("rates once per member and per guest, and keeps counters that say what the rows say", async () => {
    const { answerId } = await faq.accepted(db(), { asker, helper });
    const { slug, id } = await faq.entryOf(db(), await faq.promote(db(), staff, [answerId], { isPublished: true }));
    const guest = new Visitor(db());
    const rate = (visitor: Visitor, rating: string, comment = "") =>
      visitor.post(ratingRoute, `/faq/${slug}/rating`, { rating, comment }, { slug });
    expect((await rate(guest, "5")).status).toBe(303);
    expect((await rate(guest, "3", "Show a picture")).status).toBe(303);
    const member = await loggedIn(helper);
    await Promise.all(Array.from({ length: 5 }, () => rate(member, "6")));
    expect((await rate(guest, "7")).status).toBe(400);
    const rows = await database.sql`select rating, comment from faq_ratings where entry_id = ${id} order by rating`;
    expect(rows).toEqual([
      { rating: 3, comment: "Show a picture" },
      { rating: 6, comment: "" },
    ]);
    const [counted] =
      await database.sql`select rating_count::int as count, rating_sum::int as sum from faq_entries where id = ${id}`;
    expect(counted).toEqual({ count: 2, sum: 9 });
  });

  it("takes one rating per network, entry and day from guests without a cookie, or with one that nobody gave them", async () => {
    const { answerId } = await faq.accepted(db(), { asker, helper });
    const { slug, id } = await faq.entryOf(db(), await faq.promote(db(), staff, [answerId], { isPublished: true }));
    const rate = (visitor: Visitor, rating: string) =>
      visitor.post(ratingRoute, `/faq/${slug}/rating`, { rating, comment: "" }, { slug });
    const ratings = async () => {
      const rows = await database.sql<{ rating: number }[]>`
        select rating from faq_ratings where entry_id = ${id} order by rating`;
      return rows.map((row) => row.rating);
    };
    for (const rating of ["1", "2", "1"])
      expect((await rate(new Visitor(db(), "198.51.100.20"), rating)).status).toBe(303);
    for (const cookie of [crypto.randomUUID(), crypto.randomUUID(), "x".repeat(36)]) {
      const inventive = new Visitor(db(), "198.51.100.20");
      inventive.cookies.set("reader", cookie);
      expect((await rate(inventive, "2")).status).toBe(303);
    }
    expect(await ratings()).toEqual([2]);
    for (const address of ["2001:db8:1:2:a::1", "2001:db8:1:2:b::2"]) await rate(new Visitor(db(), address), "3");
    expect(await ratings()).toEqual([2, 3]);
    const travelling = new Visitor(db(), "198.51.100.21");
    await rate(travelling, "5");
    const elsewhere = new Visitor(db(), "198.51.100.22");
    for (const [name, value] of travelling.cookies) elsewhere.cookies.set(name, value);
    await rate(elsewhere, "6");
    expect(await ratings()).toEqual([2, 3, 6]);
    const [counted] =
      await database.sql`select rating_count::int as count, rating_sum::int as sum from faq_entries where id = ${id}`;
    expect(counted).toEqual({ count: 3, sum: 11 });
  });

  it("limits how many ratings come from one address", async () => {
    const { answerId } = await faq.accepted(db(), { asker, helper });
    const { slug } = await faq.entryOf(db(), await faq.promote(db(), staff, [answerId], { isPublished: true }));
    const statuses: number[] = [];
    for (let at = 0; at < 12; at++) {
      await intoThisWindow(database.sql);
      const fresh = new Visitor(db(), "198.51.100.7");
      statuses.push((await fresh.post(ratingRoute, `/faq/${slug}/rating`, { rating: "1" }, { slug })).status);
    }
    expect(statuses.filter((status) => status === 303)).toHaveLength(10);
    expect(statuses.at(-1)).toBe(429);
  });

  it("opens one task for low ratings with words, and one when the average falls", async () => {
    const { answerId } = await faq.accepted(db(), { asker, helper });
    const { slug, id } = await faq.entryOf(db(), await faq.promote(db(), staff, [answerId], { isPublished: true }));
    let readers = 0;
    const rate = (rating: string, comment = "") =>
      new Visitor(db(), `192.0.2.${++readers}`).post(ratingRoute, `/faq/${slug}/rating`, { rating, comment }, { slug });
    await rate("1");
    expect(await faq.tasks(db(), id)).toEqual({ open: false, codes: [] });
    await rate("2", "It does not say where the screw is");
    await rate("2", "Nor which screw");
    expect(await faq.tasks(db(), id)).toEqual({ open: true, codes: ["low-rating"] });
    await rate("2");
    await rate("2");
    expect((await faq.tasks(db(), id)).codes).toEqual(["low-rating", "low-average"]);
  });

  it("keeps an entry that its moderators take down findable to nobody but the team", async () => {
    const { answerId } = await faq.accepted(db(), { asker, helper });
    const { id } = await faq.entryOf(db(), await faq.promote(db(), staff, [answerId], { isPublished: true }));
    const indexed = () => db().execute(sql`select 1 from search_documents where document_id = ${id}::bigint`);
    await moveFaqEntry(db(), { actor: staff, entryId: id, step: "archive" });
    expect(await indexed()).toHaveLength(0);
  });
});
