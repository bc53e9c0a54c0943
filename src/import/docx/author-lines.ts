import type { Block, Inline } from "../../model/pandoc.ts";
import { plainText } from "./inline-text.ts";

/** Letters of a line that look alike. */
export type Segment = {
  readonly text: string;
  readonly raised: boolean;
  readonly bold: boolean;
  readonly address: string;
};
export type Line = readonly Segment[];

type Draft = {
  name: string;
  marks: readonly string[];
  orcid?: string;
  email?: string;
  corresponding: boolean;
  equal: boolean;
  places: string[];
};

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

const orcid = /(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/;
const email = /[\w.+'-]+@[\w-]+(?:\.[\w-]+)+/g;
const nameWord =
  "(?:[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}’'\\u200c-]*\\.?(?:-?\\p{Lu}\\.)*|van|von|der|den|de|del|della|da|dos|di|du|la|le|bin|ibn|al|el|ter|ten|zu)";
const wholeName = new RegExp(`^${nameWord}(?:[ \\u00A0]+${nameWord}){1,5}(?:,? (?:Jr|Sr|II|III)\\.?)?$`, "u");
const placeWord =
  /(?<![\p{L}])(?:universi|institut|college|school|department|dept|faculty|laborator|lab\b|labs\b|centre|center|academy|hospital|museum|library|division|program|inc\b|ltd|gmbh|research|دانشگاه|دانشکده|گروه|پژوهشگاه|جامعة|كلية|hochschule|école|fakultät|facult)/iu;
const degrees = /,?\s+(?:Ph\.?\s?D\.?|M\.?D\.?|M\.?Sc\.?|B\.?Sc\.?|Dr\.?|Prof\.?)(?=$|[,\s])/g;

/** Lines of a block, each with its raised letters apart. */
export function linesOf(block: Block): readonly Line[] {
  switch (block.t) {
    case "Para":
    case "Plain":
    case "Header": {
      const inlines = block.t === "Header" ? block.c[2] : block.c;
      const lines: Segment[][] = [[]];
      for (const inline of inlines) {
        if (inline.t === "LineBreak") lines.push([]);
        else lines.at(-1)?.push(...segments(inline, { raised: false, bold: false, address: "" }));
      }
      return lines.filter((line) => textOfLine(line).trim() !== "").map(joinAlike);
    }
    case "BulletList":
      return block.c.flatMap((item) => item.flatMap(linesOf));
    case "OrderedList":
      return block.c[1].flatMap((item) => item.flatMap(linesOf));
    default:
      return [];
  }
}

function joinAlike(line: Line): Line {
  const joined: Segment[] = [];
  for (const segment of line) {
    const last = joined.at(-1);
    const isSame =
      last !== undefined &&
      (last.address === segment.address || segment.text.trim() === "") &&
      last.raised === segment.raised &&
      (last.bold === segment.bold || segment.text.trim() === "");
    if (isSame) joined[joined.length - 1] = { ...last, text: last.text + segment.text };
    else joined.push(segment);
  }
  return joined;
}

function segments(inline: Inline, look: Omit<Segment, "text">): readonly Segment[] {
  const inside = (list: readonly Inline[], own: Partial<Segment> = {}): readonly Segment[] =>
    list.flatMap((each) => segments(each, { ...look, ...own }));
  switch (inline.t) {
    case "Superscript":
      return inside(inline.c, { raised: true });
    case "Strong":
      return inside(inline.c, { bold: true });
    case "Emph":
    case "Underline":
    case "SmallCaps":
      return inside(inline.c);
    case "Link":
      return inside(inline.c[1], { address: inline.c[2][0] });
    case "Span":
      return inside(inline.c[1]);
    default:
      return [{ ...look, text: plainText([inline]) }];
  }
}

export function textOfLine(line: Line): string {
  return line.map(({ text }) => text).join("");
}

/** Reads line after line; `take` says whether a line belongs to the authors. */
export function readAuthors(): { readonly take: (line: Line) => boolean; readonly done: () => AuthorBlock } {
  const authors: Draft[] = [];
  const places: { mark: string; name: string }[] = [];
  const funding: { statement: string }[] = [];

  function take(line: Line): boolean {
    return takeEntry(line) || takeNames(line) || takeContacts(line) || takePlace(line) || takeRemark(line);
  }

  /** "**Ada Lane** 0000-… · alane  Department of …; Institute of …", all of one author in a line. */
  function takeEntry(line: Line): boolean {
    const first = line.findIndex(({ bold, text }) => !bold && text.trim() !== "");
    const name = clean(textOfLine(first === -1 ? line : line.slice(0, first)));
    const rest = first === -1 ? [] : line.slice(first);
    const id = rest
      .map(({ text, address }) => orcid.exec(text)?.[1] ?? orcid.exec(address)?.[1])
      .find((each) => each !== undefined);
    if (id === undefined || !isName(name)) return false;
    const own = textOfLine(rest.filter(({ address }) => address === ""))
      .replace(orcid, "")
      .replace(/·/g, "\n");
    const parts = own
      .split("\n")
      .map((part) => part.trim())
      .filter((part) => part !== "");
    const funded = parts.filter((part) => /^funded by/i.test(part));
    const addresses = parts.filter((part) => !funded.includes(part)).flatMap((part) => part.split(/;\s+/));
    authors.push({
      name,
      marks: [],
      orcid: id,
      corresponding: false,
      equal: false,
      places: addresses.map((part) => part.trim()),
    });
    for (const statement of funded) funding.push({ statement: `${name}: ${statement}` });
    return true;
  }

  function takeNames(line: Line): boolean {
    const found: Draft[] = [];
    let pending = "";
    const add = (): void => {
      const name = clean(pending);
      if (name !== "") found.push({ name, marks: [], corresponding: false, equal: false, places: [] });
      pending = "";
    };
    for (const { text, raised } of line) {
      if (!raised) {
        const parts = text
          .replace(degrees, "")
          .split(
            /\s*(?:[,;،]\s*(?:and|&|und|et|y|و)\s+|[,;،]\s*(?!(?:Jr|Sr|II|III)\b)|\s(?:and|&|und|et|y|و)\s+)/u,
          );
        for (const [index, part] of parts.entries()) {
          if (index > 0) add();
          pending += part;
        }
        continue;
      }
      if (pending.trim() !== "") add();
      const last = found.at(-1);
      if (last !== undefined) last.marks = [...last.marks, ...marksIn(text)];
    }
    add();
    for (const author of found) {
      const typed = /^(.*?\p{L}\.?)\s*([\d,]*[*†‡§]*)$/u.exec(author.name);
      if (typed?.[2]) {
        author.name = clean(typed[1] ?? "");
        author.marks = [...author.marks, ...marksIn(typed[2])];
      }
      author.corresponding = author.marks.includes("*");
    }
    if (found.length === 0 || !found.every(({ name }) => isName(name))) return false;
    authors.push(...found);
    return true;
  }

  function takeContacts(line: Line): boolean {
    const text = textOfLine(line);
    const ids = text.match(new RegExp(orcid, "g")) ?? [];
    const addresses = text.match(email) ?? [];
    if (authors.length === 0 || (ids.length === 0 && addresses.length === 0) || text.length > 400)
      return false;
    const isCorresponding = /correspond|^\s*\*/i.test(text);
    for (const address of addresses) {
      const author =
        ownerOf(address, text) ??
        (isCorresponding ? authors.find((each) => each.corresponding) : undefined) ??
        authors.findLast((each) => each.email === undefined);
      if (author === undefined) continue;
      author.email ??= address;
      if (isCorresponding) author.corresponding = true;
    }
    for (const id of ids) {
      const before = text.slice(0, text.indexOf(id));
      const author =
        authors.findLast((each) => before.includes(familyOf(each.name))) ??
        authors.findLast((each) => each.orcid === undefined);
      if (author !== undefined) author.orcid ??= id;
    }
    const place = placeWord.test(text)
      ? placeIn(text.replace(email, "").replace(new RegExp(orcid, "g"), ""))
      : "";
    if (place !== "" && !isCorresponding) authors.at(-1)?.places.push(place);
    return true;
  }

  function ownerOf(address: string, text: string): Draft | undefined {
    const local = plainLetters(address.split("@")[0] ?? "");
    const named = authors.filter(({ name }) => text.includes(name));
    return (
      authors.find(({ name }) => local.includes(plainLetters(familyOf(name)))) ??
      (named.length === 1 ? named[0] : undefined)
    );
  }

  function takePlace(line: Line): boolean {
    if (authors.length === 0) return false;
    const text = textOfLine(line).trim();
    const [first] = line;
    const typed = /^(\d{1,2}|[a-z](?=[\s.)])|[*†‡§]+)[.)]?\s*(?=\p{L})/u.exec(text);
    const mark = first?.raised ? first.text.trim() : (typed?.[1] ?? "");
    const name = clean(first?.raised ? textOfLine(line.slice(1)) : text.slice(typed?.[0].length ?? 0));
    if (name === "" || name.length > 300) return false;
    if (/contributed equally|equal contribution/i.test(name)) {
      for (const author of authors) if (author.marks.includes(mark)) author.equal = true;
      return true;
    }
    if (mark !== "" && authors.some(({ marks }) => marks.includes(mark)) && !/correspond/i.test(name)) {
      places.push({ mark, name });
      return true;
    }
    if (!placeWord.test(name) || /correspond/i.test(name)) return false;
    if (authors.every(({ marks }) => marks.length === 0)) {
      const open = authors.filter(({ places: own }) => own.length === 0);
      for (const author of open.length > 0 ? open : authors.slice(-1)) author.places.push(name);
      return true;
    }
    return false;
  }

  function takeRemark(line: Line): boolean {
    const text = textOfLine(line).trim();
    if (
      authors.length === 0 ||
      text.length > 200 ||
      !/^[*†‡]*\s*\(?(?:corresponding author|e-?mails?|orcids?(?: ids?)?)\)?:?\s*/i.test(text)
    )
      return false;
    const named = authors.find(({ name }) => text.includes(name));
    if (named === undefined) return false;
    named.corresponding = true;
    return true;
  }

  function done(): AuthorBlock {
    const names = [
      ...new Set([...places.map(({ name }) => name), ...authors.flatMap((author) => author.places)]),
    ];
    const numbered = names.map((name, index) => ({ id: index + 1, name }));
    const numbersOf = (author: Draft): readonly number[] => {
      const own = [
        ...author.marks.flatMap((mark) =>
          places.filter((place) => place.mark === mark).map(({ name }) => name),
        ),
        ...author.places,
      ];
      return numbered.filter(({ name }) => own.includes(name)).map(({ id }) => id);
    };
    return {
      authors: authors.map((author) => finished(author, numbersOf(author))),
      affiliations: numbered,
      funding,
    };
  }

  return { take, done };
}

function finished(author: Draft, affiliations: readonly number[]): Author {
  return {
    ...nameOf(author.name),
    ...(author.orcid === undefined ? {} : { orcid: author.orcid }),
    ...(author.email === undefined ? {} : { email: author.email }),
    ...(author.corresponding ? { corresponding: true } : {}),
    ...(author.equal ? { "equal-contribution": true } : {}),
    ...(affiliations.length === 0 ? {} : { affiliations }),
  };
}

function nameOf(name: string): Author {
  const found =
    /^(?<given>.+?)[ \u00A0]+(?<family>(?:(?:van|von|der|den|de|del|della|da|dos|di|du|la|le|bin|ibn|al|el|ter|ten|zu) )*[^ \u00A0]+(?:,? (?:Jr|Sr|II|III)\.?)?)$/u.exec(
      name,
    );
  const { given, family } = found?.groups ?? {};
  return given === undefined || family === undefined ? { name } : { given, family };
}

function familyOf(name: string): string {
  return nameOf(name).family?.split(" ").at(-1) ?? name;
}

function isName(text: string): boolean {
  return wholeName.test(text) && !placeWord.test(text) && text.length <= 60;
}

function marksIn(text: string): readonly string[] {
  return text.match(/\d{1,2}|[a-z](?![a-z])|[*†‡§#]/g) ?? [];
}

function placeIn(text: string): string {
  return clean(text.replace(/\b(?:e-?mail|orcid(?: id)?)\s*:?/gi, ""));
}

function plainLetters(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();
}

function clean(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/^[\s,;·]+|[\s,;·]+$/g, "")
    .replace(/^by /i, "");
}
