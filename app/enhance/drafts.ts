// Nothing typed is lost: forms of writers are kept in this browser at once and on the server every few seconds, and what
// did not reach the server is put back when the form opens again.

import { watchConnection } from "./connection";
import { copyKey, markSent } from "./draft-copies";
import { keysOf } from "./draft-fields";
import { DraftKeeper } from "./draft-keeper";
import { land } from "./draft-landing";
import { words } from "./words";

export async function enhance(forms: HTMLElement[]): Promise<void> {
  land();
  const said = await words();
  watchConnection(said);
  for (const form of forms) {
    if (!(form instanceof HTMLFormElement)) continue;
    if (form.dataset.draft) new DraftKeeper(form, said).start();
    else settle(form);
  }
}

/** Carries on the text of another form: what was kept of that one goes when this one has arrived. */
function settle(form: HTMLFormElement): void {
  form.addEventListener("submit", (event) => {
    const { member = "", settles = "" } = form.dataset;
    const kept = keysOf(form).map((key) => copyKey(member, settles, key));
    if (!event.defaultPrevented) markSent(kept);
  });
}
