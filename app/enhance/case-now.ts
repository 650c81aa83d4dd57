// The page of a case that stays open says who else is at it by now, and how many wait: asked for every twenty seconds while somebody
// looks, for a quarter of an hour at most, and no more after it failed twice. Nothing on the page moves but these two lines.
const EVERY_MS = 20_000;
const MOST_TIMES = 45;
const MOST_FAILURES = 2;

type Now = { words: string; queue: string };

export function enhance([line]: HTMLElement[]): void {
  const address = line?.dataset.caseNow;
  if (!line || !address) return;
  let times = 0;
  let failures = 0;
  const timer = setInterval(() => void ask(), EVERY_MS);
  async function ask() {
    if (document.hidden) return;
    times += 1;
    if (times > MOST_TIMES) return clearInterval(timer);
    try {
      show(line as HTMLElement, (await (await fetch(address as string)).json()) as Now);
      failures = 0;
    } catch {
      failures += 1;
      if (failures >= MOST_FAILURES) clearInterval(timer);
    }
  }
}

function show(line: HTMLElement, { words, queue }: Now): void {
  if (line.textContent !== words) line.textContent = words;
  line.hidden = words === "";
  for (const link of document.querySelectorAll<HTMLElement>('a[href="/queue"][aria-current]')) link.textContent = queue;
}
