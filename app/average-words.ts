/** "4.5", or "4,5" where people write it so. */
export function averageWords(average: number, language: string): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(average);
}
