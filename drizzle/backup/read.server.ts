// Reads an archive file by file, and checks a whole archive before anybody acts on it.
//
// Promises: verifyBackup() returns only for an archive that is complete, of a format this code knows, and in which
// every part has the length and checksum that its manifest says. Everything else is one sentence. Reading keeps one
// part in memory; a part larger than the writer makes is refused before it is read.
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { StartError } from "#drizzle/start-error";
import { FORMAT, HEAD_NAME, Head, MANIFEST_NAME, Manifest } from "./manifest";
import { BLOCK_BYTES, type Entry, padding, parseTarHeader } from "./tar";
import { addUpload, countLines, LARGEST_FILE_BYTES, partName } from "./write.server";

export type ArchiveFile = { name: string; content: Buffer };

/** The files of the archive in order. Throws for anything that is not a whole gzipped tar. */
export async function* readArchive(path: string): AsyncGenerator<ArchiveFile> {
  const unpacked = createGunzip();
  pipeline(createReadStream(path), unpacked, () => undefined); // an error ends the iteration below
  const bytes = new Bytes(unpacked);
  try {
    for (;;) {
      const entry = parseTarHeader(await bytes.take(BLOCK_BYTES));
      if (entry === null) break;
      yield { name: entry.name, content: await content(bytes, entry) };
    }
    await bytes.rest(); // the checksum of the compressed file is at its very end
  } finally {
    unpacked.destroy();
  }
}

/** Reads everything once. */
export async function verifyBackup(path: string): Promise<Manifest> {
  try {
    return await verify(path);
  } catch (error) {
    if (error instanceof StartError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EISDIR" || code === "EACCES")
      throw new StartError(`The backup ${path} cannot be read (${code}).`);
    if (code === "Z_DATA_ERROR" && message === "incorrect header check") throw notABackup(path);
    throw new StartError(`The backup ${path} is damaged (${message}). Nothing was changed.`);
  }
}

async function verify(path: string): Promise<Manifest> {
  const tables = new Map<string, { hash: Hash; parts: number; rows: number; bytes: number }>();
  const uploads = { hash: createHash("sha256"), files: 0, bytes: 0 };
  let manifest: Manifest | null = null;
  let isFirst = true;
  for await (const { name, content } of readArchive(path)) {
    if (isFirst) checkHead(path, name, content);
    else if (manifest) throw new Error("something follows its manifest");
    else if (name === MANIFEST_NAME) manifest = Manifest.parse(JSON.parse(content.toString()));
    else if (name.startsWith("uploads/")) {
      addUpload(uploads.hash, name.slice("uploads/".length), content);
      uploads.files += 1;
      uploads.bytes += content.length;
    } else {
      const table = tableOf(name);
      const seen = tables.get(table) ?? { hash: createHash("sha256"), parts: 0, rows: 0, bytes: 0 };
      seen.parts += 1;
      if (name !== partName(table, seen.parts)) throw new Error(`${name} is out of order`);
      seen.hash.update(content);
      seen.bytes += content.length;
      seen.rows += countLines(content);
      tables.set(table, seen);
    }
    isFirst = false;
  }
  if (!manifest) throw new Error("its end is missing");
  for (const table of manifest.tables) {
    const seen = tables.get(table.name) ?? { hash: createHash("sha256"), rows: 0, bytes: 0 };
    if (seen.bytes !== table.bytes || seen.rows !== table.rows || seen.hash.digest("hex") !== table.sha256)
      throw new Error(`the rows of ${table.name} are not those that were saved`);
    tables.delete(table.name);
  }
  if (tables.size > 0) throw new Error("it holds rows that its manifest does not know");
  if (uploads.files !== manifest.uploads.files || uploads.hash.digest("hex") !== manifest.uploads.sha256)
    throw new Error("the uploads are not those that were saved");
  return manifest;
}

/** The table that a part belongs to. */
export function tableOf(name: string): string {
  const table = /^tables\/([^/]+)\/\d{6,}$/.exec(name)?.[1];
  if (!table) throw new Error(`it holds a file called ${name}`);
  return table;
}

function checkHead(path: string, name: string, content: Buffer): void {
  if (name !== HEAD_NAME) throw notABackup(path);
  const head = Head.parse(JSON.parse(content.toString()));
  if (head.format !== FORMAT)
    throw new StartError(
      `The backup ${path} was written by Commonplace ${head.product} in a format that this version does not know. Restore it with that version.`,
    );
}

function notABackup(path: string): StartError {
  return new StartError(`The file ${path} is not a backup of Commonplace.`);
}

async function content(bytes: Bytes, entry: Entry): Promise<Buffer> {
  if (entry.size > LARGEST_FILE_BYTES) throw new RangeError(`${entry.name} is too large`);
  const found = await bytes.take(entry.size);
  await bytes.take(padding(entry.size).length);
  return found;
}

/** A stream of chunks, taken in the lengths one wants. */
class Bytes {
  readonly #chunks: AsyncIterator<Buffer>;
  #waiting: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Buffer> {
    const parts = [this.#waiting];
    let size = this.#waiting.length;
    while (size < length) {
      const next = await this.#chunks.next();
      if (next.done) throw new RangeError("it is cut short");
      parts.push(next.value);
      size += next.value.length;
    }
    const all = parts.length === 1 ? this.#waiting : Buffer.concat(parts);
    this.#waiting = all.subarray(length);
    return all.subarray(0, length);
  }

  async rest(): Promise<void> {
    this.#waiting = Buffer.alloc(0);
    while (!(await this.#chunks.next()).done);
  }
}
