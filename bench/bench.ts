/** Times the whole build beside stock Paged.js and plain Chromium on the same HTML, and writes `docs/benchmarks.md`. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { argv, echo } from "zx";
import type { PrintPage } from "../src/editions/print/layout.ts";
import { pageHtml } from "../src/editions/print/page-html.ts";
import { makeGalley } from "../src/pipeline.ts";
import { cacheVariable } from "../src/tools/cache-folder.ts";
import { loadHyphenator } from "../src/tools/hyphenators.ts";
import { readPackageFile } from "../src/tools/packages.ts";
import { openToolbox } from "../src/tools/toolbox.ts";
import { checkTimes } from "./check-times.ts";
import { writeBook } from "./generate-book.ts";
import { importTimes } from "./import-times.ts";
import { largeInputTimes } from "./large-inputs.ts";
import { measureProgram, median } from "./measure.ts";
import { previewTimes } from "./preview-times.ts";
import { safetyCost } from "./safety-cost.ts";
import { savePage } from "./saved-page.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const script = join(root, "scripts", "build.ts");
const peer = join(root, "bench", "peer.ts");

type Subject = {
  readonly name: string;
  readonly chapters: number | null;
  readonly rounds: number;
  readonly bound: number | null;
};
type Report = {
  readonly timings: Readonly<Record<string, number>>;
  readonly editions: readonly { readonly pages?: number }[];
};
type Row = {
  readonly name: string;
  readonly pages: number;
  /** Seconds with an empty cache folder. */
  readonly first: number;
  /** Seconds with what the build before has kept. */
  readonly rebuild: number;
  readonly stock: number;
  readonly plain: number;
  readonly mebibytes: number;
  readonly bound: number | null;
  readonly timings: Readonly<Record<string, number>>;
};

// Bounds are on build ÷ stock Paged.js; stock Paged.js grows with the square of the pages.
const subjects: readonly Subject[] = [
  { name: "sample", chapters: null, rounds: 5, bound: 2 },
  { name: "50 pages", chapters: 3, rounds: 3, bound: null },
  { name: "150 pages", chapters: 9, rounds: 3, bound: null },
  { name: "300 pages", chapters: 18, rounds: 3, bound: 0.75 },
  { name: "600 pages", chapters: 36, rounds: 1, bound: 0.4 },
];
const only = typeof argv["only"] === "string" ? argv["only"].split(",") : null;
const scratch = await mkdtemp(join(tmpdir(), "colophon-bench-"));
const cache = join(scratch, "cache");
process.env[cacheVariable] = cache;

async function htmlOf(folder: string): Promise<PrintPage> {
  const toolbox = openToolbox(false, null);
  try {
    const { value } = await makeGalley(folder, toolbox, async (_, work) => work());
    if (value === null) throw new Error(`"${folder}" has nothing to build.`);
    return await pageHtml(value.galley, {
      templates: await toolbox.templates,
      readPackageFile,
      loadHyphenator,
    });
  } finally {
    await toolbox.close();
  }
}

async function run({ name, chapters, rounds, bound }: Subject): Promise<Row> {
  const folder = chapters === null ? join(root, "manuscript") : join(scratch, name.replace(" ", "-"));
  if (chapters !== null) await writeBook(folder, { chapters, seed: 1 });
  const page = join(scratch, "page.json");
  await writeFile(page, savePage(await htmlOf(folder)));
  const out = join(scratch, "out");
  await rm(cache, { recursive: true, force: true });
  const sampled = await measureProgram([script, folder, "--out", out, "--quiet"], true);
  const firsts: number[] = [];
  const rebuilds: number[] = [];
  const stocks: number[] = [];
  const plains: number[] = [];
  let report: Report = { timings: {}, editions: [] };
  for (let round = 0; round < rounds; round += 1) {
    await rm(cache, { recursive: true, force: true });
    for (const seconds of [firsts, rebuilds])
      seconds.push((await measureProgram([script, folder, "--out", out, "--quiet"])).seconds);
    report = JSON.parse(await readFile(join(out, "report.json"), "utf8"));
    stocks.push((await measureProgram([peer, "stock", page])).seconds);
    plains.push((await measureProgram([peer, "plain", page])).seconds);
    echo(
      `${name}, round ${round + 1}: first ${firsts.at(-1)?.toFixed(1)} s, again ${rebuilds.at(-1)?.toFixed(1)} s, stock ${stocks.at(-1)?.toFixed(1)} s`,
    );
  }
  return {
    name,
    pages: report.editions.find(({ pages }) => pages !== undefined)?.pages ?? 0,
    first: median(firsts),
    rebuild: median(rebuilds),
    stock: median(stocks),
    plain: median(plains),
    mebibytes: sampled.mebibytes,
    bound,
    timings: report.timings,
  };
}

function table(rows: readonly Row[]): string {
  const ratio = (seconds: number, { stock, bound }: Row): string =>
    `${(seconds / stock).toFixed(2)}${bound === null ? "" : ` (≤ ${bound})`}`;
  const cells = (row: Row): readonly (string | number)[] => [
    row.name,
    row.pages,
    row.first.toFixed(1),
    row.rebuild.toFixed(1),
    row.stock.toFixed(1),
    row.plain.toFixed(1),
    ratio(row.first, row),
    ratio(row.rebuild, row),
    Math.round(row.mebibytes),
  ];
  return [
    "| subject | pages | first build, s | rebuild, s | stock Paged.js, s | plain Chromium, s | first ÷ stock | rebuild ÷ stock | peak MiB |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows.map((row) => `| ${cells(row).join(" | ")} |`),
  ].join("\n");
}

function stages(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap(({ timings }) => Object.keys(timings)))];
  const line = (name: string): string =>
    `| ${name} | ${rows.map(({ timings }) => Math.round(timings[name] ?? 0)).join(" | ")} |`;
  return [
    `| stage, ms | ${rows.map(({ name }) => name).join(" | ")} |`,
    `| --- |${rows.map(() => " ---: |").join("")}`,
    ...names.map(line),
  ].join("\n");
}

function growth(rows: readonly Row[]): string {
  const [a, b] = [
    rows.find(({ name }) => name === "300 pages"),
    rows.find(({ name }) => name === "600 pages"),
  ];
  if (a === undefined || b === undefined) return "";
  const exponent = Math.log(b.first / a.first) / Math.log(b.pages / a.pages);
  return `\nGrowth from 300 to 600 pages: first builds take time ∝ pages^${exponent.toFixed(2)}.\n`;
}

const rows: Row[] = [];
for (const subject of subjects)
  if (only === null || only.includes(subject.name)) rows.push(await run(subject));
const checks = only === null || only.includes("checks") ? await checkTimes(scratch) : "";
const imports = only === null || only.includes("import") ? await importTimes(scratch) : "";
const large = only === null || only.includes("large") ? await largeInputTimes(scratch) : "";
const guards = only === null || only.includes("guards") ? await safetyCost(scratch) : "";
const previews = only === null || only.includes("preview") ? await previewTimes(scratch) : "";
await rm(scratch, { recursive: true, force: true });
const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.versions.node}`;
const text = `# Benchmarks

Made by \`npm run bench\` on ${machine}. Medians of interleaved rounds; one round at 600 pages. The whole build is a process of
its own from start to end: reading, parsing, citing, both editions, EPUBCheck, and the audit of the finished files; a first
build finds an empty cache folder, a rebuild what the first has kept, the manuscript being the same. Peak memory is a first build's. Stock
Paged.js is a process of its own, too: launch, pagination and printing of the very same HTML; plain Chromium prints it without notes at the foot,
page numbers in the contents or running heads.

${table(rows)}
${growth(rows)}
Stages of a rebuild; they run side by side, so they do not add up to the total.

${stages(rows)}

${checks}
${imports}
${large}
${guards}
${previews}`;
echo(text);
if (only === null) await writeFile(join(root, "docs", "benchmarks.md"), text);
