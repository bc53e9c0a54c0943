import type { ImportDraft } from "../model/import.ts";
import type { DivisionRole } from "../model/manuscript.ts";

/** What `publication.yaml` lists: a file, a file with its kind, or a part with its files. */
type Listed = string | { readonly file: string; readonly kind: "appendix" } | Part;
type Part = { readonly part: string; readonly divisions: Listed[] };

export type DividedBook = {
  /** `front-matter`, `body` and `back-matter` of `publication.yaml`. */
  readonly lists: Readonly<Record<string, readonly Listed[]>>;
  /** Texts by their path. */
  readonly files: ReadonlyMap<string, string>;
  /** Where a line of the whole text, from 1, came to stand. */
  readonly placeOf: (line: number) => { readonly file: string; readonly line: number };
};

/** A top-level heading with what follows it; `title` is null for what stands before the first. */
type Piece = {
  readonly title: string | null;
  readonly classes: string;
  /** Indexes of its lines. */
  readonly lines: readonly number[];
};

const chapter =
  /^(?:chapter|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk|bölüm|глава|فصل|الفصل)(?=[\s.:—–-]|$)/i;
const part = /^(?:part|teil|partie|parte|deel|kısım|часть|بخش|پاره|پارهٔ|الجزء|الباب)\s+\S/i;
const sectionOfArticle =
  /^(?:abstract|introduction|background|(?:materials and )?methods?|methodology|results|discussion|conclusions?|references)$/i;
const fewestNamed = 2;
const fewestSections = 3;
const manyHeadings = 8;
const manyWords = 30_000;

/**
 * Divides the text of a book at its top-level headings, a file a division; null for an article. A book says so itself, or
 * its headings are called chapters, or it is long and has many. Notes go to the file that calls them.
 */
export function divideBook(
  { isBook }: Pick<ImportDraft, "isBook">,
  text: string,
  roleOf: (title: string) => DivisionRole,
): DividedBook | null {
  const lines = text.split("\n");
  const notes = noteLines(lines);
  const pieces = piecesOf(lines, new Set([...notes.values()].flat()));
  const titles = pieces.flatMap(({ title }) => title ?? []);
  if (titles.length < fewestNamed || !(isBook === true || isOfBook(titles, text))) return null;
  const roles = rolesOf(pieces, roleOf);
  const width = Math.max(2, String(pieces.length).length);
  const names = pieces.map(({ title }, index) => fileName(String(index + 1).padStart(width, "0"), title));
  const own = withNotes(pieces, lines, notes);
  const places = new Map<number, { file: string; line: number }>();
  const files = new Map<string, string>();
  for (const [index, indexes] of own.entries()) {
    const file = names[index] ?? "";
    for (const [at, line] of indexes.entries()) places.set(line + 1, { file, line: at + 1 });
    files.set(
      file,
      `${indexes
        .map((line) => lines[line])
        .join("\n")
        .trim()}\n`,
    );
  }
  const first = names[0] ?? "";
  return {
    lists: listsOf(pieces, names, roles),
    files,
    placeOf: (line) => places.get(line) ?? { file: first, line: 1 },
  };
}

function isOfBook(titles: readonly string[], text: string): boolean {
  if (titles.filter((title) => chapter.test(title) || part.test(title)).length >= fewestNamed) return true;
  const isArticle = titles.filter((title) => sectionOfArticle.test(title)).length >= fewestSections;
  return !isArticle && titles.length >= manyHeadings && text.split(/\s+/).length >= manyWords;
}

/** Lines of notes by their labels; a note goes on in lines that are indented. */
function noteLines(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const notes = new Map<string, number[]>();
  let open: number[] | null = null;
  for (const [index, line] of lines.entries()) {
    const label = /^\[\^([^\]]+)\]:/.exec(line)?.[1];
    if (label !== undefined) {
      open = [index];
      notes.set(label, open);
    } else if (open !== null && (line.trim() === "" || /^ {2,}|^\t/.test(line))) open.push(index);
    else open = null;
  }
  return notes;
}

function piecesOf(lines: readonly string[], notes: ReadonlySet<number>): readonly Piece[] {
  const pieces: (Piece & { readonly lines: number[] })[] = [{ title: null, classes: "", lines: [] }];
  let fence: string | null = null;
  for (const [index, line] of lines.entries()) {
    if (notes.has(index)) continue;
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (fence === null) fence = mark;
    else if (mark?.startsWith(fence)) fence = null;
    const heading = fence === null ? /^# +(\S.*?)(?:\s*(\{[^}]*\}))?\s*$/.exec(line) : null;
    if (heading === null) pieces.at(-1)?.lines.push(index);
    else pieces.push({ title: plain(heading[1] ?? ""), classes: heading[2] ?? "", lines: [index] });
  }
  return pieces.filter(
    ({ title, lines: own }) => title !== null || own.some((index) => lines[index]?.trim()),
  );
}

function plain(title: string): string {
  return title.replace(/[*_`\\]/g, "").trim();
}

/** Front matter ends with the first chapter, back matter begins behind the last. */
function rolesOf(pieces: readonly Piece[], roleOf: (title: string) => DivisionRole): readonly DivisionRole[] {
  const natural = pieces.map(({ title, classes }): DivisionRole => {
    if (/\.appendix\b/.test(classes)) return "back";
    return title === null ? "front" : roleOf(title);
  });
  const [first, last] = [natural.indexOf("body"), natural.lastIndexOf("body")];
  return natural.map((role, index) => (index > first && index < last ? "body" : role));
}

function fileName(number: string, title: string | null): string {
  const words = (title ?? "opening")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestName)
    .replace(/^-|-$/g, "");
  return `${number}-${words === "" ? "chapter" : words}.md`;
}

const longestName = 40;

/** Lines of each piece with those of the notes it calls; notes that nothing calls stay with the last. */
function withNotes(
  pieces: readonly Piece[],
  lines: readonly string[],
  notes: ReadonlyMap<string, readonly number[]>,
): readonly (readonly number[])[] {
  const left = new Map(notes);
  const blank = lines.length - 1;
  const withoutEnd = (own: readonly number[]): readonly number[] =>
    own.slice(0, own.findLastIndex((index) => lines[index]?.trim() !== "") + 1);
  const take = (labels: Iterable<string>): readonly number[] =>
    [...labels].flatMap((label) => {
      const own = left.get(label);
      left.delete(label);
      return own === undefined ? [] : [blank, ...withoutEnd(own)];
    });
  const taken = pieces.map(({ lines: own }) => {
    const calls = own.flatMap((index) => [...(lines[index] ?? "").matchAll(/\[\^([^\]]+)\]/g)]);
    return [...withoutEnd(own), ...take(calls.map(([, label = ""]) => label))];
  });
  const rest = take([...left.keys()]);
  return taken.map((own, index) => (index === taken.length - 1 ? [...own, ...rest] : own));
}

function listsOf(
  pieces: readonly Piece[],
  names: readonly string[],
  roles: readonly DivisionRole[],
): DividedBook["lists"] {
  const lists = { "front-matter": [] as Listed[], body: [] as Listed[], "back-matter": [] as Listed[] };
  const keys = { front: "front-matter", body: "body", back: "back-matter" } as const;
  let open: Part | null = null;
  for (const [index, { title, classes }] of pieces.entries()) {
    const file = names[index] ?? "";
    const role = roles[index] ?? "body";
    const listed = /\.appendix\b/.test(classes) ? ({ file, kind: "appendix" } as const) : file;
    if (role === "body" && title !== null && part.test(title)) {
      open = { part: file, divisions: [] };
      lists.body.push(open);
    } else if (role === "body" && open !== null) open.divisions.push(listed);
    else lists[keys[role]].push(listed);
  }
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}
