import type { DivisionRole } from "../../model/manuscript.ts";
import { findingAt, lineOf } from "../finding.ts";
import type { Library } from "../library.ts";
import { loadPassage, type PassageSettings } from "../load-passage.ts";
import {
  asFields,
  asList,
  asText,
  type Field,
  type Fields,
  fieldAt,
  mergeFields,
} from "../metadata/field.ts";
import { readYaml } from "../metadata/read-yaml.ts";
import { folderOf, resolvePath } from "../paths.ts";
import { collectAnchors } from "./anchors.ts";
import { isNumbered, kindOfDivision, roleOfKind } from "./division-kind.ts";
import type { DraftDivision, Layout } from "./draft.ts";
import { missingFile } from "./missing-file.ts";
import { withTitleHeading } from "./title-heading.ts";

type Place = "chapter" | "part" | "appendix";
/** A chapter, a part's own file, or a part's title. */
type Entry = { readonly as: Place; readonly written: string; readonly field: Field };

/** A Quarto book: `_quarto.yml` lists chapters, parts (a file or a title) and appendices. */
export const quarto: Layout = async (library, document) => {
  const path = [document ?? "_quarto.yml", "_quarto.yaml"].find((name) => library.paths.has(name));
  if (path === undefined || !/(?:^|\/)_quarto\.ya?ml$/.test(path)) return null;
  const configuration = await readQuartoConfiguration(library, path);
  const book = asFields(configuration?.get("book"));
  if (configuration === null || book === null) return null;
  const entries = [
    ...chapterEntries(book.get("chapters"), "chapter"),
    ...chapterEntries(book.get("appendices"), "appendix"),
  ];
  const divisions = await loadEntries(entries, folderOf(path), library);
  if (divisions.length === 0) library.report(findingAt(lineOf(path, 1), unlisted));
  return {
    kind: "book",
    fields: new Map(),
    configuration: quartoMetadata(configuration),
    place: lineOf(path, 1),
    fallbackTitle: { text: "Untitled", fromText: false },
    syntax: "pandoc",
    divisions,
  };
};

export async function readQuartoConfiguration(library: Library, path: string): Promise<Fields | null> {
  const source = await library.text(path);
  if (source === null) return null;
  const { value, diagnostics } = readYaml({ file: path, text: source.text, firstLine: 1 });
  library.report(...diagnostics);
  return value;
}

const ofPdf = ["lang", "number-depth", "number-sections", "toc", "toc-depth", "csl", "papersize"] as const;
const ofBook = [
  "title",
  "subtitle",
  "author",
  "date",
  "abstract",
  "description",
  "license",
  "doi",
  "isbn",
  "publisher",
];

/** What a Quarto configuration or front matter says of the publication, wherever it says it. */
export function quartoMetadata(fields: Fields): Fields {
  const book = asFields(fields.get("book")) ?? new Map<string, Field>();
  const pdf = asFields(fieldAt(fields, "format", "pdf")) ?? new Map<string, Field>();
  const paper = pdf.get("papersize");
  const top = new Map([...fields].filter(([key]) => key !== "book" && key !== "format" && key !== "project"));
  const chosen = (all: Fields, keys: readonly string[]): Fields =>
    new Map([...all].filter(([key]) => keys.includes(key)));
  return mergeFields(
    top,
    chosen(book, ofBook),
    chosen(pdf, ofPdf),
    paper === undefined ? new Map() : new Map([["trim", paper]]),
  );
}

function chapterEntries(field: Field | undefined, as: Place): readonly Entry[] {
  return asList(field).flatMap((item): readonly Entry[] => {
    const fields = asFields(item);
    if (fields === null) return [{ as, written: asText(item) ?? "", field: item }];
    const part = fields.get("part");
    const file = fields.get("file") ?? fields.get("href");
    if (part === undefined)
      return file === undefined ? [] : [{ as, written: asText(file) ?? "", field: file }];
    return [
      { as: "part", written: asText(part) ?? "", field: part },
      ...chapterEntries(fields.get("chapters"), as),
    ];
  });
}

async function loadEntries(
  entries: readonly Entry[],
  root: string,
  library: Library,
): Promise<readonly DraftDivision[]> {
  const pathOf = (written: string): string | null => {
    const path = resolvePath(root, written);
    return path !== null && library.paths.has(path) ? path : null;
  };
  const anchors = await collectAnchors(
    library,
    entries.flatMap(({ written }) => pathOf(written) ?? []),
  );
  const settings = { root, anchors, citationKey: () => null };
  const divisions: DraftDivision[] = [];
  for (const entry of entries) {
    const path = pathOf(entry.written);
    const division =
      path === null ? titlePart(entry, library) : await loadEntry(entry.as, path, library, settings);
    if (division !== null) divisions.push(division);
  }
  return divisions.map((division, index) => ({ ...division, role: roleAmong(divisions, index) }));
}

/** A part may be a title only; anything else that is no file is missing. */
function titlePart({ as, written, field }: Entry, library: Library): DraftDivision | null {
  if (as !== "part" || /\.(?:[qr]?md|ipynb)$/i.test(written)) {
    library.report(missingFile(written, field.place, library));
    return null;
  }
  const { file, line } = field.place;
  const lines = [{ source: written, markdown: `# ${written}`, file, number: line }];
  return { role: "body", kind: "part", path: file, lines };
}

async function loadEntry(
  as: Place,
  path: string,
  library: Library,
  settings: PassageSettings,
): Promise<DraftDivision | null> {
  const passage = await loadPassage(library, path, path, settings);
  if (passage === null) return null;
  const lines = withTitleHeading(passage);
  const kind = as === "chapter" ? kindOfDivision(path, lines) : as;
  return { role: as === "appendix" ? "back" : "body", kind, path, lines };
}

/** Unnumbered divisions before the first numbered one are front matter; reference lists and glossaries are back matter. */
function roleAmong(divisions: readonly DraftDivision[], index: number): DivisionRole {
  const division = divisions[index];
  if (division === undefined || division.kind === "appendix") return "back";
  const firstNumbered = divisions.findIndex(({ kind, lines }) => kind === "part" || isNumbered(lines));
  if (firstNumbered >= 0 && index < firstNumbered) return "front";
  const role = roleOfKind(division.kind);
  return role === "front" ? "body" : role;
}

const unlisted = {
  check: "configuration/divisions-are-listed",
  severity: "error",
  message: "The book lists no chapters that can be read.",
  help: "List the chapters' files under `book: chapters:`.",
} as const;
