// A small wiki about kettles that never was, as the export of a MediaWiki.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { WikiImportOptions } from "~/imports/mediawiki/mediawiki.server";
import { silentProgress } from "~/imports/progress";

export type WikiRevision = {
  id: number;
  at: string;
  by?: string;
  ip?: string;
  comment?: string;
  minor?: boolean;
  parent?: number;
  model?: string;
  /** Null: the old wiki hid it. */
  text: string | null;
};
export type OldWikiPage = { id: number; title: string; ns?: number; redirect?: string; revisions: WikiRevision[] };

const escaped = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

export const SITEINFO = `  <siteinfo><sitename>Kettle Wiki</sitename><dbname>kettles</dbname><base>https://kettle.example.com/wiki/Main_Page</base>
  <generator>MediaWiki 1.39.4</generator><case>first-letter</case>
  <namespaces><namespace key="0" case="first-letter" /><namespace key="1">Talk</namespace><namespace key="8">MediaWiki</namespace></namespaces></siteinfo>`;

export function exportOf(pages: readonly OldWikiPage[]): string {
  const blocks = pages.map(
    ({ id, title, ns = 0, redirect, revisions }) => `  <page>
    <title>${escaped(title)}</title>
    <ns>${ns}</ns>
    <id>${id}</id>
${redirect === undefined ? "" : `    <redirect title="${escaped(redirect)}" />\n`}${revisions.map(revisionXml).join("")}  </page>\n`,
  );
  return `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">\n${SITEINFO}\n${blocks.join("")}</mediawiki>\n`;
}

function revisionXml({ id, at, by, ip, comment, minor, parent, model = "wikitext", text }: WikiRevision): string {
  const author = by ? `<username>${escaped(by)}</username><id>7</id>` : ip ? `<ip>${ip}</ip>` : "";
  return `    <revision>
      <id>${id}</id>
${parent === undefined ? "" : `      <parentid>${parent}</parentid>\n`}      <timestamp>${at}</timestamp>
      <contributor${author === "" ? ' deleted="deleted" /' : ""}>${author === "" ? "" : `${author}</contributor>`}
${minor ? "      <minor />\n" : ""}${comment === undefined ? "" : `      <comment>${escaped(comment)}</comment>\n`}      <model>${model}</model>
      <format>text/x-wiki</format>
      ${text === null ? '<text deleted="deleted" />' : `<text bytes="${Buffer.byteLength(text)}" xml:space="preserve">${escaped(text)}</text>`}
    </revision>\n`;
}

const day = (number: number) => `2014-03-${String(number).padStart(2, "0")}T10:00:00Z`;

export const KETTLE_PAGES: OldWikiPage[] = [
  {
    id: 1,
    title: "Kettles",
    revisions: [
      { id: 11, at: day(1), by: "Anna Brew", comment: "begun", text: "Kettles boil water." },
      {
        id: 12,
        at: day(2),
        by: "Tom_Medley",
        minor: true,
        comment: "/* Use */ spelling",
        parent: 11,
        text: "Kettles boil '''water'''.\n\n[[Kettles/Steel|steel]], [[Lids]], [[teapots]]",
      },
      { id: 13, at: day(3), ip: "192.0.2.7", parent: 12, text: "Nonsense" },
      {
        id: 14,
        at: day(4),
        by: "Anna Brew",
        comment: "back",
        parent: 13,
        text: "Kettles boil '''water'''.\n\n[[Kettles/Steel|steel]], [[Lids]], [[teapots]]",
      },
    ],
  },
  {
    id: 2,
    title: "Kettles/Steel",
    revisions: [
      { id: 21, at: day(5), by: "Tom_Medley", text: "Steel. See [https://kettle.example.com/wiki/Kettles kettles]." },
      // A clock that was set back.
      { id: 22, at: day(4), by: "Anna Brew", parent: 21, text: "Steel shines. See [[kettles]]." },
    ],
  },
  {
    id: 3,
    title: "Boilers",
    redirect: "Kettles",
    revisions: [{ id: 31, at: day(1), by: "Anna Brew", text: "#REDIRECT [[Kettles]]" }],
  },
  {
    id: 4,
    title: "Old boilers",
    redirect: "Boilers",
    revisions: [{ id: 41, at: day(1), by: "Anna Brew", text: "#REDIRECT [[Boilers]]" }],
  },
  {
    id: 5,
    title: "Nowhere",
    redirect: "Gone",
    revisions: [{ id: 51, at: day(1), by: "Anna Brew", text: "#REDIRECT [[Gone]]" }],
  },
  { id: 6, ns: 1, title: "Talk:Kettles", revisions: [{ id: 61, at: day(6), by: "Zoë", text: ": Why?\n:: Because." }] },
  { id: 7, ns: 8, title: "MediaWiki:Sidebar", revisions: [{ id: 71, at: day(1), by: "Anna Brew", text: "* x" }] },
  {
    id: 8,
    title: "kettles",
    revisions: [{ id: 81, at: day(7), by: "Zoë", text: "{{Infobox|kind=small}}\n\nThe same name in small letters." }],
  },
  {
    id: 9,
    title: "Styles.css",
    revisions: [{ id: 91, at: day(7), by: "Zoë", model: "css", text: "a { color: red }" }],
  },
  {
    id: 10,
    title: "Hidden",
    revisions: [
      { id: 101, at: day(7), by: "Zoë", text: null },
      { id: 102, at: day(8), parent: 101, text: "Seen." },
    ],
  },
];

export type ExportFile = { path: string; write(content: string | Buffer): void; delete(): void };

export function writeExport(content: string | Buffer, name = "wiki.xml"): ExportFile {
  const folder = mkdtempSync(join(tmpdir(), "commonplace-wiki-"));
  const path = join(folder, name);
  writeFileSync(path, content);
  return { path, write: (other) => writeFileSync(path, other), delete: () => rmSync(folder, { recursive: true }) };
}

export function zipped(text: string): Buffer {
  return gzipSync(Buffer.from(text));
}

export function wikiOptions(path: string, options: Partial<WikiImportOptions> = {}): WikiImportOptions {
  return {
    path,
    site: null,
    source: null,
    language: "en",
    product: null,
    licence: null,
    progress: silentProgress,
    signal: new AbortController().signal,
    ...options,
  };
}
