// Three versions of one text that are hard to hold against each other, in any length: a base and what two people made of it.
// The same in every run.

export type Versions = [base: string, mine: string, theirs: string];
export type HostilePair = { name: string; of: (length: number) => Versions };

const HAN = "水壶加热器保修期内的产品可以免费维修请联系客服中心并提供购买凭证和序列号我们会尽快处理您的问题谢谢支持";

/** A generator of numbers from 0 to 1 that always begins alike. */
function numbers(): () => number {
  let seed = 7;
  return () => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
}

class Writer {
  private readonly next = numbers();

  word(): string {
    return `w${Math.floor(this.next() * 5000).toString(36)}`;
  }

  words(count: number): string {
    return Array.from({ length: count }, () => this.word()).join(" ");
  }

  han(count = 1): string {
    return Array.from({ length: count }, () => HAN[Math.floor(this.next() * HAN.length)] ?? "").join("");
  }

  isOne(ofHow: number): boolean {
    return this.next() < 1 / ofHow;
  }
}

function filled(length: number, piece: () => string): string {
  const pieces: string[] = [];
  for (let size = 0; size < length; ) {
    const next = piece();
    size += next.length;
    pieces.push(next);
  }
  return pieces.join("").slice(0, length);
}

function repeated(piece: string, length: number): string {
  return piece.repeat(Math.max(0, Math.floor(length / piece.length)));
}

/** Three texts that have nothing but their form in common. */
function unlike(name: string, piece: (write: Writer, version: number) => string, head = ""): HostilePair {
  return {
    name,
    of: (length) => {
      const write = new Writer();
      const one = (version: number) => head + filled(length - head.length, () => piece(write, version));
      return [one(0), one(1), one(2)];
    },
  };
}

/** One text, and what is left of it when each piece in so many was changed. */
function edited(name: string, piece: (write: Writer) => string, separator: string): HostilePair {
  return {
    name,
    of: (length) => {
      const write = new Writer();
      const base = filled(length, () => piece(write) + separator);
      const changed = () =>
        base
          .split(separator)
          .map((each) => (write.isOne(50) ? piece(write) : each))
          .join(separator)
          .slice(0, length);
      return [base, changed(), changed()];
    },
  };
}

function alike(name: string, of: (length: number) => Versions): HostilePair {
  return { name, of };
}

const TABLE = "|a|b|\n|-|-|\n";

export const HOSTILE_PAIRS: readonly HostilePair[] = [
  alike("all lines alike", (n) => [
    repeated("a\n", n),
    `${repeated("a\n", n * 0.9)}b\n`,
    `b\n${repeated("a\n", n * 0.8)}`,
  ]),
  alike("all blocks alike", (n) => [repeated("a\n\n", n), repeated("a\n\n", n / 2), `${repeated("a\n\n", n * 0.7)}c`]),
  alike("alternating blocks", (n) => [
    repeated("a\n\nb\n\n", n),
    repeated("b\n\na\n\n", n),
    repeated("a\n\nb\n\nc\n\n", n),
  ]),
  alike("alternating lines", (n) => [repeated("a\nb\n", n), repeated("b\na\n", n), repeated("a\nb\nc\n", n)]),
  alike("alternating words", (n) => [repeated("a b ", n), repeated("b a ", n), repeated("a b c ", n)]),
  alike("one line without a space", (n) => [repeated("a", n), `${repeated("a", n - 1)}b`, `b${repeated("a", n - 1)}`]),
  alike("one line of signs", (n) => [repeated("-", n), repeated("+", n), repeated("+-", n)]),
  alike("nothing but blank lines", (n) => [
    `${repeated("\n", n - 1)}a`,
    `a${repeated("\n", n - 1)}`,
    `${repeated("\n", n / 2)}a${repeated("\n", n / 2 - 1)}`,
  ]),
  alike("nothing but spaces", (n) => [
    `${repeated(" ", n - 1)}a`,
    `a${repeated(" ", n - 2)}b`,
    `${repeated(" ", n / 2)}a${repeated(" ", n / 2 - 1)}`,
  ]),
  alike("one sentence with ever fewer spaces", (n) => [
    `a${repeated(" ", n - 3)}b.`,
    repeated("a b. ", n),
    repeated("A b.\n", n),
  ]),
  alike("moved blocks", (n) => {
    const write = new Writer();
    const blocks = filled(n, () => `${write.words(8)}\n\n`).split("\n\n");
    const half = blocks.length / 2;
    return [
      blocks.join("\n\n"),
      [...blocks].reverse().join("\n\n"),
      [...blocks.slice(half), ...blocks.slice(0, half)].join("\n\n"),
    ];
  }),
  unlike("other words in one line", (write) => `${write.word()} `),
  unlike("other paragraphs", (write) => `${write.words(30)}\n\n`),
  unlike("many tiny blocks", (write) => `${write.word()}\n\n`),
  unlike("the tiniest blocks", (write) => `${write.han()}\n\n`),
  unlike("headings only", (write, version) => `# ${write.word()}${version}\n`),
  unlike("items of one list", (write) => `- ${write.word()}\n`),
  unlike(
    "rows of one table",
    (write, version) => `|${write.word()}|${version === 1 ? "x|" : ""}${write.word()}|\n`,
    TABLE,
  ),
  unlike("one row of many cells", (write) => `|${write.word()}`, TABLE),
  unlike("many small tables", (write) => `${TABLE}|${write.word()}|${write.word()}|\n\n`),
  unlike(
    "sections of Chinese with other headings",
    (write, version) => `## ${write.word()}${version}\n\n${write.han(650)}\n\n`,
  ),
  unlike("Chinese without a sign", (write) => write.han()),
  unlike("blocks of which some are alike", (write, version) =>
    write.isOne(3) ? "a\n\n" : `${write.word()}${version}\n\n`,
  ),
  edited("words here and there", (write) => write.word(), " "),
  edited("paragraphs here and there", (write) => write.words(30), "\n\n"),
  edited("Chinese here and there", (write) => write.han(40), "。\n\n"),
];
