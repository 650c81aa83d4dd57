// The wording of the rules' reasons in the page's language, as the server words them. Loaded only where people write.
import { IntlMessageFormat } from "intl-messageformat";
import type { Reason } from "#moderation/reason";
import { pageLanguage, words } from "./words";

type Messages = Record<string, string>;

const files: Record<string, () => Promise<{ default: Messages }>> = {
  en: () => import("../messages/en/moderation"),
  de: () => import("../messages/de/moderation"),
  ru: () => import("../messages/ru/moderation"),
  "zh-Hans": () => import("../messages/zh-Hans/moderation"),
  "zh-Hant": () => import("../messages/zh-Hant/moderation"),
};

const LONGEST_PASSAGE = 120;

export type ReasonWords = { notice(isRefused: boolean, reasons: readonly Reason[], mayMove: boolean): HTMLElement };

export async function reasonWords(): Promise<ReasonWords> {
  const said = await words();
  const messages: Messages = (await (files[pageLanguage] ?? files.en)?.())?.default ?? {};

  const format = (key: string, values: Reason["parameters"]): string => {
    const text = messages[key];
    if (text === undefined) return "";
    return String(new IntlMessageFormat(text, pageLanguage, undefined, { ignoreTag: true }).format({ ...values }));
  };

  function item({ code, passage, parameters, rule }: Reason): HTMLElement {
    const line = document.createElement("li");
    line.append(withCode(format(`reason.${code}`, parameters)), " ");
    if (passage) line.append(tagged("q", passage.slice(0, LONGEST_PASSAGE)));
    const fix = format(`fix.${code}`, parameters);
    if (fix) line.append(document.createElement("br"), withCode(fix));
    const title = rule ? format(`rule.${rule}.title`, {}) : "";
    if (title) line.append(" ", tagged("em", title));
    return line;
  }

  return {
    notice(isRefused, reasons, mayMove) {
      const notice = document.createElement("div");
      notice.className = isRefused ? "notice bad" : "notice wait";
      const heading = tagged("p", isRefused ? said.refused : said.held);
      heading.className = "notice-title";
      const list = document.createElement("ul");
      list.append(...reasons.map(item));
      notice.append(heading, list);
      if (mayMove) notice.append(tagged("p", said.offer), mover(said.move));
      return notice;
    },
  };
}

/** The same button as on the form that comes back: it takes the text to the Marketplace. */
function mover(words: string): HTMLElement {
  const button = document.createElement("button");
  Object.assign(button, { type: "submit", name: "move", value: "1", className: "button", textContent: words });
  return button;
}

/** The catalogues name what is typed between back-ticks. */
function withCode(words: string): DocumentFragment {
  const parts = document.createDocumentFragment();
  for (const [at, part] of words.split("`").entries()) parts.append(at % 2 === 1 ? tagged("code", part) : part);
  return parts;
}

function tagged(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
