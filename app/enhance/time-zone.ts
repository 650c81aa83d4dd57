// Forms that ask for a time zone get the browser's as a first guess; whoever chose one keeps it.
export function enhance(fields: HTMLElement[]): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const field of fields) {
    if (field instanceof HTMLInputElement && (field.value === "" || field.type === "hidden")) field.value = zone;
    if (field instanceof HTMLSelectElement && (field.value === "" || field.value === "UTC")) {
      if ([...field.options].some((option) => option.value === zone)) field.value = zone;
    }
  }
}
