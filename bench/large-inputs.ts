import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { measureProgram } from "./measure.ts";

/** Honest, and larger than any manuscript: files by name, the seconds `check` may take, and whether it is built, too. */
type LargeInput = {
  readonly name: string;
  readonly seconds: number;
  readonly isBuilt: boolean;
  readonly files: () => ReadonlyMap<string, string | Uint8Array>;
};

const scripts = fileURLToPath(new URL("../scripts/", import.meta.url));
const metadata = "---\ntitle: Tides\nauthor: Ada Lovelace\nlang: en\n---\n\n";
const sentence =
  "The tide was measured again at the old harbour, and came out a little smaller than before. ";

const largeInputs: readonly LargeInput[] = [
  {
    name: "10,000 headings",
    seconds: 5,
    isBuilt: false,
    files: () => article(times(10_000, (at) => `## Harbour ${at}\n\nIt was ${at}.\n`).join("\n")),
  },
  {
    name: "20,000 items of a bibliography, 200 of them cited",
    seconds: 10,
    isBuilt: false,
    files: () =>
      new Map([
        [
          "article.md",
          `---\ntitle: Tides\nauthor: Ada Lovelace\nlang: en\nbibliography: references.bib\n---\n\n# Tides\n\n${times(200, (at) => `${sentence.slice(0, -2)} [@work${at * 100}].`).join("\n\n")}\n`,
        ],
        ["references.bib", times(20_000, bibtexItem).join("\n")],
      ]),
  },
  {
    name: "a paragraph of 10 MB",
    seconds: 10,
    isBuilt: false,
    files: () => article(`${sentence.repeat(Math.ceil(10_000_000 / sentence.length))}\n`),
  },
  {
    name: "a table of 2,000 rows",
    seconds: 10,
    isBuilt: true,
    files: () =>
      article(
        `| Harbour | Date | Level | Wind |\n| --- | --- | ---: | --- |\n${times(2_000, (at) => `| Harbour ${at} | day ${at % 365} | ${(at * 7) % 900} | from the west |`).join("\n")}\n\n: Levels. {#tbl:levels}\n\n@tbl:levels has them all.\n`,
      ),
  },
  {
    name: "5,000 notes",
    seconds: 10,
    isBuilt: true,
    files: () =>
      article(
        times(5_000, (at) => `${sentence}It was ${at}.[^${at}]\n\n[^${at}]: So says day ${at}.\n`).join("\n"),
      ),
  },
  {
    name: "1,000 pictures",
    seconds: 10,
    isBuilt: true,
    files: () =>
      new Map<string, string | Uint8Array>([
        ...article(
          times(
            1_000,
            (at) =>
              `@fig:p${at} shows harbour ${at}.\n\n![Harbour ${at}](p${at}.svg){#fig:p${at} alt="A square of size ${at}"}\n`,
          ).join("\n"),
        ),
        ...times(1_000, (at) => [`p${at}.svg`, square(at)] as const),
      ]),
  },
];

/** Time and memory of `check` and `build` for inputs larger than any manuscript, as a section in Markdown. */
export async function largeInputTimes(scratch: string): Promise<string> {
  const rows: string[] = [];
  for (const { name, seconds, isBuilt, files } of largeInputs) {
    const folder = join(scratch, name.replace(/\W+/g, "-"));
    await mkdir(folder, { recursive: true });
    await Promise.all([...files()].map(([file, content]) => writeFile(join(folder, file), content)));
    const report = join(scratch, "large.json");
    const check = [join(scripts, "check.ts"), folder, "--no-cache", "--format", "json", "--out", report];
    const timed = await measureProgram(check);
    const sampled = await measureProgram(check, true);
    const cells = [
      `${timed.seconds.toFixed(1)} (≤ ${seconds})`,
      `${Math.round(sampled.mebibytes)} (≤ 1,024)`,
      ...(isBuilt ? await builtCells(folder, join(scratch, "large")) : ["–", "–", "–"]),
      await limitsIn(report),
    ];
    rows.push(`| ${name} | ${cells.join(" | ")} |`);
  }
  return `## Large input

Manuscripts larger than any, each a process of its own without a cache: \`check\`, and whole builds of what can be printed.

| manuscript | check, s | peak MiB | build, s | peak MiB | pages | limit reached |
| --- | ---: | ---: | ---: | ---: | ---: | --- |
${rows.join("\n")}
`;
}

async function builtCells(folder: string, out: string): Promise<readonly string[]> {
  const build = [join(scripts, "build.ts"), folder, "--no-cache", "--quiet", "--out", out];
  const { seconds, mebibytes } = await measureProgram(build, true);
  const report: { readonly editions: readonly { readonly pages?: number }[] } = JSON.parse(
    await readFile(join(out, "report.json"), "utf8"),
  );
  const pages = report.editions.find((edition) => edition.pages !== undefined)?.pages;
  return [seconds.toFixed(0), Math.round(mebibytes).toLocaleString("en"), String(pages ?? "–")];
}

async function limitsIn(report: string): Promise<string> {
  const { diagnostics }: { readonly diagnostics: readonly { readonly check: string }[] } = JSON.parse(
    await readFile(report, "utf8"),
  );
  const limits = new Set(diagnostics.map(({ check }) => check).filter((id) => id.startsWith("limits/")));
  return [...limits].join(", ") || "none";
}

function times<Value>(count: number, make: (at: number) => Value): readonly Value[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

function article(body: string): ReadonlyMap<string, string> {
  return new Map([["article.md", `${metadata}# Tides\n\n${body}`]]);
}

function bibtexItem(at: number): string {
  return `@article{work${at}, author = {Keeper${at}, Ada}, title = {Tides of harbour ${at}}, journal = {Journal of Tides}, year = {${1900 + (at % 120)}}, volume = {${1 + (at % 80)}}, pages = {1--20}}`;
}

function square(at: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="${10 + (at % 280)}" height="180" fill="#2a6f97"/></svg>`;
}
