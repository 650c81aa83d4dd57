// Around a text area: tools and their keys, preview, images, and Ctrl+Enter to send.
import { preview } from "./editor-preview";
import { pastedRows } from "./editor-table";
import { tools } from "./editor-tools";
import { uploads } from "./editor-uploads";
import { words } from "./words";

export async function enhance(editors: HTMLElement[]): Promise<void> {
  const said = await words();
  for (const editor of editors) {
    const area = editor.querySelector("textarea");
    if (!area) continue;
    tools(editor, area);
    pastedRows(area, said);
    preview(editor, area, said);
    uploads(editor, area, said);
    for (const tool of editor.querySelectorAll<HTMLButtonElement>("[data-tools] button")) tool.disabled = false;
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) area.form?.requestSubmit();
    });
  }
}
