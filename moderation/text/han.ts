/**
 * Which characters are Han (Chinese). Rules about length, capitals and words differ for them.
 * Kept apart because both limits and detectors ask, and neither should import the other.
 */
const HAN = /\p{Script=Han}/u;

export function isHan(character: string): boolean {
  return HAN.test(character);
}
