/**
 * Which characters are Han (Chinese). Rules about length, capitals and words differ for them.
 * Kept apart because both limits and detectors ask, and neither should import the other.
 */
const HAN = /\p{Script=Han}/u;
/** The first block of them begins here; what lies below needs no look-up. */
const FIRST_HAN = 0x2e80;

/** Whether there is one in it: nearly every word asked about is short, and has none or is nothing else. */
export function isHan(characters: string): boolean {
  for (let index = 0; index < characters.length; index += 1) {
    if (characters.charCodeAt(index) >= FIRST_HAN) return HAN.test(characters);
  }
  return false;
}
