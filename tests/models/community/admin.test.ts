import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/actor";
import { brandStylesheet, contrast, judgeColour, LEAST_CONTRAST, OWN_BRAND, textOn } from "~/brand-colours";
import { changeRole } from "~/models/case/office-change.server";
import { liftRestriction, restrictMember } from "~/models/case/restriction.server";
import { listWaitingMails, readAbout } from "~/models/community/about.server";
import { type AreaFields, moveEntry, saveArea, saveProduct, saveVersion } from "~/models/community/catalogue.server";
import { loadCommunity } from "~/models/community/community.server";
import { readOperationFacts } from "~/models/community/operation.server";
import { saveSettings } from "~/models/community/settings.server";
import { goDark, goLive } from "~/models/document/visibility.server";
import { listJobQueues } from "~/models/job/reading.server";
import { attachEmail, endSessions } from "~/models/member/admin.server";
import { findMember, listMembers } from "~/models/member/list.server";
import { findTag } from "~/models/question/tag.server";
import { describeTag, findTagForCare, listTagsForCare, mergeTag, renameTag } from "~/models/question/tag-care.server";
import { currentTags } from "~/models/question/tag-names.server";
import { takeFromMemberLimit } from "~/models/rate-limit.server";
import { listRules, seedRules } from "~/models/rule/rule.server";
import { countRuleUse } from "~/models/rule/use.server";
import { SETTINGS_DEFAULTS } from "~/settings";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

describe("the administration", () => {
  let database: TestDatabase;
  let admin: Actor;
  let moderator: Actor;
  let member: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    [admin, moderator, member] = [
      await make.person(db(), "admin"),
      await make.person(db(), "moderator"),
      await make.person(db()),
    ];
  });
  afterAll(() => database.close());

  describe("settings", () => {
    it("are saved by administrators only and hold for the next visit", async () => {
      const value = { ...SETTINGS_DEFAULTS.brand, name: "Lamp People", tagline: "Light for everybody" };
      expect(await saveSettings(db(), { actor: moderator, page: "brand", value })).toEqual({
        kind: "forbidden",
        reason: "admins-only",
      });
      expect((await loadCommunity(db())).settings.brand.name).toBe("Commonplace");
      expect(await saveSettings(db(), { actor: admin, page: "brand", value })).toEqual({ kind: "done" });
      const { settings } = await loadCommunity(db());
      expect(settings.brand).toMatchObject({ name: "Lamp People", tagline: "Light for everybody" });
      expect(settings.contact).toEqual(SETTINGS_DEFAULTS.contact);
    });

    it("multiply what members may do in a time", async () => {
      const subject = { id: member.id, role: "member", trust: 0, approvedPosts: 0, accountAgeMinutes: 1 } as const;
      const take = () => takeFromMemberLimit(db(), { kind: "question", member: subject });
      await saveSettings(db(), {
        actor: admin,
        page: "limits",
        value: { ...SETTINGS_DEFAULTS.limits, newcomerPosts: 3, rateFactor: 0.33 },
      });
      expect((await take()).ok).toBe(true);
      expect((await take()).ok).toBe(false);
      await saveSettings(db(), {
        actor: admin,
        page: "limits",
        value: { ...SETTINGS_DEFAULTS.limits, newcomerPosts: 3, rateFactor: 2 },
      });
      for (let i = 0; i < 5; i += 1) expect((await take()).ok).toBe(true);
      expect((await take()).ok).toBe(false);
      await database.sql`delete from rate_counts`;
    });

    it("wake every process that listens", async () => {
      const heard: string[] = [];
      const listener = await database.sql.listen("community", () => heard.push("community"));
      await saveSettings(db(), {
        actor: admin,
        page: "limits",
        value: { ...SETTINGS_DEFAULTS.limits, newcomerPosts: 5, rateFactor: 2 },
      });
      for (let i = 0; i < 100 && heard.length === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
      await listener.unlisten();
      expect(heard).toContain("community");
    });
  });

  describe("the catalogue", () => {
    const area = (more: Partial<AreaFields> = {}): AreaFields => ({
      slug: "",
      kind: "showcase",
      names: { en: "Show and tell" },
      descriptions: {},
      isArchived: false,
      ...more,
    });
    const names = async () => (await loadCommunity(db())).areas.map((one) => one.names.en);

    it("keeps areas with their names in every language, in order, archived rather than deleted", async () => {
      const made = await saveArea(db(), {
        actor: admin,
        id: null,
        area: area({ names: { en: "Show and tell", "zh-Hans": "展示" } }),
      });
      if (made.kind !== "done") throw new Error(made.kind);
      expect(await names()).toEqual(["Questions", "Marketplace", "Show and tell"]);
      expect((await saveArea(db(), { actor: admin, id: null, area: area() })).kind).toBe("taken");
      expect((await saveArea(db(), { actor: member, id: null, area: area({ slug: "x" }) })).kind).toBe("forbidden");
      expect((await saveArea(db(), { actor: admin, id: null, area: area({ names: { en: "!!!" } }) })).kind).toBe(
        "no-slug",
      );
      await moveEntry(db(), { actor: admin, table: "areas", id: made.id, direction: "up" });
      expect(await names()).toEqual(["Questions", "Show and tell", "Marketplace"]);
      await moveEntry(db(), { actor: admin, table: "areas", id: made.id, direction: "up" });
      await moveEntry(db(), { actor: admin, table: "areas", id: made.id, direction: "up" });
      expect(await names()).toEqual(["Show and tell", "Questions", "Marketplace"]);
      await saveArea(db(), { actor: admin, id: made.id, area: area({ isArchived: true }) });
      expect((await loadCommunity(db())).areas[0]).toMatchObject({ slug: "show-and-tell", isArchived: true });
    });

    it("never archives the last open area", async () => {
      const open = (await loadCommunity(db())).areas.filter((one) => !one.isArchived);
      const outcomes = [];
      for (const one of open)
        outcomes.push((await saveArea(db(), { actor: admin, id: one.id, area: { ...one, isArchived: true } })).kind);
      expect(outcomes).toEqual(["done", "last-area"]);
      const first = open[0];
      if (first) await saveArea(db(), { actor: admin, id: first.id, area: { ...first, isArchived: false } });
    });

    it("keeps products with their versions", async () => {
      const made = await saveProduct(db(), {
        actor: admin,
        id: null,
        product: { slug: "", name: "Чайник 3000", description: "", isArchived: false },
      });
      if (made.kind !== "done") throw new Error(made.kind);
      const version = (name: string, id: number | null = null) =>
        saveVersion(db(), { actor: admin, productId: made.id, id, version: { name, isArchived: false } });
      await version("1.0");
      await version("2.0");
      expect((await version("2.0")).kind).toBe("taken");
      const read = async () => (await loadCommunity(db())).products.find((one) => one.id === made.id);
      expect(await read()).toMatchObject({ slug: "чайник-3000", versions: [{ name: "1.0" }, { name: "2.0" }] });
      const newest = (await read())?.versions[1]?.id ?? 0;
      await moveEntry(db(), { actor: admin, table: "product_versions", id: newest, direction: "up" });
      await version("2.1", newest);
      expect((await read())?.versions.map((one) => one.name)).toEqual(["2.1", "1.0"]);
      expect(
        (
          await saveVersion(db(), {
            actor: admin,
            productId: 999_999,
            id: null,
            version: { name: "1", isArchived: false },
          })
        ).kind,
      ).toBe("missing");
    });
  });

  describe("tags", () => {
    const tagId = async (slug: string) => (await findTag(db(), slug))?.id ?? 0;
    const searchable = async (questionId: number, slug: string) => {
      const rows =
        await database.sql`select 1 from search_documents where question_id = ${questionId} and vector @@ ${`'@g${slug}'`}::tsquery`;
      return rows.length;
    };

    it("are renamed on every question at once, in lists and in search, and known by the old name", async () => {
      const questionId = await make.ask(db(), member, { tags: ["ligth", "cable"] });
      await make.answer(db(), moderator, questionId);
      const id = await tagId("ligth");
      expect(await renameTag(db(), { actor: moderator, id, name: "light" })).toEqual({
        kind: "forbidden",
        reason: "admins-only",
      });
      expect(await renameTag(db(), { actor: admin, id, name: "Light" })).toEqual({ kind: "done", slug: "light" });
      expect((await make.questionRow(db(), questionId)).tags).toEqual(["light", "cable"]);
      expect(await searchable(questionId, "light")).toBe(2);
      expect(await searchable(questionId, "ligth")).toBe(0);
      expect(await currentTags(db(), ["cable", "ligth", "light"])).toEqual(["cable", "light"]);
      expect((await renameTag(db(), { actor: admin, id, name: "cable" })).kind).toBe("taken");
      expect((await renameTag(db(), { actor: admin, id, name: "two, tags" })).kind).toBe("bad-slug");
    });

    it("come back by their present name when a question is restored", async () => {
      const questionId = await make.ask(db(), member, { tags: ["colour-old"] });
      await db().transaction((tx) => goDark(tx, questionId, "deleted"));
      await renameTag(db(), { actor: admin, id: await tagId("colour-old"), name: "colour" });
      await db().transaction((tx) => goLive(tx, questionId));
      expect((await make.questionRow(db(), questionId)).tags).toEqual(["colour"]);
      expect(await make.tagCount(db(), "colour")).toBe(1);
      expect(await findTag(db(), "colour-old")).toBeNull();
    });

    it("are merged without counting a question twice", async () => {
      const both = await make.ask(db(), member, { tags: ["bulb", "bulbs"] });
      await database.sql`delete from rate_counts`;
      const one = await make.ask(db(), member, { tags: ["bulbs"] });
      const id = await tagId("bulbs");
      expect(await mergeTag(db(), { actor: admin, id, into: "bulb" })).toEqual({ kind: "done", slug: "bulb" });
      expect(await make.tagCount(db(), "bulb")).toBe(2);
      expect([(await make.questionRow(db(), both)).tags, (await make.questionRow(db(), one)).tags]).toEqual([
        ["bulb"],
        ["bulb"],
      ]);
      expect(await findTagForCare(db(), id)).toBeNull();
      expect(await currentTags(db(), ["bulbs"])).toEqual(["bulb"]);
      expect((await mergeTag(db(), { actor: admin, id: await tagId("bulb"), into: "nowhere" })).kind).toBe("missing");
      expect((await mergeTag(db(), { actor: admin, id: await tagId("bulb"), into: "bulb" })).kind).toBe("bad-slug");
    });

    it("are described by a document that keeps its history", async () => {
      const id = await tagId("bulb");
      const describe = (text: string) => describeTag(db(), { actor: admin, id, text, language: "en" });
      expect((await describe("What **glows**.")).kind).toBe("done");
      expect((await describe("What **glows** in a lamp.")).kind).toBe("done");
      expect((await describe("What **glows** in a lamp.")).kind).toBe("done");
      const tag = await findTagForCare(db(), id);
      expect(tag?.description).toBe("What **glows** in a lamp.");
      expect((await findTag(db(), "bulb"))?.html).toContain("<strong>glows</strong>");
      expect(
        await database.sql`select number from revisions where document_id = ${tag?.documentId ?? 0} order by number`,
      ).toEqual([{ number: 1 }, { number: 2 }]);
      expect((await listTagsForCare(db(), "ul")).map((one) => one.slug)).toEqual(["bulb"]);
      expect(await listTagsForCare(db(), "%")).toEqual([]);
    });
  });

  describe("members", () => {
    it("get roles from administrators, never their own, and their sessions end", async () => {
      const subject = await make.person(db());
      await database.sql`insert into sessions (id, user_id, expires_at, ends_at) values ('role-test', ${subject.id}, now() + interval '1 day', now() + interval '1 day')`;
      const grant = (actor: Actor, memberId: number, role: "member" | "moderator" | "admin") =>
        changeRole(db(), { actor, memberId, role });
      expect(await grant(moderator, subject.id, "moderator")).toEqual({ kind: "forbidden", reason: "admins-only" });
      expect(await grant(admin, admin.id, "member")).toEqual({ kind: "forbidden", reason: "own-role" });
      expect((await grant(admin, subject.id, "moderator")).kind).toBe("done");
      expect((await grant(admin, subject.id, "moderator")).kind).toBe("unchanged");
      expect(await findMember(db(), subject.id)).toMatchObject({ role: "moderator", sessions: 0 });
    });

    it("leave an administrator behind even when two demote each other at once", async () => {
      const [one, two] = [await make.person(db(), "admin"), await make.person(db(), "admin")];
      await database.sql`update users set role = 'member' where role = 'admin' and id not in (${one.id}, ${two.id})`;
      await Promise.allSettled([
        changeRole(db(), { actor: one, memberId: two.id, role: "member", note: "Has left the team." }),
        changeRole(db(), { actor: two, memberId: one.id, role: "member", note: "Has left the team." }),
      ]);
      const left = await database.sql`select 1 from users where role = 'admin'`;
      expect(left.length).toBeGreaterThan(0);
      await database.sql`update users set role = 'admin' where id = ${admin.id}`;
    });

    it("are restricted with an end and a reason, one of a kind, and it can be lifted", async () => {
      const subject = await make.person(db());
      const restrict = (days: number | null) =>
        restrictMember(db(), {
          actor: moderator,
          memberId: subject.id,
          functionName: "link",
          days,
          reason: "Links to a shop",
        });
      expect((await restrict(7)).kind).toBe("done");
      expect((await restrict(30)).kind).toBe("done");
      const inForce = async () =>
        (await findMember(db(), subject.id))?.restrictions.filter((one) => one.isInForce) ?? [];
      expect(await inForce()).toHaveLength(1);
      const [only] = await inForce();
      expect(Math.round(((only?.endsAt?.getTime() ?? 0) - Date.now()) / 86_400_000)).toBe(30);
      expect(
        (
          await listMembers(db(), { filter: { query: "", role: null, only: "restricted" }, beforeId: null })
        ).members.map((one) => one.id),
      ).toEqual([subject.id]);
      expect(
        (await liftRestriction(db(), { actor: moderator, memberId: subject.id, restrictionId: only?.id ?? 0 })).kind,
      ).toBe("done");
      expect(
        (await liftRestriction(db(), { actor: moderator, memberId: subject.id, restrictionId: only?.id ?? 0 })).kind,
      ).toBe("unchanged");
      expect(await inForce()).toEqual([]);
      expect(
        await restrictMember(db(), {
          actor: moderator,
          memberId: admin.id,
          functionName: "post",
          days: 1,
          reason: "x",
        }),
      ).toEqual({ kind: "forbidden", reason: "outranked" });
      expect(
        await restrictMember(db(), {
          actor: moderator,
          memberId: moderator.id,
          functionName: "post",
          days: 1,
          reason: "x",
        }),
      ).toEqual({ kind: "forbidden", reason: "own-case" });
    });

    it("from an import get an address for claiming, never one that somebody has", async () => {
      const [imported] = await database.sql<{ id: number }[]>`
        insert into users (name, display_name, is_unclaimed) values ('old-hand', 'Old Hand', true) returning id`;
      const memberId = imported?.id ?? 0;
      const attach = (email: string) => attachEmail(db(), { actor: admin, memberId, email, community: "Testville" });
      expect((await attach(`${member.name}@example.com`)).kind).toBe("taken");
      expect((await attach("Old.Hand@Example.com")).kind).toBe("done");
      expect((await attach("old.hand@example.com")).kind).toBe("unchanged");
      expect(await findMember(db(), memberId)).toMatchObject({
        email: "old.hand@example.com",
        isVerified: false,
        isUnclaimed: true,
      });
      expect(
        (
          await attachEmail(db(), {
            actor: admin,
            memberId: member.id,
            email: "new@example.com",
            community: "Testville",
          })
        ).kind,
      ).toBe("claimed");
      expect(
        (await attachEmail(db(), { actor: moderator, memberId, email: "x@example.com", community: "Testville" })).kind,
      ).toBe("forbidden");
    });

    it("are found by any part of their name or address, and % means itself", async () => {
      const find = async (query: string) =>
        (await listMembers(db(), { filter: { query, role: null, only: null }, beforeId: null })).members.map(
          (one) => one.name,
        );
      expect(await find("old.hand@")).toEqual(["old-hand"]);
      expect(await find("LD HAN")).toEqual(["old-hand"]);
      expect(await find("%")).toEqual([]);
      const first = await listMembers(db(), { filter: { query: "", role: null, only: null }, beforeId: null });
      const rest = await listMembers(db(), {
        filter: { query: "", role: null, only: null },
        beforeId: first.members[0]?.id ?? null,
      });
      expect(rest.members.map((one) => one.id)).toEqual(first.members.slice(1).map((one) => one.id));
    });

    it("can be logged out everywhere", async () => {
      await database.sql`insert into sessions (id, user_id, expires_at, ends_at) values ('end-test', ${member.id}, now() + interval '1 day', now() + interval '1 day')`;
      expect((await endSessions(db(), { actor: moderator, memberId: member.id })).kind).toBe("forbidden");
      expect((await endSessions(db(), { actor: admin, memberId: member.id })).kind).toBe("done");
      expect((await endSessions(db(), { actor: admin, memberId: member.id })).kind).toBe("unchanged");
    });
  });

  describe("rules", () => {
    it("are written once for every language, also by two servers at once", async () => {
      const written = await Promise.all([seedRules(db()), seedRules(db())]);
      expect(written.sort((a, b) => a - b)).toEqual([0, 25]);
      expect(await seedRules(db())).toBe(0);
      for (const language of ["en", "de", "ru", "zh-Hans", "zh-Hant"]) {
        const rules = await listRules(db(), language);
        expect(rules.map((rule) => rule.key)).toEqual(["on-topic", "advertising", "respect", "responsibility", "spam"]);
        expect(new Set(rules.map((rule) => rule.language))).toEqual(new Set([language]));
        for (const rule of rules) expect(rule.html).toMatch(/<h3[\s\S]*<ul>[\s\S]*<h3[\s\S]*<ul>/);
      }
      expect((await listRules(db(), "fr")).map((rule) => rule.language)).toEqual(["en", "en", "en", "en", "en"]);
    });

    it("say how they were applied lately", async () => {
      const questionId = await make.ask(db(), member);
      await make.hold(db(), questionId);
      expect(await countRuleUse(db(), "advertising")).toMatchObject({ held: 1, returned: 0, removed: 0 });
    });
  });

  it("shows what runs here and what waits, and never the text of a mail", async () => {
    const about = await readAbout(db());
    expect(about.counts.questions).toBe((await database.sql`select count(*) as n from questions`)[0]?.n);
    expect(about.databaseBytes).toBeGreaterThan(1_000_000);
    await database.sql`delete from mails`;
    await db().execute(
      sql`insert into mails (recipient, subject, text) values ('a@example.com', 'Confirm', 'secret link')`,
    );
    const waiting = await listWaitingMails(db());
    expect(waiting).toMatchObject({
      count: 1,
      mails: [{ recipient: "a@example.com", subject: "Confirm", attempts: 0 }],
    });
    expect(JSON.stringify(waiting)).not.toContain("secret");
    await database.sql`delete from jobs`;
    expect(await listJobQueues(db())).toEqual([]);
    await database.sql`
      insert into jobs (name, due_at, every_seconds, holder, attempts, failed_at) values
        ('tell', now() - interval '1 minute', null, null, 0, null), ('tell', now() + interval '1 minute', null, null, 2, null),
        ('tell', now() + interval '1 minute', null, gen_random_uuid(), 1, null), ('tell', now(), null, null, 7, now()),
        ('clean-up', now() + interval '1 hour', 3600, null, 0, null)`;
    expect(await listJobQueues(db())).toEqual([
      { name: "clean-up", waiting: 0, active: 0, failed: 0, oldest: null },
      { name: "tell", waiting: 2, active: 1, failed: 1, oldest: expect.any(Date) },
    ]);
    expect(await readOperationFacts(db())).toMatchObject({ mailsWaiting: 1, jobsWaiting: 2, jobsFailed: 1 });
  });
});

describe("brand colours", () => {
  it("are judged by their contrast with the hardest background, and a usable neighbour is named", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
    expect(judgeColour(OWN_BRAND.light, "light")).toBeNull();
    expect(judgeColour(OWN_BRAND.dark, "dark")).toBeNull();
    const yellow = judgeColour("#ffd400", "light");
    expect(yellow?.contrast).toBeLessThan(LEAST_CONTRAST);
    expect(judgeColour(yellow?.nearest ?? "", "light")).toBeNull();
    expect(judgeColour(judgeColour("#000080", "dark")?.nearest ?? "", "dark")).toBeNull();
  });

  it("always leave the words on a button readable", () => {
    for (let value = 0; value < 4096; value += 7) {
      const chosen = `#${value.toString(16).padStart(3, "0").replace(/./g, "$&$&")}`;
      for (const theme of ["light", "dark"] as const) {
        const colour = judgeColour(chosen, theme)?.nearest ?? chosen;
        expect(contrast(colour, textOn(colour)), `${colour} ${theme}`).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      }
    }
  });

  it("become tokens for both themes, and nothing but checked colours gets into the stylesheet", () => {
    const brand = { ...SETTINGS_DEFAULTS.brand };
    expect(brandStylesheet(brand)).toBe("");
    expect(brandStylesheet({ ...brand, brandColour: "red;} body{display:none" })).toBe("");
    const sheet = brandStylesheet({ ...brand, brandColour: "#7A1FA2", brandColourDark: "#e1bee7" });
    expect(sheet).toBe(":root{--brand:light-dark(#7a1fa2,#e1bee7);--on-brand:light-dark(#fcfcfc,#14171a)}\n");
    expect(brandStylesheet({ ...brand, brandColour: "#000080" })).toMatch(/light-dark\(#000080,#[0-9a-f]{6}\)/);
  });
});
