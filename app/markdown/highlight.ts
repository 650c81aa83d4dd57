// Colours code with highlight.js. A grammar is loaded when the first block in its language is rendered, so that a
// community that writes no Rust pays for none. Only languages of this list; code beyond the limits stays uncoloured.
import { createRequire } from "node:module";
import type { HLJSApi, LanguageFn } from "highlight.js";

const require = createRequire(import.meta.url);

/** Enough for a file that people paste; the grammars are not linear on hostile input. */
const MAX_BLOCK_LENGTH = 20_000;

const GRAMMARS = [
  "bash c cpp csharp css diff dockerfile go http ini java javascript json kotlin lua makefile markdown nginx php",
  "plaintext powershell properties python ruby rust scss shell sql swift typescript xml yaml",
].flatMap((line) => line.split(" "));

const ALIASES: Record<string, string> = {
  "c#": "csharp",
  "c++": "cpp",
  cs: "csharp",
  console: "shell",
  docker: "dockerfile",
  html: "xml",
  js: "javascript",
  jsx: "javascript",
  kt: "kotlin",
  md: "markdown",
  ps1: "powershell",
  py: "python",
  rb: "ruby",
  rs: "rust",
  sh: "bash",
  svg: "xml",
  text: "plaintext",
  toml: "ini",
  ts: "typescript",
  tsx: "typescript",
  txt: "plaintext",
  yml: "yaml",
  zsh: "bash",
};

let library: HLJSApi | null = null;

/** HTML with `hljs-*` spans, or null where the language is unknown or the code too long. */
export function highlightCode(code: string, language: string): string | null {
  if (code.length > MAX_BLOCK_LENGTH) return null;
  const name = ALIASES[language.toLowerCase()] ?? language.toLowerCase();
  if (name === "plaintext" || !GRAMMARS.includes(name)) return null;
  library ??= require("highlight.js/lib/core") as HLJSApi;
  if (!library.getLanguage(name)) {
    library.registerLanguage(name, require(`highlight.js/lib/languages/${name}`) as LanguageFn);
  }
  return library.highlight(code, { language: name, ignoreIllegals: true }).value;
}
