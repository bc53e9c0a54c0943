import { hasNames } from "../../plain-text/front-part.ts";
import { cutInside } from "../../tree/joined-passages.ts";
import type { PageDebris, TypedLine } from "./typed-line.ts";

const longestHead = 110;
const fewestHeads = 3;
/** Left and right pages have heads of their own, so in so few pages two are enough. */
const fewPages = 8;
/** So many lines at the top and the bottom of a page can be heads and numbers. */
const edge = 2;
const folio =
  /^[-–—[(|\s]*(?:(?:page|p\.|seite|ص)\s*)?(\p{Nd}{1,4}|[ivxl]{1,6})(?:\s*(?:of|\/|von)\s*\p{Nd}{1,4})?[-–—\])|\s]*$/iu;

/**
 * Takes running heads and page numbers out of a text that was copied from pages. Where form feeds part the pages, they
 * are what stands again and again at their edges; without, what stands again and again between the halves of a sentence.
 */
export function leaveOutDebris(text: string): {
  readonly lines: readonly TypedLine[];
  readonly debris: readonly PageDebris[];
} {
  const pages = pagesOf(text);
  return pages.length > 1 ? fromPages(pages) : fromOnePage(pages[0] ?? []);
}

type Written = { readonly text: string; readonly number: number };

function pagesOf(text: string): readonly (readonly Written[])[] {
  const pages: Written[][] = [[]];
  for (const [index, line] of text.split("\n").entries())
    for (const [piece, part] of line.split("\f").entries()) {
      if (piece > 0) pages.push([]);
      if (part !== "" || piece === 0) pages.at(-1)?.push({ text: part, number: index + 1 });
    }
  return pages.filter((page) => page.some(({ text: line }) => line.trim() !== ""));
}

/** What lines of one kind have in common: all but their numbers. */
function nameOf(text: string): string {
  return text
    .trim()
    .replace(/\p{Nd}+|(?<![\p{L}])[ivxl]{1,6}(?![\p{L}])/giu, "#")
    .replace(/\s+/g, " ")
    .toLowerCase();
}

function fromPages(pages: readonly (readonly Written[])[]): ReturnType<typeof leaveOutDebris> {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const name of new Set(edgesOf(page).map(({ text }) => nameOf(text))))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  const enough = pages.length <= fewPages ? 2 : fewestHeads;
  const title = pages[0]?.find(({ text }) => text.trim() !== "")?.text.trim() ?? "";
  // Running heads often repeat the title, which stands above the names on the first page.
  const kept = titleAboveNames(pages[0] ?? []);
  const isDebris = ({ text, number }: Written): boolean =>
    number !== kept &&
    (isHead(text.trim(), title) ||
      (text.trim().length <= longestHead && (counts.get(nameOf(text)) ?? 0) >= enough) ||
      isFolio(text, pages.length));
  const debris: PageDebris[] = [];
  const lines = pages.flatMap((page): readonly TypedLine[] => {
    const dropped = new Set(droppedFrom(page, isDebris));
    for (const line of dropped) debris.push(debrisOf(line));
    const left = page.filter((line) => !dropped.has(line));
    const start = left.findIndex(({ text }) => text.trim() !== "");
    const end = left.findLastIndex(({ text }) => text.trim() !== "");
    return start === -1
      ? []
      : left
          .slice(start, end + 1)
          .map((line, index) => ({ ...line, opensPage: index === 0 && page !== pages[0] }));
  });
  return { lines, debris };
}

const serial = /\d|\b(?:journal|vol|issn|doi|proceedings|preprint)\b|©/i;

/** Number of the first line where the names, or the title's next line, stand right behind it. */
function titleAboveNames(page: readonly Written[]): number | null {
  const start = page.findIndex(({ text }) => text.trim() !== "");
  const title = page[start];
  const next = page[start + 1]?.text.trim() ?? "";
  const isTitle = title !== undefined && next !== "" && (hasNames(next) || !serial.test(title.text));
  return isTitle ? title.number : null;
}

const authors =
  /^(?:\p{Lu}\. ?){1,3}\p{Lu}[\p{L}-]+(?: et al\.?| (?:and|&) (?:\p{Lu}\. ?){1,3}\p{Lu}[\p{L}-]+)?$/u;
const shortestTitle = 8;

/** "A. B. Mora et al.", or the beginning of the title, even where no other page has it. */
function isHead(line: string, title: string): boolean {
  if (authors.test(line)) return true;
  const isTitle = title.toLowerCase().startsWith(line.toLowerCase());
  return isTitle && line.length >= shortestTitle && line !== title;
}

function edgesOf(page: readonly Written[]): readonly Written[] {
  const written = page.filter(({ text }) => text.trim() !== "");
  return [...new Set([...written.slice(0, edge), ...written.slice(-edge)])];
}

/** From the edges inwards, as long as there is debris. */
function droppedFrom(page: readonly Written[], isDebris: (line: Written) => boolean): readonly Written[] {
  const written = page.filter(({ text }) => text.trim() !== "");
  const top = written.slice(0, edge).findIndex((line) => !isDebris(line));
  const bottom = written
    .toReversed()
    .slice(0, edge)
    .findIndex((line) => !isDebris(line));
  return [
    ...written.slice(0, top === -1 ? edge : top),
    ...(bottom === 0 ? [] : written.slice(-(bottom === -1 ? edge : bottom))),
  ];
}

function isFolio(text: string, pages: number): boolean {
  return folio.test(text) && pages > 1;
}

function debrisOf({ text, number }: Written): PageDebris {
  return { kind: folio.test(text) ? "page number" : "running head", text: text.trim(), number };
}

/** Without form feeds a line is debris where others of its name, too, interrupt sentences. */
function fromOnePage(page: readonly Written[]): ReturnType<typeof leaveOutDebris> {
  const groups = new Map<string, { readonly line: Written; readonly interrupts: boolean }[]>();
  for (const [index, line] of page.entries()) {
    if (!standsAlone(page, index) || !canBeHead(line.text)) continue;
    const name = folio.test(line.text) ? "#" : nameOf(line.text);
    const member = { line, interrupts: interrupts(page, index) };
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [member]);
    else group.push(member);
  }
  const dropped = new Set(
    [...groups.values()]
      .filter(
        (group) =>
          group.length >= fewestHeads &&
          group.filter((member) => member.interrupts).length * 3 >= group.length,
      )
      .flatMap((group) => group.map(({ line }) => line)),
  );
  return {
    lines: withoutLines(page, dropped),
    debris: [...dropped].map(debrisOf).toSorted((a, b) => a.number - b.number),
  };
}

function withoutLines(page: readonly Written[], dropped: ReadonlySet<Written>): readonly TypedLine[] {
  const lines: TypedLine[] = [];
  let opensPage = false;
  for (const line of page) {
    if (dropped.has(line)) {
      opensPage = true;
      while (lines.at(-1)?.text.trim() === "") lines.pop();
      continue;
    }
    if (opensPage && line.text.trim() === "") continue;
    lines.push({ ...line, opensPage });
    opensPage = false;
  }
  return lines;
}

function canBeHead(text: string): boolean {
  const line = text.trim();
  return (
    line.length <= longestHead &&
    (folio.test(line) || (!/[.?!…:;,"”»]$/.test(line) && /\p{L}{3}/u.test(line)))
  );
}

/** Blank lines, or lines that may be debris as well, on both sides. */
function standsAlone(page: readonly Written[], index: number): boolean {
  return [index - 1, index + 1].every((at) => {
    const text = page[at]?.text.trim() ?? "";
    return text === "" || folio.test(text) || (folio.test(page[index]?.text ?? "") && canBeHead(text));
  });
}

const farthest = 6;

/** Whether a sentence breaks off before and goes on behind. */
function interrupts(page: readonly Written[], index: number): boolean {
  const text = (step: number): string => {
    for (let at = index + step; Math.abs(at - index) <= farthest; at += step) {
      const line = page[at]?.text.trim();
      if (line === undefined) return "";
      if (line !== "" && !(standsAlone(page, at) && canBeHead(line) && line.length < 80)) return line;
    }
    return "";
  };
  const [before, after] = [text(-1), text(1)];
  return (
    before !== "" &&
    after !== "" &&
    (cutInside(before, after) !== null || (/[\p{L}\p{N},-]$/u.test(before) && /^\p{Ll}/u.test(after)))
  );
}
