import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasHiddenSigns, plainLine } from "#moderation/text/hidden-signs";
import { judgeDisplayName, normaliseDisplayName } from "#moderation/usernames";

describe("signs that turn or hide text", () => {
  const hidden = [
    "\u202e",
    "\u200b",
    "\u2066",
    "\u00ad",
    "\ufeff",
    "\u2060",
    "\u180e",
    "\u3164",
    "\u2800",
    "\u{e0041}",
    "\u0007",
  ];

  it("are taken out of every line that is a name, and refused in names of people", () => {
    for (const sign of hidden) {
      expect(hasHiddenSigns(`wa${sign}ter`), sign.codePointAt(0)?.toString(16)).toBe(true);
      expect(plainLine(`wa${sign}ter`)).toBe("water");
      const name = normaliseDisplayName(`Wa${sign}ter`);
      expect(judgeDisplayName(name).allowed).toBe(!hasHiddenSigns(name));
    }
    expect(plainLine("two\nlines\u2028and a third")).toBe("two lines and a third");
  });

  it("leave what languages and pictures are written with", () => {
    const kept = [
      "می‌خواهم",
      "क्‍ष",
      "👩‍👩‍👧",
      "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
      "温控 2.0",
      "Größe ≥ 5 µm",
      "café",
    ];
    for (const text of kept) expect(plainLine(text)).toBe(text);
  });

  it("are gone from whatever was typed, and nothing that can be seen goes with them", () => {
    const unit = fc.constantFrom(...hidden, ..."aß水é😀 -");
    fc.assert(
      fc.property(
        fc.array(unit).map((units) => units.join("")),
        (text) => {
          const plain = plainLine(text);
          expect(hasHiddenSigns(plain)).toBe(false);
          const seen = [...text]
            .filter((sign) => !hidden.includes(sign))
            .join("")
            .trim();
          expect(plain).toBe(seen);
          expect(plainLine(plain)).toBe(plain);
        },
      ),
    );
  });
});
