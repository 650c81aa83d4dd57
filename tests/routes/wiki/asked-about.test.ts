// Questions about a page: asked from it or from one of its sections, named there and on the page.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { deletePost } from "~/models/case/post-deletion.server";
import { mergeQuestions } from "~/models/question/merge.server";
import * as ask from "~/routes/ask";
import * as question from "~/routes/q.$id.$slug";
import * as wikiPage from "~/routes/wiki.$product.$page";
import { slugOf } from "~/urls";
import * as wiki from "../../models/wiki/page-community";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { type Visitor, visitorOf } from "../../support/visitor";

const TEXT = "First words.\n\n## Care\n\nWipe it.\n\n## 保养\n\n擦拭。\n";

describe("a question about a page", () => {
  let database: TestDatabase;
  let staff: Actor;
  let visitor: Visitor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await wiki.furnish(db());
    staff = await wiki.person(db(), "staff");
    visitor = await visitorOf(db(), staff);
  });
  afterAll(() => database.close());

  let asked = 0;
  async function askAbout(about: number, section: string) {
    asked += 1;
    const query = `?about=${about}&section=${encodeURIComponent(section)}`;
    const begun = (await visitor.get(ask, `/ask${query}`)).data.begun as { about: Record<string, string> | null };
    const areas = await database.sql<{ id: number }[]>`select id from areas where kind = 'questions' limit 1`;
    const answer = await visitor.post(ask, `/ask${query}`, {
      key: crypto.randomUUID(),
      drafted: "",
      title: `How often does the machine want this, case ${asked}`,
      body: `The page says it and I have case number ${asked}, where it is different.`,
      area: String(areas[0]?.id),
      language: "en",
      ...(begun.about ? { about: String(begun.about.pageId), section: String(begun.about.section) } : {}),
    });
    const id = Number(/\/q\/(\d+)/.exec(answer.location ?? "")?.[1]);
    return { id, begun };
  }
  async function aboutOf(id: number) {
    const slug = slugOf(
      (await database.sql<{ title: string }[]>`select title from questions where id = ${id}`)[0]?.title ?? "",
    );
    const answer = await visitor.get(question, `/q/${id}/${slug}`, { id: String(id), slug });
    return (answer.data.question as { about: Record<string, string> | null }).about;
  }
  async function listedAt(slug: string) {
    const answer = await visitor.get(wikiPage, `/wiki/-/${slug}`, { product: "-", page: slug });
    const { questions } = answer.data.page as { questions: { id: number; sectionTitle: string; isSolved: boolean }[] };
    return { ids: questions.map(({ id }) => id), questions, tags: answer.headers.get("x-page-tags") ?? "" };
  }

  it("knows the page and the section, and the page lists it", async () => {
    const page = await wiki.begin(db(), staff, { title: "Machine care", body: TEXT });
    const whole = await askAbout(page.id, "");
    const part = await askAbout(page.id, "h-保养");
    expect(await aboutOf(whole.id)).toMatchObject({ title: "Machine care", section: "" });
    expect(await aboutOf(part.id)).toMatchObject({ title: "Machine care", section: "h-保养", sectionTitle: "保养" });
    const listed = await listedAt(page.slug);
    expect(listed.ids).toEqual([part.id, whole.id]);
    expect(listed.questions[0]).toMatchObject({ sectionTitle: "保养", isSolved: false });
    for (const id of listed.ids) expect(listed.tags.split(" ")).toContain(`question:${id}`);
  });

  it("is about the whole page where there is no such section, and about none where there is no such page", async () => {
    const page = await wiki.begin(db(), staff, { title: "Machine parts", body: TEXT });
    const { id } = await askAbout(page.id, "h-gone");
    expect(await aboutOf(id)).toMatchObject({ title: "Machine parts", section: "" });
    const other = await askAbout(9_999_999, "");
    expect(other.begun.about).toBeNull();
    expect(await aboutOf(other.id)).toBeNull();
  });

  it("is not listed when it is deleted, and the one it is merged into takes its place", async () => {
    const page = await wiki.begin(db(), staff, { title: "Machine water", body: TEXT });
    const { id: gone } = await askAbout(page.id, "");
    const { id: merged } = await askAbout(page.id, "h-care");
    const into = await wiki.ask(db(), staff, {});
    const { kind } = await deletePost(db(), { actor: staff, documentId: gone, rule: null, note: "" });
    expect(kind).toBe("done");
    expect(
      (await mergeQuestions(db(), { actor: await wiki.person(db(), "moderator"), fromId: merged, intoId: into })).kind,
    ).toBe("done");
    expect((await listedAt(page.slug)).ids).toEqual([into]);
    expect(await aboutOf(into)).toMatchObject({ section: "h-care" });
  });

  it("names no page that is out of sight", async () => {
    const page = await wiki.begin(db(), staff, { title: "Machine secrets", body: TEXT });
    const { id } = await askAbout(page.id, "");
    await database.sql`update pages set is_listed = false where id = ${page.id}`;
    await database.sql`update documents set state = 'removed' where id = ${page.id}`;
    expect(await aboutOf(id)).toBeNull();
  });
});
