// The words of the scripts in the page's language: one small file, loaded once.
import type english from "../messages/en/script";

type Words = Record<keyof typeof english, string>;

const files: Record<string, () => Promise<{ default: Words }>> = {
  en: () => import("../messages/en/script"),
  de: () => import("../messages/de/script"),
  ru: () => import("../messages/ru/script"),
  "zh-Hans": () => import("../messages/zh-Hans/script"),
  "zh-Hant": () => import("../messages/zh-Hant/script"),
};

let loaded: Promise<{ default: Words }> | undefined;

export const pageLanguage = document.documentElement.lang;

export async function words(): Promise<Words> {
  loaded ??= (files[pageLanguage] ?? files.en)?.();
  if (!loaded) throw new Error("no words");
  return (await loaded).default;
}

/** Puts values into `{name}` places. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
