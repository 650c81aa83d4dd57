// Images of other places. The renderer writes a link, whoever reads: the address of a reader and the page that is read are
// nobody else's business. What the administration chose turns the links into images afterwards – a copy of ours, or the image
// itself where it comes from a host that was allowed.
//
// Promises: without a choice nothing of another host is loaded. Reads the sanitiser's output only, where a class is always
// ours and a value holds no sign of a tag; the images it writes have attributes of ours alone. Linear.
import { escapeHtml, unescapeHtml } from "./escape";

export type ShownImages = {
  /** By the address as it is written: files among our uploads. */
  copies: Readonly<Record<string, { name: string; width: number; height: number }>>;
  /** Hosts whose images are shown from there, with what is below them. */
  hosts: readonly string[];
};

/** More than these in one text stay links. */
export const MOST_OUTSIDE_IMAGES = 50;
const MAX_ADDRESS_LENGTH = 2_000;

/** As the sanitiser writes them: a link, or inside of another link its words with the address beside them. */
const OUTSIDE =
  /<a href="([^"]*)"(?: title="([^"]*)")? class="outside-image"[^>]*>([^<]*)<\/a>|<span title="([^"]*)" class="outside-image">([^<]*)<\/span>/g;

/** An address on another host by https, as a browser would read it, or null. */
export function outsideImage(source: string): string | null {
  const url = URL.canParse(source) ? new URL(source) : null;
  if (url?.protocol !== "https:" || url.username || url.password) return null;
  url.hash = "";
  return url.href.length > MAX_ADDRESS_LENGTH ? null : url.href;
}

/** `label` is HTML already. */
export function outsideImageHtml(address: string, label: string, title: string | undefined, isInLink: boolean): string {
  const href = escapeHtml(address);
  if (isInLink) return `<span title="${href}" class="outside-image">${label}</span>`;
  return `<a href="${href}"${title ? ` title="${title}"` : ""} class="outside-image">${label}</a>`;
}

export function outsideImagesIn(html: string): string[] {
  const found = new Set<string>();
  for (const [, href, , , inLink] of html.matchAll(OUTSIDE)) {
    if (found.size >= MOST_OUTSIDE_IMAGES) break;
    found.add(unescapeHtml(href ?? inLink ?? ""));
  }
  return [...found];
}

export function showImages(html: string, shown: ShownImages): string {
  return html.replace(
    OUTSIDE,
    (link, href?: string, title?: string, label?: string, inLink?: string, words?: string) => {
      const address = unescapeHtml(href ?? inLink ?? "");
      const image = imageOf(address, label ?? words ?? "", title, shown);
      if (image === null) return link;
      const copy = shown.copies[address];
      return copy && inLink === undefined ? `<a href="/uploads/${copy.name}">${image}</a>` : image;
    },
  );
}

function imageOf(address: string, label: string, title: string | undefined, { copies, hosts }: ShownImages) {
  // The sanitiser writes quotes in words as they are.
  const rest = `alt="${label.replaceAll('"', "&quot;")}"${title ? ` title="${title}"` : ""}`;
  const copy = Object.hasOwn(copies, address) ? copies[address] : undefined;
  if (copy)
    return `<img src="/uploads/${copy.name}" ${rest} width="${copy.width}" height="${copy.height}" loading="lazy" decoding="async" />`;
  const from = outsideImage(address);
  if (from === null || !isBelow(new URL(from).host, hosts)) return null;
  return `<img src="${escapeHtml(from)}" ${rest} loading="lazy" decoding="async" referrerpolicy="no-referrer" />`;
}

function isBelow(host: string, hosts: readonly string[]): boolean {
  return hosts.some((allowed) => host === allowed || host.endsWith(`.${allowed}`));
}
