// Reads UTF-8 in pieces, and says where in them a byte is that cannot be: before it all is text, so its line can be counted.

/** `before`: the text of this piece up to the damage. */
export class DamagedText extends Error {
  constructor(readonly before: string) {
    super("not UTF-8");
  }
}

/** Of the longest character, without its last byte. */
const MOST_WAITING = 3;

export class Utf8Text {
  private readonly decoder = new TextDecoder("utf-8", { fatal: true });
  /** The last bytes of the piece before, which may be the beginning of a character. */
  private waiting: Uint8Array = new Uint8Array();

  /** Throws DamagedText. */
  read(piece: Uint8Array): string {
    try {
      const text = this.decoder.decode(piece, { stream: true });
      this.waiting = unfinished(piece.length >= MOST_WAITING ? piece : joined(this.waiting, piece));
      return text;
    } catch {
      throw new DamagedText(soundBeginning(joined(this.waiting, piece)));
    }
  }

  /** Throws DamagedText where the end stands inside a character. */
  end(): string {
    try {
      return this.decoder.decode();
    } catch {
      throw new DamagedText("");
    }
  }
}

/** The first bytes of a character whose other bytes are not there yet. */
function unfinished(bytes: Uint8Array): Uint8Array {
  for (let length = 1; length <= Math.min(MOST_WAITING, bytes.length); length += 1) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (byte < 0x80) return new Uint8Array();
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0;
    if (needed > 0) return needed > length ? bytes.slice(-length) : new Uint8Array();
  }
  return new Uint8Array();
}

/** What can be read of bytes that cannot all be: found by halves, as a beginning of sound text is sound. */
function soundBeginning(bytes: Uint8Array): string {
  let [sound, damaged] = [0, bytes.length];
  while (damaged - sound > 1) {
    const middle = (sound + damaged) >> 1;
    if (textOf(bytes.subarray(0, middle)) === null) damaged = middle;
    else sound = middle;
  }
  return textOf(bytes.subarray(0, sound)) ?? "";
}

function textOf(bytes: Uint8Array): string | null {
  try {
    // A byte order mark stands at the beginning of the file, and is no line.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
