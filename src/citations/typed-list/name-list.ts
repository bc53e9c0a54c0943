import { groupWord, particles, smallWords } from "./lexicon.ts";

/** CSL's name of a person or group. */
export type TypedName = {
  readonly family?: string;
  readonly given?: string;
  readonly suffix?: string;
  readonly literal?: string;
};

export type NameList = {
  readonly names: readonly TypedName[];
  /** Offset behind the last name, its role and "et al.". */
  readonly end: number;
  readonly others: boolean;
  /** What they did, where it is said: "(Eds.)", "Hrsg.", "trans.". */
  readonly role: "editor" | "translator" | null;
};

/** How one name is written; a list begins with one form and may go on with another. */
type Form = "inverted" | "inverted-full" | "compact" | "initials-first" | "full";

const part =
  "(?:(?:[dDlLO]|Mc|Mac)['’ʼ])?[ʿʾʻ]?(?:[\\p{Lu}\\p{Lt}][\\p{L}\\p{M}'’ʼ]|(?!و(?![\\p{L}\\p{M}]))\\p{Lo})[\\p{L}\\p{M}'’ʼ\\u200c]{0,30}";
const hyphened = `(?:\\p{Ll}{1,4}[-–])?${part}(?:[-–—](?:\\p{Ll}{1,5}[-–])?\\p{L}[\\p{L}\\p{M}'’ʼ\\u200c]{0,30}){0,4}`;
/** Two or three capitals behind a name are initials. */
const further = `(?:[ ](?!\\p{Lu}{1,3}(?:[,.;:]|[ ](?:&|and)[ ]|$))(?:(?:${particles})[ ]){0,2}${hyphened})`;
const family = `(?:(?:${particles}|St\\.)[ ]){0,3}${hyphened}${further}{0,3}["”]?`;
const oneFamily = `(?:(?:${particles})[ ]){0,3}${hyphened}${further}{0,2}`;
const initial = "\\p{Lu}(?:\\p{Ll}|\\p{M})?\\.";
const initials = `${initial}(?:[ ]?[-–]?[ ]?${initial}){0,5}(?:[ ]?[-–]\\p{Lu}(?![\\p{L}.]))?`;
const bare = "\\p{Lu}{1,3}(?:[- ]\\p{Lu}{1,2}){0,2}(?![\\p{L}\\p{M}.'’])";
const after = `(?:[ ](?:${particles})-?(?![\\p{L}])){0,3}`;
const suffix = "(?:,?[ ](?:Jr\\.?|Sr\\.?|II|III|IV|2nd|3rd))?(?![\\p{L}])";
/** "C. Titus", where a date, a quotation or another author follows. */
const initialAndWord = `${initials}[ ]${hyphened}(?=[.,]?[ ](?:[([]?\\d{4}|[“"‘])|,[ ](?:and[ ]|&))`;
const given = `(?:${initialAndWord}|${hyphened}(?:[ ]${hyphened}){0,2}(?:[ ](?:${initials}|\\p{Lu}(?=[ ]?[,;.:&]|$)))?)${after}`;

const patterns: Readonly<Record<Form, RegExp>> = {
  inverted: new RegExp(
    `(?<family>${family}),[ ]?(?<given>(?:${initials}|${bare})${after})(?<suffix>${suffix})`,
    "uy",
  ),
  "inverted-full": new RegExp(`(?<family>${family}),[ ](?<given>${given})(?<suffix>${suffix})`, "uy"),
  compact: new RegExp(
    `(?<family>${oneFamily})[ ](?<given>\\p{Lu}{1,4}(?:-\\p{Lu}{1,2})?(?![\\p{L}\\p{M}'’]|\\.\\p{Lu}|\\.[ ]\\p{Lu}\\.)${after})(?<suffix>(?:[ ](?:Jr|Sr|II|III|2nd|3rd|4th))?)`,
    "uy",
  ),
  "initials-first": new RegExp(`(?<given>${initials})[ ]?(?<family>${family})(?<suffix>${suffix})`, "uy"),
  full: new RegExp(
    `(?<given>(?:${initials}|\\p{Lu}(?=[ ])|${hyphened})(?:[ ](?:${initials}|\\p{Lu}(?=[ ])|${hyphened})){0,3})[ ](?<family>(?:(?:${particles})[ ]){0,3}${hyphened})(?<suffix>${suffix})`,
    "uy",
  ),
};

const and = "(?:&|and|und|et|y|e|en|og|och|و)";
const separator = new RegExp(
  `\\s*(?:[;/]\\s*(?:${and}\\s)?|,\\s*(?:${and}\\s+|…\\s*|(?:\\.\\s?){3}\\s*)?(?:&\\s*)?|\\s${and}\\s+|&\\s*|…\\s*(?:&\\s*)?)\\s*`,
  "uy",
);
const others =
  /\s*[,;]?\s*(?:\[?\(?et\.? ?al\.?\)?\]?|& al\.?|(?:and |& )?(?:\d+ )?others|u\. ?a\.|et coll\.|et autres|y otros|و همکاران|و دیگران|وآخرون)(?![\p{L}])/uy;
const roles =
  /[,;]?\s*[([]?\b(?:(?<editor>eds?\.?(?= by|[),.\]:;\s]|$)|editors?|hrsg\.?|hg\.?|herausgeber|éds?\.?|dirs?\.?|coords?\.?|red\.?)|(?<translator>trans(?:lators?|\.)|übers\.?|trad\.?))(?:[)\]]|(?![\p{L}]))(?:\s?[)\]])?/iuy;

/** Which forms may follow a first name of a form. */
const following: Readonly<Record<Form, readonly Form[]>> = {
  inverted: ["inverted", "initials-first"],
  "inverted-full": ["inverted-full", "inverted", "full"],
  compact: ["compact"],
  "initials-first": ["initials-first"],
  full: ["full", "initials-first"],
};

/** Reads names from an offset on, as many as there are, all in one style; null where none stands there. */
export function readNames(text: string, start: number, forms: readonly Form[] = allForms): NameList | null {
  let best: NameList | null = null;
  for (const form of forms) {
    const found = readInForm(text, start, form);
    if (found !== null && (best === null || found.end > best.end)) best = found;
  }
  return best;
}

const allForms: readonly Form[] = ["inverted", "compact", "initials-first", "inverted-full", "full"];

function readInForm(text: string, start: number, form: Form): NameList | null {
  const first = readName(text, start, [form]);
  if (first === null) return null;
  const inCapitals = isCapitals(text.slice(start, start + (first.name.family?.length ?? 0)));
  const found: Found[] = [first];
  let joined = false;
  let ended = false;
  for (let last = first; ; ) {
    separator.lastIndex = last.end;
    const mark = separator.exec(text)?.[0] ?? "";
    const isAnd = /\p{L}|&/u.test(mark);
    // Behind "and" comes the last name.
    if (mark === "" || (ended && !isAnd && form !== "inverted")) break;
    const next = readName(text, last.end + mark.length, formsAfter(form, mark, found.length, inCapitals));
    if (next === null) break;
    joined ||= isAnd || /[;/]/.test(mark);
    ended ||= isAnd;
    found.push(next);
    last = next;
  }
  // "Mora, Ana, Counting Waves": full names behind commas alone may as well be a title.
  const isSure = form !== "inverted-full" || joined || inCapitals || endOf(others, text, found) > 0;
  return listOf(text, isSure ? found : [first]);
}

type Found = { readonly name: TypedName; readonly end: number };

/** Length of what a sticky pattern finds behind the last name. */
function endOf(pattern: RegExp, text: string, found: readonly Found[]): number {
  pattern.lastIndex = found.at(-1)?.end ?? 0;
  return pattern.exec(text)?.[0].length ?? 0;
}

function listOf(text: string, found: readonly Found[]): NameList {
  const more = endOf(others, text, found);
  const behind = (found.at(-1)?.end ?? 0) + more;
  roles.lastIndex = behind;
  const role = roles.exec(text);
  return {
    names: found.map(({ name }) => name),
    end: behind + (role?.[0].length ?? 0),
    others: more > 0,
    role: role === null ? null : role.groups?.["editor"] === undefined ? "translator" : "editor",
  };
}

/** "Smith, John, and Jane Doe", but "Hatami, Reza; Faraji, Iraj": a comma tells nothing, a semicolon does. */
function formsAfter(form: Form, mark: string, count: number, inCapitals: boolean): readonly Form[] {
  if (form !== "inverted-full") return following[form];
  if (inCapitals || /[;/]/.test(mark)) return ["inverted-full", "inverted"];
  return count === 1 || !/^\s*,\s*$/.test(mark)
    ? ["full", "initials-first", "inverted-full"]
    : ["full", "initials-first"];
}

function readName(text: string, at: number, forms: readonly Form[]): Found | null {
  for (const form of forms) {
    const pattern = patterns[form];
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match?.groups === undefined) continue;
    const [familyName = "", givenName = "", rest = ""] = [
      match.groups["family"],
      match.groups["given"],
      match.groups["suffix"],
    ];
    return {
      name: named(form, familyName, givenName, rest.replace(/^[,\s]+/, "")),
      end: at + match[0].length,
    };
  }
  return null;
}

function named(form: Form, familyName: string, givenName: string, nameSuffix: string): TypedName {
  const clean = familyName.replace(/["”]$/, "");
  if (form === "full" && groupWord.test(clean)) return { literal: `${givenName} ${clean}` };
  return {
    family: clean.length > 3 && isCapitals(clean) ? capitalised(clean) : clean,
    ...(givenName === "" ? {} : { given: givenName.trim() }),
    ...(nameSuffix === "" ? {} : { suffix: nameSuffix }),
  };
}

function isCapitals(family: string): boolean {
  return /^[\p{Lu}\p{M}' -]{2,}$/u.test(family);
}

/** Names set in capitals. */
function capitalised(name: string): string {
  return name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
}

/**
 * Reads a text that is nothing but authors: a list of people, what could be read of one, or the name of a group. Null
 * where it is no such thing. `certain`: the entry's form says that nothing but authors can stand here.
 */
export function readAuthors(text: string, certain = false): NameList | null {
  const authors = text
    .replace(/^by\s+/i, "")
    .replace(/[\s,;:(]+$/, "")
    .trim();
  if (authors === "") return null;
  const list = readNames(authors, 0);
  if (list !== null && /^[\s.,:;]*$/.test(authors.slice(list.end))) return { ...list, end: text.length };
  if (!looksLikeNames(authors)) return null;
  if (!certain && list !== null && holdsSentence(authors.slice(list.end))) return null;
  if (list !== null) return { ...pieceNames(authors), end: text.length };
  const bareRole = /^(.*?)[,;]?\s*[([](?:eds?\.?|editors?|hrsg\.?|hg\.?)[)\]]\.?$/i.exec(authors);
  return {
    names: [{ literal: trimGroup(bareRole?.[1] ?? authors) }],
    end: text.length,
    others: false,
    role: bareRole === null ? null : "editor",
  };
}

/** Behind names, a stretch of more words than a name has is a title. */
function holdsSentence(behind: string): boolean {
  if (/^[\s.:]*\p{L}{2}[^,;&]*\.\s+\p{L}{2}/u.test(behind)) return true;
  return behind.split(/[,;&]|\band\b/).some(
    (piece) =>
      piece
        .trim()
        .split(/[ ]/)
        .filter((word) => /^\p{L}{2}/u.test(word)).length > 3,
  );
}

function trimGroup(text: string): string {
  return text.replace(/[\s,;:]+$/, "").replace(/(?<!\b(?:\p{Lu}|Inc|Ltd|Co|Corp))\.$/u, "");
}

/** No figures, no quotation marks, no sentences: capitals, and few small words. */
export function looksLikeNames(text: string): boolean {
  if (/[0-9“”«»?!]/.test(text) || /:/.test(text)) return false;
  const known = new Set([
    ...particles.split("|"),
    "and",
    "und",
    "et",
    "y",
    "al",
    "eds",
    "ed",
    "editors",
    "editor",
    "hrsg",
    "others",
    "coll",
  ]);
  const small = [...text.matchAll(/(?<![\p{L}\p{M}'’.-])\p{Ll}[\p{L}\p{M}]*/gu)].map(([word]) => word);
  const strange = small.filter((word) => !known.has(word));
  return (
    strange.length === 0 ||
    (strange.every((word) => smallWords.has(word)) && !/\p{Ll}{3}\. \p{Lu}/u.test(text))
  );
}

const betweenNames = /(?:[\s,;/&….]|(?:and|und|et|y)(?= ))*/uy;
const unknownName = /[^,;&…]+(?:,\s(?:\p{Lu}\p{Ll}?\.[ -]?){1,5}(?![\p{L}]))?/uy;

/** A list with names no pattern knows: those it can read as names, the others as they stand. */
function pieceNames(text: string): Omit<NameList, "end"> {
  const names: TypedName[] = [];
  let more = false;
  let at = 0;
  while (at < text.length) {
    betweenNames.lastIndex = at;
    at += betweenNames.exec(text)?.[0].length ?? 0;
    const found = readNames(text, at);
    if (found !== null && /^\s*(?:[,;&….)\]([]|and\b|und\b|$)/.test(text.slice(found.end))) {
      names.push(...found.names);
      more ||= found.others;
      at = found.end;
      continue;
    }
    unknownName.lastIndex = at;
    const [piece] = unknownName.exec(text) ?? [text.slice(at)];
    if (/^et al/.test(piece)) more = true;
    else if (/\p{L}/u.test(piece)) names.push(looseName(piece));
    at += Math.max(1, piece.length);
  }
  return { names, others: more, role: /[([]eds?\.?[)\]]/i.test(text) ? "editor" : null };
}

function looseName(piece: string): TypedName {
  const clean = piece.replace(/[([](?:eds?\.?|editors?)[)\]]/i, "").trim();
  const match = /^([^,]{2,60}),\s*((?:\p{Lu}\p{Ll}?\.[ -]?){1,5})$/u.exec(clean);
  return match === null
    ? { literal: trimGroup(clean) }
    : { family: match[1] ?? "", given: (match[2] ?? "").trim() };
}
