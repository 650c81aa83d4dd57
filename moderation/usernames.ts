/**
 * Names: the user name in addresses and mentions, and the display name beside every post.
 *
 * Promises: user names are plain ASCII and never words that mean the house itself or a path; display
 * names may be written in any script, but not with signs that turn or hide text, not empty to the
 * eye, and not so that they can be taken for the community, its company or a member of staff.
 * Refuses: to judge taste.
 */

import { FIELD_LIMITS } from "./limits";
import type { AccountAnswer } from "./passwords";
import type { AccountReason } from "./reasons";
import { skeleton } from "./text/folding";
import { hasHiddenSigns } from "./text/hidden-signs";
import { asSeen } from "./text/lookalikes";

/** Taken by addresses (`/users/new`) or by trust ("admin said so"). */
export const RESERVED_USERNAMES: ReadonlySet<string> = new Set(
  `admin administrator administration root system sysadmin superuser owner host hostmaster webmaster postmaster abuse
  security support help helpdesk info contact service sales press legal privacy staff team moderator moderators mod
  official company commonplace community forum wiki faq bot robot api app assets static uploads public health metrics
  account accounts settings login logout join register signup signin password reset verify session sessions new edit
  delete search feed feeds sitemap robots favicon index home about rules trust tags products areas users user member
  members me you everyone everybody all here anonymous guest unknown deleted deleted-user null undefined true false
  noreply no-reply mailer-daemon daemon nobody`.split(/\s+/),
);

/**
 * `protectedNames`: user names of members who hold a role, and what the community and its company are called. `mayHoldOffice`:
 * for those who get a role with the name.
 */
export function judgeUsername(
  username: string,
  { protectedNames = [], mayHoldOffice = false }: { protectedNames?: readonly string[]; mayHoldOffice?: boolean } = {},
): AccountAnswer {
  const { minimum, maximum } = FIELD_LIMITS.username;
  if (username.length < minimum || username.length > maximum) return no("username-length", { minimum, maximum });
  if (!/^[a-z0-9_-]+$/.test(username) || !/[a-z0-9]/.test(username)) return no("username-characters");
  const plain = username.replace(/^[_-]+|[_-]+$/g, "");
  if (RESERVED_USERNAMES.has(username) || RESERVED_USERNAMES.has(plain)) return no("username-reserved");
  const shape = skeleton(username);
  if (protectedNames.some((other) => shape !== "" && skeleton(other) === shape)) return no("name-lookalike");
  return isOfficial(username) && !mayHoldOffice ? no("username-reserved") : { allowed: true };
}

/** What is stored and compared: composed, single spaces, trimmed. */
export function normaliseDisplayName(name: string): string {
  return name.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** More marks on one letter than any language writes. */
const STACKED_MARKS = /\p{M}{4}/u;
/** Words of office, in any spelling; beside them any name looks official. */
const OFFICE = [
  "admin",
  "administrator",
  "moderator",
  "support",
  "staff",
  "official",
  "offiziell",
  "администратор",
  "модератор",
  "поддержка",
  "管理员",
  "管理員",
  "版主",
  "官方",
  "客服",
  "administratorin",
  "moderatorin",
  "админ",
  "модераторы",
  "техподдержка",
];
const OFFICE_SHAPES = OFFICE.map((word) => ({ word: skeleton(word), isHan: /^\p{Script=Han}+$/u.test(word) }));
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;
const WITHIN_WORDS = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N}+$)/u;

/**
 * `protectedNames`: the community, its company, and members who hold a role, except the person
 * whose name this is. `mayHoldOffice`: for members with a role.
 */
export function judgeDisplayName(
  name: string,
  { protectedNames = [], mayHoldOffice = false }: { protectedNames?: readonly string[]; mayHoldOffice?: boolean } = {},
): AccountAnswer {
  const normal = normaliseDisplayName(name.slice(0, 1_000));
  const { minimum, maximum } = FIELD_LIMITS.displayName;
  const length = [...normal].length;
  if (length < minimum || length > maximum) return no("name-length", { maximum });
  if (hasHiddenSigns(normal) || STACKED_MARKS.test(normal) || !/[\p{L}\p{N}]/u.test(normal))
    return no("name-characters");
  const shape = skeleton(normal);
  const isTaken = protectedNames.some((other) => shape !== "" && skeleton(other) === shape);
  if (isTaken) return no("name-lookalike");
  return isOfficial(normal) && !mayHoldOffice ? no("name-lookalike") : { allowed: true };
}

/** Whether one of its words is a word of office, however it is spelt; Chinese ones stand anywhere, as nothing parts words. */
function isOfficial(name: string): boolean {
  const shape = skeleton(name);
  const seen = asSeen(name);
  const words = new Set([
    shape,
    ...seen.split(BETWEEN_WORDS).map(skeleton),
    // TeamAdmin, admin2: where a capital or a number begins
    ...seen.split(BETWEEN_WORDS).flatMap((word) => word.split(WITHIN_WORDS).map(skeleton)),
  ]);
  return OFFICE_SHAPES.some(({ word, isHan }) => (isHan ? shape.includes(word) : words.has(word)));
}

function no(reason: AccountReason, parameters: Readonly<Record<string, string | number>> = {}): AccountAnswer {
  return { allowed: false, reason, parameters };
}
