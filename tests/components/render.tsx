// Renders a component as the server does, for a reader and a language.
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type InterfaceLanguage, translator } from "~/i18n";
import { PageContext, type PageContextValue } from "~/page-context";
import { SETTINGS_DEFAULTS } from "~/settings";

export const member: NonNullable<PageContextValue["actor"]> = {
  id: 7,
  name: "jonas",
  displayName: "Jonas",
  role: "member",
  language: "en",
  timeZone: "Europe/Berlin",
  avatar: null,
  isSuspended: false,
  isVerified: true,
  joinedAt: new Date("2025-01-01T00:00:00Z"),
};

export function render(
  node: ReactNode,
  more: Partial<PageContextValue> = {},
  language: InterfaceLanguage = "en",
): string {
  const value: PageContextValue = {
    actor: null,
    unreadCount: 0,
    language,
    t: translator(language),
    community: { areas: [], products: [], rules: [], settings: SETTINGS_DEFAULTS },
    path: "/questions",
    notice: null,
    script: "/assets/entry.js",
    publicUrl: "http://localhost:3000",
    isDevelopment: false,
    ...more,
  };
  return renderToStaticMarkup(<PageContext.Provider value={value}>{node}</PageContext.Provider>);
}
