// Reads and writes the fields of a form as plain text, without those that are not the writer's words.
const NOT_WRITTEN = new Set(["key", "target", "v"]);

export function readFields(form: HTMLFormElement): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !NOT_WRITTEN.has(name)) fields[name] = value;
  }
  return fields;
}

export function writeFields(form: HTMLFormElement, fields: Record<string, string>): void {
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type)) {
      control.checked = fields[control.name] === control.value;
    } else if (isTyped(control) && !NOT_WRITTEN.has(control.name) && fields[control.name] !== undefined) {
      control.value = fields[control.name] ?? "";
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

function isTyped(control: Element): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  if (control instanceof HTMLInputElement) return control.type !== "file" && control.name !== "";
  return control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement;
}
