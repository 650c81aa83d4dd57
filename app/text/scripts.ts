// Letters and signs that stand beside each other without spaces: what a rule about words, borders and names must know before
// it asks for a space. To be put into the class of a pattern with the flag u.

/** Chinese, Japanese and Korean letters. */
export const CJK_LETTERS = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}`;

/** Their punctuation, which brings its own space: 、。「」：（）. The ideographic space is white space, and not among them. */
export const CJK_SIGNS = String.raw`\u3001-\u3003\u3008-\u3020\u3030\u303d\ufe10-\ufe1f\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65`;
