// Escaping for HTML text and double-quoted attributes.

/** Everything is literal: code, titles, names. A NUL, which no page may hold, becomes the replacement character. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("\0", "\uFFFD")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** Character references in Markdown text keep their meaning; everything else is literal. */
export function escapeKeepingReferences(text: string): string {
  return text
    .replace(/&(?!#\d{1,7};|#[xX][\da-fA-F]{1,6};|[a-zA-Z][\da-zA-Z]{1,30};)/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'" };

/** The inverse of escapeHtml, and of what the sanitiser writes. Other references stay as they are. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(amp|lt|gt|quot|apos|#39);/g, (_, name: string) => NAMED[name] ?? "");
}
