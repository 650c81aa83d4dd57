// Choosing rows of a list: all of the page and none by the same link, and with Shift all between the last box and this one.
export function enhance(forms: HTMLElement[]): void {
  for (const form of forms) if (form instanceof HTMLFormElement) choose(form);
}

function choose(form: HTMLFormElement): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>(`input[type=checkbox][form="${form.id}"]`)];
  const all = form.querySelector<HTMLElement>("[data-all]");
  let last: HTMLInputElement | null = null;
  const say = () => {
    if (all) all.textContent = (boxes.every((box) => box.checked) ? all.dataset.none : all.dataset.all) ?? "";
  };
  for (const box of boxes)
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last)
        between(boxes, last, box).forEach((one) => {
          one.checked = box.checked;
        });
      last = box;
      say();
    });
  all?.addEventListener("click", (event) => {
    event.preventDefault();
    const isOn = !boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = isOn;
    say();
  });
  form.addEventListener("submit", (event) => {
    if (boxes.some((box) => box.checked)) return;
    event.preventDefault();
    boxes[0]?.focus();
  });
  say();
}

function between(boxes: HTMLInputElement[], a: HTMLInputElement, b: HTMLInputElement): HTMLInputElement[] {
  const [from = 0, to = 0] = [boxes.indexOf(a), boxes.indexOf(b)].sort((x, y) => x - y);
  return boxes.slice(from, to + 1);
}
