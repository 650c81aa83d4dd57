// What a template is called here, and how one looks that stands in the middle of a line.
import { codeSpan, escapeLinkWords } from "./escape";
import type { WikiNode } from "./nodes";

export type Template = Extract<WikiNode, { kind: "template" }>;

/** Functions of the old software and its variables; they are shown as they were written. */
export function isFunction({ name }: Template): boolean {
  return /^#|^(?:subst|safesubst|int|msg|raw|ns|nse|lc|uc|lcfirst|ucfirst|urlencode|padleft|padright|formatnum|plural|gender|grammar|fullurl|localurl|canonicalurl|anchorencode|filepath|tag|special|mediawiki|displaytitle|defaultsort|defaultsortkey|defaultcategorysort|pagesincategory|numberof\w{1,20})\s*:/i.test(
    name,
  );
}

/** "Compatibility_Table_Row" as words. */
export function spokenName(name: string): string {
  return name.replace(/_/g, " ").replace(/\s+/g, " ").trim();
}

/** `{{:Some page}}` put a whole page there: a link leads to it here. Null: it is no such thing. */
export function transcludedPage({ name, parameters }: Template): string | null {
  if (!name.startsWith(":") || parameters.length > 0) return null;
  const page = spokenName(name.slice(1));
  return page === "" || /[[\]{}|<>]/.test(page) ? null : page;
}

export function inlineTemplate(template: Template): string {
  const page = transcludedPage(template);
  return page === null ? codeSpan(template.raw) : `[[${escapeLinkWords(page)}]]`;
}
