// What a draft belongs to, as one word: 'ask', 'answer:812', 'edit:812:section:h-care'. Every thing that can be edited alone has
// a word of its own, so that no form overwrites what was typed into another one.
//
// Two forms of the same thing (two tabs, two questions that are being asked) are told apart by "~" and a mark of the form.
const ID = "[1-9][0-9]{0,14}";
const NUMBER = "[1-9][0-9]{0,5}";
/** A section is named by the id of its heading: others may put sections before it. */
const PART = `:section:h-[\\p{L}\\p{M}\\p{N}_-]{1,120}|:(?:restore|undo):${NUMBER}`;
const THING = `ask|offer|page|(?:answer|comment|promotion|faq):${ID}|edit:${ID}(?:${PART})?`;

export const DRAFT_TARGET = new RegExp(`^(?:${THING})(?:~[0-9a-f]{10})?$`, "u");

/** A section of a page, an older version that comes back, a change that is taken back; null: all of it. */
export type EditedPart = { section: string } | { restore: number } | { undo: number } | null;

export const draftTargets = {
  ask: () => "ask",
  offer: () => "offer",
  page: () => "page",
  answer: (questionId: number) => `answer:${questionId}`,
  comment: (postId: number) => `comment:${postId}`,
  promotion: (answerId: number) => `promotion:${answerId}`,
  faq: (entryId: number) => `faq:${entryId}`,
  edit: (documentId: number, part: EditedPart = null) => `edit:${documentId}${partOf(part)}`,
} as const;

function partOf(part: EditedPart): string {
  if (part === null) return "";
  if ("section" in part) return `:section:${part.section}`;
  return "restore" in part ? `:restore:${part.restore}` : `:undo:${part.undo}`;
}

/** Whether the draft is of this thing, from whichever form. */
export function isDraftOf(target: string, thing: string): boolean {
  return target === thing || target.startsWith(`${thing}~`);
}

export function thingOf(target: string): string {
  return target.split("~", 1)[0] ?? target;
}
