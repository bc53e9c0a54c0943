import { limitsVariable, usualLimits, writtenName } from "../../src/limits/usual-limits.ts";
import type { Attack, Weakening } from "./attack.ts";

/** How many damaged manuscripts were tried, and which of them did not end as they should. */
export type DamagedFigures = Readonly<
  Record<
    "check" | "build",
    { readonly seed: number; readonly done: number; readonly failed: readonly number[] }
  >
>;

/** What the last run of everything gave. */
export type Figures = {
  readonly date: string;
  readonly attacks: number;
  readonly connections: number;
  readonly succeeded: number;
  readonly seconds: number;
  readonly slowest: number;
};

const stages: readonly (readonly [string, string])[] = [
  ["S0", "Folders, files, links, archives"],
  ["S1", "Bytes, characters, what is printed"],
  ["S2", "Metadata"],
  ["S3", "Parsing"],
  ["S4", "Links, markup, attributes, ids"],
  ["S5", "Bibliographies and citation styles"],
  ["S6", "Pictures and formulas"],
  ["S7", "Templates and what stands in them"],
  ["S8", "The browser, as if all before had failed"],
  ["S9", "The PDF"],
  ["S10", "The e-book"],
];

const settings: Readonly<Record<keyof typeof usualLimits, readonly [of: string, otherwise: string]>> = {
  files: ["Files of a folder", "limits/number-of-files"],
  fileMebibytes: ["One file, in MiB", "limits/file-size"],
  textMebibytes: ["One text, in MiB", "limits/file-size"],
  lineCharacters: ["Characters in a line", "limits/line-length"],
  brackets: ["Square brackets open at the same time in a paragraph", "limits/bracket-depth"],
  quotationLevels: ["Levels of quotations", "limits/quotation-depth"],
  listLevels: ["Levels of lists", "limits/list-depth"],
  converterSeconds: [
    "Pandoc on one text, in seconds by the clock; of the processor a sixth of it and 50 µs a character",
    "limits/converter-time",
  ],
  converterMebibytes: ["Memory of one of Pandoc's processes, in MiB", "limits/converter-memory"],
  converterOutputMebibytes: ["One of its answers, in MiB", "limits/converter-output"],
  pictureMebibytes: ["One picture unpacked, in MiB", "limits/picture-size"],
  pictureMegapixels: ["Its width by its height, in millions of pixels", "limits/picture-size"],
  pages: ["Pages", "limits/page-count"],
  layoutSeconds: ["One step of laying out pages, in seconds", "limits/layout-time"],
  archiveMebibytes: ["All of an archive that is imported, unpacked, in MiB", "limits/archive-size"],
};

/** No honest text comes near these. */
const fixedLimits: readonly (readonly [string, string, string])[] = [
  ["Metadata", "256 KiB, 20 levels, 20,000 values, 100 aliases", "`limits/yaml-size`, `limits/yaml-depth`"],
  ["Elements one inside the other", "120", "`limits/nesting-depth`"],
  ["What a LaTeX macro stands for", "20,000 letters, 100 macros deep", "`limits/macro-growth`"],
  ["A formula", "20,000 letters, 60 levels", "`limits/formula-size`"],
  ["Braces in a field of BibTeX", "100 levels", "`reference-list/entry-is-well-formed`"],
  ["What a picture draws", "1,000,000 elements, 200 levels", "`limits/picture-size`"],
  ["An archive that is imported", "10,000 entries, 200 times its size", "`limits/archive-size`"],
];

function settingRows(): readonly string[] {
  return Object.entries(usualLimits).map(([name, most]) => {
    const known = Object.entries(settings).find(([each]) => each === name)?.[1];
    const [of = name, otherwise = ""] = known ?? [];
    return `| ${of} | ${most.toLocaleString("en")} | \`${writtenName(name)}\` | \`${otherwise}\` |`;
  });
}

/** `docs/safety.md`, made of the attacks themselves. */
export function safetyPage(
  attacks: readonly Attack[],
  weakenings: readonly Weakening[],
  figures: Figures,
  damaged: DamagedFigures,
): string {
  const weakened = attacks.filter((attack) => attack.weakened.length > 0);
  return [
    "# Safety",
    "What a hostile manuscript tries, and what is said to it. This page is made of the attacks in `test/attacks/`, which",
    "`npm run test:attacks` runs: servers on the same machine count whoever connects, all files are compared before and after,",
    "secrets outside the folder are looked for in everything that comes out, and time and memory are bounded.",
    "[SECURITY.md](../SECURITY.md) says what is promised.",
    "",
    `Of ${attacks.length} attacks ${weakened.length} are also run against a build whose guard was taken away, where each must succeed: a test that`,
    "cannot fail proves nothing. The others ask for what no code here does at all, such as running TeX, or meet several guards of which",
    "each alone suffices.",
    "",
    ...figuresOf(figures),
    "",
    ...damagedFigures(damaged),
    "",
    "## Limits",
    "",
    `Whoever runs a command may allow more by the environment, \`${limitsVariable}="converter-seconds=600 pages=9000"\`; a`,
    "manuscript cannot.",
    "",
    "| of what | at most | setting | otherwise |",
    "| --- | ---: | --- | --- |",
    ...settingRows(),
    "",
    "These are the same always:",
    "",
    "| of what | at most | otherwise |",
    "| --- | --- | --- |",
    ...fixedLimits.map((row) => `| ${row.join(" | ")} |`),
    "",
    "## Guards",
    "",
    "Each was taken away in turn, by other words in its source, in a process of the test alone.",
    "",
    "| guard | attacks that succeed without it |",
    "| --- | --- |",
    ...weakenings.map(
      ({ name, guard }) =>
        `| ${guard} | ${weakened.filter((attack) => attack.weakened.includes(name)).length} |`,
    ),
    ...stages.flatMap(([stage, title]) => [
      "",
      `## ${title}`,
      "",
      "| attack | tries | finding | exit code |",
      "| --- | --- | --- | --- |",
      ...attacks.filter(({ name }) => name.startsWith(`${stage}/`)).map(rowOf),
    ]),
    "",
  ].join("\n");
}

function figuresOf({ date, attacks, connections, succeeded, slowest }: Figures): readonly string[] {
  if (attacks === 0) return ["No run of all of them has been recorded yet."];
  return [
    `Last whole run, ${date}: ${attacks} attacks, ${connections} connections, nothing read, written or run; ${succeeded} succeeded against`,
    `weakened builds, as they must; the slowest refusal took ${(slowest / 1000).toFixed(1)} s.`,
  ];
}

function damagedFigures({ check, build }: DamagedFigures): readonly string[] {
  const count = (many: number): string => many.toLocaleString("en");
  return [
    "Manuscripts that were damaged at random, pieces of real ones with bits, words, lines and markup changed",
    `(\`npm run test:mutations\`): ${count(check.done)} were checked, of which ${count(check.failed.length)} did not end as they should; ${count(build.done)} were built whole,`,
    `of which ${count(build.failed.length)} did not. To end as they should means: no crash, no hang, no fault of Colophon's, nothing lost, nothing that`,
    "runs or is fetched, nothing of another manuscript, and a place for each finding.",
  ];
}

function rowOf({ name, tries, refused, survives }: Attack): string {
  const [check, exit] = refused ?? ["", 0];
  const said = check === "" ? "harmless: what it asks for is not done" : `\`${check}\``;
  const cell = tries.replaceAll("|", "\\|").replace(/\s+/g, " ");
  return `| ${name.replace(/^S\d+\//, "")} | ${cell} | ${said}${survives ? "" : "; nothing is built"} | ${exit} |`;
}
