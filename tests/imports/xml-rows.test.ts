import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readRows, type XmlRow } from "~/imports/xml-rows.server";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "commonplace-xml-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function rowsOf(content: string | Buffer): Promise<XmlRow[]> {
  const path = join(folder, "Posts.xml");
  writeFileSync(path, content);
  const rows: XmlRow[] = [];
  for await (const piece of readRows(path, { root: "posts" })) rows.push(...piece);
  return rows;
}

const head = '\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<posts>\n';

describe("rows of a dump", () => {
  test("are read with their lines, whatever the byte order mark and the escapes", async () => {
    const rows = await rowsOf(
      `${head}  <row Id="1" Body="&lt;p&gt;a &amp; b&lt;/p&gt;&#xA;" />\n\n  <row Id="2" />\n</posts>\n`,
    );
    expect(rows).toEqual([
      { line: 3, attributes: { Id: "1", Body: "<p>a & b</p>\n" } },
      { line: 5, attributes: { Id: "2" } },
    ]);
  });

  test("are the same when the file is read in pieces that cut letters and tags apart", async () => {
    const many = Array.from(
      { length: 3000 },
      (_, index) => `<row Id="${index + 1}" Body="${"äß水泵€".repeat(40)}" />\n`,
    );
    const rows = await rowsOf(`${head}${many.join("")}</posts>`);
    expect(rows).toHaveLength(3000);
    expect(new Set(rows.map(({ attributes }) => attributes.Body))).toEqual(new Set(["äß水泵€".repeat(40)]));
    expect(rows.at(-1)).toMatchObject({ line: 3002, attributes: { Id: "3000" } });
  });

  test("lose only the references to characters that XML forbids", async () => {
    const rows = await rowsOf(`${head}<row Id="1" Text="a&#x1F;b &amp;#x1F; &#xFFFE;c &#xA9;" /></posts>`);
    expect(rows[0]?.attributes.Text).toBe("ab  c ©");
  });

  test("keep what only looks like a reference", async () => {
    const rows = await rowsOf(`${head}<row Id="1" Text="&amp;#x1F; in code" /></posts>`);
    expect(rows[0]?.attributes.Text).toBe("&#x1F; in code");
  });

  test.each([
    ["is empty", "", /not well-formed/, 1],
    ["is no XML", "once upon a time", /not well-formed|outside/, 1],
    ["has another root", "<users>\n</users>", /root element is <users>, expected <posts>/, 1],
    ["ends in the middle of a row", `${head}<row Id="1" Bo`, /not well-formed/, 3],
    ["ends before its root is closed", `${head}<row Id="1" />\n`, /not well-formed/, 4],
    ["lacks a quote", `${head}<row Id="1 />\n<row Id="2" />\n</posts>`, /not well-formed/, 4],
    ["has text between rows", `${head}<row Id="1" />\noops\n</posts>`, /text outside of the rows/, 5],
    ["has another element", `${head}<post Id="1" />\n</posts>`, /<post> stands where only <row>/, 3],
    ["has elements inside of rows", `${head}<row Id="1"><b/></row></posts>`, /stands inside a row/, 3],
    ["has two roots", `${head}</posts><posts></posts>`, /not well-formed/, 3],
    ["has a broken reference", `${head}<row Id="1" Text="&#xZZ;" /></posts>`, /character reference is malformed/, 3],
    ["names an entity of a DTD", `${head}<row Id="1" Text="&lol;" /></posts>`, /not well-formed/, 3],
    ["holds a control character", `${head}<row Id="1" Text="a\u0001b" /></posts>`, /not well-formed/, 3],
  ])("are refused with file and line when the file %s", async (_what, content, reason, line) => {
    const refusal = await rowsOf(content).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ name: "StartError", file: "Posts.xml" });
    expect(String(refusal)).toMatch(reason);
    expect(refusal).toHaveProperty("line", line);
  });

  test("are refused when the file is not UTF-8", async () => {
    const latin1 = Buffer.concat([
      Buffer.from(`${head}<row Id="1" Body="caf`),
      Buffer.from([0xe9]),
      Buffer.from('" /></posts>'),
    ]);
    await expect(rowsOf(latin1)).rejects.toThrow("not UTF-8");
  });

  test("are refused with the line of the first byte that cannot be, wherever in the file it stands", async () => {
    const bodies = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 20 });
    const damage = fc.constantFrom([0xff], [0xc3, 0x22], [0xe6, 0xb0], [0xf0, 0x9f, 0x92], [0xed, 0xa0, 0x80]);
    await fc.assert(
      fc.asyncProperty(bodies, fc.nat(), fc.nat(), damage, fc.boolean(), async (lengths, row, place, bytes, isDos) => {
        const end = isDos ? "\r\n" : "\n";
        const lines = lengths.map((length, at) => `<row Id="${at + 1}" Body="${"ä水x".repeat(length)}" />${end}`);
        const at = row % lines.length;
        const line = lines[at] ?? "";
        const inside = '<row Id="1" Body="'.length + 2 + (place % (3 * (lengths[at] ?? 1) - 1));
        const file = Buffer.concat([
          Buffer.from(head.replaceAll("\n", end) + lines.slice(0, at).join("") + line.slice(0, inside)),
          Buffer.from(bytes),
          Buffer.from(`x${line.slice(inside)}${lines.slice(at + 1).join("")}</posts>`),
        ]);
        const refusal: unknown = await rowsOf(file).catch((error: unknown) => error);
        expect(refusal).toMatchObject({ problem: "this is not UTF-8 text", line: 3 + at });
      }),
      { numRuns: 40 },
    );
  });

  test("say that the file is not whole where it ends too early", async () => {
    await expect(rowsOf(`${head}<row Id="1" />\n<row Id="2" Bo`)).rejects.toThrow("the file ends in the middle");
    await expect(rowsOf(`${head}<row Id="1" />\n`)).rejects.toThrow("the file ends in the middle");
    await expect(rowsOf(`${head}</posts>\n<posts></posts>`)).rejects.toThrow("one file holds one");
  });

  test("are refused when one of them has no end", async () => {
    await expect(rowsOf(`${head}<row Id="1" Body="${"x".repeat(9_000_000)}" /></posts>`)).rejects.toThrow(
      "without the end of a row",
    );
  });
});
