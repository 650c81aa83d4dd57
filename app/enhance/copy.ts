// A button on each block of code.
import { words } from "./words";

const SAID_MS = 2_000;

export async function enhance(blocks: HTMLElement[]): Promise<void> {
  if (!navigator.clipboard) return;
  const { copy, copied } = await words();
  for (const block of blocks) {
    const code = block.querySelector("code") ?? block;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText((code.textContent ?? "").replace(/\n$/, ""));
      button.textContent = copied;
      setTimeout(() => {
        button.textContent = copy;
      }, SAID_MS);
    });
    // Beside the block, not in it: it must not scroll with long lines.
    const frame = document.createElement("div");
    frame.className = "code-frame";
    block.replaceWith(frame);
    frame.append(block, button);
  }
}
