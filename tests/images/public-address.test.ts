// The server asks for pictures on behalf of strangers: no address of the house it stands in may be reached that way.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublicAddress } from "~/images/public-address";

/** By the first bytes; the rest is anything. */
const CLOSED = [[0], [10], [127], [169, 254], [192, 168], [198, 18], [198, 19], [192, 0, 2], [203, 0, 113], [255]];
const rest = fc.nat(255);
const closedIpv4 = fc
  .oneof(
    fc.constantFrom(...CLOSED),
    fc.integer({ min: 16, max: 31 }).map((second) => [172, second]),
    fc.integer({ min: 64, max: 127 }).map((second) => [100, second]),
    fc.integer({ min: 224, max: 255 }).map((first) => [first]),
  )
  .chain((start) => fc.tuple(rest, rest, rest, rest).map((more) => [...start, ...more].slice(0, 4)));
const publicIpv4 = [
  "1.1.1.1",
  "8.8.8.8",
  "93.184.215.14",
  "172.15.0.1",
  "172.32.0.1",
  "100.63.255.255",
  "223.255.255.255",
];

const groups = ([a = 0, b = 0, c = 0, d = 0]: number[]) => [a * 256 + b, c * 256 + d].map((one) => one.toString(16));
const dotted = (bytes: number[]) => bytes.join(".");

describe("an address of the network", () => {
  it("that is private, of this machine or of nobody is never public, in no form that holds it", () => {
    fc.assert(
      fc.property(closedIpv4, (bytes) => {
        const [high, low] = groups(bytes);
        for (const form of [
          dotted(bytes),
          `::ffff:${dotted(bytes)}`,
          `::ffff:${high}:${low}`,
          `::${high}:${low}`,
          `64:ff9b::${dotted(bytes)}`,
          `64:ff9b::${high}:${low}`,
          `64:ff9b:1::${high}:${low}`,
          `2002:${high}:${low}::1`,
          `2001:0:${high}:${low}::1`,
        ])
          expect(isPublicAddress(form), form).toBe(false);
      }),
    );
  });

  it("of IPv6 is public only where it was given out to everybody", () => {
    for (const address of [
      "::",
      "::1",
      "fe80::1",
      "fe80::1%eth0",
      "fc00::1",
      "fd12:3456::1",
      "fec0::1",
      "ff02::1",
      "100::1",
    ])
      expect(isPublicAddress(address), address).toBe(false);
    for (const address of ["2001:db8::1", "2001::1", "2001:10::1", "3fff::1", "2002:101:101::1", "5f00::1", "4000::1"])
      expect(isPublicAddress(address), address).toBe(false);
    for (const address of ["2606:4700:4700::1111", "2a00:1450:4001::1", "2001:4860:4860::8888", "64:ff9b::8.8.8.8"])
      expect(isPublicAddress(address), address).toBe(true);
  });

  it("of IPv4 is public beside the borders of what is not", () => {
    for (const address of publicIpv4) expect(isPublicAddress(address), address).toBe(true);
  });

  it("is none where it is a name, a number or nothing", () => {
    for (const address of ["localhost", "", "2130706433", "0x7f000001", "127.1", "[::1]", "1.1.1.1%lo", " 1.1.1.1"])
      expect(isPublicAddress(address), address).toBe(false);
  });
});
