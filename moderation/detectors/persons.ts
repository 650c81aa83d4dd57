/**
 * Who a word that can hurt is about: whoever reads it, whoever writes it, people in general, or only a thing.
 *
 * Promises: looks at the words of the same sentence close by, nothing else; of oneself one may say what one likes. Costs: a
 * dozen look-ups for each word found. Refuses: irony.
 */

import type { WordFacts } from "../facts";
import { fold } from "../text/folding";

export type Target = "reader" | "writer" | "people" | "nobody";

const words = (list: string) => new Set(list.split(" ").map(fold));

const READER = words(
  "you your you're youre yourself yourselves u ur ya y'all yall du dich dir dein deine deinen deinem deiner ihr euch euer eure " +
    "ты тебя тебе тобой твой твоя твои твоё вы вас вам вами ваш ваша ваши ваше 你 你们 你們 您 妳 妳們 楼主 樓主 楼上 樓上 你是 你这 你這 你个 你個",
);
const WRITER = words(
  "i i'm im i've i'd me my myself ich mich mir mein bin я меня мне мной мой моя 我 我是 我真 本人 自己",
);
const US = words("me us mich uns меня нас 我 我们 我們");
const PEOPLE_BEFORE = words(
  "only such these those bunch pack all nur solche lauter diese alle только такие эти одни сплошные 只有 这种 這種 这些 這些 这群 這群 都是 一群 一帮 一幫",
);
const PEOPLE_AFTER = words("would who like wie der die кто который которые вроде 才");

const BEFORE = 5;
const AFTER = 3;

/** `from` and `to`: the word or phrase in question. */
export function targetOf(all: readonly WordFacts[], from: number, to: number): Target {
  const here = all[from];
  if (here === undefined) return "nobody";
  const isNear = (word: WordFacts | undefined): word is WordFacts =>
    word !== undefined && word.field === here.field && word.sentence === here.sentence;
  const before = all
    .slice(Math.max(0, from - BEFORE), from)
    .filter(isNear)
    .reverse();
  const after = all.slice(to + 1, to + 1 + AFTER).filter(isNear);
  const reader = before.findIndex(({ folded }) => READER.has(folded));
  const writer = before.findIndex(({ folded }) => WRITER.has(folded));
  const isWriter = writer !== -1 && (reader === -1 || writer < reader);
  const isLikeMe = after.length > 1 && US.has(after[1]?.folded ?? "") && PEOPLE_AFTER.has(after[0]?.folded ?? "");
  if (isWriter || isLikeMe || WRITER.has(after[0]?.folded ?? "") || isTakenFor(before)) return "writer";
  if (reader !== -1 || after.some(({ folded }) => READER.has(folded))) return "reader";
  if (before.slice(0, 3).some(({ folded }) => PEOPLE_BEFORE.has(folded))) return "people";
  return PEOPLE_AFTER.has(after[0]?.folded ?? "") && before.length > 0 && PEOPLE_BEFORE.has(before.at(-1)?.folded ?? "")
    ? "people"
    : "nobody";
}

/** "Do you take us for idiots?" complains. */
function isTakenFor(before: readonly WordFacts[]): boolean {
  const last = before[0]?.folded ?? "";
  return ["for", "für", "за", "当", "當"].map(fold).includes(last) && US.has(before[1]?.folded ?? "");
}
