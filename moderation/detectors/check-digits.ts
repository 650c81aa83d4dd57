/** Check digits of account and card numbers: without a right one a row of digits is a serial number far more often. */

/** ISO 13616: moved to the end, letters as numbers, the rest by 97 is 1. */
export function isIban(written: string): boolean {
  const compact = written.replace(/ /g, "");
  if (compact.length < 15 || compact.length > 34) return false;
  let rest = 0;
  for (const sign of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Four groups of four with a right Luhn digit. Ungrouped rows are serial numbers far more often. */
export function isCard(written: string): boolean {
  if (!/^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$/.test(written)) return false;
  const digits = [...written.replace(/\D/g, "")].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const value = index % 2 === 1 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
