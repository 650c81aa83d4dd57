// Which searches belong together: a random word for as long as somebody is here (this tab, half an hour without searching).
// It says nothing about who they are; searching works without it, and so does everything where storage is forbidden.
const PAUSE_MS = 30 * 60_000;

export function rememberVisit(visit: string): void {
  try {
    sessionStorage.setItem("visit", `${visit} ${Date.now()}`);
  } catch {
    // Then every search stands alone.
  }
}

function currentVisit(): string | null {
  try {
    const [visit = "", at = "0"] = (sessionStorage.getItem("visit") ?? "").split(" ");
    return visit && Date.now() - Number(at) < PAUSE_MS ? visit : null;
  } catch {
    return null;
  }
}

/** The form says to which visit it belongs, when it is sent. */
export function addVisit(form: HTMLFormElement): void {
  const visit = currentVisit();
  if (visit === null || form.elements.namedItem("v") !== null) return;
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "v";
  field.value = visit;
  form.append(field);
}
