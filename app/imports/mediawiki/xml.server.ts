// Reads a MediaWiki export (schema 0.3 to 0.11) as a stream: the site, then pages, each followed by its revisions.
//
// Promises: memory for one piece of the file, whatever its size; gzip is recognised by its first bytes. What is not such an
// export (not XML, not UTF-8, another root, an element where it cannot be, a file that ends in the middle) ends with
// DamagedInput that names the line. Entities of a DTD are never expanded. Elements that later versions added are passed over.
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { SaxesParser } from "saxes";
import { DamagedInput } from "~/imports/damaged-input";
import { Utf8Text } from "~/imports/utf8-text";
import { decoded, notWellFormed, reasonOf, shown } from "~/imports/xml-damage";

/** Texts by the path of their element, such as "contributor/username". */
export type XmlRecord = {
  kind: "siteinfo" | "page" | "revision" | "other";
  name: string;
  line: number;
  fields: Record<string, string>;
  /** Of the element with that path. */
  attributes: Record<string, Record<string, string>>;
  /** Names of namespaces by their number; of a siteinfo. */
  namespaces: Record<string, string>;
};

const PIECE_BYTES = 64 * 1024;
/** The old software saved two million bytes at most; this is far beyond it. */
const LONGEST_RECORD = 16_000_000;
const GZIP = [0x1f, 0x8b];

/** `onRead` hears how many bytes of the file were read. */
export async function* readExport(path: string, onRead: (bytes: number) => void): AsyncGenerator<XmlRecord[]> {
  const file = basename(path);
  const reader = new ExportReader(file);
  const text = new Utf8Text();
  for await (const piece of contentOf(path, file, onRead)) {
    yield reader.read(reader.decoded(() => text.read(piece)));
  }
  yield reader.end(reader.decoded(() => text.end()));
}

async function* contentOf(path: string, file: string, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: PIECE_BYTES });
  let gunzip: ReturnType<typeof createGunzip> | null = null;
  try {
    const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    const first = await pieces.next();
    if (first.done) throw new DamagedInput(file, 1, "the file is empty");
    refuseOtherPacking(first.value, file);
    const all = counted(first.value, pieces, onRead);
    if (!GZIP.every((byte, at) => first.value[at] === byte)) {
      yield* all;
      return;
    }
    gunzip = createGunzip();
    yield* unpacked(all, gunzip, file);
  } finally {
    source.destroy();
    gunzip?.destroy();
  }
}

async function* counted(
  first: Buffer,
  rest: AsyncIterator<Buffer>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for (let piece: IteratorResult<Buffer> = { value: first }; !piece.done; piece = await rest.next()) {
    yield piece.value;
    onRead(piece.value.length);
  }
}

async function* unpacked(
  pieces: AsyncGenerator<Buffer>,
  gunzip: ReturnType<typeof createGunzip>,
  file: string,
): AsyncGenerator<Buffer> {
  const feed = (async () => {
    for await (const piece of pieces) {
      if (gunzip.destroyed) return;
      if (!gunzip.write(piece)) await new Promise((resolve) => gunzip.once("drain", resolve).once("close", resolve));
    }
    gunzip.end();
  })().catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))));
  try {
    yield* gunzip as Readable as AsyncIterable<Buffer>;
  } catch (error) {
    throw new DamagedInput(file, null, whyPacked(error instanceof Error ? error.message : "unknown"));
  } finally {
    gunzip.destroy();
    await feed;
  }
}

function whyPacked(reason: string): string {
  const isCut = /unexpected end of file/.test(reason);
  return `it cannot be unpacked (${reason})${isCut ? "; the file ends in the middle, as if it had not been copied whole" : ""}`;
}

function refuseOtherPacking(start: Buffer, file: string): void {
  const begins = (text: string) => start.subarray(0, text.length).toString("latin1") === text;
  const packing = begins("BZh") ? "bzip2" : begins("7z\xbc\xaf") ? "7-Zip" : begins("PK\x03\x04") ? "zip" : null;
  if (packing !== null) throw new DamagedInput(file, null, `it is packed with ${packing}; unpack it first`);
}

const RECORDS = new Set(["siteinfo", "page", "logitem"]);

class ExportReader {
  private readonly parser = new SaxesParser({ xmlns: false, position: true });
  private records: XmlRecord[] = [];
  private readonly path: string[] = [];
  private page: XmlRecord | null = null;
  private record: XmlRecord | null = null;
  private text = "";
  private sinceRecord = 0;
  /** What the root says, for whatever says nothing of its own. */
  private language = "";

  constructor(private readonly file: string) {
    this.parser.on("error", (error) => this.refuse(notWellFormed(reasonOf(error.message))));
    this.parser.on("opentag", ({ name, attributes }) => this.opened(name, attributes as Record<string, string>));
    this.parser.on("closetag", ({ name }) => this.closed(name));
    this.parser.on("text", (text) => this.heard(text));
    this.parser.on("cdata", (text) => this.heard(text));
  }

  decoded(decode: () => string): string {
    return decoded(decode, { file: this.file, line: this.parser.line });
  }

  read(text: string): XmlRecord[] {
    this.parser.write(text);
    this.sinceRecord += text.length;
    if (this.sinceRecord > LONGEST_RECORD)
      this.refuse(`more than ${LONGEST_RECORD} characters without the end of a revision`);
    const { records } = this;
    this.records = [];
    return records;
  }

  end(rest: string): XmlRecord[] {
    const records = this.read(rest);
    this.parser.close();
    return records.concat(this.records);
  }

  private opened(name: string, attributes: Record<string, string>): void {
    const depth = this.path.length;
    if (depth === 0 && name !== "mediawiki") this.refuse(`the root element is <${shown(name)}>, expected <mediawiki>`);
    if (depth === 1 && !RECORDS.has(name)) this.refuse(`<${shown(name)}> stands where only <page> is expected`);
    this.path.push(name);
    this.text = "";
    if (depth === 0) this.language = attributes["xml:lang"] ?? "";
    if (depth === 1) this.begin(name === "page" || name === "siteinfo" ? name : "other", name);
    else if (depth === 2 && this.page !== null && (name === "revision" || name === "upload")) {
      // What stood before the first revision is all that a page says of itself.
      this.flushPage();
      this.begin(name === "revision" ? "revision" : "other", name);
    } else if (this.record !== null) this.record.attributes[this.inRecord()] = attributes;
  }

  private begin(kind: XmlRecord["kind"], name: string): void {
    const fields: Record<string, string> = kind === "siteinfo" ? { language: this.language } : {};
    this.record = { kind, name, line: this.parser.line, fields, attributes: {}, namespaces: {} };
    if (kind === "page") this.page = this.record;
  }

  private closed(name: string): void {
    const depth = this.path.length;
    if (this.record !== null && depth > this.depthOfRecord()) this.field(name);
    if (depth === 3 && (name === "revision" || name === "upload")) this.flush();
    if (depth === 2) {
      if (name === "page") this.flushPage();
      else this.flush();
      this.page = null;
      this.record = null;
    }
    this.path.pop();
    this.text = "";
  }

  private field(name: string): void {
    const { record } = this;
    if (record === null) return;
    const path = this.inRecord();
    if (record.kind === "siteinfo" && name === "namespace")
      record.namespaces[record.attributes[path]?.key ?? ""] = this.text.slice(0, 200);
    // The first one counts: a page that is there twice in one record is damage that the ids will show.
    else if (record.fields[path] === undefined) record.fields[path] = this.text;
  }

  private flushPage(): void {
    if (this.page !== null && this.record === this.page) this.flush();
  }

  private flush(): void {
    if (this.record !== null) this.records.push(this.record);
    this.record = null;
    this.sinceRecord = 0;
  }

  private heard(text: string): void {
    if (this.path.length > 2) this.text += text;
    else if (text.trim() !== "") this.refuse("there is text outside of the pages");
  }

  /** Elements above the fields of the record: mediawiki, page, revision. */
  private depthOfRecord(): number {
    return this.record?.kind === "page" || this.record?.kind === "siteinfo" || this.record?.name === "logitem" ? 2 : 3;
  }

  private inRecord(): string {
    return this.path.slice(this.depthOfRecord()).join("/");
  }

  private refuse(problem: string): never {
    throw new DamagedInput(this.file, this.parser.line, problem);
  }
}
