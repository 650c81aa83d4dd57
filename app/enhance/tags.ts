// Completes the tag that is being typed, behind those that stand there already, in the browser's own list of proposals.
type Proposal = { slug: string; words: string };

const PAUSE_MS = 150;
const BORDER = /[,，、;；]/u;

export function enhance(fields: HTMLElement[]): void {
  for (const field of fields) if (field instanceof HTMLInputElement) complete(field);
}

function complete(field: HTMLInputElement): void {
  const list = field.list;
  const source = field.dataset.tags;
  if (!list || !source) return;
  let waiting = 0;
  let asked = new AbortController();
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    asked.abort();
    waiting = window.setTimeout(async () => {
      asked = new AbortController();
      const { before, begun } = parts(field.value);
      const found = await ask(`${source}?q=${encodeURIComponent(begun)}`, asked.signal);
      list.replaceChildren(...found.map(({ slug, words }) => new Option(words, before + slug)));
    }, PAUSE_MS);
  });
}

/** What is written to the end, and the tag that is not. */
function parts(text: string): { before: string; begun: string } {
  const signs = [...text];
  const last = signs.findLastIndex((sign) => BORDER.test(sign));
  const written = signs
    .slice(0, last + 1)
    .join("")
    .trim();
  return {
    before: written === "" ? "" : `${written} `,
    begun: signs
      .slice(last + 1)
      .join("")
      .trim(),
  };
}

async function ask(address: string, signal: AbortSignal): Promise<Proposal[]> {
  try {
    const answer = await fetch(address, { signal });
    return answer.ok ? ((await answer.json()) as Proposal[]) : [];
  } catch {
    return [];
  }
}
