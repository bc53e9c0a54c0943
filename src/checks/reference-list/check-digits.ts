/** ISBN-10 or ISBN-13, hyphens and spaces anywhere (ISO 2108). */
export function isIsbn(text: string): boolean {
  const digits = text.replaceAll(/[\s\u2010-\u2015-]/g, "").toUpperCase();
  if (/^\d{9}[\dX]$/.test(digits)) return weighted(digits, (index) => 10 - index) % 11 === 0;
  if (/^97[89]\d{10}$/.test(digits)) return weighted(digits, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0;
  return false;
}

/** ISSN, with or without its hyphen (ISO 3297). */
export function isIssn(text: string): boolean {
  const digits = text.replaceAll(/[\s\u2010-\u2015-]/g, "").toUpperCase();
  return /^\d{7}[\dX]$/.test(digits) && weighted(digits, (index) => 8 - index) % 11 === 0;
}

function weighted(digits: string, weight: (index: number) => number): number {
  return [...digits].reduce(
    (sum, digit, index) => sum + (digit === "X" ? 10 : Number(digit)) * weight(index),
    0,
  );
}
