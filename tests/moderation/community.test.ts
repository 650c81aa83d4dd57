import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeAcceptance, MOST_ACCEPTED } from "#moderation/acceptance";
import {
  CLOSING_EFFECTS,
  CLOSING_REASONS,
  judgeDuplicate,
  judgeReopening,
  LONGEST_CHAIN,
  resolveCanonical,
} from "#moderation/closing";
import { wilsonLowerBound } from "#moderation/ranking";
import { isInForce, isRestricted } from "#moderation/restrictions";
import {
  flagAccuracy,
  flagWeight,
  HIDDEN_FROM_WEIGHT,
  isHiddenByFlags,
  MINIMUM_WEIGHT,
  totalWeight,
} from "#moderation/signals";
import { OPENS, type TrustFacts, trustLevel, WHAT_OPENS } from "#moderation/trust";
import { document, PEOPLE } from "./sample";

describe("trust", () => {
  const facts = (changes: Partial<TrustFacts> = {}): TrustFacts => ({
    hasProvenAddress: true,
    accountAgeMinutes: 10,
    helpfulAnswers: 0,
    publishedEdits: 0,
    upheldCases: 0,
    ...changes,
  });

  it.each([
    ["a confirmed address, five pages and ten minutes", {}, 1],
    ["an unconfirmed address", { hasProvenAddress: false, helpfulAnswers: 20 }, 0],
    ["nine minutes", { accountAgeMinutes: 9 }, 0],
    ["ten minutes with a proven address", {}, 1],
    ["two answers that helped", { helpfulAnswers: 2 }, 1],
    ["three answers that helped", { helpfulAnswers: 3 }, 2],
    ["three published edits", { publishedEdits: 3 }, 2],
    ["two answers and an edit", { helpfulAnswers: 2, publishedEdits: 1 }, 2],
    ["fourteen contributions", { helpfulAnswers: 14 }, 2],
    ["fifteen contributions", { helpfulAnswers: 7, publishedEdits: 8 }, 3],
    ["a hundred contributions", { helpfulAnswers: 100 }, 3],
    ["an editor with an upheld case", { helpfulAnswers: 15, upheldCases: 1 }, 2],
    ["an editor with two upheld cases", { helpfulAnswers: 15, upheldCases: 2 }, 1],
    ["three upheld cases", { helpfulAnswers: 15, upheldCases: 3 }, 0],
  ])("%s gives a level", (_what, changes, level) => {
    expect(trustLevel(facts(changes))).toBe(level);
  });

  it("never grows by an upheld case and never shrinks by a contribution", () => {
    const count = fc.nat({ max: 30 });
    fc.assert(
      fc.property(count, count, fc.nat({ max: 5 }), (helpfulAnswers, publishedEdits, upheldCases) => {
        const level = trustLevel(facts({ helpfulAnswers, publishedEdits, upheldCases }));
        expect(trustLevel(facts({ helpfulAnswers, publishedEdits, upheldCases: upheldCases + 1 }))).toBeLessThanOrEqual(
          level,
        );
        expect(
          trustLevel(facts({ helpfulAnswers: helpfulAnswers + 1, publishedEdits, upheldCases })),
        ).toBeGreaterThanOrEqual(level);
      }),
    );
  });

  it("lists everything it opens exactly once", () => {
    expect(WHAT_OPENS.flatMap(({ opens }) => opens).sort()).toEqual(Object.keys(OPENS).sort());
    expect(WHAT_OPENS.map(({ level }) => level)).toEqual([0, 1, 2, 3]);
  });
});

describe("closing", () => {
  it("stops answers and leaves comments and votes, for every reason", () => {
    for (const reason of CLOSING_REASONS) {
      expect(CLOSING_EFFECTS[reason]).toMatchObject({ answers: false, comments: true, votes: true });
    }
  });

  it.each([
    ["needs-detail", true, 0, "reopens"],
    ["needs-detail", false, 0, "goes-to-moderator"],
    ["duplicate", false, 0, "reopens"],
    ["duplicate", true, 1, "goes-to-moderator"],
    ["resolved-elsewhere", false, 0, "reopens"],
    ["off-topic", true, 0, "goes-to-moderator"],
  ] as const)("for %s (edited: %s, reopened %i times before) %s", (reason, hasEdited, timesReopened, expected) => {
    expect(judgeReopening({ reason, hasEdited, timesReopened })).toBe(expected);
  });

  const link = (questionId: number, canonicalId: number) => ({ questionId, canonicalId });

  it("follows a chain of duplicates to its end", () => {
    expect(resolveCanonical(1, [link(1, 2), link(2, 3), link(7, 1)])).toEqual({ outcome: "canonical", questionId: 3 });
    expect(resolveCanonical(3, [])).toEqual({ outcome: "canonical", questionId: 3 });
  });

  it("ends circles and chains that are too long", () => {
    expect(resolveCanonical(1, [link(1, 2), link(2, 1)])).toEqual({ outcome: "none", because: "circle" });
    expect(resolveCanonical(9, [link(9, 1), link(1, 2), link(2, 1)])).toEqual({ outcome: "none", because: "circle" });
    const chain = (length: number) => Array.from({ length }, (_, index) => link(index, index + 1));
    expect(resolveCanonical(0, chain(LONGEST_CHAIN))).toEqual({ outcome: "canonical", questionId: LONGEST_CHAIN });
    expect(resolveCanonical(0, chain(LONGEST_CHAIN + 1))).toEqual({ outcome: "none", because: "too-long" });
  });

  it("ends for any links at all, at a question that leads nowhere", () => {
    const links = fc.array(
      fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })).map(([from, to]) => link(from, to)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(fc.nat({ max: 12 }), links, (start, links) => {
        const end = resolveCanonical(start, links);
        if (end.outcome === "canonical")
          expect(links.some(({ questionId }) => questionId === end.questionId)).toBe(false);
      }),
    );
  });

  it.each([
    ["an answered, visible question", 2, {}, [], { allowed: true }],
    ["itself", 1, {}, [], { allowed: false, because: "itself" }],
    ["one that points back", 2, {}, [link(2, 3), link(3, 1)], { allowed: false, because: "circle" }],
    ["one that is held", 2, { state: "held" as const }, [], { allowed: false, because: "not-visible" }],
    ["one without answers", 2, { answerCount: 0 }, [], { allowed: false, because: "not-answered" }],
    ["another one instead of an older link", 2, {}, [link(1, 9)], { allowed: true }],
  ])("judges a link to %s", (_what, questionId, changes, links, expected) => {
    const target = { questionId, state: "published" as const, answerCount: 1, ...changes };
    expect(judgeDuplicate(1, target, links)).toEqual(expected);
  });
});

describe("ranking", () => {
  it("has the bound of the formula, between 0 and the share itself", () => {
    expect(wilsonLowerBound(0, 0)).toBe(0);
    expect(wilsonLowerBound(0, 2_499)).toBe(0);
    expect(wilsonLowerBound(8, 2, 1.96)).toBeCloseTo(0.4902, 4);
    fc.assert(
      fc.property(fc.nat({ max: 10_000 }), fc.nat({ max: 10_000 }), (up, down) => {
        const bound = wilsonLowerBound(up, down);
        expect(bound).toBeGreaterThanOrEqual(0);
        if (up + down > 0) expect(bound).toBeLessThanOrEqual(up / (up + down));
        expect(wilsonLowerBound(up + 1, down)).toBeGreaterThan(bound);
      }),
    );
  });
});

describe("acceptance", () => {
  const facts = {
    question: document(),
    answer: document({ kind: "answer" as const, authorId: 30 }),
    acceptedCount: 0,
    isAccepted: false,
  };

  it("allows several answers, up to a number, and only by those who may", () => {
    expect(judgeAcceptance(PEOPLE.author, facts)).toEqual({ allowed: true });
    expect(judgeAcceptance(PEOPLE.author, { ...facts, acceptedCount: MOST_ACCEPTED - 1 })).toEqual({ allowed: true });
    const full = { ...facts, acceptedCount: MOST_ACCEPTED };
    expect(judgeAcceptance(PEOPLE.author, full)).toEqual({ allowed: false, reason: "enough-accepted" });
    expect(judgeAcceptance(PEOPLE.author, { ...full, isAccepted: true })).toEqual({ allowed: true });
    expect(judgeAcceptance(PEOPLE.member, facts).allowed).toBe(false);
  });
});

describe("restrictions", () => {
  const now = new Date("2024-06-01T12:00:00Z");
  const until = (day: string) => ({ kind: "vote" as const, areaId: null, productId: null, endsAt: new Date(day) });

  it("end by themselves", () => {
    expect(isInForce(until("2024-06-01T12:00:01Z"), now)).toBe(true);
    expect(isInForce(until("2024-06-01T12:00:00Z"), now)).toBe(false);
  });

  it("with a scope need the place to match in area and product", () => {
    const scoped = { restrictions: [{ kind: "post" as const, areaId: 1, productId: 2, endsAt: null }] };
    expect(isRestricted(scoped, "post", { areaId: 1, productId: 2 })).toBe(true);
    expect(isRestricted(scoped, "post", { areaId: 1, productId: 3 })).toBe(false);
    expect(isRestricted(scoped, "post")).toBe(false);
  });
});

describe("flags", () => {
  it("weigh 1 + trust until five are decided, then more or less by how many were upheld", () => {
    expect(flagWeight({ trust: 0, decided: 4, upheld: 4 })).toBe(1);
    expect(flagWeight({ trust: 2, decided: 0, upheld: 0 })).toBe(3);
    expect(flagAccuracy(16, 16)).toBeCloseTo(0.6);
    expect(flagAccuracy(16, 0)).toBeCloseTo(-1.4);
    expect(flagAccuracy(10, 7)).toBeCloseTo(0);
    expect(flagWeight({ trust: 0, decided: 1000, upheld: 0 })).toBe(MINIMUM_WEIGHT);
  });

  it("count once for each person, and never hide below what moderators see", () => {
    const flags = [
      { byId: 1, weight: 1 },
      { byId: 1, weight: 2 },
      { byId: 2, weight: 3.9 },
    ];
    expect(totalWeight(flags)).toBeCloseTo(5.9);
    expect(isHiddenByFlags(flags)).toBe(false);
    expect(isHiddenByFlags([...flags, { byId: 3, weight: HIDDEN_FROM_WEIGHT - 5.9 + 0.01 }])).toBe(true);
    expect(isHiddenByFlags([], 0)).toBe(false);
  });
});
