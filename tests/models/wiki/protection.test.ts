// Protection of a page: a reason that others read, and an end that needs nobody.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { liftEnded, listProtections, setProtection } from "~/models/wiki/protection.server";
import { loadPage } from "~/models/wiki/reading.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "./page-community";

describe("the protection of a page", () => {
  let database: TestDatabase;
  let staff: Actor;
  let editor: Actor;
  let lamp: number;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    const { products } = await make.furnish(db());
    lamp = products[0]?.id ?? 0;
    staff = await make.person(db(), "staff");
    editor = await make.editor(db(), lamp);
  });
  afterAll(() => database.close());

  const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const begin = (title: string) => make.begin(db(), staff, { title, productId: lamp, body: `${title} is known.` });
  const protect = async (id: number, protection: "open" | "trusted" | "staff", more = {}) => {
    const page = await make.open(db(), id);
    return (await setProtection(db(), { actor: staff, page, protection, reason: "", until: null, ...more })).kind;
  };
  const end = (id: number) => database.sql`
    with ended as (update protections set ends_at = now() - interval '1 second' where document_id = ${id} and lifted_at is null)
    update pages set protection_ends_at = now() - interval '1 second' where id = ${id}`;
  const change = async (id: number, text: string) =>
    (await make.change(db(), editor, await make.open(db(), id), text)).kind;

  it("holds until its end, and from that moment what was before holds, although no job has run", async () => {
    const page = await begin("Valve");
    expect(await protect(page.id, "staff", { reason: "Recall under way 召回", until: tomorrow() })).toBe("done");
    expect(await change(page.id, "Not now.")).toBe("proposed");
    await end(page.id);
    expect((await make.open(db(), page.id)).protection).toBe("trusted");
    expect(await change(page.id, "Now it is.")).toBe("published");
    await liftEnded(db());
    expect((await make.open(db(), page.id)).protection).toBe("trusted");
    const [line] = await listProtections(db(), page.id);
    expect(line).toMatchObject({ level: "staff", reason: "Recall under way 召回" });
    expect(line?.liftedAt).not.toBeNull();
    const events = await database.sql`
      select actor_id, details from events where subject_id = ${page.id} and verb = 'page-protected' order by id`;
    expect(events.map(({ details }) => details)).toEqual([
      { from: "trusted", to: "staff" },
      { from: "staff", to: "trusted" },
    ]);
  });

  it("goes back behind a second one with an end to what was there before the first", async () => {
    const page = await begin("Boiler");
    await protect(page.id, "staff", { until: tomorrow() });
    expect(await protect(page.id, "open", { until: tomorrow() })).toBe("done");
    await end(page.id);
    await liftEnded(db());
    expect((await make.open(db(), page.id)).protection).toBe("trusted");
    expect(await listProtections(db(), page.id)).toHaveLength(2);
  });

  it("that is set for good ends one with an end", async () => {
    const page = await begin("Grinder");
    await protect(page.id, "staff", { until: tomorrow() });
    await protect(page.id, "open");
    await end(page.id);
    expect((await make.open(db(), page.id)).protection).toBe("open");
  });

  it("says why and until when beside the page", async () => {
    const page = await begin("Filter");
    await protect(page.id, "staff", { reason: "Being rewritten", until: tomorrow() });
    const found = await loadPage(db(), { productId: lamp, slug: page.slug, actor: null });
    expect(found?.page.protectionWords).toMatchObject({ reason: "Being rewritten" });
    expect(found?.page.protectionWords?.endsAt?.slice(0, 10)).toBe(tomorrow());
    await end(page.id);
    const later = await loadPage(db(), { productId: lamp, slug: page.slug, actor: null });
    expect(later?.page).toMatchObject({ protectionWords: null, protection: "trusted" });
  });

  it("that changes nothing and says nothing is none", async () => {
    const page = await begin("Hose");
    expect(await protect(page.id, "trusted")).toBe("unchanged");
    expect(await listProtections(db(), page.id)).toEqual([]);
  });
});
