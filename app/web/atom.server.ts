// Atom feeds (RFC 4287), written by hand: five elements do not need a library. Everything is escaped here.
export type FeedEntry = {
  path: string;
  /** An address that stays when the title changes: what makes the entry the same one. */
  id: string;
  title: string;
  language: string;
  summary: string;
  author: string;
  published: Date;
  updated: Date;
  categories: string[];
};
export type Feed = { origin: string; path: string; page: string; title: string; entries: FeedEntry[] };

export function atomFeed({ origin, path, page, title, entries }: Feed): string {
  const newest = entries.reduce((latest, entry) => Math.max(latest, entry.updated.getTime()), 0);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${escapeXml(title)}</title>
<id>${escapeXml(origin + path)}</id>
<link rel="self" type="application/atom+xml" href="${escapeXml(origin + path)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(origin + page)}"/>
<updated>${new Date(newest).toISOString()}</updated>
${entries.map((entry) => entryXml(origin, entry)).join("\n")}
</feed>
`;
}

function entryXml(origin: string, entry: FeedEntry): string {
  const address = escapeXml(origin + entry.path);
  return `<entry xml:lang="${escapeXml(entry.language)}">
<title>${escapeXml(entry.title)}</title>
<id>${escapeXml(origin + entry.id)}</id>
<link rel="alternate" type="text/html" href="${address}"/>
<published>${entry.published.toISOString()}</published>
<updated>${entry.updated.toISOString()}</updated>
<author><name>${escapeXml(entry.author)}</name></author>
${entry.categories.map((category) => `<category term="${escapeXml(category)}"/>`).join("")}
<summary>${escapeXml(entry.summary)}</summary>
</entry>`;
}

/** Also drops what XML 1.0 cannot hold. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
