import type { Description, Example } from "../model/description.ts";

/** What each group of checks is about, in the order of the page. */
const groups: Readonly<Record<string, string>> = {
  metadata: "What the publication says of itself: title, authors, dates, identifiers, licence.",
  divisions: "The parts of the text: sections, chapters, and the files they are in.",
  headings: "Levels, numbers and wording of headings.",
  "cross-references": "References inside the text, to figures, tables, equations and sections.",
  citations: "References to works, by key or typed by hand.",
  "reference-list": "The works themselves, in a bibliography file or a typed list.",
  figures: "Pictures, their files, captions and alternative texts.",
  tables: "Tables, their heads, rows and captions.",
  equations: "Formulas.",
  notes: "Footnotes and endnotes.",
  links: "Addresses on the web and inside the text.",
  text: "Running text: what extraction and typing have damaged, marks, spaces and letters.",
  style: "House style; silent until a journal's profile asks for something.",
  templates: "A publication's own templates and style sheets.",
  waivers: "Waivers themselves.",
  queries: "Questions to authors, editors and typesetters, when proofs are made.",
  release: "Found when a release is verified: `npm run verify`.",
  configuration: "The folder and its settings. Exit code 2; cannot be waived.",
  policy: "What is refused for safety. Exit code 3; cannot be waived.",
  limits: "Sizes and times. Exit code 4; cannot be waived.",
  environment: "Programs that are needed. Exit code 5; cannot be waived.",
  output: "Writing the result. Exit code 6; cannot be waived.",
  layout: "The printed page, found while a build lays it out.",
  import: "What an author sent, while it becomes a manuscript.",
  deposits: "Editions for archives and registries.",
  audit: "The finished files, read back after a build and compared with the text.",
};

/** The catalogue of checks as a Markdown page. */
export function cataloguePage(descriptions: readonly Description[]): string {
  const byGroup = Map.groupBy(descriptions, ({ id }) => groupOf(id));
  const unknown = [...byGroup.keys()].filter((group) => !(group in groups));
  if (unknown.length > 0) throw new Error(`Groups without a description: ${unknown.join(", ")}.`);
  const present = Object.keys(groups).filter((group) => byGroup.has(group));
  return `${[
    "# Checks",
    "",
    `Colophon finds ${descriptions.length} kinds of things. Each has a name in words, says where it was found, what was expected and how to mend it.`,
    "A *profile* changes severities, a *waiver* lets a finding stand; the README says how. This page is made from the checks",
    "themselves; their examples are run as tests.",
    "",
    "| group | what it is about | checks |",
    "| --- | --- | ---: |",
    ...present.map((group) => `| [${group}](#${group}) | ${groups[group]} | ${byGroup.get(group)?.length} |`),
    ...present.flatMap((group) => groupSection(group, byGroup.get(group) ?? [])),
  ].join("\n")}\n`;
}

function groupOf(id: string): string {
  return id.split("/")[0] ?? "";
}

function groupSection(group: string, descriptions: readonly Description[]): readonly string[] {
  return [
    "",
    `## ${group}`,
    "",
    groups[group] ?? "",
    ...descriptions.toSorted((a, b) => (a.id < b.id ? -1 : 1)).flatMap(checkSection),
  ];
}

function checkSection({
  id,
  severity,
  summary,
  why,
  remedy,
  basis,
  example,
}: Description): readonly string[] {
  return [
    "",
    `### ${id}`,
    "",
    `**${prose(summary)}** ${prose(why)}`,
    "",
    `*To mend it:* ${prose(remedy)}`,
    "",
    `Severity: ${severity}. Basis: ${prose(basis)}.`,
    ...(example === undefined ? [] : exampleSection(example)),
  ];
}

/** Angle brackets outside code would be taken for HTML. */
function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[<>*_[\]]/g, "\\$&")))
    .join("");
}

function exampleSection({ bad, good, file = "text.md", beside = {} }: Example): readonly string[] {
  const others = Object.entries(beside).flatMap(([name, text]) => [
    "",
    `With \`${name}\`:`,
    "",
    ...fenced(name, text),
  ]);
  return ["", "Found:", "", ...fenced(file, bad), "", "Not found:", "", ...fenced(file, good), ...others];
}

const languages: Readonly<Record<string, string>> = {
  md: "markdown",
  yaml: "yaml",
  bib: "bibtex",
  txt: "text",
};

/** Code between fences that are longer than any inside; characters that cannot be seen are named. */
function fenced(file: string, text: string): readonly string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return [
    `${fence}${languages[file.split(".").at(-1) ?? ""] ?? ""}`,
    ...visible(text).trimEnd().split("\n"),
    fence,
  ];
}

function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u00a0\u2028\u2029\ufffc\ufffd]/gu, (character) =>
    character === "\n"
      ? character
      : `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );
}
