// Whom an entry did not help: where they go on, and that their question says what they read.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { deletePost, restorePost } from "~/models/case/post-deletion.server";
import { listQuestionsFrom, listRelatedEntries } from "~/models/faq/stuck.server";
import { moveFaqEntry } from "~/models/faq/workflow.server";
import { readQuestionPage } from "~/models/question/page.server";
import * as askRoute from "~/routes/ask";
import * as entryRoute from "~/routes/faq.$slug._index";
import * as ratingRoute from "~/routes/faq.$slug.rating";
import { createSession } from "~/web/session.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor } from "../../support/visitor";
import * as make from "../question/care-community";
import * as faq from "./faq-community";

describe("an entry that did not help", () => {
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

  const published = async (more: Parameters<typeof faq.promote>[3] = {}) => {
    const { answerId } = await faq.accepted(db(), { asker, helper, productId: more?.productId ?? null });
    return faq.entryOf(db(), await faq.promote(db(), staff, [answerId], { isPublished: true, ...more }));
  };
  const loggedIn = async (actor: Actor) => {
    const visitor = new Visitor(db());
    const [name = "", value = ""] = ((await createSession(db(), actor.id, null)).split(";")[0] ?? "").split("=");
    visitor.cookies.set(name, value);
    return visitor;
  };
  /** Asks by the form that the entry leads to. */
  const askFrom = async (slug: string, title: string) => {
    const visitor = await loggedIn(asker);
    const { data } = await visitor.get(askRoute, `/ask?faq=${encodeURIComponent(slug)}`);
    const begun = data.begun as { faq: { id: number } | null };
    const [area] = await database.sql<
      { id: number }[]
    >`select id from areas where kind = 'questions' order by id limit 1`;
    const answer = await visitor.post(askRoute, "/ask", {
      key: crypto.randomUUID(),
      title,
      body: `It says to turn the screw by ten degrees, and there is no screw on mine. ${title}`,
      area: String(area?.id),
      language: "en",
      ...(begun.faq ? { faq: String(begun.faq.id) } : {}),
    });
    const id = Number(/\/q\/(\d+)/.exec(answer.location ?? "")?.[1]);
    return { id, begun };
  };
  const triedBy = async (questionId: number) => {
    const reader = { userId: null, seesAll: false };
    const page = await readQuestionPage(db(), { id: questionId, reader, order: "useful", page: 1, similarIds: [] });
    return (page?.question.tried ?? []).map((one) => one.slug);
  };

  it("is named by the question that was begun there, for readers and for its team", async () => {
    const entry = await published({ question: "Why does the valve whistle in winter?" });
    const { id } = await askFrom(entry.slug, "There is no screw on my valve at all");
    expect(await triedBy(id)).toEqual([entry.slug]);
    expect((await listQuestionsFrom(db(), entry.id)).map((question) => question.id)).toEqual([id]);
  });

  it("stays named when the question is edited, and when it is taken out of view and brought back", async () => {
    const entry = await published({ question: "Why does the valve whistle in spring?" });
    const { id } = await askFrom(entry.slug, "No screw to be found on the valve");
    await make.edit(db(), asker, id, {
      body: "It says to turn the screw, and there is none on the one that I bought.",
    });
    expect(await triedBy(id)).toEqual([entry.slug]);
    await deletePost(db(), { actor: moderator, documentId: id, rule: null, note: "For a moment." });
    await restorePost(db(), { actor: moderator, documentId: id, note: "" });
    expect(await triedBy(id)).toEqual([entry.slug]);
  });

  it("is not named while readers do not see it, and nobody begins there", async () => {
    const entry = await published({ question: "Why does the valve whistle in autumn?" });
    const { id } = await askFrom(entry.slug, "Where is the screw of this valve");
    await moveFaqEntry(db(), { actor: staff, entryId: entry.id, step: "archive" });
    expect(await triedBy(id)).toEqual([]);
    expect((await askFrom(entry.slug, "Which screw of the valve is meant")).begun.faq).toBeNull();
    expect((await askFrom("never-written", "Nothing leads here at all today")).begun.faq).toBeNull();
  });

  it("leads to entries about the same in its language, not to itself and not to other products' ones", async () => {
    const here = await published({ question: "How is the lamp dimmed?", productId: 1 });
    const near = await published({ question: "How is the lamp cleaned?", productId: 1 });
    const general = await published({ question: "How long is everything guaranteed?" });
    const foreign = await published({ question: "Wie wird die Lampe gereinigt?", productId: 1, language: "de" });
    const related = (await listRelatedEntries(db(), here.id)).map((one) => one.slug);
    expect(related[0]).toBe(near.slug);
    expect(related).not.toContain(here.slug);
    expect(related).not.toContain(foreign.slug);
    expect((await listRelatedEntries(db(), general.id)).map((one) => one.slug)).not.toContain(near.slug);
  });

  it("leads those who rated it low to what they can do now, and the others back to it", async () => {
    const entry = await published({ question: "Why does the valve whistle at night?" });
    const { slug } = entry;
    const rate = async (rating: string, address: string) =>
      (await new Visitor(db(), address).post(ratingRoute, `/faq/${slug}/rating`, { rating, comment: "" }, { slug }))
        .location;
    expect(await rate("1", "198.51.100.31")).toBe(`/faq/${slug}#still-stuck`);
    expect(await rate("6", "198.51.100.32")).toBe(`/faq/${slug}`);
    const { data } = await new Visitor(db()).get(entryRoute, `/faq/${slug}`, { slug });
    expect(data.related).toEqual(expect.any(Array));
  });
});
