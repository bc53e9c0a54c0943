import type { DivisionKind, DivisionRole } from "../../model/manuscript.ts";
import { lineOf } from "../finding.ts";
import { findHeadings } from "../headings.ts";
import type { Library } from "../library.ts";
import { isBlank, type Line } from "../lines.ts";
import { loadPassage } from "../load-passage.ts";
import { asList, asText, type Field, type Fields, fieldAt } from "../metadata/field.ts";
import { readYaml } from "../metadata/read-yaml.ts";
import { folderOf, resolvePath } from "../paths.ts";
import { collectAnchors } from "./anchors.ts";
import { isNumbered, kindOfDivision, roleOfKind } from "./division-kind.ts";
import type { DraftDivision, Layout } from "./draft.ts";
import { hasDefinitionsOnly, linkDefinitions, withDefinitions } from "./link-definitions.ts";
import { missingFile } from "./missing-file.ts";

/** The lines from one heading of level 1 to the next. */
type Piece = { readonly path: string; readonly lines: readonly Line[] };
type Matter = "front" | "main" | "appendix" | "back" | null;

/** A bookdown book: `_bookdown.yml`, or `index.Rmd` alone; every heading of level 1 begins a division. */
export const bookdown: Layout = async (library, document) => {
  const asked = document ?? ["_bookdown.yml", "_bookdown.yaml"].find((name) => library.paths.has(name)) ?? "";
  if (!/(?:^|\/)_bookdown\.ya?ml$/.test(asked)) return null;
  const source = await library.text(asked);
  if (source === null) return null;
  const { value: configuration, diagnostics } = readYaml({ file: asked, text: source.text, firstLine: 1 });
  library.report(...diagnostics);
  const root = folderOf(asked);
  const paths = listFiles(configuration, root, library);
  const anchors = await collectAnchors(library, paths);
  const pieces: Piece[] = [];
  let fields: Fields = new Map();
  for (const path of paths) {
    const passage = await loadPassage(library, path, path, { root, anchors, citationKey: () => null });
    if (passage === null) continue;
    if (path === paths[0]) fields = passage.front.fields;
    pieces.push(...atHeadings(path, passage.lines.slice(passage.front.lines)));
  }
  const definitions = linkDefinitions(pieces.flatMap(({ lines }) => lines));
  return {
    kind: "book",
    fields,
    configuration: new Map(),
    place: lineOf(paths[0] ?? asked, 1),
    fallbackTitle: { text: "Untitled", fromText: false },
    syntax: "pandoc",
    divisions: makeDivisions(pieces).map((division) => ({
      ...division,
      lines: withDefinitions(division.lines, definitions),
    })),
  };
};

/** `rmd_files` in its order, otherwise `index.Rmd` and the rest by name. */
function listFiles(configuration: Fields, root: string, library: Library): readonly string[] {
  const listed = configuration.get("rmd_files") ?? fieldAt(configuration, "rmd_files", "html");
  const items = asList(listed?.data instanceof Map ? firstList(listed) : listed);
  if (items.length > 0)
    return items.flatMap((item) => {
      const path = resolvePath(root, asText(item) ?? "");
      if (path !== null && library.paths.has(path)) return [path];
      library.report(missingFile(asText(item) ?? "", item.place, library));
      return [];
    });
  const all = [...library.paths].filter(
    (path) => folderOf(path) === root && /\.Rmd$/i.test(path) && !/(?:^|\/)_/.test(path),
  );
  const isIndex = (path: string): boolean => /(?:^|\/)index\.Rmd$/i.test(path);
  return [...all.filter(isIndex), ...all.filter((path) => !isIndex(path))];
}

function firstList(field: Field): Field | undefined {
  return field.data instanceof Map ? [...field.data.values()][0] : undefined;
}

function atHeadings(path: string, lines: readonly Line[]): readonly Piece[] {
  const starts = findHeadings(lines).flatMap(({ index, level }) => (level === 1 ? [index] : []));
  const cuts = [0, ...starts.filter((start) => !isBlank(lines.slice(0, start)) || start !== starts[0])];
  return cuts.map((start, index) => ({ path, lines: lines.slice(start, cuts[index + 1] ?? lines.length) }));
}

/** Pieces become divisions; headings `(PART)` and `(APPENDIX)` and LaTeX's matter commands say what they are. */
function makeDivisions(pieces: readonly Piece[]): readonly DraftDivision[] {
  const divisions: DraftDivision[] = [];
  let matter: Matter = null;
  for (const { path, lines } of pieces) {
    matter = matterOf(lines) ?? matter;
    const special = specialHeading(lines);
    if (special?.word === "APPENDIX") matter = "appendix";
    if (special?.word === "PART") divisions.push({ role: "body", kind: "part", path, lines: special.lines });
    else if (special === null && !isBlank(lines) && !hasDefinitionsOnly(lines))
      divisions.push({ ...classify(path, lines, matter), path, lines });
  }
  if (pieces.some(({ lines }) => matterOf(lines) !== null)) return divisions;
  const firstNumbered = divisions.findIndex(({ kind, lines }) => kind === "part" || isNumbered(lines));
  return divisions.map((division, index) =>
    index < firstNumbered ? { ...division, role: "front" } : division,
  );
}

/** `# (PART) Title {-}` and `# (APPENDIX) Appendix {-}`; a part keeps its title. */
function specialHeading(lines: readonly Line[]) {
  const [heading] = findHeadings(lines);
  const match = /^\((PART|APPENDIX)(\\?\*)?\)\s*(.*)$/.exec(heading?.level === 1 ? heading.text : "");
  if (heading === undefined || match === null) return null;
  const plain = match[2] === undefined ? "" : " {.unnumbered}";
  return {
    word: match[1],
    lines: lines.map((line, index) =>
      index === heading.index ? { ...line, markdown: `# ${match[3] ?? ""}${plain}` } : line,
    ),
  };
}

/** The last matter command in the lines; it holds from here on. */
function matterOf(lines: readonly Line[]): Matter {
  const command = lines.findLast(({ source }) =>
    /^\\(?:frontmatter|mainmatter|appendix|backmatter)\s*$/.test(source),
  );
  const matters: Readonly<Record<string, Matter>> = {
    "\\frontmatter": "front",
    "\\mainmatter": "main",
    "\\appendix": "appendix",
    "\\backmatter": "back",
  };
  return matters[command?.source.trim() ?? ""] ?? null;
}

function classify(
  path: string,
  lines: readonly Line[],
  matter: Matter,
): { readonly role: DivisionRole; readonly kind: DivisionKind } {
  const kind = kindOfDivision(path, lines);
  if (matter === "appendix")
    return { role: "back", kind: kind === "chapter" && isNumbered(lines) ? "appendix" : kind };
  if (matter === "front" || matter === "back") return { role: matter, kind };
  const role = roleOfKind(kind);
  return { role: role === "front" ? "body" : role, kind };
}
