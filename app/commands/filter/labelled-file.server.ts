// A file of labelled texts, one JSON object a line: {text, label: 1 or 0, group, language, kind}; plain or compressed with gzip.
//
// Promises: read as a stream; empty lines, a mark at the beginning and Windows' line ends do no harm; a line that is none is named
// by its number. Bounded: so many lines, and so many characters of each text; longer texts are cut as the rules cut them.
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { StartError } from "#drizzle/start-error";
import { LANGUAGES, type Language } from "#moderation/facts";
import { type Family, familyOf } from "#moderation/filter/family";
import { cut } from "#moderation/text/cut";
import { SCANNED_CHARACTERS } from "#moderation/text/text-facts";

export type LabelledLine = { text: string; isBad: boolean; group: string; language: Language; kind: string };

export const MOST_LINES = 100_000;
/** Together, so that a file of long texts does not fill the memory. */
const MOST_CHARACTERS = 200_000_000;
const LONGEST_LINE = 4_000_000;

const name = z.union([z.string(), z.number()]).transform(String);
const Line = z.object({
  text: z.string(),
  label: z.union([z.literal(1), z.literal(0)]),
  group: name.nullish().transform((group) => group ?? ""),
  language: z.string().nullish(),
  kind: name.nullish().transform((kind) => kind ?? ""),
});

export async function readLabelled(path: string): Promise<LabelledLine[]> {
  const lines: LabelledLine[] = [];
  let number = 0;
  let characters = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    const written = number === 1 ? line.replace(/^\uFEFF/, "") : line;
    if (written.trim() === "") continue;
    const one = parsed(written, `${path}, line ${number}`);
    characters += one.text.length;
    if (lines.length >= MOST_LINES || characters > MOST_CHARACTERS)
      throw new StartError(
        `${path} is too large: at most ${MOST_LINES} lines and ${MOST_CHARACTERS} characters are read.`,
      );
    lines.push(one);
  }
  if (lines.length === 0) throw new StartError(`${path} holds no texts.`);
  return lines;
}

async function* linesOf(path: string): AsyncGenerator<string> {
  try {
    const isPacked = await isCompressed(path);
    const file = createReadStream(path);
    const input = isPacked ? file.pipe(createGunzip()) : file;
    file.on("error", (error) => input.destroy(error));
    yield* createInterface({ input: input.setEncoding("utf8"), crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    throw new StartError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

async function isCompressed(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

function parsed(line: string, where: string): LabelledLine {
  if (line.length > LONGEST_LINE) throw new StartError(`${where}: longer than ${LONGEST_LINE} characters.`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new StartError(`${where}: not a JSON object.`);
  }
  const result = Line.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const field = issue?.path.join(".") ?? "";
    const wanted =
      field === "label"
        ? "1 (should be seen) or 0 (harmless)"
        : field === "text"
          ? "a text"
          : "an object with text and label";
    throw new StartError(`${where}: ${field === "" ? "" : `"${field}" `}must be ${wanted}.`);
  }
  const { text, label, group, language, kind } = result.data;
  return {
    text: cut(text, SCANNED_CHARACTERS + 1),
    isBad: label === 1,
    group,
    language: languageOf(language, text),
    kind,
  };
}

const OF_LETTERS: Readonly<Record<Family, Language>> = { latin: "en", cyrillic: "ru", han: "zh-Hans" };

/** Where none is named, or one without lists of its own, the letters say which lists come closest. */
function languageOf(language: string | null | undefined, text: string): Language {
  const known = LANGUAGES.find((one) => one === language);
  if (known !== undefined) return known;
  if (/^zh-(?:tw|hk|mo)/i.test(language ?? "")) return "zh-Hant";
  return /^zh/i.test(language ?? "") ? "zh-Hans" : OF_LETTERS[familyOf(text)];
}
