// The wording of the rules' reasons in the page's language, as the server words them. Loaded only where people write.
import { IntlMessageFormat } from "intl-messageformat";
import type { Reason } from "#moderation/reason";
import { ownTitle } from "./preflight-rules";
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

type Beside = { mayMove: boolean; reviewTime: string | null };
export type ReasonWords = { notice(isRefused: boolean, reasons: readonly Reason[], beside: Beside): HTMLElement };

export async function reasonWords(): Promise<ReasonWords> {
  const said = await words();
  const messages: Messages = (await (files[pageLanguage] ?? files.en)?.())?.default ?? {};

  const format = (key: string, values: Reason["parameters"]): string => {
    const text = messages[key];
    if (text === undefined) return "";
    return String(new IntlMessageFormat(text, pageLanguage, undefined, { ignoreTag: true }).format({ ...values }));
  };

  /** What one rule says stands in one point: what was found, each with its words, and one way to mend it. */
  function item(reasons: readonly Reason[]): HTMLElement {
    const line = document.createElement("li");
    const rule = reasons[0]?.rule;
    const title = rule ? (ownTitle(rule, pageLanguage) ?? format(`rule.${rule}.title`, {})) : "";
    if (title) line.append(tagged("strong", title), document.createElement("br"));
    for (const { code, passage, parameters } of reasons) {
      line.append(withCode(format(`reason.${code}`, parameters)), " ");
      if (passage) line.append(tagged("q", passage.slice(0, LONGEST_PASSAGE)), " ");
    }
    const fix = reasons.map(({ code, parameters }) => format(`fix.${code}`, parameters)).find((words) => words !== "");
    if (fix) line.append(document.createElement("br"), withCode(fix));
    return line;
  }

  return {
    notice(isRefused, reasons, { mayMove, reviewTime }) {
      const notice = document.createElement("div");
      notice.className = isRefused ? "notice bad" : "notice wait";
      const heading = tagged("p", isRefused ? said.refused : said.held);
      heading.className = "notice-title";
      const list = document.createElement("ul");
      list.append(...byRule(reasons).map(item));
      notice.append(heading, list);
      if (reviewTime && !isRefused) notice.append(tagged("p", reviewTime));
      if (mayMove) notice.append(tagged("p", said.offer), mover(said.move));
      return notice;
    },
  };
}

/** Those of one rule together, in the order in which the rules are met; what no rule says stands alone. */
function byRule(reasons: readonly Reason[]): Reason[][] {
  const groups = new Map<string, Reason[]>();
  for (const reason of reasons) {
    const key = reason.rule ?? reason.code;
    groups.set(key, [...(groups.get(key) ?? []), reason]);
  }
  return [...groups.values()];
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
