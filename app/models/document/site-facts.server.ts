// What the community and its company say about themselves, as the rules need it: their domains, numbers and addresses are
// nobody's personal data and nobody's advertisement; and the lists that administrators keep.
//
// Promises: the same facts for the server's verdict and for the preflight in the browser. Pure but for the environment.
import { getDomain } from "tldts";
import type { SiteFacts } from "#moderation/facts";
import { env } from "~/env.server";
import type { Settings } from "~/settings";

/** Where anybody has a mailbox: such an address says nothing about whose the domain is. */
export const PUBLIC_MAILBOXES: ReadonlySet<string> = new Set(
  (
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com proton.me " +
    "protonmail.com gmx.de gmx.net gmx.at web.de t-online.de freenet.de posteo.de mailbox.org mail.ru yandex.ru ya.ru " +
    "rambler.ru bk.ru list.ru inbox.ru qq.com 163.com 126.com sina.com sohu.com foxmail.com yahoo.com.tw hinet.net zoho.com"
  ).split(" "),
);

const EMAIL = /[\w.+-]{1,64}@[\p{L}\p{N}.-]{3,253}/gu;
const PHONE = /\+?\d[\d ()/.–-]{5,30}\d/gu;
const FEWEST_DIGITS = 6;

export function siteFacts({ contact, limits }: Pick<Settings, "contact" | "limits">): SiteFacts {
  const said = [
    contact.phone,
    contact.email,
    contact.hours,
    contact.address,
    ...contact.people.map(({ reach }) => reach),
  ].join("\n");
  const emails = [...said.matchAll(EMAIL)].map(([address]) => address.toLowerCase());
  const hosts = [
    new URL(env().PUBLIC_URL).hostname,
    ...emails.map((address) => address.slice(address.indexOf("@") + 1)),
    ...[contact.imprintUrl, contact.privacyUrl, ...(said.match(/https?:\/\/[^\s<>"]+/gu) ?? [])].flatMap(hostOf),
  ];
  const domains = hosts.map((host) => getDomain(host) ?? host).filter((domain) => !PUBLIC_MAILBOXES.has(domain));
  return {
    domains: [...new Set(domains)],
    emails: [...new Set(emails)],
    phones: [...said.matchAll(PHONE)]
      .map(([number]) => number.replace(/\D/g, ""))
      .filter((digits) => digits.length >= FEWEST_DIGITS),
    knownDomains: limits.knownDomains,
    refusedDomains: limits.refusedDomains,
    firstPostsHeld: limits.firstPostsHeld,
    establishedPosts: limits.establishedPosts,
    establishedHours: limits.establishedHours,
  };
}

function hostOf(address: string): string[] {
  return URL.canParse(address) ? [new URL(address).hostname] : [];
}
