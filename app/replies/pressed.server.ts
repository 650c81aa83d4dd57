// Does after logging in what somebody pressed before it. Promises: whatever comes of it, they are logged in and told; the
// same guards and limits as for the button itself.
import type { Actor } from "~/actor";
import type { Db } from "~/database/db.server";
import { type Pressed, readPressed } from "~/forms/pressed";
import type { MessageKey } from "~/i18n";
import { setWatch } from "~/models/notification/watch.server";
import { setMeToo, vote } from "~/models/question/vote.server";

/** What to say of it; null when nothing was pressed. */
export async function carryOut(db: Db, actor: Actor, text: string): Promise<MessageKey | null> {
  const pressed = readPressed(text);
  if (!pressed) return null;
  const outcome = await press(db, actor, pressed);
  switch (outcome.kind) {
    case "done":
      return `account:pressed.${pressed.act}`;
    case "forbidden":
      return `moderation:reason.${outcome.reason}`;
    case "full":
      return "notifications:notice.watch-limit";
    case "missing":
    case "limited":
      return "account:pressed.not";
  }
}

function press(db: Db, actor: Actor, pressed: Pressed) {
  switch (pressed.act) {
    case "me-too":
      return setMeToo(db, { actor, questionId: pressed.id, isOn: true });
    case "vote":
      return vote(db, { actor, documentId: pressed.id, value: pressed.value });
    case "watch":
      return setWatch(db, { actor, watching: { target: pressed.target, id: pressed.id }, isOn: true });
  }
}
