// A box of versions offers those of the chosen product only. Without script they stand in groups named after their products.
export function enhance(boxes: HTMLElement[]): void {
  for (const box of boxes) if (box instanceof HTMLSelectElement) follow(box);
}

function follow(box: HTMLSelectElement): void {
  const product = box.form?.elements.namedItem(box.dataset.follows ?? "");
  if (!(product instanceof HTMLSelectElement)) return;
  const groups = [...box.querySelectorAll("optgroup")];
  const show = () => {
    const name = product.selectedOptions[0]?.textContent ?? "";
    const chosen = box.value;
    for (const group of groups) group.remove();
    const own = product.value === "" ? undefined : groups.find((group) => group.label === name);
    if (own) box.append(own);
    box.value = chosen;
    if (box.selectedIndex < 0) box.value = "";
    box.disabled = own === undefined;
  };
  product.addEventListener("change", show);
  show();
}
