// "120 of 200 characters", from the moment it matters.
import { fill, words } from "./words";

/** The count appears when this share of the room is used. */
const SHOWN_FROM = 0.5;

export async function enhance(counters: HTMLElement[]): Promise<void> {
  const { counter } = await words();
  for (const line of counters) {
    const field = document.getElementById(line.dataset.counter ?? "");
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
    const most = field.maxLength;
    const rule = line.textContent ?? "";
    const show = () => {
      const used = field.value.length;
      line.textContent = used < most * SHOWN_FROM ? rule : fill(counter, { used, most });
      line.classList.toggle("over", used >= most);
    };
    field.addEventListener("input", show);
    show();
  }
}
