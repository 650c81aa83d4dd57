/**
 * Personal contact and bank data in public posts: e-mail addresses, telephone numbers, names in messengers, account and
 * card numbers. For the author's protection, or that of whoever they write about.
 *
 * Promises: part numbers, error codes, dates, versions, IP addresses and measurements are not taken
 * for telephone numbers: without a plus sign or a telling word before it, a row of digits is only
 * a number. Account and card numbers count only with a right check digit. What the community and its
 * company publish about themselves, and documentation (example.com), is nobody's. Data of somebody else ("his number is")
 * is held whoever writes it. Costs: linear; every pattern has an upper length.
 */
import type { Field, SubmissionFacts } from "../facts";
import { commonDomain } from "../text/links";
import { isCard, isIban } from "./check-digits";
import { findAddresses } from "./contact-address";
import { grave, type Hit, hit } from "./hit";
import { findSpeltNumbers } from "./number-words";
import { isPhone, MESSENGER, SOMEBODYS, TAGGED, TOLD_HANDLE } from "./phone-words";

export type ContactParameters = {
  email: number;
  phone: number;
  messenger: number;
  bank: number;
  address: number;
  somebodys: number;
};

/** Strengths: enough to hold a newcomer's post, only a mark on a known member's; of somebody else, enough for everybody. */
export const CONTACT: ContactParameters = {
  email: 0.55,
  phone: 0.55,
  messenger: 0.55,
  bank: 0.8,
  address: 0.35,
  somebodys: 0.85,
};

type Kind = "contact-email" | "contact-phone" | "contact-messenger" | "contact-bank" | "contact-address";
export type Contact = { kind: Kind; field: Field; start: number; end: number; isSomebodys?: boolean };

export function detectContact(facts: SubmissionFacts, parameters: ContactParameters): Hit[] {
  return findContacts(facts).map((contact) => {
    const prose = contact.field === "title" ? facts.text.proseTitle : facts.text.proseBody;
    const isSomebodys =
      contact.isSomebodys === true ||
      SOMEBODYS.test(prose.slice(Math.max(0, contact.start - WORD_REACH), contact.start));
    const own = strengthOf(contact.kind, parameters);
    const one = hit(facts.text, contact, contact.kind, isSomebodys ? Math.max(own, parameters.somebodys) : own);
    return isSomebodys ? grave(one) : one;
  });
}

function strengthOf(kind: Kind, { email, phone, messenger, bank, address }: ContactParameters): number {
  switch (kind) {
    case "contact-email":
      return email;
    case "contact-phone":
      return phone;
    case "contact-messenger":
      return messenger;
    case "contact-bank":
      return bank;
    case "contact-address":
      return address;
  }
}

const found = new WeakMap<SubmissionFacts, readonly Contact[]>();

/** All of them, of both fields, in order; looked for once, however many detectors ask. */
export function findContacts(facts: SubmissionFacts): readonly Contact[] {
  const known = found.get(facts);
  if (known !== undefined) return known;
  const contacts = allContacts(facts);
  found.set(facts, contacts);
  return contacts;
}

function allContacts(facts: SubmissionFacts): Contact[] {
  const fields: readonly Field[] = ["title", "body"];
  const spelt = findSpeltNumbers(facts.text).map((one) => ({ kind: "contact-phone" as const, ...one }));
  return fields.flatMap((field) => {
    const prose = field === "title" ? facts.text.proseTitle : facts.text.proseBody;
    const found = [
      ...emails(facts, field, prose),
      ...messengers(field, prose),
      ...numbers(facts, field, prose),
      ...addresses(field, prose),
      ...spelt.filter((one) => one.field === field),
    ];
    return withoutOverlaps(found);
  });
}

function withoutOverlaps(found: readonly Contact[]): Contact[] {
  const kept: Contact[] = [];
  let end = -1;
  for (const one of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start < end) continue;
    kept.push(one);
    end = one.end;
  }
  return kept;
}

function addresses(field: Field, prose: string): Contact[] {
  const found = findAddresses(field, prose);
  const [first] = found;
  // A list of shops is not the more private the longer it is.
  const told = found.some(({ isSomebodys }) => isSomebodys)
    ? found.filter(({ isSomebodys }) => isSomebodys)
    : first
      ? [first]
      : [];
  return told.map((one) => ({ kind: "contact-address" as const, ...one }));
}

const EMAIL = /(?<![\w.+@/-])[\w.+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,4}\p{L}{2,24}(?![\w@]|\.\p{L})/gu;
/** Asked first: hardly any text spells an address out, and looking for one is costly. */
const SPELT_SIGN = /dot|punkt|точка|点|點|[([{<]\s?\./iu;
/** "name (at) provider (dot) net": spelt so that no program collects it. */
const SPELT_EMAIL =
  /(?<![\p{L}\p{N}_.+@/-])[\p{L}\p{N}_.+-]{1,64}[)\]]?\s{0,2}(?:[([{<]\s?(?:at|ät|äd|собака|艾特|@)\s?[)\]}>]|\s(?:at|ät|äd|собака|klammeraffe|艾特)\s)\s{0,2}[\p{L}\p{N}-]{2,63}\s{0,2}(?:[([{<]\s?(?:dot|punkt|точка|点|點|\.)\s?[)\]}>]|\s(?:dot|punkt|точка|点|點)\s)\s{0,2}(?:com|net|org|de|at|ch|ru|cn|tw|io|me|uk|eu|info|ру|рф|ком|нет|орг|example|test|gmail|mail)(?![\p{L}\p{N}])/giu;
const FILE_ENDINGS = /\.(?:png|jpe?g|gif|webp|svg|js|ts|css|json|html?|md|txt|service|local|internal|test|invalid)$/i;
const DOCUMENTATION = /(?:^|\.)example(?:\.(?:com|org|net))?$/i;
/** Mailboxes of functions, not of people; `git@host` is an address of a repository. */
const FUNCTIONAL = /^(?:info|support|sales|contact|service|office|help|noreply|no-reply|admin|postmaster|git)$/i;

function emails({ site }: SubmissionFacts, field: Field, prose: string): Contact[] {
  const found: Contact[] = [];
  const add = (match: RegExpMatchArray & { index: number }) =>
    found.push({ kind: "contact-email", field, start: match.index, end: match.index + match[0].length });
  for (const match of prose.includes("@") ? prose.matchAll(EMAIL) : []) {
    const [local = "", host = ""] = match[0].split("@");
    const isNobodys = FILE_ENDINGS.test(host) || DOCUMENTATION.test(host) || FUNCTIONAL.test(local);
    const isOurs = site.domains.includes(commonDomain(host)) || site.emails.includes(match[0].toLowerCase());
    if (!isNobodys && !isOurs) add(match);
  }
  for (const match of SPELT_SIGN.test(prose) ? prose.matchAll(SPELT_EMAIL) : []) add(match);
  return found;
}

function messengers(field: Field, prose: string): Contact[] {
  return [...prose.matchAll(MESSENGER), ...prose.matchAll(TOLD_HANDLE), ...prose.matchAll(TAGGED)].map(
    ({ 0: whole, index }) => ({
      kind: "contact-messenger" as const,
      field,
      start: index,
      end: index + whole.length,
    }),
  );
}

/** Beside Latin or Cyrillic letters digits are part of a name; Chinese ones stand beside anything. */
const DIGITS =
  /(?<![\p{N}_.,:#/+-]|(?!\p{Script=Han})\p{L})\(?\+?\(?\d[\d \u00a0()/.–-]{5,24}\d(?![\p{N}_:%°]|(?!\p{Script=Han})\p{L})/gu;
const IBAN_BEGINS = /[A-Z]{2}\d{2}/;
const IBAN = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu;
/** How far before a number a telling word may stand, in characters. */
const WORD_REACH = 24;
/** The end of a number says whose it is, with or without the prefix of the country. */
const TELLING_DIGITS = 7;

function numbers({ site }: SubmissionFacts, field: Field, prose: string): Contact[] {
  const found: Contact[] = [];
  for (const { 0: written, index } of IBAN_BEGINS.test(prose) ? prose.matchAll(IBAN) : []) {
    if (isIban(written)) found.push({ kind: "contact-bank", field, start: index, end: index + written.length });
  }
  for (const { 0: written, index } of prose.matchAll(DIGITS)) {
    const where = { field, start: index, end: index + written.length };
    const before = prose.slice(Math.max(0, index - WORD_REACH), index);
    if (isCard(written)) found.push({ kind: "contact-bank", ...where });
    else if (isPhone(written, before) && !isOurs(written, site.phones)) found.push({ kind: "contact-phone", ...where });
  }
  return found;
}

function isOurs(written: string, phones: readonly string[]): boolean {
  const digits = written.replace(/\D/g, "");
  return phones.some((phone) => {
    const end = phone.slice(-Math.max(TELLING_DIGITS, Math.min(phone.length, digits.length) - 4));
    return end.length >= TELLING_DIGITS && digits.endsWith(end);
  });
}
