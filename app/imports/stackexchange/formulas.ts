// Formulas in a text: `$a_1$`, `$$…$$`, `\begin{…}…\end{…}`. The old network drew them; here they stay as they were written,
// so that nothing in them may be read as Markdown. Pure, linear.
import { escapeText } from "../wikitext/escape";

/** An amount of money is none: "$5 and $10", "US$5-$7". */
const DOLLARS = /\$\$[^$]{1,5000}\$\$|\$(?=[^\s$])[^$\n]{0,500}[^\s$\\]\$(?!\d)|\$[^\s$\d\\]\$(?!\d)/g;
const ENVIRONMENT = /\\begin\{([a-zA-Z]{1,20}\*?)\}/g;

/** Pieces of prose and formulas by turns; the first one is prose. */
export function splitFormulas(prose: string): string[] {
  if (!prose.includes("$") && !prose.includes("\\begin{")) return [prose];
  const found = [...prose.matchAll(DOLLARS)].map((match) => ({ at: match.index, end: match.index + match[0].length }));
  for (const environment of environments(prose)) found.push(environment);
  found.sort((a, b) => a.at - b.at || b.end - a.end);
  const pieces: string[] = [];
  let done = 0;
  for (const { at, end } of found) {
    if (at < done) continue;
    pieces.push(prose.slice(done, at), prose.slice(at, end));
    done = end;
  }
  return [...pieces, prose.slice(done)];
}

/** An end that was looked for in vain is not looked for again. */
function environments(prose: string): { at: number; end: number }[] {
  const found: { at: number; end: number }[] = [];
  const unclosed = new Set<string>();
  let done = 0;
  for (const match of prose.matchAll(ENVIRONMENT)) {
    const name = match[1] ?? "";
    if (match.index < done || unclosed.has(name)) continue;
    const close = `\\end{${name}}`;
    const end = prose.indexOf(close, match.index);
    if (end === -1) unclosed.add(name);
    else {
      done = end + close.length;
      found.push({ at: match.index, end: done });
    }
  }
  return found;
}

/** A formula on lines of its own, whose lines could begin lists: the end of a line is a space in it. */
export function formulasInOneLine(text: string): string {
  if (!text.includes("$$")) return text;
  return text.replace(/^\$\$[^$]{1,5000}\$\$$/gm, (formula) =>
    /\n[ \t]*\n|\n {4}/.test(formula) || !/[\\^_]/.test(formula) ? formula : formula.replace(/\n[ \t]*/g, " "),
  );
}

/** So that Markdown shows the formula letter by letter. */
export function writtenFormula(formula: string): string {
  return escapeText(formula).replace(/^([ \t]*)(?=[=#>+|:-])/gm, "$1\\");
}

/** Whether somebody wrote a formula rather than an amount: one that has a sign of such a language. */
export function hasFormula(source: string): boolean {
  return splitFormulas(source).some((piece, at) => at % 2 === 1 && /[\\^_{}]|\$\$/.test(piece));
}
