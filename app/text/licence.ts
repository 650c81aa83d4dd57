// Licences of texts by their names.

const CREATIVE_COMMONS = /^CC[ -](BY(?:-(?:SA|NC|ND|NC-SA|NC-ND))?)[ -](\d\.\d)$/i;

/** Where the licence can be read; null where that is not known. */
export function licenceAddress(name: string): string | null {
  const [, kind, version] = CREATIVE_COMMONS.exec(name.trim()) ?? [];
  if (kind && version) return `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`;
  return /^CC0/i.test(name) ? "https://creativecommons.org/publicdomain/zero/1.0/" : null;
}

/** What the network of those sites has put its texts under, by the day they were written. */
const OF_THE_NETWORK: readonly [until: string, licence: string][] = [
  ["2011-04-08", "CC BY-SA 2.5"],
  ["2018-05-02", "CC BY-SA 3.0"],
  ["9999", "CC BY-SA 4.0"],
];
const NETWORK =
  /(?:^|\.)(?:stackexchange|stackoverflow|serverfault|superuser|askubuntu|mathoverflow|stackapps)\.(?:com|net)$/;

/** Boundaries of the licence by date, for a site of that network; one that is not has none. */
export function networkLicences(hosts: readonly string[]): readonly [until: string, licence: string][] {
  return hosts.some((host) => NETWORK.test(host)) ? OF_THE_NETWORK : [];
}
