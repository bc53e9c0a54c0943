/** How two halves of a line or page break come together, and how sure that is. */
export type Seam = { readonly between: "" | " " | "-"; readonly mended: boolean; readonly certain: boolean };

/** How often each word of the text stands in the middle of a line. */
export type KnownWords = ReadonlyMap<string, number>;

const word = /\p{L}[\p{L}\p{M}’']*(?:[-‐]\p{L}[\p{L}\p{M}’']*)*/gu;
const firstsOfCompounds = new Set("self well all ex quasi half cross non post pre anti so".split(" "));

/** Words and compounds with hyphens, and with "-" the words these end with; but for those at the ends of lines, which may be halves. */
export function knownWords(lines: readonly string[]): KnownWords {
  const words = new Map<string, number>();
  const count = (found: string): void => {
    words.set(found, (words.get(found) ?? 0) + 1);
  };
  for (const line of lines) {
    const whole = line.replace(/[\p{L}\p{M}’']+[-‐\u00ad]\s*$/u, "");
    for (const [found] of whole.toLowerCase().matchAll(word)) {
      count(found.replaceAll("‐", "-"));
      const parts = found.split(/[-‐]/);
      if (parts.length > 1) for (const part of [...parts, `-${parts.at(-1)}`]) count(part);
    }
  }
  return words;
}

const space: Seam = { between: " ", mended: false, certain: true };
const longEnough = 4;
/** No language leaves a letter alone behind a cut. */
const shortestRest = 2;

/**
 * "compu-" and "ter" are one word; "system-" and "building" keep their hyphen. The text itself decides where it has the
 * word elsewhere; else two words that both stand alone in it are a compound.
 */
export function seamOf(first: string, second: string, words: KnownWords): Seam {
  const tail = /^[\p{L}\p{M}’']+/u.exec(second)?.[0].normalize("NFKC").toLowerCase();
  if (/\u00ad$/.test(first) && (tail?.length ?? shortestRest) >= shortestRest)
    return { between: "", mended: true, certain: true };
  if (/[\p{L}\p{N}]—$/u.test(first)) return { between: "", mended: false, certain: true };
  const head = /([\p{L}\p{M}’']+)[-‐]$/u.exec(first)?.[1]?.toLowerCase();
  if (head === undefined) return addressSeam(first, second) ?? space;
  if (/^\p{N}|^\p{Lu}/u.test(second)) return { between: "-", mended: true, certain: true };
  if (tail === undefined || tail.length < shortestRest) return space;
  if (/^(?:and|or|und|oder|et|ou|y|o|to|nor)$/.test(tail))
    return { between: " ", mended: false, certain: true };
  const [compound, whole] = [words.get(`${head}-${tail}`) ?? 0, words.get(`${head}${tail}`) ?? 0];
  if (compound !== whole) return { between: compound > whole ? "-" : "", mended: true, certain: true };
  const areWords =
    firstsOfCompounds.has(head) ||
    (words.has(head) && words.has(`-${tail}`)) ||
    (head.length >= longEnough && tail.length >= longEnough && words.has(head) && words.has(tail));
  return { between: areWords ? "-" : "", mended: true, certain: false };
}

/** Addresses are cut behind a slash, a hyphen or a stop, and nothing is put in. */
function addressSeam(first: string, second: string): Seam | null {
  const last = /\S+$/.exec(first)?.[0] ?? "";
  const isAddress = /^(?:[(<[]?(?:https?:\/\/|www\.)|doi:|10\.\d{4,9}\/)/i.test(last);
  if (!isAddress) return null;
  const next = /^\S+/.exec(second)?.[0] ?? "";
  const goesOn = /[/_=&?#%~-]$/.test(last) || /^[/_=&?#%~]/.test(second) || goesOnBehindStop(last, next);
  const isPiece =
    /^[\w./%~#?=&()+-]*[\d/_=%][\w./%~#?=&()+-]*$/.test(next) &&
    !/[,;]$/.test(last) &&
    !/^\d{1,2}$/.test(next) &&
    !/^\(?\d{4}[a-z]?\)?[.,]?$/.test(next);
  return goesOn || (isPiece && !/\.$/.test(last)) || /^10\.\d{4,9}\/?$/.test(last.replace(/^.*?(?=10\.)/, ""))
    ? { between: "", mended: true, certain: goesOn }
    : null;
}

/** "https://doi." and "org/10.5555/x", "https://doi.org/10." and "5555/x", "10.5555/j.shore." and "2015.05.005". */
function goesOnBehindStop(last: string, next: string): boolean {
  if (/\bdoi\.$/i.test(last)) return /^org\//i.test(next);
  if (/(?:^|\/|:)10\.$/.test(last)) return /^\d{4,9}\//.test(next);
  return /10\.\d{4,9}\/\S*\.$/.test(last) && /^[\da-z][\w()-]*[./][\w.()/-]*\w\.?$/.test(next);
}

/** Both halves as one; the hyphen of a cut word is in `between`. */
export function join(first: string, second: string, { between, mended }: Seam): string {
  const head = first.trimEnd();
  const cut =
    mended && /[-‐\u00ad]$/.test(head) && !/(?:https?:|www\.|doi)\S*$/i.test(head) ? head.slice(0, -1) : head;
  return `${cut}${between}${second.trimStart()}`;
}
