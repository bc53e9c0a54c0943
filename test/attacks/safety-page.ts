import type { Attack, Weakening } from "./attack.ts";

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

const limits: readonly (readonly [string, string, string])[] = [
  ["Files of a folder", "100,000", "`limits/number-of-files`"],
  ["One file", "256 MiB; a text 64 MiB", "`limits/file-size`"],
  ["Metadata", "256 KiB, 20 levels, 20,000 values, 100 aliases", "`limits/yaml-size`, `limits/yaml-depth`"],
  ["Open square brackets in a paragraph", "6", "`limits/bracket-depth`"],
  ["Levels of quotations, of lists", "32, 16", "`limits/quotation-depth`, `limits/list-depth`"],
  ["One line", "1,000,000 letters", "`limits/line-length`"],
  ["Elements one inside the other", "120", "`limits/nesting-depth`"],
  ["What a LaTeX macro stands for", "20,000 letters, 100 macros deep", "`limits/macro-growth`"],
  ["A formula", "20,000 letters, 60 levels", "`limits/formula-size`"],
  ["Braces in a field of BibTeX", "100 levels", "`reference-list/entry-is-well-formed`"],
  [
    "Pandoc, for one text",
    "120 s by the clock; 20 s of the processor and 50 µs a character; 2 GiB; 512 MiB of output",
    "`limits/converter-time`, `limits/converter-memory`, `limits/converter-output`",
  ],
  [
    "A picture",
    "50 MiB unpacked; 100 megapixels; 1,000,000 drawn elements, 200 levels",
    "`limits/picture-size`",
  ],
  ["One step of laying out pages", "600 s", "`limits/layout-time`"],
  [
    "An archive that is imported",
    "512 MiB unpacked, 10,000 entries, 200 times its size",
    "`limits/archive-size`",
  ],
];

/** `docs/safety.md`, made of the attacks themselves. */
export function safetyPage(
  attacks: readonly Attack[],
  weakenings: readonly Weakening[],
  figures: Figures,
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
    "## Limits",
    "",
    "| of what | at most | otherwise |",
    "| --- | --- | --- |",
    ...limits.map((row) => `| ${row.join(" | ")} |`),
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

function rowOf({ name, tries, refused, survives }: Attack): string {
  const [check, exit] = refused ?? ["", 0];
  const said = check === "" ? "harmless: what it asks for is not done" : `\`${check}\``;
  const cell = tries.replaceAll("|", "\\|").replace(/\s+/g, " ");
  return `| ${name.replace(/^S\d+\//, "")} | ${cell} | ${said}${survives ? "" : "; nothing is built"} | ${exit} |`;
}
