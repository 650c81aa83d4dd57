// Reads and writes the fields of a form as plain text, without those that are not the writer's words.
const NOT_WRITTEN = new Set(["key", "drafted", "target", "v"]);

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

/** The key of the form, and those of the forms whose draft it goes on with. */
export function keysOf(form: HTMLFormElement): string[] {
  const values = new FormData(form);
  return [values.get("key"), ...String(values.get("drafted") ?? "").split(" ")].filter(
    (key): key is string => typeof key === "string" && key !== "",
  );
}

/** From now on the form goes on with the drafts of these forms too. */
export function carryOn(form: HTMLFormElement, keys: string[]): void {
  const control = form.elements.namedItem("drafted");
  if (control instanceof HTMLInputElement)
    control.value = [...new Set([control.value, ...keys])].filter(Boolean).join(" ");
}
