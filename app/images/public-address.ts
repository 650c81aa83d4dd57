// Which addresses of the network belong to everybody. What is not certain is not public: the server asks for pictures on
// behalf of strangers, and must not become their way into the house it stands in.
import { BlockList, isIP } from "node:net";

/** IANA's special-purpose registries: this network, private, shared, loopback, link-local, tests, multicast, reserved. */
const CLOSED_IPV4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const;

/** Of what is given out to everybody, 2000::/3: protocols (Teredo among them), examples, and addresses that hold an IPv4 one. */
const CLOSED_IPV6 = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const;

const closed = new BlockList();
for (const [network, bits] of CLOSED_IPV4) closed.addSubnet(network, bits, "ipv4");
for (const [network, bits] of CLOSED_IPV6) closed.addSubnet(network, bits, "ipv6");

const given = new BlockList();
given.addSubnet("2000::", 3, "ipv6");

/** What a network that speaks IPv6 alone calls the rest of the world: the last 32 bits are an IPv4 address. */
const translated = new BlockList();
translated.addSubnet("64:ff9b::", 96, "ipv6");

/** `address`: as a resolver gives it. A name, or an address with a zone, is none. */
export function isPublicAddress(address: string): boolean {
  const version = address.includes("%") ? 0 : isIP(address);
  if (version === 4) return !closed.check(address, "ipv4");
  if (version !== 6) return false;
  if (translated.check(address, "ipv6")) return isPublicAddress(lastFourBytes(address));
  return given.check(address, "ipv6") && !closed.check(address, "ipv6");
}

function lastFourBytes(address: string): string {
  // Written as a URL every IPv6 address has one form, with hexadecimal groups.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::").at(-1)?.split(":") ?? [];
  const [high = "0", low = "0"] = ["0", "0", ...groups].slice(-2);
  const bits = Number.parseInt(high || "0", 16) * 65_536 + Number.parseInt(low || "0", 16);
  return [24, 16, 8, 0].map((shift) => Math.floor(bits / 2 ** shift) % 256).join(".");
}
