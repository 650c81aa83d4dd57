import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgePassword } from "#moderation/passwords";
import { judgeDisplayName, judgeUsername, normaliseDisplayName } from "#moderation/usernames";

type Answer = ReturnType<typeof judgePassword>;
const said = (answer: Answer) => (answer.allowed ? "yes" : answer.reason);

describe("passwords", () => {
  const owner = {
    username: "jane-doe",
    displayName: "Jane Döring",
    email: "jane.doering@provider.net",
    brand: "Tidewater",
  };

  it.each([
    ["correct horse battery", "yes"],
    ["tr0ub4dor&3xyz", "yes"],
    ["насос гудит ночью", "yes"],
    ["水泵在半夜嗡嗡响", "yes"],
    ["Kq7-vb2-Xm", "yes"],
    ["8417305926", "yes"],
    ["short", "password-too-short"],
    ["水泵不出水", "password-too-short"],
    ["x".repeat(129), "password-too-long"],
    ["password", "password-common"],
    ["Password123!", "password-common"],
    ["P4ssw0rd2024", "password-common"],
    ["!!Passwort99", "password-common"],
    ["hallohallo", "password-common"],
    ["пароль12345", "password-common"],
    ["letmein2024", "password-common"],
    ["12345678", "password-pattern"],
    ["987654321", "password-pattern"],
    ["qwertyuiop", "password-pattern"],
    ["1qaz2wsx", "password-pattern"],
    ["йцукенгш", "password-pattern"],
    ["aaaaaaaa", "password-pattern"],
    ["abababab", "password-pattern"],
    ["xyz1xyz1xyz1", "password-pattern"],
    ["jane-doe12", "password-personal"],
    ["döring2024", "password-personal"],
    ["Tidewater1!", "password-personal"],
    ["jane.doering", "password-personal"],
    ["jane.doering@provider.net", "password-personal"],
    ["my jane-doe lives by the sea", "yes"],
  ])("%j: %s", (password, expected) => {
    expect(said(judgePassword(password, owner))).toBe(expected);
  });

  it("are counted in characters, so that 128 emoji are not too long", () => {
    expect(said(judgePassword([..."🦊🐢🐙🦉🐝".repeat(25), ..."🐸🐼🦁"].join("")))).toBe("yes");
  });

  it("are judged without an error, whatever they are and whoever it is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 400 }),
        fc.string({ maxLength: 60 }),
        (password, displayName) => {
          const answer = judgePassword(password, { displayName });
          if (answer.allowed) expect([...password].length).toBeGreaterThanOrEqual(8);
        },
      ),
    );
  });
});

describe("user names", () => {
  it.each([
    ["jane", "yes"],
    ["j_d-7", "yes"],
    ["ab", "username-length"],
    ["x".repeat(31), "username-length"],
    ["Jane", "username-characters"],
    ["jane.doe", "username-characters"],
    ["jаne", "username-characters"],
    ["---", "username-characters"],
    ["admin", "username-reserved"],
    ["_admin_", "username-reserved"],
    ["new", "username-reserved"],
    ["deleted-user", "username-reserved"],
  ])("%j: %s", (username, expected) => {
    expect(said(judgeUsername(username))).toBe(expected);
  });
});

describe("user names that look like", () => {
  const protectedNames = ["Tidewater", "greta", "ines"];

  it.each(["adm1n", "adrnin", "admin2", "the-admin", "m0derator_", "supp0rt-team", "0fficial", "admin-anna"])(
    "an office: %j",
    (username) => {
      expect(said(judgeUsername(username, { protectedNames }))).toBe("username-reserved");
      expect(said(judgeUsername(username, { protectedNames, mayHoldOffice: true }))).toBe("yes");
    },
  );

  it.each(["gr3ta", "greta_", "g-reta", "lnes", "1nes", "tide-water", "tidewater"])("somebody's: %j", (username) => {
    expect(said(judgeUsername(username, { protectedNames }))).toBe("name-lookalike");
  });

  it.each(["badminton", "administrative", "gretel", "supporter", "modern-times", "staffan"])(
    "nothing: %j",
    (username) => {
      expect(said(judgeUsername(username, { protectedNames }))).toBe("yes");
    },
  );
});

describe("display names", () => {
  const protectedNames = ["Tidewater", "Erika Brandt"];

  it.each([
    "ꓮdmin",
    "ꓮꓓꓟꓲꓠ",
    "ᎪᎠᎷᎥꓠ",
    "Ádmin",
    "ａｄｍｉｎ",
    "🅰🅳🅼🅸🅽",
    "🇦🇩🇲🇮🇳",
    "ᴀᴅᴍɪɴ",
    "ⲁdmin",
    "A.d.m.i.n",
    "TeamAdmin",
    "Admin2",
    "Зоя Админ",
  ])("are refused when they are drawn as an office: %j", (name) => {
    expect(said(judgeDisplayName(name, { protectedNames }))).not.toBe("yes");
  });

  it.each(["客服小王", "小王客服", "官方水泵", "版主 小李"])(
    "are refused with an office among Chinese letters: %j",
    (name) => {
      expect(said(judgeDisplayName(name, { protectedNames }))).toBe("name-lookalike");
    },
  );

  it("are refused however the letters of an office are drawn", () => {
    const letters = ["aаꓮᎪᴀáａ", "dԁꓓᴅďｄ", "mмꓟᴍḿｍ", "iіꓲɪíｉ", "nոꓠɴñｎ"].map((set) => fc.constantFrom(...[...set]));
    fc.assert(
      fc.property(fc.tuple(...letters), (drawn) => {
        expect(judgeDisplayName(drawn.join(""), {}).allowed).toBe(false);
        expect(judgeDisplayName(`${drawn.join("")} 水泵`, {}).allowed).toBe(false);
      }),
    );
  });

  it.each(["Müller", "Agnès", "Łukasz", "ᏣᎳᎩ", "ꓡꓲꓢꓴ", "Հայկ", "官小明", "Нина", "राम"])(
    "of people are taken: %j",
    (name) => {
      expect(said(judgeDisplayName(name, { protectedNames }))).toBe("yes");
    },
  );

  it.each([
    ["Jane Döring", "yes"],
    ["王小明", "yes"],
    ["Владимир", "yes"],
    ["أمل حسن", "yes"],
    ["ก้อง", "yes"],
    ["J. O’Brien-Smith 3rd", "yes"],
    ["Tide", "yes"],
    ["", "name-length"],
    ["   ", "name-length"],
    ["x".repeat(61), "name-length"],
    ["...", "name-characters"],
    ["Jane\u202eeoD", "name-characters"],
    ["Ja\u200bne", "name-characters"],
    ["\u3164", "name-characters"],
    ["Jane\u0007", "name-characters"],
    ["Z\u0334\u0335\u0336\u0337\u0338algo", "name-characters"],
    ["Tidewater", "name-lookalike"],
    ["TIDE WATER", "name-lookalike"],
    ["Тidеwаtеr", "name-lookalike"],
    ["Tidevvater", "name-lookalike"],
    ["Erika Вrandt", "name-lookalike"],
    ["Forum Support", "name-lookalike"],
    ["аdmin", "name-lookalike"],
    ["官方", "name-lookalike"],
    ["Модератор", "name-lookalike"],
    ["Supporter of pumps", "yes"],
  ])("%j: %s", (name, expected) => {
    expect(said(judgeDisplayName(name, { protectedNames }))).toBe(expected);
  });

  it("let those who hold a role say so, but not take another's name", () => {
    expect(judgeDisplayName("Support Erika", { protectedNames, mayHoldOffice: true }).allowed).toBe(true);
    expect(judgeDisplayName("Tidewater", { protectedNames, mayHoldOffice: true }).allowed).toBe(false);
  });

  it("are stored composed and without loose spaces", () => {
    expect(normaliseDisplayName("  Jane \u00a0 Do\u0308ring ")).toBe("Jane Döring");
  });

  it("are judged without an error, whatever they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 100 }), (name) => {
        const answer = judgeDisplayName(name, { protectedNames });
        if (answer.allowed) expect(normaliseDisplayName(name)).toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });
});
