// What a template is called here, and how one looks that stands in the middle of a line.
import { codeSpan, escapeLinkWords, escapeText, oneLine } from "./escape";
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

/** Places the notes, which are at the end of a page here in any case; given words of its own it is something else. */
export function placesNotes({ name, parameters }: Template): boolean {
  return NOTES.has(spokenName(name).toLowerCase()) && parameters.every(saysHowNotesLook);
}

function saysHowNotesLook({ name, value }: Template["parameters"][number]): boolean {
  if (name !== null && /^(?:group|colwidth|columns|liststyle|style|width|refs)$/i.test(name.trim())) return true;
  return /^\s*(?:[\d.]{1,9}\s?(?:em|px|%)?)?\s*$/i.test(value);
}

const NOTES = new Set([
  ...["reflist", "ref list", "references", "reference list", "refs", "notelist", "notes list", "footnotes", "reflist2"],
  ...["einzelnachweise", "fußnoten", "примечания", "список примечаний", "références", "listaref", "listaref2"],
  ...["参考资料", "參考資料", "参考文献", "參考文獻", "脚注リスト", "脚注", "腳註", "註腳"],
]);

export type Callout = "NOTE" | "TIP" | "IMPORTANT" | "WARNING" | "CAUTION";

const CALLOUTS: Record<string, Callout> = {
  ...{
    note: "NOTE",
    info: "NOTE",
    information: "NOTE",
    hinweis: "NOTE",
    примечание: "NOTE",
    注意: "NOTE",
    说明: "NOTE",
    說明: "NOTE",
  },
  ...{ tip: "TIP", hint: "TIP", tipp: "TIP", совет: "TIP", 提示: "TIP" },
  ...{ important: "IMPORTANT", wichtig: "IMPORTANT", важно: "IMPORTANT", 重要: "IMPORTANT" },
  ...{ warning: "WARNING", warn: "WARNING", warnung: "WARNING", предупреждение: "WARNING", 警告: "WARNING" },
  ...{
    caution: "CAUTION",
    danger: "CAUTION",
    achtung: "CAUTION",
    vorsicht: "CAUTION",
    внимание: "CAUTION",
    小心: "CAUTION",
    危险: "CAUTION",
  },
};

/** What the usual names of boxes are here; null for other templates. */
export function calloutOf({ name }: Template): Callout | null {
  return CALLOUTS[spokenName(name).toLowerCase()] ?? null;
}

const KEYS = new Set(["key", "keys", "kbd", "keypress", "button", "taste", "клавиша", "按键", "按鍵"]);

/** In a sentence: what it was given, as there is no page that says how to show it. Code where it was given nothing. */
export function inlineTemplate(template: Template, inline: (text: string) => string): string {
  const page = transcludedPage(template);
  if (page !== null) return `[[${escapeLinkWords(page)}]]`;
  const values = template.parameters.filter(({ value }) => value.trim() !== "");
  if (placesNotes(template)) {
    for (const { value } of values) inline(value);
    return "";
  }
  if (isFunction(template) || values.length === 0) return codeSpan(template.raw);
  if (KEYS.has(spokenName(template.name).toLowerCase()))
    return values.map(({ value }) => `<kbd>${inline(value.trim())}</kbd>`).join("+");
  const spoken = values.map(({ name, value }) => {
    const text = oneLine(inline(value.trim()));
    return name === null || /^\d+$/.test(name) ? text : `${escapeText(spokenName(name))}: ${text}`;
  });
  return spoken.join(" · ");
}
