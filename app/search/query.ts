// Reads what somebody typed into the search box: words, "phrases", -without, tag:x, [x], user:name, is:answered, product:x, lang:de.
//
// Promises: any text is a query, nothing is an error; at most MOST_QUERY_WORDS words count; words that say nothing are left out,
// by the language the query seems to be in, unless there is nothing else.
import { FIELD_LIMITS } from "#moderation/limits";
import { cut } from "#moderation/text/cut";
import { contentLanguageOf } from "~/languages/content-languages";
import { meaningful, type Piece, phraseWord, plainWords, type QueryWord, stemLanguages } from "./query-words";

export const LONGEST_QUERY = 200;
export const MOST_QUERY_WORDS = 12;

export const POST_CONDITIONS = ["answered", "unanswered", "solved", "unsolved", "open", "closed"] as const;
export type PostCondition = (typeof POST_CONDITIONS)[number];

/** What can be found. */
export const FOUND_KINDS = ["question", "answer", "page", "faq"] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

export type ParsedQuery = {
  text: string;
  words: QueryWord[];
  excluded: QueryWord[];
  tags: string[];
  user: string | null;
  product: string | null;
  language: string | null;
  kind: FoundKind | null;
  condition: PostCondition | null;
};

const TOKEN = /(?<=^|\s)(-?)(?:"([^"]*)"?|\[([^\][]+)\]|([a-z]+):(\S+)|(\S+))/gu;
const QUOTES = /[“”„‟«»「」『』＂]/g;

export function parseQuery(
  typed: string,
  { language, onlyLanguage }: { language: string; onlyLanguage?: string | null },
): ParsedQuery {
  const text = cut(typed, LONGEST_QUERY).replace(QUOTES, '"').replace(/：/g, ":").replace(/　/g, " ");
  const query: ParsedQuery = {
    text: cut(typed, LONGEST_QUERY),
    words: [],
    excluded: [],
    tags: [],
    user: null,
    product: null,
    language: null,
    kind: null,
    condition: null,
  };
  const pieces: Piece[] = [];
  for (const [whole, minus, phrase, tag, name, value, plain] of matches(text)) {
    const start = whole.index;
    if (tag !== undefined) addTag(query, tag);
    else if (name !== undefined && value !== undefined && readFilter(query, name, value.replaceAll('"', ""))) continue;
    else if (phrase !== undefined)
      pieces.push({ text: phrase, start: start + (minus?.length ?? 0) + 1, isPhrase: true, isExcluded: minus === "-" });
    else
      pieces.push({
        text: plain ?? `${name}:${value}`,
        start: start + (minus?.length ?? 0),
        isPhrase: false,
        isExcluded: minus === "-",
      });
  }
  const stems = stemLanguages(pieces, query.language ?? onlyLanguage ?? null, language);
  for (const piece of pieces) {
    const found = piece.isPhrase ? phraseWord(piece, stems) : plainWords(piece, stems);
    (piece.isExcluded ? query.excluded : query.words).push(...found);
  }
  query.words = meaningful(query.words, stems.guess).slice(0, MOST_QUERY_WORDS);
  query.excluded = query.excluded.slice(0, MOST_QUERY_WORDS);
  return query;
}

function* matches(text: string) {
  for (const match of text.matchAll(TOKEN)) {
    yield [{ index: match.index }, match[1], match[2], match[3], match[4], match[5], match[6]] as const;
  }
}

function addTag(query: ParsedQuery, tag: string): void {
  if (query.tags.length < FIELD_LIMITS.tags.maximumCount)
    query.tags.push(tag.trim().normalize("NFKC").toLowerCase().replace(/\s+/g, "-"));
}

/** True when it was one; otherwise it is read as words. */
function readFilter(query: ParsedQuery, name: string, value: string): boolean {
  switch (name) {
    case "tag":
      addTag(query, value);
      return true;
    case "user":
      query.user = value.replace(/^@/, "").toLowerCase();
      return true;
    case "product":
      query.product = value.toLowerCase();
      return true;
    case "lang":
      query.language = contentLanguageOf(value);
      return query.language !== null;
    case "is":
      return readCondition(query, value.toLowerCase());
    default:
      return false;
  }
}

const KIND_VALUES: ReadonlyMap<string, FoundKind> = new Map([
  ["wiki", "page"],
  ["official", "faq"],
]);

function readCondition(query: ParsedQuery, value: string): boolean {
  const kind = KIND_VALUES.get(value) ?? FOUND_KINDS.find((one) => one === value);
  const condition = POST_CONDITIONS.find((one) => one === value);
  if (kind) query.kind = kind;
  else if (condition) query.condition = condition;
  else return false;
  return true;
}
