/**
 * Personal contact and bank data in public posts: e-mail addresses, telephone numbers, account and
 * card numbers. For the author's protection, or that of whoever they write about.
 *
 * Promises: part numbers, error codes, dates, versions, IP addresses and measurements are not taken
 * for telephone numbers: without a plus sign or a telling word before it, a row of digits is only
 * a number. Account and card numbers count only with a right check digit. Addresses of the
 * community, of its company and from documentation (example.com) are nobody's.
 * Costs: linear; every pattern has an upper length.
 */
import type { Field, SubmissionFacts, TextFacts } from "../facts";
import { commonDomain } from "../text/links";
import { type Hit, hit } from "./hit";

export type ContactParameters = { email: number; phone: number; bank: number };

/** Strengths: enough to hold a newcomer's post, only a mark on a known member's. */
export const CONTACT: ContactParameters = { email: 0.55, phone: 0.55, bank: 0.8 };

export function detectContact(facts: SubmissionFacts, parameters: ContactParameters): Hit[] {
  const fields: readonly Field[] = ["title", "body"];
  return fields.flatMap((field) => [
    ...emails(facts, field, parameters.email),
    ...numbers(facts.text, field, parameters),
  ]);
}

const EMAIL = /(?<![\w.+@/-])[\w.+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,24}(?![\w@]|\.\p{L})/gu;
const FILE_ENDINGS = /\.(?:png|jpe?g|gif|webp|svg|js|ts|css|json|html?|md|txt|service|local|internal|test|invalid)$/i;
const DOCUMENTATION = /(?:^|\.)example(?:\.(?:com|org|net))?$/i;
/** Mailboxes of functions, not of people; `git@host` is an address of a repository. */
const FUNCTIONAL = /^(?:info|support|sales|contact|service|office|help|noreply|no-reply|admin|postmaster|git)$/i;

function emails({ text, siteDomains }: SubmissionFacts, field: Field, strength: number): Hit[] {
  const prose = field === "title" ? text.proseTitle : text.proseBody;
  const hits: Hit[] = [];
  for (const match of prose.matchAll(EMAIL)) {
    const [local = "", host = ""] = match[0].split("@");
    const isNobodys = FILE_ENDINGS.test(host) || DOCUMENTATION.test(host) || FUNCTIONAL.test(local);
    if (isNobodys || siteDomains.includes(commonDomain(host))) continue;
    const where = { field, start: match.index, end: match.index + match[0].length };
    hits.push(hit(text, where, "contact-email", strength));
  }
  return hits;
}

const DIGITS = /(?<![\p{L}\p{N}_.,:#/+-])\(?\+?\(?\d[\d \u00a0()/.–-]{5,24}\d(?![\p{L}\p{N}_:%°])/gu;
const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu;

function numbers(text: TextFacts, field: Field, { phone, bank }: ContactParameters): Hit[] {
  const prose = field === "title" ? text.proseTitle : text.proseBody;
  const hits: Hit[] = [];
  const taken = new Set<number>();
  for (const match of prose.matchAll(IBAN)) {
    if (!isIban(match[0])) continue;
    for (let at = match.index; at < match.index + match[0].length; at += 1) taken.add(at);
    const where = { field, start: match.index, end: match.index + match[0].length };
    hits.push(hit(text, where, "contact-bank", bank));
  }
  for (const match of prose.matchAll(DIGITS)) {
    if (taken.has(match.index)) continue;
    const where = { field, start: match.index, end: match.index + match[0].length };
    const before = prose.slice(Math.max(0, match.index - WORD_REACH), match.index);
    if (isCard(match[0])) hits.push(hit(text, where, "contact-bank", bank));
    else if (isPhone(match[0], before)) hits.push(hit(text, where, "contact-phone", phone));
  }
  return hits;
}

/** How far before a number a telling word may stand, in characters. */
const WORD_REACH = 24;
const TELLING =
  /(?:\b(?:tel|phone|mobile|whatsapp|viber|call me|call us|text me|telefon|handy|mobil|anrufen|ruf(?:en)? (?:mich|uns|sie|an))\b|(?:^|[^\p{L}])(?:тел|телефон|звоните|позвоните|ватсап|вотсап|мой номер)(?!\p{L})|电话|手机|微信|電話|手機|致电|致電)/iu;
const DATE = /^(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|^\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d/;
const DOTTED = /^\+?\d{1,3}(?:\.\d{1,3}){3}$/;
const DECIMAL = /^\+?\d+\.\d+$/;

function isPhone(written: string, before: string): boolean {
  const digits = written.replace(/\D/g, "");
  if (digits.length < 7 || digits.length > 15) return false;
  if (DATE.test(written) || DOTTED.test(written) || DECIMAL.test(written)) return false;
  const isInternational = /^\(?\+\(?[1-9]/.test(written) && digits.length >= 9;
  const isRussianMobile = /^8[ (-]{1,2}9\d\d[) -]{1,2}\d{3}[ -]\d\d[ -]?\d\d$/.test(written);
  return isInternational || isRussianMobile || TELLING.test(before);
}

/** ISO 13616: moved to the end, letters as numbers, the rest by 97 is 1. */
function isIban(written: string): boolean {
  const compact = written.replace(/ /g, "");
  if (compact.length < 15 || compact.length > 34) return false;
  let rest = 0;
  for (const sign of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Four groups of four with a right Luhn digit. Ungrouped rows are serial numbers far more often. */
function isCard(written: string): boolean {
  if (!/^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$/.test(written)) return false;
  const digits = [...written.replace(/\D/g, "")].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const value = index % 2 === 1 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
