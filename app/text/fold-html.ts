// Cuts a long rendered text into what a decision is about and what may be folded away.
//
// Works on the sanitiser's output: balanced tags, text escaped. Cuts only between elements of the top level, so every piece is
// whole; put together again the pieces are the text. Linear.

export type Piece = { html: string; isFolded: boolean };

/** Shorter texts are shown as they are. */
const LONG_CHARACTERS = 3_000;
const BEGINNING_ELEMENTS = 3;
/** Fewer are not worth a press. */
const FEWEST_FOLDED = 2;
const VOID = /^<(?:br|hr|img|input|wbr|col|source|track)\b/i;

/** In sight: the beginning, what holds a mark, and its neighbours. Where nothing is marked, the beginning. */
export function foldHtml(html: string): Piece[] {
  if (html.length <= LONG_CHARACTERS) return [{ html, isFolded: false }];
  const elements = topLevel(html);
  const marked = elements.map((element) => element.includes("<mark>"));
  const isShown = (at: number) =>
    at < BEGINNING_ELEMENTS || marked[at] === true || marked[at - 1] === true || marked[at + 1] === true;
  const pieces: { html: string[]; isFolded: boolean }[] = [];
  for (const [at, element] of elements.entries()) {
    const last = pieces.at(-1);
    if (last && last.isFolded === !isShown(at)) last.html.push(element);
    else pieces.push({ html: [element], isFolded: !isShown(at) });
  }
  return pieces.map((piece) => ({
    html: piece.html.join(""),
    isFolded: piece.isFolded && piece.html.length >= FEWEST_FOLDED,
  }));
}

/** The elements of the top level, each with the text behind it. */
function topLevel(html: string): string[] {
  const elements: string[] = [];
  let depth = 0;
  let begin = 0;
  for (const { 0: tag, index } of html.matchAll(/<\/?[a-z][^>]*>/gi)) {
    if (tag.startsWith("</")) depth = Math.max(0, depth - 1);
    else {
      if (depth === 0 && index > begin) {
        elements.push(html.slice(begin, index));
        begin = index;
      }
      if (!VOID.test(tag) && !tag.endsWith("/>")) depth += 1;
    }
  }
  elements.push(html.slice(begin));
  return elements;
}
