// "This would be held because …", while it is being written: the same rules as on the server, run here. The server knows
// more (what the author wrote before) and has the last word; this only means that nobody is surprised.
import { isAdvertising } from "#moderation/offers";
import type { PreflightFacts } from "~/components/post/writing-form";
import type { ReasonWords } from "./reason-words";

const PAUSE_MS = 900;
/** While somebody is still writing, "too short" is no news. */
const UNTIMELY = new Set(["too-short", "title-too-short", "no-content"]);

export async function enhance(forms: HTMLElement[]): Promise<void> {
  const [{ judgeTyped }, { reasonWords }] = await Promise.all([import("./preflight-judge"), import("./reason-words")]);
  const said = await reasonWords();
  for (const form of forms) if (form instanceof HTMLFormElement) watch(form, judgeTyped, said);
}

type Judge = typeof import("./preflight-judge").judgeTyped;

/** Where the form lets one choose the area. */
function isInMarketplace(form: HTMLFormElement, { advertisingAreas = [] }: PreflightFacts): boolean {
  return advertisingAreas.includes(Number(new FormData(form).get("area")));
}

function watch(form: HTMLFormElement, judge: Judge, said: ReasonWords): void {
  const area = form.querySelector<HTMLElement>("[data-preflight-area]");
  const reviewTime = form.dataset.reviewTime ?? null;
  const facts = JSON.parse(form.dataset.preflight ?? "null") as PreflightFacts | null;
  if (!area || !facts) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = "";
  let looks = 0;
  const look = async () => {
    looks += 1;
    const own = looks;
    const verdict = await judge(form, facts);
    if (own !== looks) return;
    const reasons = verdict.outcome === "publish" ? [] : verdict.reasons.filter(({ code }) => !UNTIMELY.has(code));
    const mayMove = facts.hasMarketplace === true && !isInMarketplace(form, facts) && isAdvertising(reasons);
    const now = JSON.stringify(reasons);
    if (now === shown) return;
    shown = now;
    area.replaceChildren(
      ...(reasons.length > 0 ? [said.notice(verdict.outcome === "refuse", reasons, { mayMove, reviewTime })] : []),
    );
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), PAUSE_MS);
  });
  // On a slow line people write before this has arrived.
  if ([...form.elements].some(isWritten)) void look();
}

function isWritten(control: Element): boolean {
  const isText =
    control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && control.type === "text");
  return isText && control.value !== control.defaultValue;
}
