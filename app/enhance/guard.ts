// Forms without drafts (settings, rules): leaving with changes asks first, and only then.
export function enhance(forms: HTMLElement[]): void {
  for (const form of forms) {
    if (!(form instanceof HTMLFormElement)) continue;
    const state = () =>
      new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])).toString();
    const before = state();
    let isSending = false;
    form.addEventListener("submit", () => {
      isSending = true;
    });
    addEventListener("beforeunload", (event) => {
      if (!isSending && state() !== before) event.preventDefault();
    });
  }
}
