import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

export type GeneratedBook = {
  /** About 17 pages each at 165 by 235 mm. */
  readonly chapters: number;
  /** The same seed gives the same book. */
  readonly seed: number;
};

type Random = () => number;

const sectionsInChapter = 4;
const paragraphsInSection = 10;

/**
 * A book as an author would write it, in Markdown: a file a chapter, a note on about every page, a table, an image, a
 * formula, citations and cross-references in each. The files by their path in the manuscript folder.
 */
export function generateBook({ chapters, seed }: GeneratedBook): ReadonlyMap<string, Uint8Array> {
  const random = randomFrom(seed);
  const names = Array.from(
    { length: chapters },
    (_, index) => `chapter-${String(index + 1).padStart(2, "0")}`,
  );
  const texts = [
    ["publication.yaml", publication(names)] as const,
    ["references.bib", bibliography(random)] as const,
    ...names.map((name, index) => [`${name}.md`, chapter(name, index + 1, random)] as const),
  ];
  const encoder = new TextEncoder();
  return new Map<string, Uint8Array>([
    ...texts.map(([path, text]) => [path, encoder.encode(text)] as const),
    ...names.map((name) => [`images/${name}.png`, picture(random)] as const),
  ]);
}

/** Writes a generated book into a folder. */
export async function writeBook(folder: string, book: GeneratedBook): Promise<void> {
  for (const [path, bytes] of generateBook(book)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

/** Park and Miller's minimal standard generator, from 0 to 1. */
function randomFrom(seed: number): Random {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function publication(names: readonly string[]): string {
  return `title: A Book of Many Pages
authors:
  - given: Ada
    family: Lovelace
language: en-GB
publisher: Measured Books
dates:
  published: 2026-03-09
licence: CC-BY-4.0
bibliography: references.bib
trim:
  width: 165
  height: 235
body:
${names.map((name) => `  - ${name}.md`).join("\n")}
`;
}

function chapter(name: string, number: number, random: Random): string {
  const sections = Array.from({ length: sectionsInChapter }, (_, index) => section(name, index + 1, random));
  return `# ${title(random)} {#sec:${name}}\n\n${sections.join("\n\n")}\n\nSee also chapter ${number} of the older edition.\n`;
}

function section(name: string, number: number, random: Random): string {
  const paragraphs = Array.from({ length: paragraphsInSection }, (_, index) =>
    paragraph(index % 3 === 0, random),
  );
  const extras: Readonly<Record<number, string>> = {
    1: `As @fig:${name} and @tbl:${name} show, ${sentence(random)}`,
    2: `![${sentence(random)}](images/${name}.png){#fig:${name}}`,
    3: table(name, random),
    4: `$$ \\sum_{n=1}^{${number + 4}} \\frac{1}{n^2} < \\frac{\\pi^2}{6} $$`,
  };
  return [
    `## ${title(random)}`,
    ...paragraphs.slice(0, 5),
    extras[number] ?? "",
    ...paragraphs.slice(5),
  ].join("\n\n");
}

function paragraph(withNote: boolean, random: Random): string {
  const count = 4 + Math.floor(random() * 4);
  const sentences = Array.from({ length: count }, () => sentence(random));
  const cited =
    random() < 0.3
      ? ` [@work${1 + Math.floor(random() * worksInList)}, p. ${1 + Math.floor(random() * 300)}]`
      : "";
  const note = withNote ? `^[${sentence(random)} ${sentence(random)}]` : "";
  return `${sentences.join(" ").replace(/\.$/, "")}${cited}.${note}`;
}

function table(name: string, random: Random): string {
  const rows = Array.from(
    { length: 12 },
    (_, index) => `| ${word(random)} ${index} | ${Math.floor(random() * 10_000)} | ${sentence(random)} |`,
  );
  return `| Name | Value | Remark |\n|:-----|------:|:---------------|\n${rows.join("\n")}\n\n: ${sentence(random)} {#tbl:${name}}`;
}

const worksInList = 60;

function bibliography(random: Random): string {
  const entries = Array.from({ length: worksInList }, (_, index) => {
    const year = 1900 + Math.floor(random() * 125);
    return `@book{work${index + 1},\n  author = {${capital(word(random))}, ${capital(word(random))}},\n  title = {${title(random)}},\n  publisher = {Measured Books},\n  address = {London},\n  year = {${year}}\n}\n`;
  });
  return entries.join("\n");
}

function title(random: Random): string {
  return capital(Array.from({ length: 3 + Math.floor(random() * 3) }, () => word(random)).join(" "));
}

function sentence(random: Random): string {
  const count = 8 + Math.floor(random() * 18);
  const all = Array.from({ length: count }, () => word(random));
  if (count > 18) all[9] = `${all[9]},`;
  return `${capital(all.join(" "))}.`;
}

function word(random: Random): string {
  return words[Math.floor(random() * words.length)] ?? "";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const words: readonly string[] = (
  "the a of and in that with from under between against through many several some each every another survey manuscript " +
  "calendar region author citation year reference catalogue record editor reader edition number chapter library archive " +
  "printer compositor typography convention translation transliteration consideration disagreement correspondence shows " +
  "differs begins relies checks expects compares converts remains suggests describes records preserves distinguishes " +
  "consistent electronic printed historical approximate particular remarkable considerable independent astronomical"
).split(" ");

/** A grey picture of 900 by 600 pixels with some grain in it, so that it weighs what a picture does. */
function picture(random: Random): Uint8Array {
  const [width, height] = [900, 600];
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isDark = (Math.floor(x / 75) + Math.floor(y / 75)) % 2 === 0;
      rows[y * (width + 1) + 1 + x] = (isDark ? 90 : 200) + Math.floor(random() * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Length, type, data and checksum (PNG, third edition, 5.3). */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
