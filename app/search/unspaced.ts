// Scripts whose words are not set apart by spaces, or change at their end what one looks for without (Korean): they are indexed by
// pairs of neighbouring signs, so that what stands anywhere in a run is found. Dropped for Korean: words with their particles cut
// off, which needs a dictionary in the index; a query tries a word without its particle instead.
import { foldHan } from "./han-folding";

/** Also the sign that makes a vowel of kana long, and the marks that half-width and composed kana carry: of no script of their own. */
export const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ーｰﾞﾟ\\u3099\\u309a";
const UNSEEN = "\\u00ad\\u200b-\\u200d\\u2060";
/** A run of them; what nobody sees in it (a place where a line may break) does not end it. */
export const UNSPACED_RUN = `[${UNSPACED}](?:[${UNSPACED}${UNSEEN}]*[${UNSPACED}])?`;

const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");

export function isUnspaced(text: string): boolean {
  return IS_UNSPACED.test(text);
}

export type Unit = { text: string; start: number; end: number };

/** A syllable written in its letters, or a sign with its mark of voice, is one. */
const UNIT = /[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|[\s\S][\u3099\u309a\uff9e\uff9f]?/gu;
const IS_UNSEEN = new RegExp(`^[${UNSEEN}]$`, "u");
/** Thai and Lao have a vowel whose two parts are better left together. */
const KEPT = /^[\u0e00-\u0eff]/;

/** The signs of a run, folded: full width, composed, simplified. Offsets are those of the run. */
export function unitsOf(run: string): Unit[] {
  const units: Unit[] = [];
  for (const match of run.matchAll(UNIT)) {
    const [sign] = match;
    if (IS_UNSEEN.test(sign)) continue;
    const text = foldHan(KEPT.test(sign) ? sign : sign.normalize("NFKC"));
    units.push({ text, start: match.index, end: match.index + sign.length });
  }
  return units;
}

/** What Korean hangs on a noun, the longest first. */
const PARTICLES =
  /(?:에서는|에서도|으로는|으로도|이라는|까지|부터|에서|에게|한테|으로|이나|이랑|처럼|보다|마다|은|는|이|가|을|를|에|의|로|와|과|도|만|랑)$/;
const IS_KOREAN = /^[\uac00-\ud7a3]{3,}$/;

/** A Korean word without the particle it seems to end in; null where it has none, or little would be left. */
export function withoutParticle(word: string): string | null {
  const composed = word.normalize("NFC");
  const rest = IS_KOREAN.test(composed) ? composed.replace(PARTICLES, "") : composed;
  return rest.length >= 2 && rest !== composed ? rest : null;
}
