import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

  test("are refused when one of them has no end", async () => {
    await expect(rowsOf(`${head}<row Id="1" Body="${"x".repeat(9_000_000)}" /></posts>`)).rejects.toThrow(
      "without the end of a row",
    );
  });
});
