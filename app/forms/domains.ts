// Lists of domains, as administrators type them.
import { z } from "zod";

/** One a line; people paste whole addresses, of which the host is meant. */
const MOST_DOMAINS = 500;
export const domains = z
  .string()
  .max(20_000)
  .default("")
  .transform((text) => [
    ...new Set(
      text
        .split(/[\s,;]+/u)
        .map(hostOf)
        .filter((host) => host !== ""),
    ),
  ])
  .superRefine((hosts, { addIssue }) => {
    const domain = hosts.find((host) => !/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(host));
    if (hosts.length > MOST_DOMAINS)
      addIssue({ code: "custom", message: "domains-many", params: { values: { most: MOST_DOMAINS } } });
    else if (domain !== undefined)
      addIssue({ code: "custom", message: "domain", params: { values: { domain: domain.slice(0, 80) } } });
  });

function hostOf(written: string): string {
  const host = written
    .toLowerCase()
    .replace(/^[a-z]+:\/\//u, "")
    .replace(/[/?#].*$/u, "");
  return host.replace(/^www\./u, "").replace(/\.$/u, "");
}
