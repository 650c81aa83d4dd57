// What was stored or typed by the name of a tag, through renames and merges.
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { setWatch } from "~/models/notification/watch.server";
import { mergeTag, renameTag } from "~/models/question/tag-care.server";
import { currentTags } from "~/models/question/tag-names.server";
import { search } from "~/models/search/search.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { forget, tellAll, toldTo } from "../notification/notification-community";
import * as make from "./care-community";

describe("a tag that is renamed or merged", () => {
  let database: TestDatabase;
  let asker: Actor;
  let reader: Actor;
  let admin: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    [asker, admin] = [await make.person(db()), await make.person(db(), "admin")];
  });
  beforeEach(async () => {
    await forget(db());
    reader = await make.person(db());
  });
  afterAll(() => database.close());

  const tagId = async (slug: string) =>
    (await database.sql<{ id: number }[]>`select id::int as id from tags where slug = ${slug}`)[0]?.id ?? 0;
  const watchTag = async (slug: string) =>
    setWatch(db(), { actor: reader, watching: { target: "tag", id: await tagId(slug) }, isOn: true });
  const watchSearch = (query: string) =>
    setWatch(db(), { actor: reader, watching: { target: "search", query, language: "en" }, isOn: true });
  const merge = async (from: string, into: string) => mergeTag(db(), { actor: admin, id: await tagId(from), into });
  const rename = async (from: string, to: string) => renameTag(db(), { actor: admin, id: await tagId(from), name: to });
  const found = async (query: string) =>
    (await search(db(), { query, language: "en", filters: {} })).hits.map((hit) =>
      "questionId" in hit ? hit.questionId : null,
    );

  it("takes whoever watches it along, once, also who watches the other one too", async () => {
    for (const slug of ["used", "buying"]) await make.ask(db(), asker, { tags: [slug] });
    await tellAll(db());
    for (const slug of ["used", "buying"]) await watchTag(slug);
    expect((await merge("used", "buying")).kind).toBe("done");
    await make.ask(db(), await make.person(db()), { tags: ["buying"] });
    await tellAll(db());
    expect(await toldTo(db(), reader)).toEqual(["watched.asked"]);
  });

  it("is merged into what a typed old name has become", async () => {
    for (const slug of ["old-name", "other"]) await make.ask(db(), asker, { tags: [slug] });
    await rename("old-name", "new-name");
    expect(await merge("other", "old-name")).toEqual({ kind: "done", slug: "new-name" });
  });

  it("is found and watched by any of its names, in every script", async () => {
    const slug = fc.constantFrom("pump", "水泵", "насос", "düse", "c++", "a'b", "back\\slash", "@home", "v1.2");
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(slug, { minLength: 2, maxLength: 4 }), fc.boolean(), async (slugs, isMerge) => {
        run += 1;
        await forget(db());
        reader = await make.person(db());
        // Tags keep no sign but these, and no two runs share a name.
        const names = slugs.map((one) => `${one.replace(/['\\@]/g, "")}${run}`);
        const [first = "", ...rest] = names;
        const id = await make.ask(db(), asker, {
          tags: [first],
          title: `Flickering when the heating of room ${run} starts`,
        });
        if (isMerge) for (const one of rest) await make.ask(db(), asker, { tags: [one] });
        await tellAll(db());
        expect((await watchSearch(`flickering tag:${first}`)).kind).toBe("done");
        let now = first;
        for (const next of rest) {
          expect((isMerge ? await merge(now, next) : await rename(now, next)).kind).toBe("done");
          now = next;
        }
        for (const name of names) {
          expect(await currentTags(db(), [name])).toEqual([now]);
          expect(await found(`flickering tag:${name}`)).toContain(id);
        }
        await make.answer(db(), await make.person(db()), id);
        await tellAll(db());
        expect(await toldTo(db(), reader)).toEqual(["search"]);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
