import { datePattern, monthNames, readDate, type TypedDate } from "./dates.ts";

export type Identifiers = {
  /** The text without them and the words that introduce them. */
  readonly rest: string;
  readonly doi: string | null;
  readonly url: string | null;
  readonly isbn: string | null;
  readonly pmid: string | null;
  readonly accessed: TypedDate | null;
  /** The entry says that it was seen on the web. */
  readonly online: boolean;
};

/** With the words or the address in front of it, once or twice; inside another address it is that address's. */
const doi =
  /(?:\bhttps?:\/\/(?:dx\.)?doi\.org\/(?:https?:\/\/(?:dx\.)?doi\.org\/)?(?:doi:\s?)?|(?<![\w/.])doi\s?[:.]?\s*(?:https?:\/\/(?:dx\.)?doi\.org\/)?(?:doi:\s?)?|(?<![^\s([<]))(10\.\d{4,9}\/[^\s"“”\ue000]{1,300})/i;
const address = /<?\b(?:https?|ftp):\/\/[^\s<>"“”\ue000]{1,500}>?|\bwww\.[^\s<>"“”,;\ue000]{3,300}/i;
const isbn = /\bISBN(?:-1[03])?:?\s*((?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])\b/i;
const pmid = /\bPMID:?\s*(\d{4,9})\b\.?/i;
const numbersOfOthers = /\b(?:PMCID:?\s*PMC\d+|PubMed PMID:?|ISSN:?\s*\d{4}-?\d{3}[\dXx])\.?/gi;
const day = `(?:(?:\\d{1,2}(?:st|nd|rd|th|\\.|º)? (?:de )?(?:${monthNames})\\.?,? (?:de )?\\d{4})|(?:(?:${monthNames})\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})|(?:\\d{4},? (?:${monthNames})\\.?,? \\d{1,2})|(?:\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}))`;
const seenWords =
  "(?:last |date )?(?:accessed|retrieved|cited|viewed|visited|abgerufen|zugriff|zuletzt abgerufen|consult[ée]e?|consultado|recuperado|accès|geraadpleegd|дата обращения)";
const seen = new RegExp(
  `[\\[(]?\\s*${seenWords}\\s*(?:on |am |le |el |:)?\\s*:?\\s*(${day})\\s*(?:,? (?:from|at)\\b:?)?\\s*[\\])]?`,
  "iu",
);
const introductions =
  /(?<=[.\])]\s)(?:Online|En ligne)\.(?=\s)|\[(?:Internet|Online|Electronic resource|En ligne|En línea)\]|[[(]?(?:available (?:at|from|online|online at|via)|retrieved from|verfügbar unter|abrufbar unter|online verfügbar|disponible (?:en|sur|à)(?: l’adresse)?|recuperado de|en ligne|online unter|URL|accessible at|در دسترس در|قابل دسترسی در)\s*:?\s*(?=[\s)\].,;]|$)[\])]?/giu;

/** "Published online 2016" says no more than "2016". */
const published = new RegExp(
  `(?<![\\p{L}])(?:published|posted|first published)(?: online)?:? (?=[([]?(?:${datePattern}))`,
  "giu",
);
/** Stands where something was taken out. */
const hole = "\ue000";

/** Takes DOI, address, ISBN and date of access out of an entry, so that what is left is words and numbers of the work. */
export function takeIdentifiers(text: string): Identifiers {
  let rest = text;
  const taken = (pattern: RegExp, group: number): string | null => {
    const match = pattern.exec(rest);
    if (match === null) return null;
    const whole = match[0];
    const value = match[group] ?? whole;
    const kept = trimAddress(value);
    const dropped = value.length - kept.length;
    rest = `${rest.slice(0, match.index)}${hole}${rest.slice(match.index + whole.length - dropped)}`;
    return kept.replace(/^<|>$/g, "");
  };
  rest = rest.replace(published, "");
  const foundSeen = seen.exec(rest);
  if (foundSeen !== null) rest = rest.replace(foundSeen[0], hole);
  const foundDoi = taken(doi, 1);
  if (foundDoi !== null) while (doi.test(rest) && taken(doi, 1) !== null);
  const url = taken(address, 0);
  if (url !== null) while (address.test(rest) && taken(address, 0) !== null);
  const foundIsbn = taken(isbn, 1);
  const foundPmid = taken(pmid, 1);
  const online = introductions.test(rest);
  introductions.lastIndex = 0;
  rest = rest.replace(numbersOfOthers, hole).replace(introductions, hole);
  return {
    rest: tidy(rest),
    doi: foundDoi,
    url,
    isbn: foundIsbn?.replace(/[- ]/g, "") ?? null,
    pmid: foundPmid,
    accessed: foundSeen === null ? null : readDate(foundSeen[1] ?? ""),
    online: online || url !== null,
  };
}

/** Marks behind an address belong to the sentence; a closing bracket stays where its opening one is inside. */
function trimAddress(value: string): string {
  let kept = value;
  for (;;) {
    const last = kept.at(-1) ?? "";
    const unbalanced =
      (last === ")" && !kept.includes("(")) ||
      (last === "]" && !kept.includes("[")) ||
      (last === ">" && !kept.includes("<"));
    if (!/[.,;:’”"'\]})>]/.test(last) || (/[)\]>]/.test(last) && !unbalanced)) return kept;
    kept = kept.slice(0, -1);
  }
}

/** Marks on both sides of what was taken out become one. */
function tidy(text: string): string {
  return text
    .replace(/[[(<]\s*\ue000\s*[\])>]/g, hole)
    .replace(/[.,;:\s]*\ue000[.,;:\s\ue000]*/g, (marks) => {
      const mark = marks.includes(".") ? "." : (/[,;:]/.exec(marks)?.[0] ?? "");
      return `${mark} `;
    })
    .replace(/[\s\ue000]+/g, " ")
    .trim();
}
