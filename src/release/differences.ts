import { unzipSync } from "fflate";

const most = 8;

/** Where two files that should be the same differ; empty where they do not. */
export async function differencesOf(
  file: string,
  one: Uint8Array,
  other: Uint8Array,
): Promise<readonly string[]> {
  const at = firstDifference(one, other);
  if (at === null) return [];
  const bytes = `byte ${at} of ${one.length}`;
  const parts = await partsOf(file, one, other).catch(() => []);
  return parts.length === 0 ? [bytes] : shortened(parts);
}

async function partsOf(file: string, one: Uint8Array, other: Uint8Array): Promise<readonly string[]> {
  if (/\.(?:epub|zip)$/.test(file)) return compareParts("entry", entriesOf(one), entriesOf(other));
  if (!file.endsWith(".pdf")) return [];
  return compareParts("object", await objectsOf(one), await objectsOf(other));
}

function firstDifference(one: Uint8Array, other: Uint8Array): number | null {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at;
  return one.length === other.length ? null : length;
}

/** Parts by name, such that equal texts mean equal parts. */
type Parts = ReadonlyMap<string, string>;

function compareParts(kind: string, one: Parts, other: Parts): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) => {
    const [is, again] = [one.get(name), other.get(name)];
    if (is === again) return [];
    if (again === undefined) return [`${kind} ${name} is not made again`];
    return [is === undefined ? `${kind} ${name} is made in addition` : `${kind} ${name}`];
  });
}

function shortened(parts: readonly string[]): readonly string[] {
  const left = parts.length - most;
  return left > 0 ? [...parts.slice(0, most), `${left} more`] : parts;
}

function entriesOf(archive: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, textOf(bytes)]));
}

/** Objects by number and type, "12 0 R (Page)" (ISO 32000-1, 7.3.10). */
async function objectsOf(pdf: Uint8Array): Promise<Parts> {
  const { PDFDocument, PDFDict, PDFName, PDFRawStream } = await import("@cantoo/pdf-lib");
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return new Map(
    document.context.enumerateIndirectObjects().map(([ref, object]) => {
      const dictionary = object instanceof PDFRawStream ? object.dict : object;
      const type =
        dictionary instanceof PDFDict ? dictionary.lookupMaybe(PDFName.of("Type"), PDFName) : undefined;
      const name = type === undefined ? `${ref}` : `${ref} (${type.decodeText()})`;
      const contents = object instanceof PDFRawStream ? textOf(object.contents) : "";
      return [name, `${dictionary}${contents}`] as const;
    }),
  );
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
