// Runs of apostrophes on one line: which of them open or close bold and italics. The way of the old software: what is
// still open at the end of the line ends there, and one mark too many is an apostrophe.

export type QuoteAction = { apostrophes: number; toggles: ("strong" | "em")[] };

/** `runs`: for each run its length, and the two characters before it. In the same order. */
export function readQuotes(runs: readonly { length: number; before: string }[]): QuoteAction[] {
  const actions = runs.map(({ length }): { apostrophes: number; marks: number } => {
    if (length === 4) return { apostrophes: 1, marks: 3 };
    return length > 5 ? { apostrophes: length - 5, marks: 5 } : { apostrophes: 0, marks: length };
  });
  const count = (marks: readonly number[]) => actions.filter((action) => marks.includes(action.marks)).length;
  if (count([3, 5]) % 2 === 1 && count([2, 5]) % 2 === 1) {
    const extra = actions[oneTooMany(actions, runs)];
    if (extra) Object.assign(extra, { apostrophes: extra.apostrophes + 1, marks: 2 });
  }
  const open: ("strong" | "em")[] = [];
  return actions.map(({ apostrophes, marks }) => {
    const toggles: ("strong" | "em")[] = marks === 2 ? ["em"] : marks === 3 ? ["strong"] : both(open);
    for (const toggle of toggles) {
      const at = open.indexOf(toggle);
      if (at === -1) open.push(toggle);
      else open.splice(at, 1);
    }
    return { apostrophes, toggles };
  });
}

function both(open: readonly ("strong" | "em")[]): ("strong" | "em")[] {
  return open.at(-1) === "em" ? ["em", "strong"] : ["strong", "em"];
}

/** Of the bold marks the one that is rather an apostrophe and italics: behind a single letter, behind a word, any. */
function oneTooMany(actions: readonly { marks: number }[], runs: readonly { before: string }[]): number {
  const bold = actions.flatMap(({ marks }, at) => (marks === 3 ? [at] : []));
  const before = (at: number) => runs[at]?.before ?? "";
  return bold.find((at) => /^\s\S$/.test(before(at))) ?? bold.find((at) => /\S$/.test(before(at))) ?? bold[0] ?? -1;
}
