import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importMediaWiki } from "~/imports/mediawiki/mediawiki.server";
import { createTestDatabase, type TestDatabase } from "../../support/cluster";
import { exportOf, KETTLE_PAGES, SITEINFO, wikiOptions, writeExport, zipped } from "./kettle-wiki";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const whole = exportOf(KETTLE_PAGES);
const root = (content: string) => `<mediawiki version="0.10">\n${content}\n</mediawiki>`;
const page = (content: string) => root(`<page>\n<title>A</title>\n<ns>0</ns>\n<id>1</id>\n${content}\n</page>`);
const revision = (fields: string) => page(`<revision>\n${fields}\n</revision>`);
const SOUND =
  "<id>1</id><timestamp>2014-03-01T10:00:00Z</timestamp><contributor><ip>192.0.2.1</ip></contributor><text>x</text>";

async function refusal(content: string | Buffer, name = "wiki.xml"): Promise<string> {
  const file = writeExport(content, name);
  try {
    await importMediaWiki(database.options, wikiOptions(file.path));
    return "none";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    file.delete();
  }
}

describe("a damaged export is refused with the line, and nothing is imported", () => {
  test.each([
    [
      "cut off",
      whole.slice(0, whole.length / 2),
      /^wiki\.xml, line \d+: this is not well-formed XML .*Nothing was imported\.$/,
    ],
    ["empty", "", /^wiki\.xml, line 1: the file is empty/],
    ["something else", "<rss><page/></rss>", /^wiki\.xml, line 1: the root element is <rss>, expected <mediawiki>/],
    ["without a page", root(SITEINFO), /^wiki\.xml: there is no page in it/],
    ["with a strange element", root("<pages/>"), /^wiki\.xml, line 2: <pages> stands where only <page> is expected/],
    ["with words between pages", root("hello"), /^wiki\.xml, line 3: there is text outside of the pages/],
    ["with a broken tag", root("<page><title>A</titel></page>"), /^wiki\.xml, line 2: this is not well-formed XML/],
    [
      "with an entity of its own",
      `<!DOCTYPE m [<!ENTITY a "b">]>\n${page("&a;")}`,
      /^wiki\.xml, line \d+: this is not well-formed XML/,
    ],
    ["without the title of a page", root("<page><id>1</id></page>"), /^wiki\.xml, line 2: a page without title/],
    ["without the id of a page", root("<page><title>A</title></page>"), /^wiki\.xml, line 2: a page without id/],
    [
      "with a wild id",
      root("<page><title>A</title><id>one</id></page>"),
      /the id of a page is "one", which is not a number from 1/,
    ],
    ["with a wild namespace", root("<page><title>A</title><ns>x</ns><id>1</id></page>"), /the namespace is "x"/],
    [
      "without the moment of a revision",
      revision(SOUND.replace(/<timestamp>.*<\/timestamp>/, "")),
      /^wiki\.xml, line 6: a revision without timestamp/,
    ],
    ["with a day that never was", revision(SOUND.replace("03-01", "02-31")), /the timestamp is "2014-02-31T10:00:00Z"/],
    [
      "without the text of a revision",
      revision(SOUND.replace("<text>x</text>", "")),
      /^wiki\.xml, line 6: a revision without text/,
    ],
    ["without any text", revision(SOUND.replace("<text>x</text>", '<text bytes="5" id="3" />')), /it has no texts/],
    [
      "with the same revision twice",
      page(`<revision>${SOUND}</revision>\n<revision>${SOUND}</revision>`),
      /line 7: the revision 1 stands here a second time/,
    ],
    [
      "with the same page twice",
      whole.replace("</mediawiki>", "<page><title>B</title><id>1</id></page></mediawiki>"),
      /the page 1 stands here a second time/,
    ],
  ])("%s", async (_what, content, expected) => {
    expect(await refusal(content)).toMatch(expected);
    const [count] = await database.db.execute<{ count: number }>(sql`
      select (select count(*) from documents) + (select count(*) from origins) + (select count(*) from users) as count`);
    expect(count?.count).toBe(0);
  });

  test("when its bytes are not UTF-8", async () => {
    const bytes = Buffer.from(page("<!-- é -->"), "latin1");
    expect(await refusal(bytes)).toMatch(/^wiki\.xml, line 6: this is not UTF-8 text/);
    const far = Buffer.from(page(`${"<!-- words -->\n".repeat(40_000)}<!-- é -->`), "latin1");
    expect(await refusal(far)).toMatch(/^wiki\.xml, line 40006: this is not UTF-8 text/);
  });

  test("when what it is packed in is damaged, or of another kind", async () => {
    const packed = zipped(whole);
    for (const missing of [1, 8, 20, packed.length - 30])
      expect(await refusal(packed.subarray(0, packed.length - missing), "wiki.xml.gz")).toMatch(
        /^wiki\.xml\.gz: it cannot be unpacked .*the file ends in the middle/,
      );
    expect(await refusal(Buffer.concat([packed, packed]), "wiki.xml.gz")).toMatch(/a second document begins here/);
    expect(await refusal(Buffer.concat([packed.subarray(0, 200), Buffer.alloc(200), packed.subarray(400)]))).toMatch(
      /cannot be unpacked|not UTF-8|not well-formed/,
    );
    expect(await refusal(Buffer.from("BZh91AY&SY"))).toMatch(/^wiki\.xml: it is packed with bzip2; unpack it first/);
  });

  test("when there is no file, or the options cannot be", async () => {
    const missing = importMediaWiki(database.options, wikiOptions("/no/such/file.xml"));
    await expect(missing).rejects.toThrow(/^There is no file \/no\/such\/file\.xml/);
    const file = writeExport(whole);
    await expect(importMediaWiki(database.options, wikiOptions(file.path, { site: "not a host" }))).rejects.toThrow(
      /^--site must be/,
    );
    await expect(
      importMediaWiki(database.options, wikiOptions(file.path, { product: { slug: "Not a slug", isNew: true } })),
    ).rejects.toThrow(/^--new-product must be/);
    await expect(importMediaWiki(database.options, wikiOptions(file.path, { source: "a b" }))).rejects.toThrow(
      /^--source must be/,
    );
    file.delete();
  });
});
