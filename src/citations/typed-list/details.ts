import { datePattern, readDate, type TypedDate } from "./dates.ts";
import { trimMarks } from "./entry-text.ts";
import { containerWord, publisherWord } from "./lexicon.ts";
import { type NameList, readAuthors, readNames, type TypedName } from "./name-list.ts";
import { pageRange } from "./numbers.ts";
import { sentenceEnds } from "./sentence-ends.ts";

/** What an entry says behind its title, beside a journal's numbers. */
export type Details = {
  readonly container: string | null;
  readonly edition: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly number: string | null;
  readonly version: string | null;
  readonly pages: string | null;
  readonly genre: string | null;
  readonly publisher: string | null;
  readonly place: string | null;
  readonly editors: readonly TypedName[];
  readonly translators: readonly TypedName[];
  readonly date: TypedDate | null;
  /** Stretches that fit nowhere. */
  readonly left: readonly string[];
};

type State = { readonly text: string; readonly found: Partial<Details> };
type Taker = { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => Partial<Details> };

/** Stands where something was taken out, so that what is left does not run together. */
const gap = " · ";

const thesis =
  "(?:unpublished |published )?(?:ph\\.? ?d\\.?|doctoral|doctor|master(?:[’']?s)?|m\\.? ?[as]\\.?|m\\.?sc\\.?|bachelor(?:[’']?s)?|diploma|dphil|habilitation)[ ‐-](?:thesis|dissertation|arbeit)|dissertation|inaugural-dissertation|diplomarbeit|masterarbeit|thèse de doctorat|tesis doctoral|پایان‌?نامه";
const pageNumbers =
  "[A-Za-z]?\\d+[A-Za-z]?(?:\\s?[-–—]\\s?[A-Za-z]?\\d+[A-Za-z]?)?(?:,\\s?\\d+[-–]\\d+)*|[ivxlc]+[-–][ivxlc]+";

/** Before the names of editors: "7th ed. American Press" names none. */
const edition: Taker = {
  pattern:
    /\(?(?<![\p{L}\d])(?<edition>\d{1,3}(?:st|nd|rd|th|\.|ª|e|ème)?|first|second|third|fourth|fifth|sixth|seventh|eighth|revised|rev\.|new|international|consolidated|expanded|enlarged|updated|abridged|annotated|critical|bilingual|illustrated|(?:revised|rev\.) (?:and|&) (?:expanded|enlarged|updated)|\d+(?:st|nd|rd|th) rev\.)\s(?:ed(?:n|ition)?|aufl(?:age)?|éd(?:ition)?|edición|ed)(?![\p{L}])\.?\)?/iu,
  read: ({ groups }) => ({ edition: (groups?.["edition"] ?? "").replace(/^(\d+)\D*$/, "$1") }),
};

const labelled: readonly Taker[] = [
  {
    pattern: new RegExp(
      `\\(?(?<!\\p{L})(?:[Pp]p?\\.|[Pp]ages?|[Ss]eiten?|S\\.|págs?\\.|صص?\\.?)\\s?(?<pages>${pageNumbers})\\)?`,
      "u",
    ),
    read: ({ groups }) => ({ pages: pageRange(groups?.["pages"] ?? "") }),
  },
  {
    pattern: /[[(](?<number>(?:arXiv:\s?|(?:[\p{L} ]{0,40}?)(?:No\.|Number|Nr\.)\s?)[^()[\]]{1,40})[\])]/u,
    read: ({ groups }) => ({ number: groups?.["number"] ?? "" }),
  },
  {
    pattern: /[[(]?(?<![\p{L}])(?:version|v\.?)\s?(?<version>\d[\w.]{0,15})[\])]?/iu,
    read: ({ groups }) => ({ version: (groups?.["version"] ?? "").replace(/\.$/, "") }),
  },
  {
    pattern:
      /[([]?(?<![\p{L}])(?:vols?\.?|volume|bd\.|band|jg\.|جلد|ج)\s(?<volume>\d{1,4}|[IVXL]+)(?![\p{L}\d])[\])]?/iu,
    read: ({ groups }) => ({ volume: groups?.["volume"] ?? "" }),
  },
  {
    pattern: /(?<![\p{L}])(?:no\.|nr\.|issue|شماره)\s?(?<issue>\d{1,5}(?:[-–/]\d{1,5})?)/iu,
    read: ({ groups }) => ({ issue: groups?.["issue"] ?? "" }),
  },
  {
    pattern: new RegExp(`[([]?(?<![\\p{L}])(?<genre>${thesis})[^\\])·,.]{0,40}[\\])]?`, "iu"),
    read: (match) => ({ genre: trimMarks(match[0].replace(/[[\](){}]/g, "")) }),
  },
  {
    pattern: /(?<![\p{L}])(?<genre>interview (?:with|by) [^;·]{2,60}?)(?=\.?\s*(?:$|·|[;,(]|\.\s))/iu,
    read: ({ groups }) => ({ genre: groups?.["genre"] ?? "" }),
  },
  {
    pattern: /\[(?<genre>[^\]·]{3,80})\]/u,
    read: ({ groups }) => ({ genre: groups?.["genre"] ?? "" }),
  },
];

const dates: readonly RegExp[] = [
  new RegExp(`[([]\\s*(?<date>${datePattern})\\s*[)\\]]`, "iu"),
  new RegExp(`(?<=[,;.:·] ?)(?<date>${datePattern})(?=\\s?(?:[.,;:)·]|$))`, "iu"),
  new RegExp(`(?<![\\p{L}\\d/.–-])(?<date>${datePattern})(?=\\s?(?:[.,;:)]|$))`, "iu"),
];

/** Reads what stands behind a title. `contained`: it begins with the name of what the work stands in. */
export function readDetails(text: string, contained: boolean, wantsDate: boolean): Details {
  let state: State = takeNames(take({ text: ` ${text} `, found: {} }, edition));
  for (const taker of labelled) state = take(state, taker);
  if (contained) state = takeLoosePages(state);
  if (wantsDate) for (const pattern of dates) state = state.found.date ? state : takeDate(state, pattern);
  return finish(state, contained);
}

function take(state: State, { pattern, read }: Taker): State {
  const match = pattern.exec(state.text);
  if (match === null) return state;
  return { text: cutOut(state.text, match), found: { ...read(match), ...state.found } };
}

function cutOut(text: string, match: RegExpExecArray): string {
  return `${text.slice(0, match.index)}${gap}${text.slice(match.index + match[0].length)}`;
}

function takeDate(state: State, pattern: RegExp): State {
  const match = pattern.exec(state.text);
  const date = match === null ? null : readDate(match.groups?.["date"] ?? "");
  return match === null || date === null
    ? state
    : { text: cutOut(state.text, match), found: { ...state.found, date } };
}

/** "…, 1371–94. Berlin: Springer": pages without a word before them, behind a comma. */
function takeLoosePages(state: State): State {
  if (state.found.pages !== undefined) return state;
  const match = /[,:·]\s*(?<pages>\d{1,5}\s?[-–—]\s?\d{1,5})(?=\s?[.,;·)]|\s*$)/u.exec(state.text);
  return match === null
    ? state
    : {
        text: cutOut(state.text, match),
        found: { ...state.found, pages: pageRange(match.groups?.["pages"] ?? "") },
      };
}

const editedBy =
  /[,;.(]?\s*(?:\(?(?<editor>[Ee]dited by|[Ee]ds?\. by|[Ee]ds?\.(?= \p{Lu})|[Hh]rsg\. v(?:on|\.)|[Hh]erausgegeben von|[Éé]dité par|[Ee]ditado por)|(?<translator>[Tt]ranslated by|[Tt]rans\. by|[Tt]rans\.|[Üü]bers(?:etzt)?\.? von|[Tt]raduit par|ترجمه(?:‌ی)?))\s+/u;

/** Editors stand in front of the container, "In B. Siciliano (Ed.), …", or behind a word that says so. */
function takeNames(state: State): State {
  let current = takeFrontEditors(state);
  for (let count = 0; count < 2; count += 1) {
    const match = editedBy.exec(current.text);
    if (match === null) break;
    const at = match.index + match[0].length;
    const names = readNames(current.text, at, ["inverted", "initials-first", "full", "compact"]);
    if (names === null) break;
    const role = match.groups?.["editor"] === undefined ? "translators" : "editors";
    current = {
      text: `${current.text.slice(0, match.index)}${gap}${current.text.slice(names.end)}`,
      found: { ...current.found, [role]: names.names },
    };
  }
  return takeBackEditors(current);
}

function takeFrontEditors({ text, found }: State): State {
  // A style that is widely installed sets no space: "In, editorKhan O. Handbook".
  const glued = /^\s*editors?(?=\p{Lu})/u.exec(text)?.[0].length;
  const first = glued === undefined ? null : readNames(text, glued);
  if (first !== null) return { text: ` ${text.slice(first.end)}`, found: { ...found, editors: first.names } };
  const sign =
    /[[(]?(?<![\p{L}])(?:[Ee]ds?\.?|[Ee]ditors?|[Hh]rsg\.?|[Hh]g\.?|éds?\.?|dirs?\.?)[)\]]?[,.:]?\s/u.exec(
      text.slice(0, 1000),
    );
  if (sign === null) return { text, found };
  const before = text.slice(0, sign.index).trim();
  const names: NameList | null = /\p{Ll}{2}[.;:]\s\p{Lu}/u.test(before) ? null : readAuthors(before);
  if (names === null || names.names.every(({ family }) => family === undefined)) return { text, found };
  return { text: ` ${text.slice(sign.index + sign[0].length)}`, found: { ...found, editors: names.names } };
}

/** IEEE: "in Springer Handbook of Robotics, B. Siciliano and O. Khatib, Eds. Berlin: Springer". */
function takeBackEditors({ text, found }: State): State {
  if (found.editors !== undefined) return { text, found };
  for (const mark of text.slice(0, 1000).matchAll(/[,.(]\s*/gu)) {
    const names = readNames(text, mark.index + mark[0].length, [
      "inverted",
      "initials-first",
      "full",
      "compact",
    ]);
    if (names?.role !== "editor") continue;
    return {
      text: `${text.slice(0, mark.index)}${gap}${text.slice(names.end)}`,
      found: { ...found, editors: names.names },
    };
  }
  return { text, found };
}

const placeAndPublisher =
  /^(?<place>[\p{Lu}\p{Lo}][\p{L}\p{M} .,&’'/()-]{1,60}?)\s?: ?(?<publisher>[\p{Lu}\p{Lo}\d][^:;·]{1,100})$/u;

/** Gives each stretch that is left the part it can play. */
function finish({ text, found }: State, contained: boolean): Details {
  const pieces = text
    .split("·")
    .flatMap(inSentences)
    .flatMap((piece, index) =>
      contained && index === 0 ? splitContainer(trimPiece(piece)) : [trimPiece(piece)],
    )
    .filter((piece) => /\p{L}{2}|\d/u.test(piece));
  const first = contained ? pieces[0] : undefined;
  let details: Details = { ...empty, ...found, container: first ?? null };
  for (const piece of first === undefined ? pieces : pieces.slice(1)) details = withPiece(details, piece);
  const [only = ""] = details.left;
  const isPublisherAlone = details.publisher === null && details.left.length === 1 && isShortName(only);
  return isPublisherAlone ? { ...details, publisher: only, left: [] } : details;
}

function withPiece(details: Details, piece: string): Details {
  const imprint = details.publisher === null ? placeAndPublisher.exec(piece) : null;
  if (imprint?.groups !== undefined)
    return {
      ...details,
      place: trimMarks(imprint.groups["place"] ?? ""),
      publisher: trimMarks(imprint.groups["publisher"] ?? ""),
    };
  if (details.publisher === null && isPublisher(piece)) return { ...details, publisher: piece };
  if (details.container === null && containerWord.test(piece) && !/\d{4}/.test(piece))
    return { ...details, container: piece };
  return { ...details, left: [...details.left, piece] };
}

const empty: Details = {
  container: null,
  edition: null,
  volume: null,
  issue: null,
  number: null,
  version: null,
  pages: null,
  genre: null,
  publisher: null,
  place: null,
  editors: [],
  translators: [],
  date: null,
  left: [],
};

function inSentences(text: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const { end, next } of sentenceEnds(text)) {
    pieces.push(text.slice(start, end));
    start = next;
  }
  return [...pieces, text.slice(start)].flatMap((piece) => piece.split(/;\s/));
}

function trimPiece(piece: string): string {
  return trimMarks(
    piece
      .replace(/^[\s,;:.()[\]]+/, "")
      .replace(/[\s,;:([]+$/, "")
      .replace(/^([^(]*)\)$/, "$1"),
  );
}

/** "Springer handbook, Springer, Berlin": a comma ends a container only before what is surely no part of it. */
function splitContainer(piece: string): readonly string[] {
  for (const { index } of piece.matchAll(/,\s/g)) {
    const rest = piece.slice(index + 2);
    const segment = rest.split(/,\s/)[0] ?? "";
    if (publisherWord.test(segment) || placeAndPublisher.test(rest))
      return [trimContainerName(piece.slice(0, index)), rest];
  }
  return [trimContainerName(piece)];
}

function trimContainerName(text: string): string {
  return trimMarks(
    text
      .replace(/^(?:in:?\s)/i, "")
      .replace(/^[“"‘«]|[”"’»]$/gu, "")
      .replace(/[([]\s*$/, ""),
  );
}

function isPublisher(piece: string): boolean {
  return publisherWord.test(piece) && piece.length < 120 && !/^(?:In|Journal)\b/.test(piece);
}

function isShortName(piece: string): boolean {
  return (
    piece.length < 60 && /^[\p{Lu}\p{Lo}]/u.test(piece) && !/\d/.test(piece) && piece.split(" ").length <= 6
  );
}
