// The few lines of the tar format (POSIX ustar) that a backup needs: plain files with short names, so that anybody can
// open an archive with `tar xzf` even when this program is gone.

export const BLOCK_BYTES = 512;

export type Entry = { name: string; size: number };

const NAME_BYTES = 100;
const PREFIX_BYTES = 155;

/** Throws a RangeError for a name that the format cannot hold. */
export function tarHeader({ name, size }: Entry, modified: Date): Buffer {
  const header = Buffer.alloc(BLOCK_BYTES);
  const [prefix, rest] = splitName(name);
  header.write(rest, 0);
  header.write("0000600\0", 100); // mode: a backup holds mail addresses and password hashes
  header.write("0000000\0", 108); // user
  header.write("0000000\0", 116); // group
  header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  header.write(
    `${Math.floor(modified.getTime() / 1000)
      .toString(8)
      .padStart(11, "0")}\0`,
    136,
  );
  header.write("        0", 148); // checksum as spaces while it is computed; type: file
  header.write("ustar\0", 257);
  header.write("00", 263);
  header.write(prefix, 345);
  header.write(`${checksum(header).toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

/** The zeros after a file of that size, up to a whole block. */
export function padding(size: number): Buffer {
  return Buffer.alloc((BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES);
}

/** Two empty blocks. */
export const END_OF_ARCHIVE = Buffer.alloc(2 * BLOCK_BYTES);

/** Returns null for an empty block, the end of the archive; throws for anything that is not a header of a plain file. */
export function parseTarHeader(block: Buffer): Entry | null {
  if (block.every((byte) => byte === 0)) return null;
  const bare = Buffer.from(block);
  bare.fill(" ", 148, 156);
  if (octal(block, 148, 8) !== checksum(bare)) throw new RangeError("a header's checksum does not match");
  const type = String.fromCharCode(block[156] ?? 0);
  if (type !== "0" && type !== "\0") throw new RangeError("it holds something that is not a plain file");
  const prefix = text(block, 345, PREFIX_BYTES);
  const name = text(block, 0, NAME_BYTES);
  return { name: prefix ? `${prefix}/${name}` : name, size: octal(block, 124, 12) };
}

function splitName(name: string): [prefix: string, rest: string] {
  if (Buffer.byteLength(name) <= NAME_BYTES) return ["", name];
  for (let slash = name.indexOf("/"); slash > 0; slash = name.indexOf("/", slash + 1)) {
    const [prefix, rest] = [name.slice(0, slash), name.slice(slash + 1)];
    if (Buffer.byteLength(prefix) <= PREFIX_BYTES && Buffer.byteLength(rest) <= NAME_BYTES && rest !== "")
      return [prefix, rest];
  }
  throw new RangeError(`the name ${name} is too long`);
}

function checksum(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0);
}

function octal(block: Buffer, start: number, length: number): number {
  const digits = text(block, start, length).trim();
  if (!/^[0-7]+$/.test(digits)) throw new RangeError("a header's number cannot be read");
  return Number.parseInt(digits, 8);
}

function text(block: Buffer, start: number, length: number): string {
  const field = block.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? length : end).toString();
}
