/** Lines without a blank one between them. */
export type Paragraph = {
  /** Index of the first line. */
  readonly start: number;
  readonly lines: readonly string[];
  /** The lines as one, spaces made single. */
  readonly text: string;
  /** Blank lines before. */
  readonly gap: number;
};

export type Structure = {
  readonly paragraphs: readonly Paragraph[];
  readonly title: string | null;
  readonly author: string | null;
  /** What the edition itself prints: title, author, the typed contents. */
  readonly dropped: ReadonlySet<Paragraph>;
  /** The typed contents' own heading; null without one. */
  readonly contents: Paragraph | null;
  readonly headings: readonly Paragraph[];
};

const longestHeading = 120;
const contentsHeading =
  /^(?:table of )?contents\.?$|^inhalt(?:sverzeichnis)?\.?$|^table des matières\.?$|^índice\.?$/i;
const chapter =
  /^(?:chapter|chap\.|book|part|volume|letter|canto|act|scene|stave|kapitel|teil|buch|chapitre|livre|partie|capítulo|libro|parte)\s+(?:[ivxlcdm]+|\d+|the\s+\w+|[a-z]+(?:-[a-z]+)?)(?:$|[.:,—–-]|\s)/i;
const named =
  /^(?:prologue|epilogue|preface|introduction|foreword|afterword|dedication|conclusion|appendix(?:\s+\w{1,4})?|epilog|prolog|vorwort|nachwort|épilogue|préface|prólogo|epílogo)[.:]?$/i;
const numeral = /^(?:[IVXLC]+|\d{1,3})\.?$/;

/** Finds title, author, typed contents and chapter headings of a plain text, such as a novel's. */
export function findStructure(lines: readonly string[]): Structure {
  const paragraphs = findParagraphs(lines);
  const list = findContents(paragraphs);
  const after = list === null ? paragraphs : paragraphs.slice(paragraphs.indexOf(list.last) + 1);
  const headings = list?.headings ?? findHeadings(paragraphs);
  const [firstHeading] = headings;
  const opening = paragraphs.slice(
    0,
    paragraphs.indexOf(list?.heading ?? firstHeading ?? after[1] ?? after[0] ?? paragraphs[0] ?? none),
  );
  const { title, author, used } = findTitle(opening);
  const contents =
    list === null
      ? []
      : paragraphs.slice(paragraphs.indexOf(list.heading), paragraphs.indexOf(list.last) + 1);
  return {
    paragraphs,
    title,
    author,
    dropped: new Set([...used, ...contents]),
    contents: list?.heading ?? null,
    headings,
  };
}

const none: Paragraph = { start: 0, lines: [], text: "", gap: 0 };

/** "Chapter 2", "Part I": a book, whatever its other headings are called. */
export function hasChapters({ headings }: Structure): boolean {
  return headings.some(({ text }) => /^(?:chapter|kapitel|chapitre|capítulo|book|canto)\b/i.test(text));
}

export function findParagraphs(lines: readonly string[]): readonly Paragraph[] {
  const found: Paragraph[] = [];
  let start = -1;
  let gap = 0;
  for (const [index, line] of [...lines, ""].entries()) {
    if (line.trim() !== "") {
      if (start < 0) start = index;
      continue;
    }
    if (start >= 0) {
      const own = lines.slice(start, index);
      found.push({ start, lines: own, text: own.join(" ").replace(/\s+/g, " ").trim(), gap });
      start = -1;
      gap = 0;
    }
    gap += 1;
  }
  return found;
}

/** The contents end at a gap of three lines; they are contents when most of what they list follows as headings. */
function findContents(paragraphs: readonly Paragraph[]) {
  const at = paragraphs.findIndex(({ text }) => contentsHeading.test(text));
  const heading = paragraphs[at];
  if (heading === undefined) return null;
  const entries: Paragraph[] = [];
  for (const paragraph of paragraphs.slice(at + 1)) {
    if (entries.length > 0 && paragraph.gap >= 3) break;
    entries.push(paragraph);
  }
  const last = entries.at(-1);
  if (last === undefined) return null;
  const whole = entries.map(({ text }) => plain(text));
  const single = entries.flatMap(({ lines }) => lines.map(plain));
  const listed = new Set([...whole, ...single].filter((text) => text !== ""));
  const headings = paragraphs
    .slice(at + 1 + entries.length)
    .filter(
      ({ text, lines }) => lines.length <= 3 && text.length <= longestHeading && listed.has(plain(text)),
    );
  const expected = Math.min(whole.length, single.length) / 2;
  return headings.length >= Math.max(1, expected) ? { heading, last, headings } : null;
}

/** Letters and digits only. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Lines that call themselves chapters; without such, numerals; without such, lines in capitals. */
function findHeadings(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const short = paragraphs.filter(({ text, lines }) => lines.length <= 2 && text.length <= longestHeading);
  const chapters = short.filter(({ text }) => chapter.test(text) && !/[,;]$/.test(text));
  if (chapters.length > 0)
    return short.filter((paragraph) => chapters.includes(paragraph) || named.test(paragraph.text));
  const numbered = short.filter(({ text, lines }) => lines.length === 1 && numeral.test(text));
  if (numbered.length > 1)
    return short.filter((paragraph) => numbered.includes(paragraph) || named.test(paragraph.text));
  return short.filter(
    ({ text, lines, start }) => lines.length === 1 && start > 0 && (named.test(text) || isCapitals(text)),
  );
}

function isCapitals(text: string): boolean {
  return (
    text.length <= 60 && /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text) && !/^THE END\.?$/.test(text)
  );
}

/** `Title: …` and `Author: …`, or a line `By …` with the title in the lines above it. */
function findTitle(opening: readonly Paragraph[]) {
  const labelled = (label: RegExp) =>
    opening.find(({ text, lines }) => lines.length === 1 && label.test(text));
  const title = labelled(/^title:\s*\S/i);
  const author = labelled(/^author:\s*\S/i);
  if (title !== undefined)
    return {
      title: title.text.replace(/^title:\s*/i, ""),
      author: author?.text.replace(/^author:\s*/i, "") ?? null,
      used: author === undefined ? [title] : [title, author],
    };
  const by = opening.findIndex(
    ({ text, lines }) => lines.length === 1 && /^by\s+\S/i.test(text) && text.length < 80,
  );
  const above = titleLines(by < 0 ? opening.slice(0, 1) : opening.slice(0, by));
  const byline = opening[by];
  return {
    title:
      above.length === 0
        ? null
        : above
            .map(({ text }) => text)
            .join(" ")
            .replace(/(?<!\.)\.$/, ""),
    author: byline === undefined ? null : byline.text.replace(/^by\s+/i, "").replace(/\.$/, ""),
    used: byline === undefined ? above : [...above, byline],
  };
}

/** Up to three short paragraphs, none of them about who made the file. */
function titleLines(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const kept: Paragraph[] = [];
  for (const paragraph of paragraphs.toReversed()) {
    if (kept.length === 3 || paragraph.lines.length > 2 || paragraph.text.length > 100) break;
    if (/^(?:produced|transcribed|edited|e-?text|illustrated|translated)\b/i.test(paragraph.text)) break;
    kept.unshift(paragraph);
  }
  return kept;
}
