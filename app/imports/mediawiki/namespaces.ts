// Kinds of pages by the numbers that every MediaWiki gives them, whatever they are called in its language: which are left out. Pure.
import { StartError } from "#drizzle/start-error";

const NUMBERS: Readonly<Record<string, number>> = {
  user: 2,
  project: 4,
  file: 6,
  template: 10,
  help: 12,
  category: 14,
};
const TALK = "talk";
/** Names of those that can be left out. */
export const LEAVABLE: readonly string[] = [TALK, ...Object.keys(NUMBERS)];

export type LeftOut = { talk: boolean; numbers: ReadonlySet<number> };
export const NOTHING_LEFT_OUT: LeftOut = { talk: false, numbers: new Set() };

/** "talk, user, 3000". */
export function readLeftOut(given: string): LeftOut {
  const names = given
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  const wanted = names.filter((name) => name !== "");
  const numbers = wanted.filter((name) => name !== TALK).map((name) => NUMBERS[name] ?? numberOf(name));
  return { talk: wanted.includes(TALK), numbers: new Set(numbers) };
}

function numberOf(name: string): number {
  if (/^\d{1,6}$/.test(name)) return Number(name);
  throw new StartError(
    `--without knows no kind of page called "${name.slice(0, 40)}". It takes ${LEAVABLE.join(", ")} and numbers of namespaces.`,
  );
}

/** Conversations have the odd numbers. */
export function isLeftOut(namespace: number, { talk, numbers }: LeftOut): boolean {
  return numbers.has(namespace) || (talk && namespace > 0 && namespace % 2 === 1);
}
