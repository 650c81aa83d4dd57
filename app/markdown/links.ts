// The token pass: finds what Markdown does not know in the texts between its marks – @member, #123, [[Page]],
// [[Page|words]], [^note] – and puts links there; turns plain addresses of this community's questions into their titles.
// A footnote's own text takes its turn when the note is written, so that mentions are counted in the order of reading.
// Never inside code, links, images or addresses of mail. Works on the parser's text tokens, one pattern, one pass.

import { escapeHtml, escapeKeepingReferences } from "./escape";
import { type Footnotes, footnoteMention } from "./footnotes";
import { MEMBER, PAGE, QUESTION } from "./names";
import { childrenOf } from "./raw-tags";
import { type LinkTargets, pageKey, pageName, pageNamed, questionIdOf } from "./targets";
import type { Token, Tokens } from "./tokens";

export type LinkPass = {
  targets: LinkTargets;
  footnotes: Footnotes;
  mentions: Set<string>;
  questionLinks: Set<number>;
  pageLinks: Set<string>;
};

/** A token whose HTML is ours. Only this pass makes them. */
export type TrustedToken = { type: "trusted"; raw: string; html: string };

const MARK = new RegExp(`${MEMBER}|${QUESTION}|${PAGE}|\\[\\^(?<note>[^\\]\\s]{1,40})\\]`, "giu");

export function linkPass(tokens: Token[], pass: LinkPass): void {
  let openAnchors = 0;
  const old = [...tokens];
  tokens.length = 0;
  for (const [at, token] of old.entries()) {
    if (token.type === "html") openAnchors = Math.max(0, openAnchors + anchorsOpened(token.raw));
    for (const piece of linked(token, old[at - 1], openAnchors > 0, pass)) tokens.push(piece);
  }
}

/** What stands for the token afterwards: itself, unless there are marks in it. */
function linked(token: Token, before: Token | undefined, isInLink: boolean, pass: LinkPass): Token[] {
  if (isTextLeaf(token)) return (!isInLink && !token.escaped && linkedPieces(token, before, pass)) || [token];
  if (token.type === "link") return [linkToken(token as Tokens.Link, pass)];
  if (token.type !== "image" && token.type !== "footnoteDefinition")
    for (const children of childrenOf(token)) linkPass(children, pass);
  return [token];
}

function isTextLeaf(token: Token): token is Tokens.Text {
  return token.type === "text" && !("tokens" in token && token.tokens);
}

function anchorsOpened(raw: string): number {
  if (/^<a[\s>]/i.test(raw)) return 1;
  return /^<\/a[\s>]/i.test(raw) ? -1 : 0;
}

function linkedPieces(token: Tokens.Text, before: Token | undefined, pass: LinkPass): Token[] | null {
  // One character of the text before lets the pattern see what the mark follows.
  const context = before ? before.raw.slice(-1) : "";
  const text = context + token.text;
  const pieces: Token[] = [];
  let at = context.length;
  for (const match of text.matchAll(MARK)) {
    if (match.index < context.length) continue;
    const html = linkHtml(match.groups ?? {}, pass);
    if (html === null) continue;
    if (match.index > at) pieces.push(textToken(text.slice(at, match.index)));
    const trusted: TrustedToken = { type: "trusted", raw: match[0], html };
    pieces.push(trusted);
    at = match.index + match[0].length;
  }
  if (pieces.length === 0) return null;
  if (at < text.length) pieces.push(textToken(text.slice(at)));
  return pieces;
}

function textToken(text: string): Tokens.Text {
  return { type: "text", raw: text, text };
}

function linkHtml(groups: Record<string, string | undefined>, pass: LinkPass): string | null {
  if (groups.member !== undefined) return memberHtml(groups.member, pass);
  if (groups.question !== undefined) return questionHtml(Number(groups.question), "", pass);
  if (groups.note !== undefined) return footnoteMention(pass.footnotes, groups.note);
  return groups.page === undefined ? null : pageHtml(groups.page, groups.words, pass);
}

function memberHtml(written: string, { targets, mentions }: LinkPass): string | null {
  const name = written.toLowerCase();
  if (targets.members && !targets.members.includes(name)) return null;
  mentions.add(name);
  return `<a href="/members/${name}" class="mention">@${escapeHtml(written)}</a>`;
}

function questionHtml(id: number, fragment: string, { targets, questionLinks }: LinkPass): string | null {
  const question = targets.questions?.[id];
  if (!question) return null;
  questionLinks.add(id);
  return `<a href="${escapeHtml(question.path + fragment)}" class="question-link">${escapeHtml(question.title)}</a>`;
}

function pageHtml(first: string, rest: string | undefined, { targets, pageLinks }: LinkPass): string | null {
  const { written, words } = readMark(first, rest, targets);
  const name = pageName(written);
  if (name === "") return null;
  pageLinks.add(Object.hasOwn(targets.pages ?? {}, name) ? name : pageKey(name));
  const page = pageNamed(targets, name);
  const own = page?.namesProduct ? written.slice(written.indexOf("/") + 1) : written;
  const label = escapeKeepingReferences(words?.trim() || own.trim());
  if (page) return `<a href="${escapeHtml(page.path)}" class="${page.isWanted ? "wanted" : "page-link"}">${label}</a>`;
  if (targets.wantedPage === undefined) return `<span class="wanted">${label}</span>`;
  return `<a href="${escapeHtml(targets.wantedPage + encodeURIComponent(name))}" class="wanted">${label}</a>`;
}

/** A "|" begins the words of the link, unless a page has it in its title. */
function readMark(first: string, rest: string | undefined, targets: LinkTargets): { written: string; words?: string } {
  const parts = rest?.split("|") ?? [];
  for (let count = parts.length; count > 0; count--) {
    const written = [first, ...parts.slice(0, count)].join("|");
    const words = parts.slice(count).join("|");
    if (Object.hasOwn(targets.pages ?? {}, pageName(written))) return words === "" ? { written } : { written, words };
  }
  return rest === undefined ? { written: first } : { written: first, words: rest };
}

/** A link stays one; a plain address of a question of ours becomes its title. */
function linkToken(token: Tokens.Link, pass: LinkPass): Token {
  const id = questionIdOf(token.href, pass.targets.origin);
  if (id === null) return token;
  const fragment = /#[\w-]{1,60}$/.exec(token.href)?.[0] ?? "";
  const html = token.autolink ? questionHtml(id, fragment, pass) : null;
  if (html !== null) return { type: "trusted", raw: token.raw, html };
  if (pass.targets.questions?.[id]) pass.questionLinks.add(id);
  return token;
}
