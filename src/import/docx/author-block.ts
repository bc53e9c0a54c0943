import { type Line, textOfLine } from "./author-lines.ts";
import { cleaned, familyOf, isName, namesIn, placeWord, splitName } from "./author-names.ts";

/** An author as `article.md` has it. */
export type Author = {
  readonly given?: string;
  readonly family?: string;
  readonly name?: string;
  readonly orcid?: string;
  readonly email?: string;
  readonly corresponding?: true;
  readonly "equal-contribution"?: true;
  readonly affiliations?: readonly number[];
};

export type AuthorBlock = {
  readonly authors: readonly Author[];
  readonly affiliations: readonly { readonly id: number; readonly name: string }[];
  readonly funding: readonly { readonly statement: string }[];
};

type Draft = {
  readonly name: string;
  readonly marks: readonly string[];
  orcid?: string;
  email?: string;
  corresponding: boolean;
  equal: boolean;
  readonly places: string[];
};

type Drafts = {
  readonly authors: Draft[];
  /** Institutions by their mark. */
  readonly places: { readonly mark: string; readonly name: string }[];
  readonly funding: { readonly statement: string }[];
};

const orcid = /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/;
const email = /[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Letters of a line about authors. */
const longest = 1500;

/** Reads line after line; `take` says whether a line belongs to the authors. */
export function readAuthors(): { readonly take: (line: Line) => boolean; readonly done: () => AuthorBlock } {
  const drafts: Drafts = { authors: [], places: [], funding: [] };
  const takers = [takeEntry, takeNames, takeNamed, takeContacts, takeEqual, takePlace, takeCorresponding];
  return {
    take: (line) => textOfLine(line).length <= longest && takers.some((taker) => taker(line, drafts)),
    done: () => finished(drafts),
  };
}

/** "**Ada Lane** 0000-… · alane  Department of …; Institute of … · Funded by …", all of one author in a line. */
function takeEntry(line: Line, { authors, funding }: Drafts): boolean {
  const first = line.findIndex(({ bold, text }) => !bold && text.trim() !== "");
  const name = cleaned(textOfLine(first === -1 ? line : line.slice(0, first)));
  const rest = first === -1 ? [] : line.slice(first);
  const id = rest
    .map(({ text, address }) => (orcid.exec(text) ?? orcid.exec(address))?.[0])
    .find((each) => each !== undefined);
  if (id === undefined || !isName(name)) return false;
  const parts = textOfLine(rest.filter(({ address }) => address === ""))
    .replace(orcid, "")
    .split("·")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const isFunding = (part: string): boolean => /^funded by/i.test(part);
  const places = parts.filter((part) => !isFunding(part)).flatMap((part) => part.split(/;\s+/));
  authors.push({ ...draftOf(name, []), orcid: id, places: places.map((part) => part.trim()) });
  for (const statement of parts.filter(isFunding)) funding.push({ statement: `${name}: ${statement}` });
  return true;
}

function takeNames(line: Line, { authors }: Drafts): boolean {
  const found = namesIn(line);
  authors.push(...found.map(({ name, marks }) => draftOf(name, marks)));
  return found.length > 0;
}

/** "Ada Lane * E-mail: ada@example.org", a name and how to reach it. */
function takeNamed(line: Line, { authors }: Drafts): boolean {
  const text = textOfLine(line);
  const found =
    /^(?<name>.*?)\s*(?<mark>\*?)[\s,(<[]*(?:e-?mail\s*:?\s*)?(?<address>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)[)>\]]?$/i.exec(
      text.trim(),
    )?.groups;
  const name = cleaned(found?.["name"] ?? "");
  if (found === undefined || !isName(name) || authors.some((author) => author.name === name)) return false;
  const isCorresponding = found["mark"] === "*";
  authors.push({ ...draftOf(name, []), email: found["address"] ?? "", corresponding: isCorresponding });
  return true;
}

function draftOf(name: string, marks: readonly string[]): Draft {
  return { name, marks, corresponding: marks.includes("*"), equal: false, places: [] };
}

/** E-mail addresses and ORCIDs, for the authors they name or resemble. */
function takeContacts(line: Line, { authors }: Drafts): boolean {
  const text = textOfLine(line);
  const ids = text.match(new RegExp(orcid, "g")) ?? [];
  const addresses = text.match(email) ?? [];
  if (authors.length === 0 || ids.length + addresses.length === 0 || text.length > 400) return false;
  const isCorresponding = /correspond|^\s*\*/i.test(text);
  for (const address of addresses) {
    const author = ownerOf(address, text, authors, isCorresponding);
    if (author === undefined) continue;
    author.email ??= address;
    author.corresponding ||= isCorresponding;
  }
  for (const id of ids) {
    const before = text.slice(0, text.indexOf(id));
    const author =
      authors.findLast(({ name }) => before.includes(familyOf(name))) ??
      authors.findLast((each) => each.orcid === undefined);
    if (author !== undefined) author.orcid ??= id;
  }
  const rest = text.replace(email, "").replace(new RegExp(orcid, "g"), "");
  if (placeWord.test(rest) && !isCorresponding) authors.at(-1)?.places.push(placeIn(rest));
  return true;
}

function ownerOf(
  address: string,
  text: string,
  authors: readonly Draft[],
  isCorresponding: boolean,
): Draft | undefined {
  const local = plainLetters(address.split("@")[0] ?? "");
  const named = authors.filter(({ name }) => text.includes(name));
  return (
    authors.find(({ name }) => local.includes(plainLetters(familyOf(name)))) ??
    (named.length === 1 ? named[0] : undefined) ??
    (isCorresponding ? authors.find((each) => each.corresponding) : undefined) ??
    authors.findLast((each) => each.email === undefined)
  );
}

type MarkedLine = { readonly mark: string; readonly text: string };

/** "1 Institute of …", its mark raised or typed. */
function markedLine(line: Line): MarkedLine {
  const [first, ...rest] = line;
  if (first?.raised) return { mark: first.text.trim(), text: cleaned(textOfLine(rest)) };
  const text = textOfLine(line).trim();
  const typed = /^(\d{1,2}|[a-z](?=[\s.)])|[*†‡§]+)[.)]?\s*(?=\p{L})/u.exec(text);
  return { mark: typed?.[1] ?? "", text: cleaned(text.slice(typed?.[0].length ?? 0)) };
}

function takeEqual(line: Line, { authors }: Drafts): boolean {
  const { mark, text } = markedLine(line);
  const marked = authors.filter(({ marks }) => marks.includes(mark));
  if (marked.length === 0 || !/contributed equally|equal contribution/i.test(text)) return false;
  for (const author of marked) author.equal = true;
  return true;
}

function takePlace(line: Line, { authors, places }: Drafts): boolean {
  const { mark, text } = markedLine(line);
  if (authors.length === 0 || text === "" || text.length > 300 || /correspond/i.test(text)) return false;
  if (mark !== "" && authors.some(({ marks }) => marks.includes(mark))) {
    places.push({ mark, name: text });
    return true;
  }
  if (!placeWord.test(text) || authors.some(({ marks }) => marks.length > 0)) return false;
  const open = authors.filter((author) => author.places.length === 0);
  for (const author of open.length > 0 ? open : authors.slice(-1)) author.places.push(text);
  return true;
}

/** "Corresponding author: Ada Lane" */
function takeCorresponding(line: Line, { authors }: Drafts): boolean {
  const text = textOfLine(line).trim();
  const named = authors.find(({ name }) => text.includes(name));
  if (named === undefined || text.length > 200 || !/^[*†‡]*\s*\(?corresponding author/i.test(text))
    return false;
  named.corresponding = true;
  return true;
}

function finished({ authors, places, funding }: Drafts): AuthorBlock {
  const names = [
    ...new Set([...places.map(({ name }) => name), ...authors.flatMap((author) => author.places)]),
  ];
  const affiliations = names.map((name, index) => ({ id: index + 1, name }));
  const numbersOf = (author: Draft): readonly number[] => {
    const marked = places.filter(({ mark }) => author.marks.includes(mark)).map(({ name }) => name);
    return affiliations
      .filter(({ name }) => marked.includes(name) || author.places.includes(name))
      .map(({ id }) => id);
  };
  return { authors: authors.map((author) => authorOf(author, numbersOf(author))), affiliations, funding };
}

function authorOf(draft: Draft, affiliations: readonly number[]): Author {
  return {
    ...splitName(draft.name),
    ...(draft.orcid === undefined ? {} : { orcid: draft.orcid }),
    ...(draft.email === undefined ? {} : { email: draft.email }),
    ...(draft.corresponding ? { corresponding: true } : {}),
    ...(draft.equal ? { "equal-contribution": true } : {}),
    ...(affiliations.length === 0 ? {} : { affiliations }),
  };
}

function placeIn(text: string): string {
  return cleaned(text.replace(/\b(?:e-?mail|orcid(?: id)?)\s*:?/gi, ""));
}

function plainLetters(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();
}
