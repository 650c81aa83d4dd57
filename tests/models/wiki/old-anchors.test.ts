// Links and bookmarks to a section keep working when its heading is renamed.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { listDeadAnchors } from "~/models/wiki/dead-anchors.server";
import { listBacklinks } from "~/models/wiki/links.server";
import type { WikiPage } from "~/models/wiki/page.server";
import { loadPage } from "~/models/wiki/reading.server";
import * as pageLinks from "~/routes/pages.$id.links";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor, visitorOf } from "../../support/visitor";
import * as make from "./page-community";

describe("old anchors", () => {
  let database: TestDatabase;
  let expert: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    expert = await make.person(db(), "staff");
  });
  afterAll(() => database.close());

  const shown = async ({ productId, slug }: WikiPage) =>
    (await loadPage(db(), { productId, slug, actor: null }))?.page.html ?? "";
  const text = (heading: string) => `## ${heading}\n\nPlug it in and wait a minute.\n\n## Care\n\nWipe it.\n`;
  const rename = async (page: WikiPage, heading: string) =>
    make.change(db(), expert, await make.open(db(), page.id), text(heading));

  it("lead to the section as it is called now, after any number of renames, from pages and from outside", async () => {
    const page = await make.begin(db(), expert, { title: "Machine", body: text("Setup steps") });
    const other = await make.begin(db(), expert, {
      title: "Other",
      body: "See [[Machine#Setup steps]] and [[Machine#Care]].",
    });
    expect(await shown(other)).toContain('href="/wiki/-/machine#h-setup-steps"');
    expect((await rename(page, "Installation steps")).kind).toBe("published");
    expect((await rename(page, "安装")).kind).toBe("published");
    const html = await shown(page);
    expect(html).toMatch(/<span class="old-anchor" id="h-installation-steps"><\/span>[^#]*<h2 id="h-安装">/);
    expect(html).toContain('<span class="old-anchor" id="h-setup-steps"></span>');
    expect(await shown(other)).toContain(`href="/wiki/-/machine#h-安装"`);
    expect(await shown(other)).toContain('href="/wiki/-/machine#h-care"');
  });

  it("are none any more when a heading is called so again", async () => {
    const page = await make.begin(db(), expert, { title: "Back", body: text("First") });
    await rename(page, "Second");
    await rename(page, "First");
    const html = await shown(page);
    expect(html.match(/id="h-first"/g)).toHaveLength(1);
    expect(html).toContain('<span class="old-anchor" id="h-second"></span>');
  });

  it("that are dead are named beside what leads to them, for those who edit, and old ones are not", async () => {
    const page = await make.begin(db(), expert, { title: "安装 (Pump)", body: text("Setup steps") });
    const links =
      "[[安装 (Pump)#Setup steps]] [[安装 (Pump)#除垢 now]] [[安装 (Pump)#Care]] [[安装 (Pump)]] [[Other#Nothing]]";
    const other = await make.begin(db(), expert, { title: "Leading", body: `See ${links}.` });
    await rename(page, "Begin");
    const question = await make.ask(db(), await make.person(db()), {
      body: "Where is the part about winter in [[安装 (Pump)#Winter & frost]], please, I cannot find it anywhere?",
    });
    for (const opened of [page, other]) await shown(opened);
    const now = await make.open(db(), page.id);
    const fromIds = (await listBacklinks(db(), { pageId: page.id, readable: ["en"] })).map(({ id }) => id);
    expect(fromIds.sort()).toEqual([other.id, question].sort());
    expect(await listDeadAnchors(db(), { page: now, fromIds })).toEqual(
      expect.arrayContaining([
        { fromId: other.id, words: "除垢 now" },
        { fromId: question, words: expect.stringMatching(/^winter.*frost$/) },
      ]),
    );
    expect(await listDeadAnchors(db(), { page: now, fromIds })).toHaveLength(2);
    const path = `/pages/${page.id}/links`;
    const editing = await (await visitorOf(db(), expert)).get(pageLinks, path, { id: String(page.id) });
    expect(editing.data.dead).toHaveLength(2);
    expect((await new Visitor(db()).get(pageLinks, path, { id: String(page.id) })).data.dead).toEqual([]);
  });
});
