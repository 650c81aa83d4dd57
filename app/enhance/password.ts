// A button beside a password shows what is typed. It is hidden again before it is sent, so that no browser keeps it as a text.
import { words } from "./words";

export async function enhance(fields: HTMLElement[]): Promise<void> {
  const said = await words();
  for (const field of fields) {
    if (!(field instanceof HTMLInputElement)) continue;
    const button = document.createElement("button");
    Object.assign(button, {
      type: "button",
      className: "button quiet show-password",
      textContent: said["password-show"],
    });
    button.setAttribute("aria-pressed", "false");
    const show = (isShown: boolean) => {
      field.type = isShown ? "text" : "password";
      button.textContent = said[isShown ? "password-hide" : "password-show"];
      button.setAttribute("aria-pressed", String(isShown));
    };
    button.addEventListener("click", () => show(field.type === "password"));
    field.form?.addEventListener("submit", () => show(false));
    Object.assign(field, { autocapitalize: "none", spellcheck: false });
    field.after(button);
  }
}
