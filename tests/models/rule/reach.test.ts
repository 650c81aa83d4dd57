// Beside each number of a rule stands what reaches it: its own examples, and the newest posts when they are asked for.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_RULES } from "#moderation/rules";
import type { Actor } from "~/actor";
import { INTERFACE_LANGUAGES, translator } from "~/i18n";
import { loadMemberFacts } from "~/models/member/facts.server";
import { findEditableRule } from "~/models/rule/edit.server";
import { readExamples } from "~/models/rule/examples";
import { loadReach } from "~/models/rule/reach.server";
import { seedRules } from "~/models/rule/rule.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import * as cases from "../case/case-community";
import * as make from "../question/care-community";

describe("what reaches the numbers of a rule", () => {
  let database: TestDatabase;
  let admin: Actor;
  let asker: Actor;
  const db = () => database.db;

  beforeAll(async () => {
    database = await createTestDatabase({ hasLimits: false });
    await make.furnish(db());
    await seedRules(db());
    admin = await make.person(db(), "admin");
    asker = await make.person(db());
  });
  afterAll(() => database.close());

  const reachOf = async (key: string, isAsked = false) => {
    const found = await findEditableRule(db(), key);
    if (!found) throw new Error(key);
    const member = await loadMemberFacts(db(), { actor: admin, productId: null });
    return loadReach(db(), { member, ...found, isAsked });
  };

  it("reads the examples of every rule in every language, good ones apart from bad ones", async () => {
    for (const { key } of DEFAULT_RULES) {
      const { examples } = await reachOf(key);
      const rule = DEFAULT_RULES.find((one) => one.key === key);
      for (const language of INTERFACE_LANGUAGES) {
        const own = examples.filter((example) => example.language === language);
        expect(own.filter((one) => !one.isBad).length, `${key} ${language}`).toBe(rule?.examples.good.length);
        expect(own.filter((one) => one.isBad).length, `${key} ${language}`).toBe(rule?.examples.bad.length);
      }
    }
  });

  it("finds in every language what the advertising rule calls bad, and nothing in what it calls good", async () => {
    const { examples } = await reachOf("advertising");
    for (const language of INTERFACE_LANGUAGES) {
      const own = examples.filter((example) => example.language === language);
      expect(Math.max(...own.filter((one) => one.isBad).map((one) => one.strength)), language).toBeGreaterThan(0.4);
      for (const good of own.filter((one) => !one.isBad)) expect(good.strength, good.text).toBeLessThan(0.25);
    }
  });

  it("looks at posts only when asked, counts them, and names the clearest first", async () => {
    const held = await cases.heldQuestion(db(), asker);
    await make.ask(db(), asker);
    expect((await reachOf("advertising")).posts).toBeNull();
    const { posts } = await reachOf("advertising", true);
    expect(posts?.lookedAt).toBe(2);
    expect(posts?.strongest[0]).toMatchObject({ id: held, passage: expect.stringMatching(/./) });
    expect(posts?.strengths).toEqual([...(posts?.strengths ?? [])].sort((a, b) => b - a));
    await database.sql`update documents set created_at = now() - interval '91 days' where kind = 'question'`;
    expect((await reachOf("advertising", true)).posts).toMatchObject({ lookedAt: 0, strengths: [] });
  });

  it("takes an example that stands in quotation marks for what it says, in any script", () => {
    const heading = translator("zh-Hans")("admin:rules.bad");
    const source = `Text.\n\n# ${heading}\n\n- 「现在购买，八折」\n- “Buy now”\n- plain\n\n# Other\n\n- not an example`;
    expect(readExamples(source, "zh-Hans")).toEqual(
      ["现在购买，八折", "Buy now", "plain"].map((text) => ({ text, isBad: true, language: "zh-Hans" })),
    );
    expect(readExamples(source, "xx")).toEqual([]);
  });
});
