import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeForm } from "#moderation/form";
import { judgePost, MOST_REASONS } from "#moderation/publishing";
import { DEFAULT_RULES, type Rule } from "#moderation/rules";
import { standing } from "#moderation/standing";
import { sketchText } from "#moderation/text/text-facts";
import { codes, judge, member, NEWCOMER, SITE, submission, UNVERIFIED } from "./sample";

const TRUSTED = member({ trust: 2 });
const MEMBER = member();

describe("a newcomer's first post", () => {
  it.each([
    [
      "en",
      "The pump hums but moves no water",
      "Since I changed the filter last week it only hums. The display shows E-1042. I already vented it twice. What did I forget?",
    ],
    [
      "de",
      "Pumpe brummt, fördert aber kein Wasser",
      "Seit dem Filterwechsel brummt sie nur noch. Im Display steht E-1042, Artikel 4500-1234-5678. Entlüftet habe ich schon zweimal.",
    ],
    [
      "ru",
      "Насос гудит, но воду не качает",
      "После замены фильтра только гудит. На дисплее E-1042, прошивка 3.2.118. Воздух я уже стравливал дважды. Что я забыл?",
    ],
    ["zh-Hans", "水泵不出水", "换过滤芯以后只有嗡嗡声，显示 E-1042，固件 3.2。已经排过两次气，还是不行。"],
    ["zh-Hant", "水泵不出水", "換過濾芯以後只有嗡嗡聲，顯示 E-1042，韌體 3.2。已經排過兩次氣，還是不行。"],
  ] as const)("in %s is published when it is an ordinary question", (language, title, body) => {
    for (const author of [NEWCOMER, UNVERIFIED]) {
      expect(judge({ kind: "question", language, title, body, author })).toEqual({ outcome: "publish" });
    }
  });

  it("with one link is published from a confirmed address, and held without", () => {
    const body = "I followed the steps on https://pumps.example/venting, but it still hums.";
    const known = judge({ body });
    expect(known).toMatchObject({ outcome: "publish", marks: [{ code: "link-newcomer", rung: "tag" }] });
    const verdict = judge({ body, author: UNVERIFIED });
    expect(verdict).toEqual({
      outcome: "hold",
      reasons: [
        {
          code: "link-newcomer",
          rule: "spam",
          version: 1,
          field: "body",
          passage: "https://pumps.example/venting",
          start: 24,
          end: 53,
          parameters: { domain: "pumps.example" },
        },
      ],
    });
  });

  it("waits for a moderator where the community wants first posts to wait, and says so", () => {
    const body = "Hold both keys for ten seconds, then it starts again.";
    expect(judge({ body, site: { firstPostsHeld: 1 } })).toEqual({
      outcome: "hold",
      reasons: [{ code: "first-post", rule: null }],
    });
    expect(judge({ body, site: { firstPostsHeld: 1 }, isEdit: true })).toEqual({ outcome: "publish" });
    expect(judge({ body, site: { firstPostsHeld: 1 }, author: MEMBER })).toEqual({ outcome: "publish" });
  });

  it("too long to be checked is read by a person", () => {
    const body = "It hums and hums. ".repeat(2_000);
    expect(codes(judge({ body }))).toEqual(["unscanned-text"]);
    expect(judge({ body, author: MEMBER })).toEqual({ outcome: "publish" });
  });
});

describe("standing", () => {
  it("needs a confirmed address, a day and three posts, and is skipped by trust and roles", () => {
    expect(standing(member({ approvedPosts: 2 }), SITE)).toBe("newcomer");
    expect(standing(member({ accountAgeMinutes: 24 * 60 - 1 }), SITE)).toBe("newcomer");
    expect(standing(member({ isVerified: false }), SITE)).toBe("newcomer");
    expect(standing(member({ approvedPosts: 3, accountAgeMinutes: 24 * 60 }), SITE)).toBe("member");
    expect(standing(member({ approvedPosts: 0, trust: 2 }), SITE)).toBe("trusted");
    expect(standing(member({ approvedPosts: 0, role: "staff" }), SITE)).toBe("trusted");
  });
});

describe("the same text by people of different standing", () => {
  it.each([
    ["a personal e-mail address", "Write to jane@provider.net, I have the drawing.", "hold", "publish", "publish"],
    ["an insult to somebody", "Only an idiot like you would do that, you idiot.", "hold", "hold", "hold"],
    ["swearing", "This fucking pump leaks again.", "publish", "publish", "publish"],
    ["a mild word about oneself", "I feel like an idiot, it was the plug.", "publish", "publish", "publish"],
    ["the plainest hate", "Just kill yourself, will you.", "hold", "hold", "hold"],
    [
      "an advertisement",
      "Buy now at cheap-pumps.shop, 20 % off with coupon PUMP20. Limited offer, order now.",
      "hold",
      "hold",
      "hold",
    ],
    ["an account number", "Please send 20 € to DE89 3704 0044 0532 0130 00.", "hold", "hold", "publish"],
    ["shouting", "WHY DOES THIS PUMP NEVER WORK WHEN SOMEBODY NEEDS WATER!!!!!!", "hold", "publish", "publish"],
  ])("with %s", (_what, body, newcomer, known, trusted) => {
    expect([NEWCOMER, MEMBER, TRUSTED].map((author) => judge({ body, author }).outcome)).toEqual([
      newcomer,
      known,
      trusted,
    ]);
  });
});

describe("advertising", () => {
  const body = "Buy now at cheap-pumps.shop, 20 % off with coupon PUMP20.";

  it("is held outside the Marketplace and welcome inside", () => {
    expect(codes(judge({ body }))).toEqual(["advert-call", "advert-coupon"]);
    const place = { areaId: 3, productId: 1, allowsAdvertising: true };
    expect(judge({ kind: "question", title: "Pumps for sale, new, cheap", body, place })).toEqual({
      outcome: "publish",
    });
  });

  it("in the Marketplace says whose it is, where the form asks", () => {
    const place = { areaId: 3, productId: 1, allowsAdvertising: true };
    const offer = { kind: "question" as const, title: "Pumps for sale, new, cheap", body, place };
    expect(judge({ ...offer, isDisclosed: false })).toEqual({
      outcome: "refuse",
      reasons: [{ code: "advert-undisclosed", rule: "advertising" }],
    });
    expect(judge({ ...offer, isDisclosed: true })).toEqual({ outcome: "publish" });
    expect(judge({ kind: "comment", body: "Is it still there?", place, isDisclosed: false })).toEqual({
      outcome: "publish",
    });
    expect(judgeForm(submission({ ...offer, place: { areaId: 1, productId: 1 }, isDisclosed: false }))).toEqual([]);
  });
});

describe("spam", () => {
  it("that copies what was removed is refused from a newcomer, with the reason, and held from a member", () => {
    const body = "Earn money from home with these simple tricks that pump makers do not want you to know about at all.";
    const history = { spamSketches: [sketchText(body, "en")] };
    expect(judge({ body, history })).toMatchObject({
      outcome: "refuse",
      reasons: expect.arrayContaining([expect.objectContaining({ code: "resembles-spam", rule: "spam" })]),
    });
    expect(judge({ body, history, author: MEMBER }).outcome).toBe("hold");
  });
});

describe("form", () => {
  it("is refused with every failure at once", () => {
    const verdict = judge({ kind: "question", title: "Pump", body: "Broken", tagCount: 6 });
    expect(verdict).toEqual({
      outcome: "refuse",
      reasons: [
        { code: "title-too-short", rule: null, parameters: { minimum: 15 } },
        { code: "too-short", rule: null, parameters: { minimum: 20 } },
        { code: "too-many-tags", rule: null, parameters: { maximum: 5 } },
      ],
    });
  });

  it("measures what is too long", () => {
    expect(
      codes(judge({ kind: "question", title: "x y".repeat(67), body: "The pump only hums since the filter." })),
    ).toEqual(["title-too-long"]);
    expect(codes(judge({ kind: "comment", body: "a b ".repeat(251) }))).toEqual(["too-long"]);
    expect(codes(judge({ body: "a b ".repeat(12_501) }))).toEqual(["too-long"]);
  });

  it("takes what is exactly as long as allowed", () => {
    const title = "pump ".repeat(40);
    expect(judgeForm(submission({ kind: "question", title, body: "x".repeat(20), tagCount: 5 }))).toEqual([]);
    expect(judgeForm(submission({ kind: "comment", body: `${"ab ".repeat(333)}c` }))).toEqual([]);
  });

  it("asks no title of answers and comments", () => {
    expect(judgeForm(submission({ kind: "comment", body: "Same here." }))).toEqual([]);
  });
});

describe("restrictions", () => {
  const everywhere = { areaId: null, productId: null, endsAt: null };

  it("refuse with their reason before any rule is asked", () => {
    const body = "Kill yourself, see https://pumps.example now.";
    const silenced = member({ restrictions: [{ kind: "post", ...everywhere }] });
    expect(codes(judge({ body, author: silenced }))).toEqual(["post-restricted"]);
    expect(codes(judge({ body, author: member({ isSuspended: true }) }))).toEqual(["post-restricted"]);
    const unlinked = member({ restrictions: [{ kind: "link", ...everywhere }] });
    expect(judge({ body, author: unlinked })).toEqual({
      outcome: "refuse",
      reasons: [
        { code: "link-restricted", rule: null, field: "body", passage: "https://pumps.example", start: 19, end: 40 },
      ],
    });
    expect(judge({ body: "Hold both keys for ten seconds.", author: unlinked })).toEqual({ outcome: "publish" });
  });
});

describe("a rule's ladder", () => {
  const body = "Only an idiot like you would do that, you idiot.";
  const withRung = (rung: Rule["rung"]) =>
    DEFAULT_RULES.map((rule) => (rule.key === "respect" ? { ...rule, rung } : rule));

  it("only counts in shadow, only marks as tag, and always shows what it found", () => {
    for (const rung of ["shadow", "tag"] as const) {
      const verdict = judgePost(submission({ body }), withRung(rung));
      expect(verdict.outcome).toBe("publish");
      const marks = verdict.outcome === "publish" ? (verdict.marks ?? []) : [];
      expect(marks.length).toBeGreaterThan(0);
      expect(new Set(marks.map((mark) => `${mark.rule} ${mark.rung}`))).toEqual(new Set([`respect ${rung}`]));
    }
    expect(judgePost(submission({ body }), withRung("hold")).outcome).toBe("hold");
  });

  it("never acts above what its thresholds name", () => {
    expect(judgePost(submission({ body }), withRung("block")).outcome).toBe("hold");
  });

  it("cites the version that was used", () => {
    const rules = DEFAULT_RULES.map((rule) => ({ ...rule, version: 7 }));
    const verdict = judgePost(submission({ body }), rules);
    expect(
      verdict.outcome === "hold" && verdict.reasons.every(({ rule, version }) => rule === "respect" && version === 7),
    ).toBe(true);
  });

  it("is not asked about kinds and areas outside its scope", () => {
    const narrow = DEFAULT_RULES.map((rule) => ({ ...rule, scope: { ...rule.scope, kinds: ["page" as const] } }));
    expect(judgePost(submission({ body }), narrow)).toEqual({ outcome: "publish" });
  });
});

describe("any verdict", () => {
  it("is bounded, has reasons unless it publishes, and points inside the text", () => {
    const piece = fc.constantFrom(
      "you idiot",
      "buy now",
      "https://a.example",
      "a@b.co",
      "+49 30 1234567",
      "!!!",
      "FOUR WORDS LIKE THESE",
      "去死吧",
      "\n",
      "ordinary words",
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 10 })), { maxLength: 60 })
      .map((parts) => parts.join(" "));
    const author = fc.constantFrom(NEWCOMER, UNVERIFIED, MEMBER, TRUSTED);
    fc.assert(
      fc.property(
        text,
        text,
        author,
        fc.constantFrom("question" as const, "answer" as const, "comment" as const),
        (title, body, author, kind) => {
          const verdict = judge({ title, body, author, kind });
          if (verdict.outcome === "publish") return;
          expect(verdict.reasons.length).toBeGreaterThan(0);
          expect(verdict.reasons.length).toBeLessThanOrEqual(MOST_REASONS);
          for (const { field, start, end, passage } of verdict.reasons) {
            if (start === undefined || end === undefined) continue;
            const source = field === "title" ? title : body;
            expect(source.slice(start, end).startsWith(passage ?? "?")).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is the same when asked twice", () => {
    const facts = submission({ body: "Buy now at cheap-pumps.shop, you idiot!!! a@b.co" });
    expect(judgePost(facts)).toEqual(judgePost(facts));
  });
});
