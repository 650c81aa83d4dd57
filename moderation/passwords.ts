/**
 * Which passwords are accepted: long enough, not the ones everybody tries, not one's own name.
 *
 * Promises: 8 to 128 characters (counted as people count, not as bytes); no rules about capitals
 * and signs, which make passwords worse (OWASP ASVS 5, NIST 800-63B). Refuses common words
 * however decorated, rows of the keyboard or alphabet, repetition, and anything made of the
 * person's own name, address or of the community's name. Hashing is the caller's.
 */
import { COMMON_PASSWORDS } from "./common-passwords";
import { FIELD_LIMITS } from "./limits";
import type { AccountReason } from "./reasons";

export type AccountAnswer =
  | { allowed: true }
  | { allowed: false; reason: AccountReason; parameters: Readonly<Record<string, string | number>> };

export type PasswordOwner = {
  username?: string;
  displayName?: string;
  email?: string;
  /** Name of the community. */
  brand?: string;
};

/** Parts of names shorter than this occur in anything. */
const SHORTEST_PART = 4;
/** What may be left beside a name or a common word for it to be still that word. */
const DECORATION = 4;

export function judgePassword(password: string, owner: PasswordOwner = {}): AccountAnswer {
  const { minimum, maximum } = FIELD_LIMITS.password;
  const length = [...password.slice(0, 4 * maximum)].length;
  if (length < minimum) return no("password-too-short", { minimum });
  if (length > maximum) return no("password-too-long", { maximum });
  if (isPattern(password)) return no("password-pattern");
  if (isCommon(password)) return no("password-common");
  return isPersonal(password, owner) ? no("password-personal") : { allowed: true };
}

function no(reason: AccountReason, parameters: Readonly<Record<string, string | number>> = {}): AccountAnswer {
  return { allowed: false, reason, parameters };
}

const LETTER_FOR: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

function isCommon(password: string): boolean {
  const lower = password.normalize("NFKC").toLowerCase();
  return [lower, unleeted(lower)].some((written) => {
    const stem = bare(written);
    const isDoubled = stem.length % 2 === 0 && stem.slice(0, stem.length / 2) === stem.slice(stem.length / 2);
    return COMMON_PASSWORDS.has(stem) || (isDoubled && COMMON_PASSWORDS.has(stem.slice(0, stem.length / 2)));
  });
}

/** Without digits and signs at both ends: "!Passwort2024" → "passwort". */
function bare(written: string): string {
  return written.replace(/^[^\p{L}]+/u, "").replace(/[^\p{L}]{1,128}$/u, "");
}

/** Digits written for letters, except those at the end, which people append. */
function unleeted(written: string): string {
  const end = /[\d!@$]*$/u.exec(written)?.index ?? written.length;
  const inner = written.slice(0, end).replace(/[0134573@$!]/gu, (sign) => LETTER_FOR[sign] ?? sign);
  return inner + written.slice(end);
}

const ROWS: readonly string[] = [
  "abcdefghijklmnopqrstuvwxyz",
  "абвгдежзийклмнопрстуфхцчшщъыьэюя",
  "01234567890123456789",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "1q2w3e4r5t6y7u8i9o0p",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "йцукенгшщзхъфывапролджэячсмитьбю",
];

/** A row of keys or letters, forwards or backwards, or few different characters. */
function isPattern(password: string): boolean {
  const lower = password.toLowerCase();
  const backwards = [...lower].reverse().join("");
  if (ROWS.some((row) => row.includes(lower) || row.includes(backwards))) return true;
  if (new Set(lower).size <= 2) return true;
  for (let size = 2; size <= 4; size += 1) {
    const unit = lower.slice(0, size);
    if (lower === unit.repeat(Math.ceil(lower.length / size)).slice(0, lower.length)) return true;
  }
  return /^\d{0,4}(?:19|20)\d\d\d{0,4}$/.test(lower) && lower.length <= 8;
}

function isPersonal(password: string, { username, displayName, email, brand }: PasswordOwner): boolean {
  const lower = password.toLowerCase();
  const mailbox = email?.split("@")[0];
  const parts = [username, displayName, brand, mailbox, email, ...(displayName?.split(/[^\p{L}\p{N}]+/u) ?? [])];
  return parts.some((part) => {
    const name = (part ?? "").toLowerCase().trim();
    if (name.length < SHORTEST_PART || !lower.includes(name)) return false;
    return lower.length - name.length <= DECORATION;
  });
}
