import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { check } from "../src/check-pipeline.ts";
import { writeBook } from "./generate-book.ts";

const sizes = [2_500, 5_000, 10_000] as const;
const syllables = [
  "ba",
  "ri",
  "ko",
  "len",
  "mar",
  "tu",
  "sha",
  "vid",
  "go",
  "nel",
  "pa",
  "zer",
  "hin",
  "do",
  "cas",
] as const;

/** Milliseconds that all checks take after parsing, on a book and on ever more typed citations; as a section in Markdown. */
export async function checkTimes(scratch: string): Promise<string> {
  const book = join(scratch, "checked-book");
  await writeBook(book, { chapters: 18, seed: 1 });
  const words = await timeOf(book);
  const rows: (readonly [count: number, milliseconds: number])[] = [];
  for (const count of sizes) {
    const folder = join(scratch, `citations-${count}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "article.md"), articleWith(count));
    rows.push([count, (await timeOf(folder)).milliseconds]);
  }
  const [first, last] = [rows[0], rows.at(-1)];
  const exponent =
    first === undefined || last === undefined
      ? Number.NaN
      : Math.log(last[1] / first[1]) / Math.log(last[0] / first[0]);
  return `## Checks

All checks, after parsing, one run each in one process.

| manuscript | ms |
| --- | ---: |
| book of ${words.words.toLocaleString("en")} words | ${Math.round(words.milliseconds)} (≤ 1,000 at 100,000 words) |
${rows.map(([count, milliseconds]) => `| ${count.toLocaleString("en")} typed citations of ${count.toLocaleString("en")} listed works | ${Math.round(milliseconds)}${count === 10_000 ? " (≤ 5,000)" : ""} |`).join("\n")}

Time ∝ citations^${exponent.toFixed(2)}.
`;
}

async function timeOf(input: string): Promise<{ readonly words: number; readonly milliseconds: number }> {
  const { manuscript, timings } = await check({ input });
  return { words: manuscript?.counts.words ?? 0, milliseconds: timings["check"] ?? Number.NaN };
}

/** An article that cites each work of its typed list once; no two works have the same author. */
function articleWith(count: number): string {
  const works = Array.from({ length: count }, (_, index) => ({
    name: nameOf(index),
    year: 1950 + (index % 70),
  }));
  const paragraphs = works.map(
    ({ name, year }, index) =>
      `Tide number ${index} was measured again, and came out smaller (${name}, ${year}, p. ${1 + (index % 300)}).`,
  );
  const list = works
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(
      ({ name, year }, index) =>
        `${name}, A. (${year}). Tides of harbour ${index}. *Journal of Tides*, ${year - 1940}(2), 1–20.`,
    );
  return `---\ntitle: Tides\nauthor: Ada Lovelace\nlang: en\n---\n\n# Tides\n\n${paragraphs.join("\n\n")}\n\n# References {-}\n\n${list.join("\n\n")}\n`;
}

function nameOf(index: number): string {
  let rest = index;
  let name = "";
  for (let place = 0; place < 4; place += 1) {
    name += syllables[rest % syllables.length] ?? "";
    rest = Math.floor(rest / syllables.length);
  }
  return name.charAt(0).toUpperCase() + name.slice(1);
}
