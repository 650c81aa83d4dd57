// Rules in versions: what administrators change, what decisions go on citing.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_RULES, type RuleSettings, rulesInForce } from "#moderation/rules";
import type { Actor } from "~/actor";
import { decideCase } from "~/models/case/decision.server";
import { askQuestion } from "~/models/question/question.server";
import { type EditableRule, findEditableRule, type RuleEdit, saveRule } from "~/models/rule/edit.server";
import { findRuleText, findRuleTitle, listRules, seedRules } from "~/models/rule/rule.server";
import { countRuleUse } from "~/models/rule/use.server";
import { loadRules } from "~/models/rule/versions.server";
import * as rulesForBrowsers from "~/routes/rules[.]json";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { Visitor } from "../../support/visitor";
import * as make from "../question/care-community";

describe("a rule", () => {
  let database: TestDatabase;
  let admin: Actor;
  let moderator: Actor;
  let asker: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    await seedRules(db());
    [admin, moderator, asker] = [
      await make.person(db(), "admin"),
      await make.person(db(), "moderator"),
      await make.person(db()),
    ];
  });
  afterAll(() => database.close());

  const editable = async (key: string): Promise<EditableRule> => {
    const found = await findEditableRule(db(), key);
    if (!found) throw new Error("no rule");
    return found;
  };
  const edit = async (change: Partial<RuleEdit> = {}): Promise<RuleEdit> => {
    const { rule, texts } = await editable("respect");
    const { rung, thresholds } = rule;
    return {
      actor: admin,
      key: "respect",
      version: rule.version,
      settings: { rung, thresholds },
      texts: Object.fromEntries(texts.map(({ language, title, source }) => [language, { title, source }])),
      ...change,
    };
  };
  const offer = (title: string) => ({
    actor: asker,
    title,
    body: "Buy now at https://lamps.example, 20 % off with code LAMP20, order today and save money!",
    area: { id: 0, kind: "questions" },
    productId: null,
    versionId: null,
    tags: [],
    language: "en",
    isDisclosed: false,
    key: crypto.randomUUID(),
  });

  it("is there five times in five languages, in version 1", async () => {
    const rules = await listRules(db(), "de");
    expect(rules.map((rule) => rule.key)).toEqual(DEFAULT_RULES.map((rule) => rule.key));
    expect(rules.every((rule) => rule.version === 1 && rule.language === "de")).toBe(true);
    expect((await editable("spam")).texts).toHaveLength(5);
  });

  it("becomes a new version when it is changed, and decisions go on citing theirs with its words", async () => {
    const before = await findRuleText(db(), { key: "respect", version: null, language: "en" });
    const id = await make.ask(db(), asker, {});
    await database.sql`insert into cases (document_id) values (${id}) on conflict (document_id) do update set state = 'open'`;
    const [row] = await database.sql`select id, version from cases where document_id = ${id}`;
    const decide = {
      actor: moderator,
      caseId: row?.id,
      version: row?.version,
      rule: "respect",
      passage: null,
    } as const;
    expect((await decideCase(db(), { ...decide, outcome: "remove", note: "" })).kind).toBe("decided");

    const base = await edit();
    const texts = { ...base.texts, en: { title: "Kindness", source: "Be kind. **Always.**" } };
    expect(await saveRule(db(), { ...base, texts })).toEqual({ kind: "done", version: 2 });
    expect(await findRuleText(db(), { key: "respect", version: null, language: "en" })).toMatchObject({
      title: "Kindness",
      version: 2,
      html: expect.stringContaining("<strong>Always.</strong>"),
    });
    const [cited] = await database.sql`select rule_version as version from decisions where case_id = ${row?.id}`;
    expect(cited?.version).toBe(1);
    const asWas = await findRuleText(db(), { key: "respect", version: 1, language: "en" });
    expect(asWas).toMatchObject({ title: before?.title, html: before?.html, version: 1, newest: 2 });
    expect(await findRuleTitle(db(), { rule: "respect", version: 1, language: "en" })).toBe(before?.title);
    expect(await findRuleText(db(), { key: "respect", version: 3, language: "en" })).toBeNull();
    expect(await findRuleText(db(), { key: "respect", version: 0, language: "en" })).toBeNull();
  });

  it("stays in its version when nothing was changed", async () => {
    expect(await saveRule(db(), await edit())).toEqual({ kind: "unchanged" });
  });

  it("is not overwritten by an administrator who saw an older version", async () => {
    const mine = await edit();
    const theirs = {
      ...mine,
      texts: { ...mine.texts, de: { title: "Freundlichkeit", source: "Seien Sie freundlich." } },
    };
    const both = await Promise.all([
      saveRule(db(), theirs),
      saveRule(db(), { ...mine, texts: { ...mine.texts, de: { title: "Anstand", source: "Seien Sie anständig." } } }),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["done", "stale"]);
  });

  it("can only be changed by administrators", async () => {
    const outcome = await saveRule(db(), { ...(await edit()), actor: moderator });
    expect(outcome).toEqual({ kind: "forbidden", reason: "admins-only" });
  });

  it("does what its settings say from then on: one that only counts holds nothing", async () => {
    const [area] = await database.sql<{ id: number }[]>`select id from areas where kind = 'questions' limit 1`;
    const asked = { ...offer("Which lamp is cheap this week?"), area: { id: area?.id ?? 0, kind: "questions" } };
    expect((await askQuestion(db(), asked)).kind).toBe("held");
    const { rule, texts } = await editable("advertising");
    const settings: RuleSettings = { rung: "shadow", thresholds: rule.thresholds };
    const saved = await saveRule(db(), {
      actor: admin,
      key: "advertising",
      version: rule.version,
      settings,
      texts: Object.fromEntries(texts.map(({ language, title, source }) => [language, { title, source }])),
    });
    expect(saved).toEqual({ kind: "done", version: 2 });
    expect((await loadRules(db())).find((one) => one.key === "advertising")).toMatchObject({
      rung: "shadow",
      version: 2,
    });
    const told = await new Visitor(db()).get(rulesForBrowsers, "/rules.json");
    expect(JSON.parse(told.text)).toContainEqual({ key: "advertising", version: 2, settings });
    expect(rulesInForce(JSON.parse(told.text))).toEqual(await loadRules(db()));
    const again = { ...asked, key: crypto.randomUUID(), title: "And which lamp is cheap next week?" };
    const outcome = await askQuestion(db(), again);
    const reasons = outcome.kind === "held" ? outcome.reasons.map((reason) => reason.rule) : [];
    expect(reasons).not.toContain("advertising");
  });

  it("shows on its page how it was applied, without names, titles or words", async () => {
    const use = await countRuleUse(db(), "respect");
    expect(use).toMatchObject({ removed: 1, appeals: 0, overturned: 0 });
    expect(use.recent).toEqual([{ outcome: "remove", kind: "question", at: expect.any(String) }]);
    expect((await countRuleUse(db(), "advertising")).held).toBe(1);
  });
});
