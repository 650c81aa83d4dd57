// Which heading of a new text was which one of the old text, for ids that are gone: links to them lead on.
//
// A section that says the same is the same one, whatever it is called now; else the one that says most of the same, at least half
// of its words; else the one that stands in the same place between the same neighbours.
import { type Section, sectionsOf } from "./sections";

export type MovedHeading = { from: string; to: string };

const LEAST_LIKENESS = 0.5;
/** Words looked up for one pair of texts, some 50 ms: it happens while the page is saved. Beyond, only equal texts and places tell. */
const EFFORT = 500_000;
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu;

type Own = Section & { body: string; words: Set<string> };

export function movedHeadings(before: string, after: string): MovedHeading[] {
  const [old, now] = [ownTexts(before), ownTexts(after)];
  const [oldIds, nowIds] = [new Set(old.map(({ id }) => id)), new Set(now.map(({ id }) => id))];
  const came = new Map(now.filter(({ id }) => !oldIds.has(id)).map((section) => [section.id, section]));
  const moved: MovedHeading[] = [];
  const effort = { left: EFFORT };
  for (const section of old.filter(({ id }) => !nowIds.has(id))) {
    const to =
      sameText(section, now, came) ?? mostAlike(section, came, effort) ?? samePlace(section, { old, now, came });
    if (to === null) continue;
    came.delete(to);
    moved.push({ from: section.id, to });
  }
  return moved;
}

/** Each with what stands under it, up to the next heading of any level. */
function ownTexts(source: string): Own[] {
  const sections = sectionsOf(source);
  return sections.map((section, at) => {
    const end = Math.min(section.end, sections[at + 1]?.start ?? source.length);
    const body = source
      .slice(section.start, end)
      .replace(/^.*(?:\n {0,3}(?:=+|-+)[ \t]*(?=\n|$))?/, "")
      .trim();
    return { ...section, body, words: new Set((body.toLowerCase().match(WORD) ?? []).slice(0, 2_000)) };
  });
}

/** One that came first; of two headings of one name the other may have taken over the id of the first. */
function sameText(section: Own, now: Own[], came: Map<string, Own>): string | null {
  if (section.body === "") return null;
  const same = now.filter(({ body }) => body === section.body);
  return (same.find(({ id }) => came.has(id)) ?? same[0])?.id ?? null;
}

function mostAlike(section: Own, came: Map<string, Own>, effort: { left: number }): string | null {
  let best: { id: string; likeness: number } | null = null;
  for (const { id, words } of came.values()) {
    const [less, more] = [section.words, words].sort((one, other) => one.size - other.size);
    if (!less || !more || less.size < more.size * LEAST_LIKENESS || effort.left < less.size) continue;
    effort.left -= less.size;
    const likeness = likenessOf(less, more);
    if (likeness >= LEAST_LIKENESS && likeness > (best?.likeness ?? 0)) best = { id, likeness };
  }
  return best?.id ?? null;
}

function likenessOf(one: Set<string>, other: Set<string>): number {
  let both = 0;
  for (const word of one) if (other.has(word)) both += 1;
  return both === 0 ? 0 : both / (one.size + other.size - both);
}

function samePlace(
  section: Own,
  { old, now, came }: { old: Own[]; now: Own[]; came: Map<string, Own> },
): string | null {
  const at = old.findIndex(({ id }) => id === section.id);
  const [previous, next] = [old[at - 1]?.id ?? null, old[at + 1]?.id ?? null];
  const found = now.find(
    ({ id, level }, place) =>
      came.has(id) &&
      level === section.level &&
      (now[place - 1]?.id ?? null) === previous &&
      (now[place + 1]?.id ?? null) === next,
  );
  return found?.id ?? null;
}
