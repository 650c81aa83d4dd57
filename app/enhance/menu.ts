// The menu of the bar closes like a menu: Escape, a press elsewhere, the focus gone.
export function enhance(menus: HTMLElement[]): void {
  for (const menu of menus) {
    const close = () => menu.removeAttribute("open");
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target as Node)) close();
    });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget as Node)) close();
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.hasAttribute("open")) return;
      close();
      menu.querySelector("summary")?.focus();
    });
  }
}
