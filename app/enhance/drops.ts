// A file that is dropped beside a text would open in the place of the page and take the text with it. It does nothing, and says so.
import { say } from "./toast";
import { words } from "./words";

export async function enhance(forms: HTMLElement[]): Promise<void> {
  const hasEditor = forms.some((form) => form.querySelector("[data-upload]"));
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    void words().then((said) => say(said[hasEditor ? "drop-on-text" : "drop-nowhere"]));
  });
}
