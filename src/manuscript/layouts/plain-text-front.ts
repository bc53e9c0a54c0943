import { escapePlain } from "../dialects/plain-text.ts";
import { lineOf } from "../finding.ts";
import type { Field, Fields } from "../metadata/field.ts";
import type { Paragraph } from "./plain-text-structure.ts";

/** What stands before an article's first section, as metadata. */
export type FrontPart = {
  readonly fields: Fields;
  /** What the editions print from the metadata. */
  readonly used: ReadonlySet<Paragraph>;
};

const labels = {
  abstract:
    /^(?:abstract|zusammenfassung|résumé|resumen|riassunto|resumo|چکیده|الملخص|ملخص)\s*(?:[:.—–]|$)\s*/iu,
  keywords:
    /^(?:key\s?-?words(?: and phrases)?|index terms|schlüsselwörter|schlagwörter|mots[ -]clés|palabras clave|parole chiave|کلیدواژه‌?(?:ها)?|واژگان کلیدی|کلید واژه‌?(?:ها)?|الكلمات المفتاحية)\s*(?:[:.—–]|$)\s*/iu,
};
const email = /^(?:e-?mail:?\s*)?<?(?<address>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>?\.?$/i;
const corresponding = /\s*[([]?\b(?:corresponding author)\b[)\]]?/i;
const nameWord =
  "(?:[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}’'\\u200c-]*\\.?|(?:van|von|der|den|de|del|della|da|dos|di|du|la|le|bin|ibn|al|el|ter|ten|zu)(?= )|al-\\p{Lu}\\p{L}+)";
const name = `${nameWord}(?: ${nameWord}){1,5}`;
const nameAlone = new RegExp(`^(?:by )?(?<name>${name})(?<notes>[\\d,*†‡ ]{0,12})$`, "u");
const nameAndPlace = new RegExp(`^(?<name>${name})\\s*[:,]\\s+(?<place>.*\\p{L}.*)$`, "u");
const nameList = new RegExp(
  `^(?:by )?${name}(?:(?:, and |, | and | & | und | et | y |; )${name}){1,20}$`,
  "u",
);
const placeWord =
  /(?<![\p{L}])(?:universit|institut|college|school|department|faculty|laborator|centre|center|academy|hospital|professor|ph\.? ?d|student|lecturer|researcher|دانشگاه|استاد|دانشجو|جامعة|hochschule|école|fakultät)/iu;

type Typed = {
  readonly name: string;
  readonly paragraph: Paragraph;
  place?: string;
  email?: string;
  corresponding: boolean;
};

/** Reads title, authors, abstract and keywords from the paragraphs before the first section. */
export function readFront(
  path: string,
  front: readonly Paragraph[],
  indentOf: (paragraph: Paragraph) => number,
): FrontPart {
  const used = new Set<Paragraph>();
  const fields = new Map<string, Field>();
  const fieldAt = (paragraph: Paragraph, data: Field["data"], skipped = 0): Field => {
    const place = lineOf(path, paragraph.start + 1, indentOf(paragraph) + skipped + 1);
    return { place, keyPlace: lineOf(path, paragraph.start + 1), data };
  };
  const [title] = front;
  if (title !== undefined && title.lines.length <= 3 && title.text.length <= 300 && !isLabelled(title)) {
    fields.set("title", fieldAt(title, escapePlain(title.text)));
    used.add(title);
  }
  const rest = front.filter((paragraph) => !used.has(paragraph));
  const { authors, taken } = readAuthorLines(rest);
  if (authors.length > 0) {
    const [first] = authors;
    const list = authors.map((author) => fieldAt(author.paragraph, authorFields(author, fieldAt)));
    if (first !== undefined) fields.set("authors", fieldAt(first.paragraph, list));
    for (const paragraph of taken) used.add(paragraph);
  }
  for (const { key, at, text, last } of labelled(rest)) {
    const [opening] = at;
    if (opening === undefined || fields.has(key)) continue;
    const skipped = [...opening.text].length - [...text].length;
    fields.set(
      key,
      key === "keywords"
        ? fieldAt(
            opening,
            keywordsOf(text).map((keyword) =>
              fieldAt(opening, keyword, Math.max(0, opening.text.indexOf(keyword))),
            ),
          )
        : fieldAt(
            opening,
            at
              .map((paragraph, index) => escapePlain(index === 0 ? text : paragraph.text))
              .filter((part) => part !== "")
              .join("\n\n"),
            last === opening ? skipped : 0,
          ),
    );
    for (const paragraph of at) used.add(paragraph);
  }
  return { fields, used };
}

function isLabelled({ text }: Paragraph): boolean {
  return labels.abstract.test(text) || labels.keywords.test(text);
}

/** "Abstract: …", or "Abstract" alone with its paragraphs behind it. */
function labelled(front: readonly Paragraph[]) {
  return front.flatMap((paragraph, index) => {
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
    return text === "" && own.length === 0
      ? []
      : [{ key, text, at: [paragraph, ...own], last: own.at(-1) ?? paragraph }];
  });
}

function keywordsOf(text: string): readonly string[] {
  const separator = /[;؛]/.test(text) ? /[;؛]/ : /[,،]/;
  return text
    .replace(/\.$/, "")
    .split(separator)
    .map((word) => word.trim())
    .filter((word) => word !== "")
    .map(escapePlain);
}

/** Lines of names, affiliations and addresses from the title on, up to the first that is none. */
function readAuthorLines(front: readonly Paragraph[]): {
  readonly authors: readonly Typed[];
  readonly taken: readonly Paragraph[];
} {
  const authors: Typed[] = [];
  const taken: Paragraph[] = [];
  for (const paragraph of front) {
    const lines = paragraph.lines.map((line) => line.replace(/\s+/g, " ").trim());
    if (isLabelled(paragraph)) break;
    const before = authors.length;
    if (!lines.every((line) => readAuthorLine(line, paragraph, authors))) {
      authors.length = before;
      break;
    }
    taken.push(paragraph);
  }
  return { authors, taken };
}

function readAuthorLine(line: string, paragraph: Paragraph, authors: Typed[]): boolean {
  const isCorresponding = corresponding.test(line);
  const text = line.replace(corresponding, "").replace(/[\s.;,]+$/, "");
  const last = authors.at(-1);
  const address = email.exec(text)?.groups?.["address"];
  if (address !== undefined) {
    if (last === undefined || last.email !== undefined) return false;
    last.email = address;
    return true;
  }
  if (nameList.test(text) && !placeWord.test(text)) {
    for (const one of text.replace(/^by /i, "").split(/, and |, | and | & | und | et | y |; /))
      authors.push({ name: one, paragraph, corresponding: false });
    return true;
  }
  const alone = placeWord.test(text) ? undefined : nameAlone.exec(text)?.groups?.["name"];
  if (alone !== undefined) {
    authors.push({ name: alone, paragraph, corresponding: isCorresponding });
    return true;
  }
  const both = nameAndPlace.exec(text)?.groups;
  if (both !== undefined && placeWord.test(both["place"] ?? "") && !placeWord.test(both["name"] ?? "")) {
    authors.push({
      name: both["name"] ?? "",
      place: both["place"] ?? "",
      paragraph,
      corresponding: isCorresponding,
    });
    return true;
  }
  if (last === undefined || last.place !== undefined || text.length > 200 || !placeWord.test(text))
    return false;
  last.place = text;
  return true;
}

function authorFields(
  author: Typed,
  fieldAt: (paragraph: Paragraph, data: Field["data"], skipped?: number) => Field,
): Fields {
  const field = (data: Field["data"], text = ""): Field =>
    fieldAt(author.paragraph, data, Math.max(0, author.paragraph.text.indexOf(text)));
  return new Map<string, Field>([
    ["name", field(author.name, author.name)],
    ...(author.place === undefined
      ? []
      : [["affiliations", field([field(author.place, author.place)])] as const]),
    ...(author.email === undefined ? [] : [["email", field(author.email)] as const]),
    ...(author.corresponding ? [["corresponding", field(true)] as const] : []),
  ]);
}
