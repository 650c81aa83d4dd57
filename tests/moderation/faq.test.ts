import { describe, expect, it, test } from "vitest";
import { LOW_AVERAGE, RATINGS_FOR_AVERAGE, ratingTask, sourceState, VOTED_DOWN_SCORE } from "#moderation/lineage";
import {
  canEditEntry,
  canRateEntry,
  canSeeEntry,
  canSeeTeam,
  canSettleSource,
  canTakeStep,
  ENTRY_STEPS,
  type EntryState,
  type EntryStep,
} from "#moderation/permissions/faq";
import { commonWording, namedCause } from "#moderation/promotion";
import { PEOPLE, type Person } from "./sample";

const READERS: readonly Person[] = ["guest", "unverified", "member", "author", "trusted", "suspended"];
const TEAM: readonly Person[] = ["moderator", "staff", "admin"];
const EXPERTS: readonly Person[] = ["staff", "admin"];
const STATES: readonly EntryState[] = ["draft", "review", "published", "archived"];
const who = (ask: (person: Person) => boolean) => ([...READERS, ...TEAM] as Person[]).filter(ask);

describe("who may do what with an FAQ entry", () => {
  test("only the team sees what is not published", () => {
    for (const state of STATES) {
      const seen = who((person) => canSeeEntry(PEOPLE[person], { state }).allowed);
      expect(seen, state).toEqual(state === "published" ? [...READERS, ...TEAM] : TEAM);
    }
    expect(who((person) => canSeeTeam(PEOPLE[person]).allowed)).toEqual(TEAM);
  });

  test("moderators write what is not published, staff experts everything", () => {
    for (const state of STATES) {
      const isOpen = state === "draft" || state === "review";
      expect(
        who((person) => canEditEntry(PEOPLE[person], { state }).allowed),
        state,
      ).toEqual(isOpen ? TEAM : EXPERTS);
      expect(
        who((person) => canSettleSource(PEOPLE[person], { state }).allowed),
        state,
      ).toEqual(TEAM);
    }
  });

  test("only staff experts publish, bring back, and take away what readers see", () => {
    for (const step of Object.keys(ENTRY_STEPS) as EntryStep[]) {
      for (const state of STATES) {
        const allowed = who((person) => canTakeStep(PEOPLE[person], { state }, step).allowed);
        const isPossible = ENTRY_STEPS[step].from.includes(state);
        const isTheirs = step === "publish" || step === "reopen" || state === "published";
        expect(allowed, `${step} from ${state}`).toEqual(!isPossible ? [] : isTheirs ? EXPERTS : TEAM);
      }
    }
  });

  test("everybody rates what is published, nobody anything else", () => {
    for (const state of STATES)
      expect(who((person) => canRateEntry(PEOPLE[person], { state }).allowed).length).toBe(
        state === "published" ? READERS.length + TEAM.length : 0,
      );
  });
});

describe("what a source is", () => {
  it("is the worst that is true of it", () => {
    const well = { isVisible: true, isAccepted: true, score: 4, isSameText: true };
    expect(sourceState(well)).toBe("ok");
    expect(sourceState({ ...well, isAccepted: null })).toBe("ok");
    expect(sourceState({ ...well, isSameText: false })).toBe("changed");
    expect(sourceState({ ...well, isAccepted: false, isSameText: false })).toBe("contradicted");
    expect(sourceState({ isVisible: false, isAccepted: false, score: -9, isSameText: false })).toBe("gone");
  });

  it("is voted down from three more against it than for it, and not before", () => {
    const well = { isVisible: true, isAccepted: true, isSameText: true };
    expect(sourceState({ ...well, score: VOTED_DOWN_SCORE + 1 })).toBe("ok");
    expect(sourceState({ ...well, score: VOTED_DOWN_SCORE })).toBe("voted-down");
    expect(sourceState({ ...well, score: VOTED_DOWN_SCORE, isSameText: false })).toBe("voted-down");
    expect(sourceState({ ...well, isAccepted: false, score: VOTED_DOWN_SCORE })).toBe("contradicted");
    expect(sourceState({ ...well, isAccepted: null, score: null })).toBe("ok");
  });

  it("calls for a look when a low rating says why, and once when the average falls", () => {
    const none = { count: 0, sum: 0 };
    const one = (stars: number) => ({ count: 1, sum: stars });
    expect(ratingTask({ stars: 2, hasComment: true }, { before: none, after: one(2) })).toBe("low-rating");
    expect(ratingTask({ stars: 1, hasComment: false }, { before: none, after: one(1) })).toBeNull();
    expect(ratingTask({ stars: 3, hasComment: true }, { before: none, after: one(3) })).toBeNull();
    const low = { count: RATINGS_FOR_AVERAGE, sum: RATINGS_FOR_AVERAGE * LOW_AVERAGE - 1 };
    const before = { count: low.count - 1, sum: low.sum - 1 };
    expect(ratingTask({ stars: 1, hasComment: false }, { before, after: low })).toBe("low-average");
    const after = { count: low.count + 1, sum: low.sum + 1 };
    expect(ratingTask({ stars: 1, hasComment: false }, { before: low, after })).toBeNull();
  });
});

describe("what a new entry starts with", () => {
  it("takes the wording whose words most others use, in any script", () => {
    expect(commonWording(["Only one"])).toBe("Only one");
    expect(commonWording([])).toBe("");
    expect(
      commonWording(["E-17 fault", "Ring stays orange after start", "Ring orange after a cold start", "Orange ring"]),
    ).toMatch(/ring/i);
    expect(commonWording(["泵故障", "水泵不出水怎么办", "水泵不出水了"])).toContain("水泵不出水");
    expect(commonWording(["Насос гудит", "Насос гудит, но не качает", "Мотор шумит"])).toContain("Насос");
  });

  it("finds a cause that is named as one, in five languages", () => {
    for (const line of ["Cause: dry.", "**Ursache:** dry.", "Причина: dry.", "原因：dry.", "- Reason: dry."])
      expect(namedCause(`Do this.\n\n${line}\n\nMore.`), line).toBe("dry.");
    expect(namedCause("Because I said so.")).toBe("");
    expect(namedCause(`cause: ${"x".repeat(5_000)}`).length).toBeLessThanOrEqual(500);
  });
});
