// Reads `<root><row a="…" b="…" /> … </root>`, the shape of every file of a Stack Exchange dump, as a stream.
//
// Promises: memory for one piece of the file and its rows, whatever the size of the file; a byte order mark is passed
// over; anything that is not this shape (not XML, not UTF-8, another root, text between rows, a file that ends in the
// middle) ends with DamagedInput that names the line. References to characters that XML forbids (`&#x1F;`), which real
// dumps contain, are dropped. Entities of a DTD are never expanded. Costs: about 40 MB/s on one core.
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { SaxesParser } from "saxes";
import { DamagedInput } from "./damaged-input";
import { Utf8Text } from "./utf8-text";
import { decoded, notWellFormed, reasonOf, shown } from "./xml-damage";

export type XmlRow = { line: number; attributes: Record<string, string> };

const PIECE_BYTES = 256 * 1024;
/** A body has 30,000 characters, six times as many when all are escaped; this is far beyond any honest row. */
const LONGEST_ROW = 8_000_000;

/** The rows, in pieces as they come. `onRead` hears how many bytes were read. */
export async function* readRows(
  path: string,
  { root, onRead = () => undefined }: { root: string; onRead?: (bytes: number) => void },
): AsyncGenerator<XmlRow[]> {
  const reader = new RowReader(basename(path), root);
  const text = new Utf8Text();
  const stream = createReadStream(path, { highWaterMark: PIECE_BYTES });
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      yield reader.read(reader.decoded(() => text.read(piece)));
      onRead(piece.length);
    }
    yield reader.end(reader.decoded(() => text.end()));
  } finally {
    stream.destroy();
  }
}

class RowReader {
  private readonly parser = new SaxesParser({ xmlns: false, position: true });
  private rows: XmlRow[] = [];
  private depth = 0;
  private openedOnLine = 1;
  private sinceRow = 0;
  private hasBadReference = false;

  constructor(
    private readonly file: string,
    private readonly root: string,
  ) {
    this.parser.on("error", (error) => this.heardError(error.message));
    this.parser.on("opentagstart", ({ name }) => this.opened(name));
    this.parser.on("opentag", ({ attributes }) => this.completed(attributes));
    this.parser.on("closetag", () => {
      this.depth -= 1;
    });
    this.parser.on("text", (text) => this.heardText(text));
    this.parser.on("cdata", (text) => this.heardText(text || "cdata"));
  }

  decoded(decode: () => string): string {
    return decoded(decode, { file: this.file, line: this.parser.line });
  }

  read(text: string): XmlRow[] {
    this.parser.write(text);
    this.sinceRow += text.length;
    if (this.sinceRow > LONGEST_ROW) this.refuse(`more than ${LONGEST_ROW} characters without the end of a row`);
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  end(rest: string): XmlRow[] {
    const rows = this.read(rest);
    this.parser.close();
    return rows;
  }

  private opened(name: string): void {
    this.openedOnLine = this.parser.line;
    if (this.depth === 0 && name !== this.root)
      this.refuse(`the root element is <${shown(name)}>, expected <${this.root}>`);
    if (this.depth === 1 && name !== "row") this.refuse(`<${shown(name)}> stands where only <row> is expected`);
    if (this.depth > 1) this.refuse(`<${shown(name)}> stands inside a row`);
    this.depth += 1;
  }

  private completed(attributes: Record<string, string>): void {
    this.sinceRow = 0;
    if (this.depth === 1) return;
    this.rows.push({
      line: this.openedOnLine,
      attributes: this.hasBadReference ? this.repaired(attributes) : attributes,
    });
    this.hasBadReference = false;
  }

  /** The parser leaves a reference to a forbidden character as it is written; anything else it disliked is damage. */
  private repaired(attributes: Record<string, string>): Record<string, string> {
    let repairs = 0;
    const repair = (reference: string, hex: string | undefined, decimal: string | undefined) => {
      if (isXmlCharacter(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))) return reference;
      repairs += 1;
      return "";
    };
    const clean = Object.entries(attributes).map(([name, value]) => [
      name,
      value.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, repair),
    ]);
    if (repairs === 0) this.refuse("a character reference is malformed");
    return Object.fromEntries(clean);
  }

  private heardText(text: string): void {
    if (text.trim() !== "") this.refuse("there is text outside of the rows");
  }

  private heardError(message: string): void {
    const reason = reasonOf(message);
    if (reason === "malformed character entity") this.hasBadReference = true;
    else this.refuse(notWellFormed(reason));
  }

  private refuse(problem: string): never {
    throw new DamagedInput(this.file, this.parser.line, problem);
  }
}

function isXmlCharacter(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
