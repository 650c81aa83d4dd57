// Says when the connection goes and comes back.
import { hush, say } from "./toast";
import { words } from "./words";

export async function watch(): Promise<void> {
  const { offline, online, close } = await words();
  const gone = () => say(offline, { label: close, run: hush });
  addEventListener("offline", gone);
  addEventListener("online", () => say(online));
  if (!navigator.onLine) gone();
}
