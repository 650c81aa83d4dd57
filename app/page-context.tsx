// What every component may need to show itself: words, language, who is reading. Pages are rendered on the server only,
// so this is filled once per request by entry.server and never travels to the browser.
import { createContext, useContext } from "react";
import type { Visit } from "~/web/visit.server";

export type PageContextValue = Pick<
  Visit,
  "actor" | "ended" | "unreadCount" | "language" | "t" | "community" | "path" | "notice"
> & {
  /** Address of the enhancement script and of what it always needs. */
  script: string | null;
  publicUrl: string;
  /** By the database's clock; this machine's where nobody has asked it. */
  now?: Date;
  isDevelopment: boolean;
};

export const PageContext = createContext<PageContextValue | null>(null);

export function usePage(): PageContextValue {
  const value = useContext(PageContext);
  if (!value) throw new Error("usePage outside of a page");
  return value;
}

export function useT() {
  return usePage().t;
}
