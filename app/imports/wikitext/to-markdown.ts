// Wikitext of MediaWiki as our Markdown.
//
// Promises: never throws; linear in the length of the text, whatever it is; no word is lost. What Markdown has no sign for
// stays visible: templates show what they were given, functions and unknown tags stand as code, categories are listed at
// the end, files are named, comments stay comments. What only says how something looked (class, style, align, the size of
// a picture) is passed over. The same text always gives the same Markdown, so that its history can be compared.
// Tried: libraries. Those that parse wikitext completely are under the GPL, the others drop what they do not know.
import { blocksOf } from "./blocks";
import { type Context, DEEPEST_BLOCKS, type WikitextPage } from "./context";
import { fencedCode } from "./escape";
import { inlineMarkdown } from "./inline";
import { Nodes, withoutMarks } from "./nodes";
import { scan } from "./scan";

export type { WikitextPage } from "./context";

/** No old wiki saved more than two million bytes. */
const LONGEST = 4_000_000;

export function wikitextToMarkdown(source: string, page: WikitextPage): string {
  if (source.length > LONGEST) return fencedCode(source, "wikitext");
  try {
    return converted(source, page);
  } catch {
    // What nobody foresaw is shown as it was written.
    return fencedCode(source, "wikitext");
  }
}

function converted(source: string, page: WikitextPage): string {
  const nodes = new Nodes();
  const text = scan(withoutMarks(source), nodes);
  const context: Context = {
    page,
    nodes,
    listed: [],
    notes: new Map(),
    comments: [],
    hasTopHeadings: /^=[^=\n](?:[^\n]{0,500}[^=\n])?=[ \t]*$/m.test(text) || /<h1[\s>]/i.test(text),
    depth: 0,
    blocks(inner) {
      if (context.depth >= DEEPEST_BLOCKS) return [fencedCode(nodes.rawOf(inner), "wikitext")];
      context.depth += 1;
      const blocks = blocksOf(inner, context);
      context.depth -= 1;
      return blocks;
    },
    inline: (inner) => inlineMarkdown(inner, context),
  };
  const blocks = context.blocks(text);
  if (context.listed.length > 0) blocks.push("---", context.listed.join(" · "));
  for (const note of context.notes.values()) blocks.push(`[^${note.label}]: ${note.text}`);
  const markdown = blocks.join("\n\n").trim();
  // A page that is only there to be put into others.
  return markdown === "" && source.trim() !== "" ? fencedCode(source, "wikitext") : markdown;
}

const REDIRECT =
  /^\s*#\s*(?:redirect|weiterleitung|перенаправление|перенапр|重定向|重新導向|転送|リダイレクト|redirection|redirecci[oó]n|redirecionamento|rinvia|doorverwijzing|patrz|przekieruj|omdirigering|ohjaus|uudelleenohjaus)\s*:?\s*\[\[([^[\]|\n]{1,250})(?:\|[^[\]\n]{0,250})?\]\]/iu;

/** Where the whole text sends its readers elsewhere: the page it names. */
export function redirectTarget(source: string): string | null {
  return REDIRECT.exec(source.slice(0, 1_000))?.[1]?.replace(/^:/, "").trim() ?? null;
}
