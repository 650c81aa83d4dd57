// Which stars and tildes open and close, beside letters that stand without spaces.
//
// CommonMark asks whether a mark has a space or punctuation beside it, so "**注意：**请" shows its stars: "：" is punctuation, and
// no space follows. Here the punctuation of Chinese, Japanese and Korean counts as a letter, and a letter of theirs beside
// other punctuation as a space would: the rule of the "CommonMark CJK-friendly amendments". Everything else is CommonMark's;
// underscores are, too, as they are part of names.
import { CJK_LETTERS, CJK_SIGNS } from "~/text/scripts";
import type { Tokenizer } from "./tokens";

type Inline = Tokenizer["rules"]["inline"];

const ANY = String.raw`[\p{P}\p{S}]`;
const CJK = `[${CJK_LETTERS}${CJK_SIGNS}]`;

export function flankingRules(): Pick<
  Inline,
  "emStrongLDelim" | "emStrongRDelimAst" | "delLDelim" | "delRDelim" | "punctuation"
> {
  const [inEmphasis, inStruck] = [signs("~"), signs("")];
  return {
    emStrongLDelim: new RegExp(
      String.raw`^(?:\*+(?:((?!\*)${inEmphasis.sign})|([^\s*]))?)|^_+(?:((?!_)(?!~)${ANY})|([^\s_]))?`,
      "u",
    ),
    emStrongRDelimAst: new RegExp(
      [
        String.raw`^[^_*]*?__[^_*]*?\*[^_*]*?(?=__)|[^*]+(?=[^*])`,
        ...closers(String.raw`\*`, String.raw`\*+`, inEmphasis),
      ].join("|"),
      "gu",
    ),
    delLDelim: new RegExp(`^~~?(?:((?!~)${inStruck.sign})|[^\\s~])`, "u"),
    delRDelim: new RegExp(["^[^~]+(?=[^~])", ...closers("~", "~~?", inStruck)].join("|"), "gu"),
    /** What may stand before a mark that opens before punctuation. */
    punctuation: new RegExp(String.raw`^((?![*_])(?:[\s\p{P}\p{S}]|${CJK}))`, "u"),
  };
}

type Signs = { sign: string; letter: string };

/** Punctuation that counts as such, and everything else that is seen. `letters` are signs that are none here. */
function signs(letters: string): Signs {
  return {
    sign: `(?![${letters}${CJK_SIGNS}])${ANY}`,
    letter: String.raw`(?:[^\s\p{P}\p{S}]|[${letters}${CJK_SIGNS}])`,
  };
}

/** In the parser's order, which tells them apart by their number: 1, 2 close, 3, 4 open, 5, 6 do either. */
function closers(mark: string, run: string, { sign, letter }: Signs): string[] {
  return [
    `(?!${mark})${sign}(${run})(?=\\s|$)`,
    `${letter}(${run})(?!${mark})(?=\\s|${sign}|$)`,
    `(?:\\s|(?!${mark})${sign}(?!${mark}+${CJK}))(${run})(?=${letter})`,
    `\\s(${run})(?!${mark})(?=${sign})`,
    `(?!${mark})${sign}(${run})(?!${mark})(?=${sign}|${CJK})`,
    `${letter}(${run})(?=${letter})`,
  ];
}
