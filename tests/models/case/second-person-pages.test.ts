// A page of the wiki under appeal: whoever decided first changes nothing about it, by any road, and no form is offered.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { appealDecision } from "~/models/case/appeal.server";
import { movePage } from "~/models/wiki/move.server";
import type { WikiPage } from "~/models/wiki/page.server";
import { setProtection } from "~/models/wiki/protection.server";
import { loadPage } from "~/models/wiki/reading.server";
import * as pageEdit from "~/routes/pages.$id.edit";
import * as pageMove from "~/routes/pages.$id.move";
import * as pageProtection from "~/routes/pages.$id.protection";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { visitorOf } from "../../support/visitor";
import * as make from "../wiki/page-community";
import * as cases from "./case-community";

const FIRST_DECIDER = { kind: "forbidden", reason: "first-decider" };

describe("a page under appeal", () => {
  let database: TestDatabase;
  let first: Actor;
  let second: Actor;
  let lamp: number;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    const { products } = await make.furnish(db());
    lamp = products.find(({ slug }) => slug === "lamp")?.id ?? 0;
    first = await make.person(db(), "moderator");
    second = await make.person(db(), "moderator");
  });
  afterAll(() => database.close());

  const contest = async (page: WikiPage, author: Actor) => {
    await database.sql`insert into cases (document_id) values (${page.id}) on conflict do nothing`;
    const decided = await cases.decide(db(), first, page.id, { outcome: "remove", rule: "respect", note: "Rude." });
    if (decided.kind !== "decided" || decided.decisionId === null) throw new Error(decided.kind);
    // It is back in sight by the hand of somebody else; the appeal waits all the same.
    await appealDecision(db(), { actor: author, decisionId: decided.decisionId, because: "It was not rude." });
  };
  /** Removed by `first`, in sight again, its author's appeal still unanswered. */
  const contested = async (title: string, parentId: number | null = null) => {
    const author = await make.editor(db(), lamp);
    const page = await make.begin(db(), author, { title, productId: lamp, parentId, body: `${title} is described.` });
    await contest(page, author);
    await database.sql`update documents set state = 'published' where id = ${page.id}`;
    await database.sql`update pages set is_listed = true, slug = ${page.slug} where id = ${page.id}`;
    return { author, page: await make.open(db(), page.id) };
  };
  const move = (actor: Actor, page: WikiPage, to: object) => {
    const { productId, parentId } = page;
    const stays = { actor, page, title: page.title, productId, parentId, summary: "", key: crypto.randomUUID() };
    return movePage(db(), { ...stays, ...to });
  };

  it("is edited, moved and protected by a second person only, and by its author", async () => {
    const { page, author } = await contested("Valve");
    const roads: Record<string, (actor: Actor) => Promise<{ kind: string }>> = {
      protect: (actor) => setProtection(db(), { actor, page, protection: "open", reason: "", until: null }),
      edit: (actor) => make.change(db(), actor, page, "Something else is said here now."),
    };
    for (const [road, take] of Object.entries(roads)) expect(await take(first), road).toMatchObject(FIRST_DECIDER);
    expect(await move(first, page, { title: "Valves" })).toEqual(FIRST_DECIDER);
    for (const [road, take] of Object.entries(roads))
      expect(["done", "published"], road).toContain((await take(second)).kind);
    expect((await move(author, await make.open(db(), page.id), { title: "Valves" })).kind).toBe("done");
  });

  it("goes nowhere along with the page above it by that hand, and follows no rename", async () => {
    const above = await make.begin(db(), second, { title: "Pump", productId: lamp, body: "The pump is described." });
    await contested("Pump/Seal", above.id);
    expect(await move(first, above, { productId: null })).toEqual(FIRST_DECIDER);
    expect(await move(first, above, { title: "Pumps", renamesBelow: true })).toEqual(FIRST_DECIDER);
    expect((await move(first, above, { title: "Pumps" })).kind).toBe("done");
  });

  it("out of sight is not edited by that hand either", async () => {
    const author = await make.editor(db(), lamp);
    const page = await make.begin(db(), author, { title: "Hose", productId: lamp, body: "The hose is described." });
    // What is live goes back only as a change; this one waits as a whole.
    await database.sql`update documents set state = 'held' where id = ${page.id}`;
    await database.sql`insert into cases (document_id) values (${page.id}) on conflict do nothing`;
    const decided = await cases.decide(db(), first, page.id, { outcome: "return", rule: "respect", note: "Mend it." });
    if (decided.kind !== "decided" || decided.decisionId === null) throw new Error(decided.kind);
    await appealDecision(db(), { actor: author, decisionId: decided.decisionId, because: "Nothing to mend." });
    const returned = await make.open(db(), page.id);
    expect(await make.change(db(), first, returned, "The hose, otherwise.")).toMatchObject(FIRST_DECIDER);
  });

  it("offers that hand no form, and says why", async () => {
    const { page, author } = await contested("Gasket");
    const at = { productId: lamp, slug: page.slug };
    const shown = await loadPage(db(), { ...at, actor: first });
    expect(shown?.rights).toMatchObject({ edit: null, move: false, protect: false, isFirstDecider: true });
    expect((await loadPage(db(), { ...at, actor: second }))?.rights).toMatchObject({ edit: "publish", protect: true });
    expect((await loadPage(db(), { ...at, actor: author }))?.rights).toMatchObject({ isFirstDecider: false });
    const [one, other] = [await visitorOf(db(), first), await visitorOf(db(), second)];
    for (const [name, route] of Object.entries({ edit: pageEdit, move: pageMove, protection: pageProtection })) {
      const refused = await one.get(route, `/pages/${page.id}/${name}`, { id: String(page.id) });
      expect([refused.status, refused.text], name).toEqual([403, "first-decider"]);
      expect((await other.get(route, `/pages/${page.id}/${name}`, { id: String(page.id) })).status, name).toBe(200);
    }
  });
});
