// Links to other wikis, by the prefixes that every MediaWiki knows from its beginning. The table of a wiki itself is not in
// its export.

const PROJECTS: Record<string, string> = {
  ...{ wikipedia: "wikipedia.org", w: "wikipedia.org", wiktionary: "wiktionary.org", wikt: "wiktionary.org" },
  ...{ wikibooks: "wikibooks.org", b: "wikibooks.org", wikiquote: "wikiquote.org", q: "wikiquote.org" },
  ...{ wikisource: "wikisource.org", s: "wikisource.org", wikinews: "wikinews.org", n: "wikinews.org" },
  ...{ wikiversity: "wikiversity.org", v: "wikiversity.org", wikivoyage: "wikivoyage.org", voy: "wikivoyage.org" },
};
const SINGLE: Record<string, string> = {
  ...{ commons: "https://commons.wikimedia.org/wiki/", c: "https://commons.wikimedia.org/wiki/" },
  ...{
    meta: "https://meta.wikimedia.org/wiki/",
    m: "https://meta.wikimedia.org/wiki/",
    metawikipedia: "https://meta.wikimedia.org/wiki/",
  },
  ...{ mw: "https://www.mediawiki.org/wiki/", mediawikiwiki: "https://www.mediawiki.org/wiki/" },
  ...{
    wikidata: "https://www.wikidata.org/wiki/",
    d: "https://www.wikidata.org/wiki/",
    species: "https://species.wikimedia.org/wiki/",
  },
  ...{ phab: "https://phabricator.wikimedia.org/", bugzilla: "https://bugzilla.wikimedia.org/show_bug.cgi?id=" },
  ...{ doi: "https://doi.org/", rfc: "https://www.rfc-editor.org/rfc/rfc", google: "https://www.google.com/search?q=" },
  ...{
    wikia: "https://community.fandom.com/wiki/w:c:",
    fandom: "https://community.fandom.com/wiki/w:c:",
    wikimedia: "https://foundation.wikimedia.org/wiki/",
  },
};

/** "w:de:Kessel" → the page of that wiki; null for what is no such link. */
export function interwikiAddress(name: string): string | null {
  const [, written = "", rest = ""] = /^([a-z]{1,20}):\s*(\S.*)$/i.exec(name) ?? [];
  const prefix = written.toLowerCase();
  if (rest === "") return null;
  if (SINGLE[prefix] !== undefined) return SINGLE[prefix] + titleInAddress(rest);
  if (PROJECTS[prefix] === undefined) return null;
  const [, language = "en", title = rest] = /^([a-z]{2,3}(?:-[a-z]{2,8})?):\s*(\S.*)$/.exec(rest) ?? [];
  return `https://${language}.${PROJECTS[prefix]}/wiki/${titleInAddress(title)}`;
}

function titleInAddress(title: string): string {
  return encodeURIComponent(title.replace(/ /g, "_")).replace(/%(?:2F|3A|23|2C|28|29)/g, decodeURIComponent);
}
