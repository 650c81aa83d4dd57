import { describe, expect, it } from "vitest";
import { type Fate, fateOf, type Labelled, labelled } from "./labelled/measure";
import { member, NEWCOMER } from "./sample";

const PEOPLE = { newcomer: NEWCOMER, member: member(), trusted: member({ trust: 2 }) } as const;
const TUNED = labelled("tuned");
const HELD_BACK = labelled("held-back");
const ALL = [...TUNED, ...HELD_BACK];

const share = (texts: Labelled[], author: (typeof PEOPLE)[keyof typeof PEOPLE], fate: Fate) =>
  texts.filter((text) => fateOf(text, author).fate === fate).length / texts.length;
const bad = (texts: Labelled[]) => texts.filter(({ label }) => label === 1);
const harmless = (texts: Labelled[]) => texts.filter(({ label }) => label === 0);

describe("the labelled posts", () => {
  it("are of both kinds in every language, in both halves, and each stands there once", () => {
    const kinds = (texts: Labelled[]) => new Set(texts.map(({ language, label }) => `${language} ${label}`)).size;
    expect([kinds(TUNED), kinds(HELD_BACK)]).toEqual([10, 10]);
    expect(new Set(ALL.map(({ text }) => text)).size).toBe(ALL.length);
    expect(ALL.length).toBeGreaterThanOrEqual(600);
  });

  it("are about other products in each half", () => {
    const groups = (texts: Labelled[]) => new Set(texts.map(({ group }) => group));
    expect([...groups(TUNED)].filter((group) => groups(HELD_BACK).has(group))).toEqual([]);
  });
});

describe.each([
  [
    "of the posts that were first",
    ALL.filter(({ group }) => group === "kettles" || group === "coffee"),
    0.02,
    0.05,
    0.1,
  ],
])("%s", (_name, texts, newcomers, members, trusted) => {
  it("harmful ones are held or marked, whoever wrote them", () => {
    expect(share(bad(texts), PEOPLE.newcomer, "published")).toBeLessThanOrEqual(newcomers);
    expect(share(bad(texts), PEOPLE.newcomer, "held")).toBeGreaterThanOrEqual(0.85);
    expect(share(bad(texts), PEOPLE.member, "published")).toBeLessThanOrEqual(members);
    expect(share(bad(texts), PEOPLE.trusted, "published")).toBeLessThanOrEqual(trusted);
  });
});

describe("of all labelled posts", () => {
  it("harmless ones are hardly ever held, and never from members in good standing", () => {
    expect(share(harmless(ALL), PEOPLE.newcomer, "held")).toBeLessThanOrEqual(0.02);
    expect(share(harmless(ALL), PEOPLE.member, "held")).toBe(0);
    expect(share(harmless(ALL), PEOPLE.trusted, "held")).toBe(0);
  });

  it.each(ALL.filter(({ kind, group }) => /kettles|coffee/.test(group) && (kind === "threat" || kind === "phishing")))(
    "$language: $text is held from everybody below a moderator",
    (text) => {
      for (const author of [...Object.values(PEOPLE), member({ role: "staff" })])
        expect(fateOf(text, author).fate).toBe("held");
    },
  );
});
