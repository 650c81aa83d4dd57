// After a form was sent: a page that came by a redirect means that the text arrived, and its copy here has done its duty.
// An error page, a broken connection or the log-in page mean that it did not; then the copy waits for the form to open again.
import { dropCopy, takeSent } from "./draft-copies";
import { say } from "./toast";
import { words } from "./words";

export function land(): void {
  try {
    const keys = takeSent();
    const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    const hasArrived = page !== undefined && page.redirectCount > 0 && !location.pathname.startsWith("/login");
    if (hasArrived) keys.forEach(dropCopy);
    else if (keys.length > 0 && location.pathname.startsWith("/login"))
      void words().then((said) => say(said["logged-out"]));
  } catch {
    // Storage can be forbidden; then there is no copy.
  }
}
