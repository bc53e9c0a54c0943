import { type AsianFamily, asianCharacter, asianFamiliesFor } from "../language/asian-faces.ts";

/** A file of a family with some hundred of its characters. */
export type AsianSlice = AsianFamily & {
  /** Name of the file in the package, without extension. */
  readonly name: string;
  readonly weight: 400 | 600;
  /** Characters it is for, as in CSS. */
  readonly range: string;
  /** Those of them that the text has. */
  readonly characters: string;
};

type ReadPackageFile = (name: string, path: string) => Promise<Uint8Array>;

/** The slices that documents need; none of a family whose package is not installed, which is reported elsewhere. */
export async function asianSlices(markup: string, read: ReadPackageFile): Promise<readonly AsianSlice[]> {
  const text = markup.replace(/<[^>]*>/g, "");
  const languages = [
    ...new Set([...markup.matchAll(/\slang="([^"]*)"/g)].map(([, language]) => language ?? "")),
  ];
  const slices = asianFamiliesFor(text, languages).map(async (family) => {
    const ranges = await rangesOf(family, read);
    return ranges.flatMap(([name, range]) => [
      ...slice(family, name, range, 400, charactersOf(text)),
      ...slice(family, name, range, 600, charactersOf(text)),
    ]);
  });
  return (await Promise.all(slices)).flat();
}

function charactersOf(text: string): readonly string[] {
  return [...new Set(text)].filter((character) => asianCharacter.test(character)).toSorted();
}

async function rangesOf(
  family: AsianFamily,
  read: ReadPackageFile,
): Promise<readonly (readonly [string, string])[]> {
  const bytes = await read(family.package, "unicode.json").catch(() => null);
  if (bytes === null) return [];
  const ranges: Readonly<Record<string, string>> = JSON.parse(new TextDecoder().decode(bytes));
  return Object.entries(ranges);
}

function slice(
  family: AsianFamily,
  key: string,
  range: string,
  weight: AsianSlice["weight"],
  characters: readonly string[],
): readonly AsianSlice[] {
  const contains = rangeTest(range);
  const own = characters.filter((character) => contains(character.codePointAt(0) ?? 0)).join("");
  if (own === "") return [];
  const file = family.package.replace(/^.*\//, "");
  const name = `${file}-${key.replace(/[[\]]/g, "")}-${weight}-normal`;
  return [{ ...family, name, weight, range, characters: own }];
}

/** Whether a code point lies in a range of CSS, `U+4e,U+201c-201d`. */
function rangeTest(range: string): (code: number) => boolean {
  const spans = range.split(",").map((span) => {
    const [first = "", last = first] = span.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
  return (code) => spans.some(([first, last]) => code >= first && code <= last);
}
