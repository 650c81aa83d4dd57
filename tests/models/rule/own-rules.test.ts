// Rules of one's own from the form to the verdict: made in shadow, looked at, raised, applied, cited, retired.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NO_LOOK } from "#moderation/own-rules/look";
import { EVERYWHERE } from "#moderation/own-rules/scope";
import { OWN_THRESHOLDS } from "#moderation/own-rules/sureness";
import type { RuleSettings } from "#moderation/rules";
import type { Actor } from "~/actor";
import { loadNoticed } from "~/models/case/rule-noticed.server";
import { loadCommunity } from "~/models/community/community.server";
import { askQuestion } from "~/models/question/question.server";
import { findEditableRule, saveRule } from "~/models/rule/edit.server";
import { findRuleFacts } from "~/models/rule/facts.server";
import { listRuleChanges } from "~/models/rule/feed.server";
import { changesForBrowsers } from "~/models/rule/for-browsers.server";
import { loadRuleNames } from "~/models/rule/names.server";
import { createRule, MOST_OWN_RULES, moveRule, retireRule } from "~/models/rule/own.server";
import { findRuleText, listRules, seedRules } from "~/models/rule/rule.server";
import { citableRules } from "~/models/rule/titles";
import { loadRules } from "~/models/rule/versions.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as make from "../question/care-community";

const SETTINGS: Omit<RuleSettings, "rung"> = {
  thresholds: OWN_THRESHOLDS,
  scope: EVERYWHERE,
  own: {
    ...NO_LOOK,
    words: { plain: { any: ["dogecoin"] }, sign: { en: ["wallet", "airdrop"] } },
    examples: { de: { good: ["Welche Münzen nimmt der Automat?"], bad: ["Kauft dogecoin!"] } },
  },
};
const TEXT = { title: "Keine Kryptowährungen", source: "Hier geht es um **Lampen**." };

describe("a rule of one's own", () => {
  let database: TestDatabase;
  let admin: Actor;
  let moderator: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase();
    await make.furnish(db());
    await seedRules(db());
    [admin, moderator] = [await make.person(db(), "admin"), await make.person(db(), "moderator")];
  });
  afterAll(() => database.close());

  const made = async (key = "", texts: Record<string, typeof TEXT> = { de: TEXT }) =>
    createRule(db(), { actor: admin, key, settings: SETTINGS, texts });
  const versionOf = async (key: string) => (await findEditableRule(db(), key))?.rule.version ?? 0;
  const raise = async (key: string, settings: Partial<RuleSettings>) =>
    saveRule(db(), { actor: admin, key, version: await versionOf(key), settings, texts: {} });
  const ask = async (title: string, body: string) => {
    const [area] = await database.sql<{ id: number }[]>`select id from areas where kind = 'questions' limit 1`;
    return askQuestion(db(), {
      actor: await make.person(db()),
      title,
      body,
      area: { id: area?.id ?? 0, kind: "questions" },
      productId: null,
      versionId: null,
      tags: [],
      language: "en",
      isDisclosed: false,
      key: crypto.randomUUID(),
    });
  };

  it("starts in shadow in its first version, after the others, with an address made from its title", async () => {
    expect(await made()).toEqual({ kind: "done", key: "keine-kryptowahrungen" });
    const found = await findEditableRule(db(), "keine-kryptowahrungen");
    expect(found).toMatchObject({ rule: { version: 1, rung: "shadow" }, versions: [{ version: 1 }] });
    expect((await listRules(db(), "en")).map(({ key }) => key).at(-1)).toBe("keine-kryptowahrungen");
  });

  it("is read in the language in which it is written by whoever reads another one", async () => {
    for (const language of ["zh-Hant", "en", "de"])
      expect(await findRuleText(db(), { key: "keine-kryptowahrungen", version: 1, language })).toMatchObject({
        title: TEXT.title,
        language: "de",
        html: expect.stringContaining("<strong>Lampen</strong>"),
      });
    expect(await findRuleFacts(db(), { key: "keine-kryptowahrungen", version: 1, language: "de" })).toMatchObject({
      examples: [{ isBad: false }, { isBad: true, text: "Kauft dogecoin!" }],
    });
    expect((await listRuleChanges(db(), "ru")).map(({ key }) => key)).toContain("keine-kryptowahrungen");
  });

  it("counts what it would find and tells nobody but administrators", async () => {
    const outcome = await ask(
      "Does the lamp shop take dogecoin?",
      "I would like to know how I can pay for a lamp here.",
    );
    expect(outcome.kind).toBe("published");
    expect(await loadNoticed(db(), "keine-kryptowahrungen")).toMatchObject({
      counted: 1,
      marked: 0,
      posts: [{ passage: "dogecoin", rung: "shadow" }],
    });
    const { rules } = await loadCommunity(db());
    expect((await changesForBrowsers(db(), rules)).map(({ key }) => key)).not.toContain("keine-kryptowahrungen");
  });

  it("holds from the version on in which it is raised, and the author is told which rule and which words", async () => {
    expect(await raise("keine-kryptowahrungen", { rung: "hold" })).toEqual({ kind: "done", version: 2 });
    const outcome = await ask(
      "Who sells lamps for dogecoin?",
      "My lamp broke and I have some of these coins left over.",
    );
    expect(outcome).toMatchObject({
      kind: "held",
      reasons: [{ rule: "keine-kryptowahrungen", version: 2, passage: "dogecoin" }],
    });
    const { rules } = await loadCommunity(db());
    expect(await changesForBrowsers(db(), rules)).toContainEqual(
      expect.objectContaining({ key: "keine-kryptowahrungen", titles: { de: TEXT.title } }),
    );
    expect(JSON.stringify(await changesForBrowsers(db(), rules))).not.toContain("Kauft");
  });

  it("adds its signs up", async () => {
    const one = await ask(
      "Where is my wallet in this shop?",
      "I cannot find the wallet that the lamp came with, sorry.",
    );
    expect(one.kind).toBe("published");
    const two = await ask(
      "An airdrop for my wallet please",
      "The lamp has a wallet and there was an airdrop of light.",
    );
    expect(two.kind).toBe("held");
  });

  it("gets a text in another language later, and its earlier versions keep theirs", async () => {
    const version = await versionOf("keine-kryptowahrungen");
    const texts = { en: { title: "No coins", source: "This is about lamps." } };
    expect(await saveRule(db(), { actor: admin, key: "keine-kryptowahrungen", version, settings: {}, texts })).toEqual({
      kind: "done",
      version: version + 1,
    });
    const read = async (at: number | null) =>
      (await findRuleText(db(), { key: "keine-kryptowahrungen", version: at, language: "en" }))?.title;
    expect([await read(null), await read(version), await read(1)]).toEqual(["No coins", TEXT.title, TEXT.title]);
    expect(await raise("keine-kryptowahrungen", {})).toEqual({ kind: "unchanged" });
  });

  it("is not overwritten by whoever saw an older version, and only administrators touch it", async () => {
    const key = "keine-kryptowahrungen";
    expect(await saveRule(db(), { actor: admin, key, version: 1, settings: { rung: "tag" }, texts: {} })).toEqual({
      kind: "stale",
    });
    expect(await saveRule(db(), { actor: admin, key: "nowhere", version: 1, settings: {}, texts: {} })).toEqual({
      kind: "missing",
    });
    const no = { kind: "forbidden", reason: "admins-only" };
    expect(await createRule(db(), { actor: moderator, key: "", settings: SETTINGS, texts: { en: TEXT } })).toEqual(no);
    expect(await retireRule(db(), { actor: moderator, key, version: 3, isRetired: true })).toEqual(no);
    expect(await moveRule(db(), { actor: moderator, key, direction: "up" })).toEqual(no);
  });

  it("does nothing more when it is retired, stays readable, and only counts when it is back", async () => {
    const key = "keine-kryptowahrungen";
    const version = await versionOf(key);
    expect(await retireRule(db(), { actor: admin, key, version, isRetired: true })).toEqual({
      kind: "done",
      version: version + 1,
    });
    expect((await loadRules(db())).map((rule) => rule.key)).not.toContain(key);
    expect(citableRules(await loadCommunity(db()))).not.toContain(key);
    expect(await findRuleText(db(), { key, version: 2, language: "de" })).toMatchObject({ isRetired: true });
    const outcome = await ask(
      "Is dogecoin fine again for lamps?",
      "I ask because the rule about it seems to be gone now.",
    );
    expect(outcome.kind).toBe("published");
    const back = await retireRule(db(), { actor: admin, key, version: version + 1, isRetired: false });
    expect(back).toEqual({ kind: "done", version: version + 2 });
    expect((await loadRules(db())).find((rule) => rule.key === key)?.rung).toBe("shadow");
    expect(await retireRule(db(), { actor: admin, key: "spam", version: 1, isRetired: true })).toEqual({
      kind: "built-in",
    });
  });

  it("is listed where it was moved to, and so are the five", async () => {
    const order = async () => (await loadRuleNames(db())).map(({ key }) => key);
    const before = await order();
    await moveRule(db(), { actor: admin, key: "keine-kryptowahrungen", direction: "up" });
    expect(await order()).toEqual([...before.slice(0, 4), "keine-kryptowahrungen", "spam"]);
    await moveRule(db(), { actor: admin, key: "on-topic", direction: "up" });
    await moveRule(db(), { actor: admin, key: "on-topic", direction: "down" });
    expect((await order())[1]).toBe("on-topic");
    expect((await listRules(db(), "de")).map(({ key }) => key)).toEqual(await order());
    expect(await moveRule(db(), { actor: admin, key: "nowhere", direction: "up" })).toEqual({ kind: "missing" });
  });

  it("has an address that nothing else has, in any script", async () => {
    expect(await made("spam")).toEqual({ kind: "taken" });
    expect(await made("new")).toEqual({ kind: "taken" });
    expect(await made("!!!")).toEqual({ kind: "no-slug" });
    expect(await made()).toEqual({ kind: "done", key: "keine-kryptowahrungen-2" });
    const chinese = { "zh-Hans": { title: "不要加密货币", source: "这里只谈灯。" } };
    expect(await made("", chinese)).toEqual({ kind: "done", key: "rule-1" });
    expect(await made("", chinese)).toEqual({ kind: "done", key: "rule-2" });
  });

  it("is one of so many that may be in force at once", async () => {
    const own = (await loadRuleNames(db())).length - 5;
    for (let at = own; at < MOST_OWN_RULES; at += 1) expect((await made(`filler-${at}`)).kind).toBe("done");
    expect(await made("one-more")).toEqual({ kind: "too-many" });
    const version = await versionOf("rule-1");
    await retireRule(db(), { actor: admin, key: "rule-1", version, isRetired: true });
    expect((await made("one-more")).kind).toBe("done");
    expect(await retireRule(db(), { actor: admin, key: "rule-1", version: version + 1, isRetired: false })).toEqual({
      kind: "too-many",
    });
  });
});
