// Advertising has one place: it is offered a move there before anything is stored, a moderator re-homes what slipped
// through, and the Marketplace itself does not fill up.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { decideCase } from "~/models/case/decision.server";
import { loadCommunity } from "~/models/community/community.server";
import { findDraft, saveDraft } from "~/models/document/draft.server";
import { OFFER_DRAFT, takeToMarketplace } from "~/models/post/take-along.server";
import { postAnswer } from "~/models/question/answer.server";
import { listQuestions } from "~/models/question/list.server";
import { type Ask, askQuestion } from "~/models/question/question.server";
import { indexDocument } from "~/models/search/indexing.server";
import { refreshSearch } from "~/models/search/refresh.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { find } from "../search/search-community";
import * as make from "./care-community";

const ADVERT = "Buy now at https://lamps.example, 20 % off with code LAMP20, order today and save money!";

describe("the gate for advertising", () => {
  let database: TestDatabase;
  let moderator: Actor;
  let market: { id: number; kind: string };
  let questions: { id: number; kind: string };
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    const { areas } = await loadCommunity(db());
    const of = (kind: string) => {
      const area = areas.find((one) => one.kind === kind);
      if (!area) throw new Error(`no ${kind}`);
      return area;
    };
    [market, questions] = [of("marketplace"), of("questions")];
    moderator = await make.person(db(), "moderator");
  });
  afterAll(() => database.close());

  const advert = (actor: Actor, more: Partial<Ask> = {}): Ask => ({
    actor,
    title: `Lamps for the hall at a good price ${crypto.randomUUID().slice(0, 6)}`,
    body: ADVERT,
    area: questions,
    productId: null,
    versionId: null,
    tags: [],
    language: "en",
    isDisclosed: false,
    key: crypto.randomUUID(),
    mayOffer: true,
    ...more,
  });
  const rows = async () => (await database.sql<{ n: number }[]>`select count(*)::int as n from documents`)[0]?.n;

  it("offers a move before anything is stored, and the same form goes to the Marketplace with one press", async () => {
    const seller = await make.person(db());
    const before = await rows();
    const asked = advert(seller);
    const offered = await askQuestion(db(), asked);
    expect(offered.kind).toBe("offer");
    expect(offered.kind === "offer" && offered.reasons.some((reason) => reason.rule === "advertising")).toBe(true);
    expect(await rows()).toBe(before);
    const moved = await askQuestion(db(), { ...asked, area: market, isDisclosed: true });
    if (moved.kind !== "published" && moved.kind !== "held") throw new Error(moved.kind);
    const [row] = await database.sql`
      select area_id, offer_ends_at > now() + interval '29 days' and offer_ends_at < now() + interval '31 days' as is_month from questions where id = ${moved.documentId}`;
    expect(row).toEqual({ area_id: market.id, is_month: true });
  });

  it("lets the author insist: then a person looks first", async () => {
    const seller = await make.person(db());
    expect((await askQuestion(db(), advert(seller, { mayOffer: false }))).kind).toBe("held");
  });

  it("asks nobody who does not advertise, and nobody in the Marketplace", async () => {
    const member = await make.person(db());
    const body = "Which lamp gives the warmest light in a hall without windows, and why?";
    const outcome = await askQuestion(db(), advert(member, { body, title: "Which lamp gives the warmest light?" }));
    expect(outcome.kind).not.toBe("offer");
    const offer = await askQuestion(db(), advert(member, { area: market, isDisclosed: true }));
    expect(offer.kind).not.toBe("offer");
  });

  it("takes an answer along as the draft of an offer and throws nothing away", async () => {
    const seller = await make.person(db());
    const questionId = await make.ask(db(), moderator, {});
    const question = await make.post(db(), questionId);
    const given = { actor: seller, question, body: ADVERT, language: "en" };
    const offered = await postAnswer(db(), { ...given, key: crypto.randomUUID(), mayOffer: true });
    expect(offered.kind).toBe("offer");
    await saveDraft(db(), { userId: seller.id, target: "ask", fields: { body: "A question I am writing" } });
    const from = `answer:${questionId}`;
    await saveDraft(db(), { userId: seller.id, target: from, fields: { body: ADVERT } });
    const taken = { userId: seller.id, body: ADVERT, language: "en", areaId: market.id, from };
    expect(await takeToMarketplace(db(), taken)).toBe(true);
    const draft = await findDraft(db(), { userId: seller.id, target: OFFER_DRAFT });
    expect(draft?.fields).toMatchObject({ body: ADVERT, area: String(market.id), disclosed: "1" });
    expect(draft?.fields.title).not.toBe("");
    expect(await findDraft(db(), { userId: seller.id, target: from })).toBeNull();
    expect((await findDraft(db(), { userId: seller.id, target: "ask" }))?.fields.body).toBe("A question I am writing");
  });

  it("takes one offer a member and week, also of two handed in at once", async () => {
    const seller = await make.person(db());
    const offer = () => askQuestion(db(), advert(seller, { area: market, isDisclosed: true }));
    const kinds = (await Promise.all([offer(), offer()])).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "refused")).toHaveLength(1);
    const third = await offer();
    expect(third).toMatchObject({ kind: "refused", reasons: [{ code: "offer-quota" }] });
    await database.sql`update documents set created_at = now() - interval '8 days' where author_id = ${seller.id}`;
    expect((await offer()).kind).not.toBe("refused");
  });

  it("refuses an offer that does not say whose it is", async () => {
    const seller = await make.person(db());
    const outcome = await askQuestion(db(), advert(seller, { area: market, isDisclosed: false }));
    expect(outcome).toMatchObject({ kind: "refused", reasons: [{ code: "advert-undisclosed" }] });
  });

  it("takes an offer out of the lists when its time is over, and keeps its page", async () => {
    const seller = await make.person(db());
    const outcome = await askQuestion(db(), advert(seller, { area: market, isDisclosed: true }));
    if (outcome.kind !== "published" && outcome.kind !== "held") throw new Error(outcome.kind);
    const id = outcome.documentId;
    await database.sql`update documents set state = 'published', published_revision_id = latest_revision_id where id = ${id}`;
    await database.sql`update questions set is_listed = true where id = ${id}`;
    const listed = async () =>
      (
        await listQuestions(db(), { filters: { areaId: market.id, order: "newest" }, after: null, limit: 50 })
      ).questions.some((question) => question.id === id);
    await db().transaction((tx) => indexDocument(tx, id));
    const found = async () =>
      (await find(db(), "lamps good price", { filters: { areaId: market.id } })).hits.some(
        (hit) => hit.documentId === id,
      );
    expect([await listed(), await found()]).toEqual([true, true]);
    await database.sql`update questions set offer_ends_at = now() - interval '1 minute' where id = ${id}`;
    expect([await listed(), await found()]).toEqual([false, false]);
    await refreshSearch(db());
    expect(await make.indexedUnder(db(), id)).toBeNull();
    expect((await make.post(db(), id)).state).toBe("published");
  });

  it("is one action for a moderator: published in the Marketplace, with a notice to the author", async () => {
    const seller = await make.person(db());
    const held = await askQuestion(db(), advert(seller, { mayOffer: false }));
    if (held.kind !== "held") throw new Error(held.kind);
    const [row] = await database.sql`select id, version from cases where document_id = ${held.documentId}`;
    const decided = await decideCase(db(), {
      actor: moderator,
      caseId: row?.id,
      version: row?.version,
      outcome: "move",
      rule: "advertising",
      passage: "20 % off with code LAMP20",
      note: "",
    });
    expect(decided.kind).toBe("decided");
    const [question] = await database.sql`
      select q.area_id, q.is_listed, q.offer_ends_at is not null as is_offer, d.state from questions q join documents d on d.id = q.id where q.id = ${held.documentId}`;
    expect(question).toEqual({ area_id: market.id, is_listed: true, is_offer: true, state: "published" });
    const verbs = await make.eventsOf(db(), held.documentId);
    expect(verbs).toEqual(expect.arrayContaining(["published", "moved", "decided"]));
  });
});
