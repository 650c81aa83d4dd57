// What is told in the demo community must hold together before any of it is written down.
import { describe, expect, test } from "vitest";
import { members } from "#drizzle/seed/demo-members";
import { entries, pages, questions } from "#drizzle/seed/demo-stories";

const LANGUAGES = ["en", "de", "ru", "zh-Hans", "zh-Hant"] as const;

type Said = { by: string; ago: number };
type Heard = { by: string; body: string; up?: string[]; down?: string[] };

/** Everybody's every word, with when it was said. */
const everything: Said[] = [
  ...questions.flatMap((question) => [
    question,
    ...(question.edits ?? []),
    ...(question.comments ?? []),
    ...(question.answers ?? []).flatMap((answer) => [answer, ...(answer.edits ?? []), ...(answer.comments ?? [])]),
  ]),
  ...pages.flatMap((page) => [page, ...page.edits, ...(page.proposals ?? [])]),
  ...entries.flatMap((entry) => [entry, ...(entry.edits ?? [])]),
];

describe("the stories", () => {
  test("nobody says anything before they joined, and everybody exists", () => {
    const joined = new Map(members.map(({ name, joined }) => [name, joined]));
    const early = everything
      .filter(({ by, ago }) => ago >= (joined.get(by) ?? 0))
      .map(({ by, ago }) => `${by}, ${ago}`);
    expect(early).toEqual([]);
  });

  test("answers come after their questions, comments after what they are about, acceptance after the answer", () => {
    for (const question of questions) {
      for (const comment of question.comments ?? []) expect(comment.ago, question.title).toBeLessThan(question.ago);
      for (const answer of question.answers ?? []) {
        expect(answer.ago, question.title).toBeLessThan(question.ago);
        if (answer.acceptedBy) expect(answer.acceptedAgo, question.title).toBeLessThan(answer.ago);
        for (const comment of answer.comments ?? []) expect(comment.ago, question.title).toBeLessThan(answer.ago);
      }
    }
  });

  test("nobody votes for themselves or has their own problem too", () => {
    for (const question of questions) {
      const texts: Heard[] = [
        question,
        ...(question.comments ?? []),
        ...(question.answers ?? []).flatMap((answer) => [answer, ...(answer.comments ?? [])]),
      ];
      for (const text of texts) {
        const voters = [...(text.up ?? []), ...(text.down ?? [])];
        expect(voters, text.body).not.toContain(text.by);
        expect(new Set(voters).size, text.body).toBe(voters.length);
      }
      expect(question.meToo ?? [], question.title).not.toContain(question.by);
    }
  });

  test("there are as many as a newcomer needs to see, in five languages, over eighteen months", () => {
    expect(questions.length).toBeGreaterThanOrEqual(60);
    expect(pages.length).toBeGreaterThanOrEqual(30);
    expect(entries.length).toBeGreaterThanOrEqual(15);
    for (const language of LANGUAGES) {
      expect(questions.filter((one) => one.language === language).length, language).toBeGreaterThanOrEqual(5);
      expect(
        pages.some((one) => one.language === language),
        language,
      ).toBe(true);
      expect(
        entries.some((one) => one.language === language),
        language,
      ).toBe(true);
    }
    expect(Math.max(...everything.map((one) => one.ago))).toBeGreaterThan(500);
    for (const page of pages) expect(page.edits.length, page.title).toBeGreaterThanOrEqual(2);
  });

  test("products are spelled in one way", () => {
    const words = JSON.stringify({ questions, pages, entries });
    expect(
      words
        .match(/finch[ -]?(one|duo)\b/gi)
        ?.filter((name) => !/^(Finch One|Finch Duo|finch-one|finch-duo)$/.test(name)),
    ).toEqual([]);
    expect(words.match(/calder[ -]?mill\b/gi)?.filter((name) => !/^(Calder Mill|calder-mill)$/.test(name))).toEqual([]);
    expect(words).not.toMatch(/lorem|ipsum|TODO|firmware 2\.2/i);
  });

  test("no text is said twice", () => {
    const bodies = questions.flatMap((question) => [
      question.body,
      ...(question.answers ?? []).map((answer) => answer.body),
    ]);
    expect(new Set(bodies).size).toBe(bodies.length);
  });
});
