// Statements that come again are prepared: parsed and planned once per connection, and asked in one round trip, not two.
//
// drizzle sends every statement anew (`prepare: false`); for a page of six statements that was a third of its time. A text
// is prepared when it has been seen before, and only so many of them are: each costs every session some memory for as long
// as it lives, and filters and lists of many lengths make more texts than come twice.
const MOST_PREPARED = 200;
const MOST_REMEMBERED = 2_000;

type PrepareOptions = { prepare?: boolean; simple?: boolean };
export type Preparing = (given: unknown[]) => unknown[];

/** Changes the arguments of the driver's `unsafe` where drizzle calls it; other calls keep theirs. */
export function preparing(): Preparing {
  const prepared = new Set<string>();
  const seen = new Set<string>();
  function isWorthIt(text: string): boolean {
    if (prepared.has(text)) return true;
    if (seen.has(text) && prepared.size < MOST_PREPARED) {
      seen.delete(text);
      prepared.add(text);
      return true;
    }
    if (seen.size >= MOST_REMEMBERED) seen.clear();
    seen.add(text);
    return false;
  }
  return (given) => {
    const [text, parameters, asked] = given as [string, unknown[], PrepareOptions | undefined];
    if (asked?.prepare === undefined || !isWorthIt(text)) return given;
    return [text, parameters, { ...asked, prepare: true, simple: false }];
  };
}
