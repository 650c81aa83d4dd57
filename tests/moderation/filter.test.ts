// The learnt filter: the same examples give the same filter, it is measured on what it has not seen, and says what weighed.
import { describe, expect, it } from "vitest";
import * as validation from "#moderation/filter/cross-validation";
import { exampleOf, type LabelledText } from "#moderation/filter/examples";
import { featuresOf, READ_CHARACTERS } from "#moderation/filter/features";
import { explain, probabilityOf } from "#moderation/filter/model";
import { finish } from "#moderation/filter/steps";
import { figuresOf, thresholdFor, wrongLabels } from "#moderation/filter/threshold";
import * as training from "#moderation/filter/train";
import { isProven, learnedFacts } from "#moderation/filter/verdict";
import { labelled } from "./labelled/measure";
import { codes, judge, member } from "./sample";

const learn = (...given: Parameters<typeof validation.learn>) => finish(validation.learn(...given));
const crossValidate = (...given: Parameters<typeof validation.crossValidate>) =>
  finish(validation.crossValidate(...given));
const train = (...given: Parameters<typeof training.train>) => finish(training.train(...given));

const THINGS = "pump lid hinge filter motor sensor display cable battery handle seal valve".split(" ");
const FAULTS = ["leaks again", "does not close", "makes a noise", "stays dark", "gets hot", "is loose since Monday"];
const LURES = ["win big", "easy money", "free spins", "earn from home", "double your coins", "lucky jackpot"];
const PLACES = ["tonight", "right now", "this week", "every day", "for everybody", "without risk"];

/** Several authors who ask, several who advertise; no text is there twice. */
function community(authors = 6): LabelledText[] {
  const texts: LabelledText[] = [];
  for (let author = 0; author < authors; author += 1) {
    THINGS.forEach((thing, at) => {
      const fault = FAULTS[(at + author) % FAULTS.length];
      texts.push({
        text: `The ${thing} ${fault}, what can I do, number ${author}${at}?`,
        isBad: false,
        group: `${author}`,
      });
      const lure = `${LURES[(at + author) % LURES.length]} ${PLACES[(at * author) % PLACES.length]}`;
      texts.push({ text: `${lure} with our club, join ${thing}-${author}.bet`, isBad: true, group: `${author}` });
    });
  }
  return texts;
}

const COMMUNITY = community();
const LEARNT = learn(COMMUNITY.map(exampleOf));

describe("a learnt filter", () => {
  it("is the same whenever it learns from the same examples", () => {
    const again = learn(community().map(exampleOf));
    expect(again.threshold).toBe(LEARNT.threshold);
    expect(Buffer.from(again.model.weights.buffer).equals(Buffer.from(LEARNT.model.weights.buffer))).toBe(true);
  });

  it("knows what it has not seen, in other letters and with other figures", () => {
    const { figures } = LEARNT.validation;
    expect(figures.precision ?? 0).toBeGreaterThanOrEqual(0.98);
    expect(figures.recall).toBeGreaterThanOrEqual(0.85);
    expect(probabilityOf(LEARNT.model, "FREE SPINS and easy mоney tonight, join 7-club.bet")).toBeGreaterThan(0.9);
    expect(probabilityOf(LEARNT.model, "The motor stays dark, what can I do, number 999?")).toBeLessThan(0.1);
  });

  it("says which words weighed, against a text and for it", () => {
    const text = "Hello, easy money tonight with our club";
    const weighed = explain(LEARNT.model, text, 3);
    expect(weighed[0]?.weight).toBeGreaterThan(0);
    for (const { passage, start, end } of weighed) expect(text.slice(start, end)).toBe(passage);
    expect(explain(LEARNT.model, "The pump leaks again", 1)[0]?.weight).toBeLessThan(0);
  });

  it("learns nothing about a left-out text from its copy in another group", () => {
    const secret = { text: "zqxw vkjy wqzx, join the circle", isBad: true };
    const copies = ["0", "1", "2"].map((group) => exampleOf({ ...secret, group }));
    const { judged } = crossValidate([...COMMUNITY.map(exampleOf), ...copies]);
    const alone = crossValidate([...COMMUNITY.map(exampleOf), copies[0] as (typeof copies)[number]]);
    expect(judged[COMMUNITY.length]?.probability).toBeCloseTo(alone.judged[COMMUNITY.length]?.probability ?? 0, 1);
  });

  it("is measured also where there is one group, one kind of text, or hardly any", () => {
    const one = COMMUNITY.map((text) => exampleOf({ ...text, group: "" }));
    expect(crossValidate(one).figures.recall).toBeGreaterThan(0.8);
    const harmless = COMMUNITY.filter(({ isBad }) => !isBad).map(exampleOf);
    expect(learn(harmless)).toMatchObject({ threshold: null, validation: { figures: { precision: null, recall: 0 } } });
    for (const few of [0, 1, 2, 3]) expect(crossValidate(one.slice(0, few)).judged.length).toBe(few);
  });

  it("stays right where bad texts are few, and where some labels are wrong", () => {
    const rare = COMMUNITY.filter(({ isBad }, index) => !isBad || index % 6 === 1);
    expect(crossValidate(rare.map(exampleOf)).figures.precision ?? 1).toBeGreaterThanOrEqual(0.95);
    const noisy = community(12).map((text, index) => ({ ...text, isBad: index % 50 === 7 ? !text.isBad : text.isBad }));
    const { judged } = crossValidate(noisy.map(exampleOf));
    const truth = community(12);
    const pointedAt = truth.filter((_, index) => judged[index]?.isPointedAt);
    expect(pointedAt.filter(({ isBad }) => isBad).length / Math.max(1, pointedAt.length)).toBeGreaterThanOrEqual(0.95);
  });

  it("reads no more of a text than its beginning", () => {
    const long = "casino ".repeat(20_000);
    expect(featuresOf(long).length).toBe(featuresOf(long.slice(0, READ_CHARACTERS)).length);
    expect(featuresOf("").length).toBeGreaterThan(0);
  });
});

describe("two wrong labels in a hundred", () => {
  const TRUTH = community(20);
  const noisy = TRUTH.map((text, index) => ({ ...text, isBad: index % 49 === 7 ? !text.isBad : text.isBad }));

  it("do not take away what the filter finds", () => {
    const found = (texts: LabelledText[]) => {
      const { judged } = crossValidate(texts.map(exampleOf));
      const pointedAt = TRUTH.filter((_, index) => judged[index]?.isPointedAt);
      const right = pointedAt.filter(({ isBad }) => isBad).length;
      return { recall: right / TRUTH.filter(({ isBad }) => isBad).length, precision: right / pointedAt.length };
    };
    const [before, after] = [found(TRUTH), found(noisy)];
    expect(after.recall).toBeGreaterThanOrEqual(before.recall - 0.15);
    expect(after.precision).toBeGreaterThanOrEqual(0.97);
  });

  it("are known by standing where the filter is surest, and hard texts are not taken for them", () => {
    const scores = (shares: readonly number[]) =>
      shares.flatMap((share, at) =>
        Array.from({ length: 200 }, (_, n) => ({ probability: 0.9 - at / 10 - n / 1e5, isBad: n >= share * 200 })),
      );
    expect(wrongLabels(scores([0.02, 0.02, 0.02, 0.02]))).toBeCloseTo(0.015, 2);
    expect(wrongLabels(scores([0, 0, 0.02, 0.1]))).toBe(0);
    expect(wrongLabels(scores([0.005, 0.1, 0.2, 0.3]))).toBe(0);
  });
});

describe("the threshold", () => {
  const scored = (probability: number, isBad: boolean, times = 1) =>
    Array.from({ length: times }, () => ({ probability, isBad }));

  it("is the lowest that is right often enough", () => {
    const threshold = thresholdFor([...scored(0.9, true, 200), ...scored(0.8, true, 100), ...scored(0.7, false, 50)]);
    expect(threshold).toBeGreaterThan(0.7);
    expect(threshold).toBeLessThanOrEqual(0.8);
  });

  it("is none where nothing is right often enough, or too little is known", () => {
    expect(thresholdFor([...scored(0.9, true, 50), ...scored(0.9, false, 5)])).toBeNull();
    expect(thresholdFor(scored(0.9, true, 3))).toBeNull();
    expect(figuresOf([])).toEqual({ precision: null, recall: 0, n: 0 });
  });
});

describe("what the filter says about a post", () => {
  const filter = { ...LEARNT, examples: COMMUNITY.length };
  const spam = { title: "Free spins", body: "easy money every day with our club, double your coins" };

  it("names the passage in the field where it stands", () => {
    const { isPointedAt, isProven: proven, passage, words } = learnedFacts({ ...filter, examples: 400 }, spam);
    expect([isPointedAt, proven]).toEqual([true, true]);
    expect(words).toContain(spam[passage.field].slice(passage.start, passage.end));
  });

  it("is only counted below two hundred examples", () => {
    expect(isProven({ ...filter, examples: 199 })).toBe(false);
    expect(isProven({ ...filter, threshold: null, examples: 5_000 })).toBe(false);
    const learned = learnedFacts({ ...filter, examples: 199 }, spam);
    const verdict = judge({ ...spam, body: `${spam.body}, my own little club`, learned, author: member() });
    expect(verdict).toMatchObject({ outcome: "publish" });
  });

  it("marks by itself, and holds beside a second reason", () => {
    const learned = learnedFacts({ ...filter, examples: 400 }, spam);
    const alone = judge({ body: "We went to the lake with our club yesterday, it was nice", learned });
    expect(alone).toMatchObject({ outcome: "publish", marks: [{ code: "learned", rung: "tag" }] });
    const beside = judge({ body: "See https://kettle-club.test for all that our club found out about it.", learned });
    expect(codes(beside)).toContain("learned");
  });
});

describe("on the labelled posts that are only measured", () => {
  it("the filter is right nearly always when it points at an advertisement or spam, though it saw other products only", () => {
    const isAbout = ({ label, kind }: { label: 0 | 1; kind: string }) =>
      label === 0 || /advertising|spam|phishing|contact/.test(kind);
    const examples = (half: "tuned" | "held-back") =>
      labelled(half)
        .filter(isAbout)
        .map(({ text, label, group }) => exampleOf({ text, isBad: label === 1, group }));
    const model = train(examples("tuned"));
    const judged = labelled("held-back")
      .filter(isAbout)
      .map(({ text, label }) => ({ isBad: label === 1, isPointedAt: probabilityOf(model, text) >= 0.8 }));
    const { precision, recall } = figuresOf(judged);
    expect(precision ?? 0).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThan(0.1);
  });
});
