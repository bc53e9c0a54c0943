export type CaptionKind = "fig" | "tbl";

// What figures and tables are called in the languages of the editions.
export const captionNames: Readonly<Record<CaptionKind, string>> = {
  fig: "figures?|figs?|abbildung(?:en)?|abb|figuras?|figuren?|figuur|şekil|рисунок|рис|شکل|الشكل",
  tbl: "tables?|tabs?|tabelle|tablas?|tabelas?|tableau|tabella|tabel|tablo|таблица|جدول|الجدول",
};

const value = "\\p{Nd}+(?:[.-]\\p{Nd}+)*|[IVX]{1,5}(?![\\p{L}])|[A-Z]\\p{Nd}+";

const labels = (["fig", "tbl"] as const).map(
  (kind) =>
    [
      kind,
      new RegExp(
        `^(?:${captionNames[kind]})\\.?[\\s\\u00A0]*(?<number>${value})(?![\\p{L}\\p{Nd}])\\s*(?<stop>[.:|)–—-]?)\\s*`,
        "iu",
      ),
    ] as const,
);

export function labelOf(text: string): {
  readonly kind: CaptionKind;
  readonly typed: string;
  readonly label: number;
  readonly stop: string;
} | null {
  for (const [kind, pattern] of labels) {
    const found = pattern.exec(text);
    if (found !== null)
      return {
        kind,
        typed: found.groups?.["number"] ?? "",
        label: found[0].length,
        stop: found.groups?.["stop"] ?? "",
      };
  }
  return null;
}

/** Numbers in the order their authors count: 2.9 before 2.10, IV before V. */
export function compareNumbers(one: string, other: string): number {
  const parts = (text: string): readonly number[] => text.split(/[.-]/).map(valueOfPart);
  const [a, b] = [parts(one), parts(other)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
}

function valueOfPart(text: string): number {
  if (/^[IVX]+$/i.test(text)) {
    const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
    const digits = [...text.toUpperCase()].map((letter) => values[letter] ?? 0);
    return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
  }
  return Number(asciiDigits(text).replace(/^[A-Z]/, ""));
}

export function asciiDigits(text: string): string {
  return text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
}
