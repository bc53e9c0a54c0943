import { westernDigits } from "../language/digits.ts";
import { namesReferenceList } from "../tree/reference-list-heading.ts";
import type { Paragraph } from "./structure.ts";

/** A line that stands alone as a heading; its typed number stays in it. */
export type TypedHeading = { readonly paragraph: Paragraph; readonly level: number };

const longest = 160;
const arabic = /^(?<number>\d{1,2}(?:\.\d{1,2}){0,4})(?<stop>[.)]?)\s+(?=[\p{Lu}\p{Lt}\p{Lo}“"«¿¡(]|\d)/u;
const roman = /^(?<number>[IVX]{1,6})\.\s+(?=[\p{Lu}\p{Lo}“"])/u;
const letter = /^(?<number>[A-H])\.\s+(?=[\p{Lu}\p{Lo}“"])/u;
const appendix =
  /^(?:appendi(?:x|ces)|anhang|annexe?|anexo|apéndice|پیوست|ملحق)(?:\s+[A-Z\d]{1,3})?(?:[.:]\s+\S.*)?$/iu;
const named = new Set(
  `introduction;background;background and aims;aims;objectives;literature review;review of literature;related work;
  theoretical framework;conceptual framework;method;methods;methodology;research methodology;materials and methods;
  methods and materials;data;data and methods;results;findings;results and discussion;discussion;general discussion;
  analysis;limitations;implications;recommendations;conclusion;conclusions;concluding remarks;
  discussion and conclusion;conclusion and discussion;summary;summary and conclusions;acknowledgement;acknowledgements;
  acknowledgment;acknowledgments;funding;funding statement;data availability;data availability statement;
  code availability;availability;conflict of interest;conflicts of interest;competing interests;
  declaration of competing interest;disclosure statement;ethics statement;author contributions;
  authors’ contributions;authors' contributions;supplementary material;supporting information;abbreviations;notes;
  statement of need;preface;foreword;epilogue;postscript;einleitung;methode;methoden;ergebnisse;diskussion;schluss;
  fazit;zusammenfassung;danksagung;anmerkungen;introduction générale;méthodes;résultats;remerciements;
  introducción;métodos;metodología;resultados;discusión;conclusión;conclusiones;agradecimientos;notas;
  مقدمه;درآمد;بیان مسئله;پیشینه;پیشینه تحقیق;ادبیات پژوهش;چارچوب نظری;روش;روش پژوهش;روش تحقیق;پیشینه پژوهش;مبانی نظری;یافته‌ها;بحث;بحث و نتیجه‌گیری;نتیجه;نتیجه‌گیری;نتیجه گیری;جمع‌بندی;تعارض منافع;تشکر و قدردانی;
  سپاسگزاری;پی‌نوشت‌ها;یادداشت‌ها;مقدمة;المقدمة;المنهج;النتائج;المناقشة;الخاتمة;خاتمة;شكر وتقدير`
    .split(";")
    .map((name) => name.trim()),
);

/**
 * The text with its section number as "2.1.", unit by unit, whatever digits and signs that has: Persian papers have "۲-۱."
 * and "۱- ".
 */
export function withEvenNumber(text: string): string {
  const even = westernDigits(text);
  if (even === text) return text;
  return even.replace(/^\s*\d{1,2}(?:[-–‐.]\d{1,2}){0,4}(?:[-–ـ](?=\s))?/, (number) =>
    number.replace(/[-–‐](?=\d)/g, ".").replace(/[-–ـ]$/, "."),
  );
}

/** Headings of an article in order: numbered lines, and lines that are called as sections are called. */
export function findTypedHeadings(paragraphs: readonly Paragraph[]): readonly TypedHeading[] {
  const alone = paragraphs.filter(isAlone);
  const romans = alone.filter(({ text }) => roman.test(text));
  const usesRoman = romans.length >= 2 && romans[0]?.text.startsWith("I.") === true;
  const items = listItems(paragraphs);
  return alone.flatMap((paragraph): readonly TypedHeading[] => {
    const level = levelOf(paragraph.text, usesRoman);
    return level === null || items.has(paragraph) ? [] : [{ paragraph, level }];
  });
}

/** Whether a text has the parts of an article: sections that count from 1 on, or sections of the usual names. */
export function hasSections(headings: readonly TypedHeading[]): boolean {
  const list = headings.some(({ paragraph }) => namesReferenceList(paragraph.text));
  const numbers = headings.filter(
    ({ paragraph: { text } }) => arabic.test(withEvenNumber(text)) || roman.test(text),
  ).length;
  const names = headings.length - numbers;
  return (list && headings.length >= 2) || (numbers >= 2 && names >= 1) || names >= 3 || countsOn(headings);
}

const enoughInOrder = 3;

/** Sections of the first level are 1, 2, 3 and so on, none left out. */
function countsOn(headings: readonly TypedHeading[]): boolean {
  const numbers = headings.flatMap(({ paragraph: { text } }) => {
    const number = arabic.exec(withEvenNumber(text))?.groups?.["number"] ?? "";
    return /^\d+$/.test(number) ? [Number(number)] : [];
  });
  return numbers.length >= enoughInOrder && numbers.every((number, index) => number === index + 1);
}

function isAlone({ lines, text }: Paragraph): boolean {
  return lines.length === 1 && text.length <= longest;
}

/** A typed number, or what sections are called; null for what is no heading's text. */
export function levelOf(typed: string, usesRoman: boolean): number | null {
  const text = withEvenNumber(typed);
  const number = arabic.exec(text)?.groups?.["number"];
  if (number !== undefined && isHeadingText(text)) {
    const depth = Math.min(6, number.split(".").length);
    return usesRoman ? Math.min(6, depth + 1) : depth;
  }
  if (usesRoman && roman.test(text) && isHeadingText(text)) return 1;
  if (usesRoman && letter.test(text) && isHeadingText(text)) return 2;
  const name = text.replace(/[\s:.]+$/, "").toLowerCase();
  return named.has(name) || namesReferenceList(text) || (appendix.test(text) && isHeadingText(text))
    ? 1
    : null;
}

/** No sentence: it does not end as one, and it is no entry of a list of works. */
function isHeadingText(text: string): boolean {
  const words = text.replace(/^[\dIVXA-H.)]+\s+/, "");
  return (
    !/[.;,:]$/.test(words) &&
    !/[.?!]["”’]?\s+\p{Lu}\p{Ll}+ \p{Ll}/u.test(words) &&
    !/\((?:1[89]|20)\d\d[a-z]?\)/.test(words) &&
    !/https?:|\bdoi\b/i.test(words) &&
    words.split(" ").length <= 24
  );
}

/** "1. …", "2. …" right behind each other are the items of a list. */
function listItems(paragraphs: readonly Paragraph[]): ReadonlySet<Paragraph> {
  const items = new Set<Paragraph>();
  const numberOf = (paragraph: Paragraph | undefined): number =>
    Number(/^(\d{1,2})[.)]\s/.exec(withEvenNumber(paragraph?.text ?? ""))?.[1] ?? Number.NaN);
  for (const [index, paragraph] of paragraphs.entries()) {
    const next = paragraphs[index + 1];
    if (next === undefined || numberOf(next) !== numberOf(paragraph) + 1) continue;
    items.add(paragraph);
    items.add(next);
  }
  return items;
}
