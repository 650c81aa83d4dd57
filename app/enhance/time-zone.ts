// Forms that ask for a time zone know the browser's: it is the first guess where none was chosen, and the first choice in the
// list, under whatever name the browser has for it. Whoever chose one keeps it.
import { fill, words } from "./words";

export async function enhance(fields: HTMLElement[]): Promise<void> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const said = await words();
  for (const field of fields) {
    if (field instanceof HTMLInputElement && (field.value === "" || field.type === "hidden")) field.value = zone;
    if (!(field instanceof HTMLSelectElement)) continue;
    const known = [...field.options].find((option) => option.value === zone);
    const text = fill(said["time-zone-here"], { zone: known?.text ?? zone.replaceAll("_", " ") });
    const isUnchosen = field.value === "" || field.value === "UTC";
    field.prepend(new Option(text, zone));
    if (isUnchosen || field.value === zone) field.value = zone;
  }
}
