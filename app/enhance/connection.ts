// Says when the connection goes and comes back, to people who write. Loaded with the form: later it could not be loaded.
import { hush, say } from "./toast";
import type { words } from "./words";

type Said = Awaited<ReturnType<typeof words>>;

export function watchConnection({ offline, online, close }: Said): void {
  const gone = () => say(offline, { label: close, run: hush });
  addEventListener("offline", gone);
  addEventListener("online", () => say(online));
  if (!navigator.onLine) gone();
}
