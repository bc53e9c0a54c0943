import { westernDigits } from "../language/digits.ts";
import type { Paragraph } from "./structure.ts";

/** An author as typed, with what stands behind the name. */
export type TypedAuthor = {
  readonly name: string;
  readonly paragraph: Paragraph;
  readonly affiliations: readonly string[];
  readonly email: string | null;
  readonly corresponding: boolean;
};

/** "Abstract: …", or "Abstract" alone with its paragraphs behind it. */
export type LabelledPart = {
  readonly key: "abstract" | "keywords";
  /** The paragraph with the label, and those that belong to it. */
  readonly at: readonly Paragraph[];
  /** What stands behind the label in its own paragraph. */
  readonly text: string;
};

/** What stands before an article's first section. */
export type FrontPart = {
  readonly title: Paragraph | null;
  readonly authors: readonly TypedAuthor[];
  readonly labelled: readonly LabelledPart[];
  /** All paragraphs that were understood. */
  readonly used: ReadonlySet<Paragraph>;
};

const labels = {
  abstract:
    /^(?:abstract|zusammenfassung|résumé|resumen|riassunto|resumo|چکیده|الملخص|ملخص)\s*(?:[:.—–]|$)\s*/iu,
  keywords:
    /^(?:key\s?-?words(?: and phrases)?|index terms|schlüsselwörter|schlagwörter|mots[ -]clés|palabras clave|parole chiave|کلیدواژه‌?(?:ها)?|واژگان کلیدی|کلید واژه‌?(?:ها)?|الكلمات المفتاحية)\s*(?:[:.—–]|$|(?<=\s)(?=[^.]*[,;]))\s*/iu,
};
const email =
  /^(?:e-?mail(?: address)?:?\s*)?<?(?<address>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>?\.?$/i;
const corresponding =
  /\s*[([]?(?<![\p{L}])(?:corresponding author|correspondence|korrespondenz(?:autor(?:in)?)?|auteur correspondant|autora? de correspondencia|نویسنده[ٔ‌ ]*ی? ?مسئول|المؤلف المراسل|للمراسلة)(?: to)?(?:[)\]]|:|(?![\p{L}]))/iu;
const nameWord =
  "(?:[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}’'\\u200c-]*\\.?|(?:van|von|der|den|de|del|della|da|dos|di|du|la|le|bin|ibn|al|el|ter|ten|zu)(?= )|al-\\p{Lu}\\p{L}+)";
const name = `${nameWord}(?: ${nameWord}){1,5}`;
/** Signs behind a name that stand again before its affiliation: "Hill1,2", "Hill *". */
const marks = "(?<marks>[ ]?[\\d*†‡§¶#](?:,? ?[\\d*†‡§¶#]){0,6})";
const nameAlone = new RegExp(`^(?:by )?(?<name>${name})${marks}?$`, "u");
const nameAndPlace = new RegExp(`^(?<name>${name})\\s*[:,]\\s+(?<place>.*\\p{L}.*)$`, "u");
const betweenNames = /, and |, | and | & | und | et | y |; |، | و |؛ /;
const markedPlace = /^(?<mark>[\p{Nd}*†‡§¶#]{1,2})[.)]?\s*(?<place>\p{L}.*)$/u;
const superscripts: Readonly<Record<string, string>> = {
  "⁰": "0",
  "¹": "1",
  "²": "2",
  "³": "3",
  "⁴": "4",
  "⁵": "5",
  "⁶": "6",
  "⁷": "7",
  "⁸": "8",
  "⁹": "9",
};
const placeWord =
  /(?<![\p{L}])(?:universit|institut|college|school|department|faculty|laborator|centre|center|academy|hospital|professor|ph\.? ?d|student|lecturer|researcher|دانشگاه|استاد|دانشجو|جامعة|hochschule|école|fakultät)/iu;

type Open = {
  readonly name: string;
  readonly paragraph: Paragraph;
  readonly marks: readonly string[];
  readonly places: string[];
  email: string | null;
  corresponding: boolean;
};

/** Authors, and places that were listed under a mark. */
type Reading = {
  readonly authors: Open[];
  readonly marked: Map<string, string>;
  /** The paragraph and mark of the place read last, which may go on in the next line. */
  last: { readonly paragraph: Paragraph; readonly mark: string | null } | null;
};

const longestTitle = 300;

/** Reads title, authors, abstract and keywords from the paragraphs before the first section. */
export function readFrontPart(front: readonly Paragraph[]): FrontPart {
  const used = new Set<Paragraph>();
  const [first] = front;
  const isTitle =
    first !== undefined && first.lines.length <= 3 && first.text.length <= longestTitle && !isLabelled(first);
  if (isTitle) used.add(first);
  const rest = front.filter((paragraph) => !used.has(paragraph));
  const { authors, taken } = readAuthorLines(rest);
  if (authors.length > 0) for (const paragraph of taken) used.add(paragraph);
  const parts: LabelledPart[] = [];
  for (const part of labelledParts(rest)) {
    if (parts.some(({ key }) => key === part.key)) continue;
    parts.push(part);
    for (const paragraph of part.at) used.add(paragraph);
  }
  return { title: isTitle ? first : null, authors, labelled: parts, used };
}

export function isLabelled({ text }: Paragraph): boolean {
  return labels.abstract.test(text) || labels.keywords.test(text);
}

function labelledParts(front: readonly Paragraph[]): readonly LabelledPart[] {
  return front.flatMap((paragraph, index): readonly LabelledPart[] => {
    const key = labels.abstract.test(paragraph.text)
      ? "abstract"
      : labels.keywords.test(paragraph.text)
        ? "keywords"
        : null;
    if (key === null) return [];
    const text = paragraph.text.replace(labels[key], "");
    const behind = front.slice(index + 1);
    const next = behind.findIndex(isLabelled);
    const own =
      text === "" ? behind.slice(0, next === -1 ? (key === "abstract" ? behind.length : 1) : next) : [];
    return text === "" && own.length === 0 ? [] : [{ key, text, at: [paragraph, ...own] }];
  });
}

/** "tides; gulls", "tides, gulls". */
export function separateKeywords(text: string): readonly string[] {
  const separator = /[;؛]/.test(text) ? /[;؛]/ : / [·•] /.test(text) ? / [·•] / : /[,،]/;
  return text
    .replace(/\.$/, "")
    .split(separator)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

/** Lines of names, affiliations and addresses from the title on, up to the first that is none. */
function readAuthorLines(front: readonly Paragraph[]): {
  readonly authors: readonly TypedAuthor[];
  readonly taken: readonly Paragraph[];
} {
  const reading: Reading = { authors: [], marked: new Map(), last: null };
  const taken: Paragraph[] = [];
  for (const paragraph of front) {
    const lines = joinNames(paragraph.lines.map((line) => line.replace(/\s+/g, " ").trim()));
    if (isLabelled(paragraph)) break;
    const before = reading.authors.length;
    if (!lines.every((line) => readAuthorLine(line, paragraph, reading))) {
      reading.authors.length = before;
      break;
    }
    taken.push(paragraph);
  }
  return { authors: reading.authors.map((author) => finished(author, reading.marked)), taken };
}

function finished(author: Open, marked: ReadonlyMap<string, string>): TypedAuthor {
  const listed = author.marks.flatMap((mark) => marked.get(mark) ?? []);
  return { ...author, affiliations: [...author.places, ...listed] };
}

/** "Ana Mora, Omar" with "Khan and Bo Berg" in the next line; "University of Ghent," with "Belgium". */
function joinNames(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const goesOn = before !== undefined && /(?:,|&| and)$/.test(before);
    const isPlaceCut = goesOn && placeWord.test(before) && !line.includes("@");
    if (goesOn && (isPlaceCut || namesIn(line.replace(/^(?:and|&) /, "")) !== null))
      joined[joined.length - 1] = `${before} ${line}`;
    else joined.push(line);
  }
  return joined;
}

type Named = { readonly name: string; readonly marks: readonly string[] };

/** All names of a line of nothing but names; null where there is something else. */
function namesIn(line: string): readonly Named[] | null {
  if (placeWord.test(line)) return null;
  const found: { name: string; marks: string[] }[] = [];
  const plain = westernDigits(line)
    .replace(/[⁰¹²³⁴-⁹]/g, (sign) => superscripts[sign] ?? sign)
    .replace(/^by /i, "");
  for (const part of plain.split(betweenNames)) {
    const last = found.at(-1);
    if (last !== undefined && /^[\d*†‡§¶#]$/.test(part)) {
      last.marks.push(part);
      continue;
    }
    const groups = nameAlone.exec(part.trim())?.groups;
    if (groups === undefined) return null;
    found.push({ name: groups["name"] ?? "", marks: (groups["marks"] ?? "").match(/\d|[*†‡§¶#]/g) ?? [] });
  }
  return found;
}

/** Whether a line is nothing but names of people; the last may go on in the next line. */
export function hasNames(line: string): boolean {
  const names = namesIn(
    line
      .trim()
      .replace(/,$/, "")
      .replace(/ (?:and|&)$/, ""),
  );
  return names !== null;
}

/** Whether a line speaks of an institution. */
export function isPlace(line: string): boolean {
  return placeWord.test(line);
}

/** Whether a line of names alone tells that it is one: there are several, or marks behind them. */
export function hasSurelyNames(line: string): boolean {
  const names = namesIn(line.trim().replace(/,$/, "")) ?? [];
  return names.length > 1 || names.some(({ marks }) => marks.length > 0);
}

function readAuthorLine(line: string, paragraph: Paragraph, reading: Reading): boolean {
  const { authors } = reading;
  const isCorresponding = corresponding.test(line);
  const text = line.replace(corresponding, "").replace(/^[\s*:]+(?=\S+@)|[\s.;,]+$/g, "");
  const address = email.exec(text)?.groups?.["address"];
  if (address !== undefined) return giveAddress(address, isCorresponding, authors);
  const names = namesIn(text);
  if (names !== null) {
    for (const one of names)
      authors.push({
        ...one,
        paragraph,
        places: [],
        email: null,
        corresponding: isCorresponding || one.marks.includes("*"),
      });
    reading.last = null;
    return true;
  }
  return readPlaceLine(text, paragraph, reading, isCorresponding);
}

/** An address belongs to the author before it, unless the corresponding author has none yet. */
function giveAddress(address: string, isCorresponding: boolean, authors: readonly Open[]): boolean {
  const surname = (author: Open): string => (author.name.split(" ").at(-1) ?? "").toLowerCase();
  const user = address.split("@")[0]?.toLowerCase() ?? "";
  const free = authors.filter((author) => author.email === null);
  const owner =
    (isCorresponding ? free.find((author) => author.corresponding) : undefined) ??
    free.find((author) => surname(author).length > 3 && user.includes(surname(author))) ??
    (authors.at(-1)?.email === null ? authors.at(-1) : undefined);
  if (owner === undefined) return false;
  owner.email = address;
  owner.corresponding ||= isCorresponding;
  return true;
}

function readPlaceLine(
  text: string,
  paragraph: Paragraph,
  reading: Reading,
  isCorresponding: boolean,
): boolean {
  const { authors, marked } = reading;
  const both = nameAndPlace.exec(text)?.groups;
  if (both !== undefined && placeWord.test(both["place"] ?? "") && !placeWord.test(both["name"] ?? "")) {
    const [own = "", place = ""] = [both["name"], both["place"]];
    authors.push({
      name: own,
      paragraph,
      marks: [],
      places: [place],
      email: null,
      corresponding: isCorresponding,
    });
    return true;
  }
  const listed = markedPlace.exec(text)?.groups;
  const mark = listed?.["mark"] === undefined ? null : westernDigits(listed["mark"]);
  if (mark !== null && authors.some(({ marks: own }) => own.includes(mark)) && text.length <= 300) {
    marked.set(mark, listed?.["place"] ?? "");
    reading.last = { paragraph, mark };
    return true;
  }
  const { last } = reading;
  const open = last?.mark == null ? undefined : marked.get(last.mark);
  if (last?.paragraph === paragraph && last.mark !== null && open !== undefined && text.length <= 120) {
    marked.set(last.mark, `${open} ${text}`);
    return true;
  }
  const author = authors.at(-1);
  if (author === undefined || author.places.length > 0 || text.length > 200 || !placeWord.test(text))
    return false;
  // Of several authors without a mark, a place behind them all is everybody's.
  for (const one of authors.filter(({ places, marks: own }) => places.length === 0 && own.length === 0))
    if (one === author || one.paragraph === author.paragraph) one.places.push(text);
  return true;
}
