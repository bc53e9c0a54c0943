import { usualLimits } from "../limits/usual-limits.ts";
import type { Checked, Diagnostic } from "../model/diagnostic.ts";
import type { Limits } from "../model/limits.ts";
import type { Metadata } from "../model/metadata.ts";
import type { DivisionSource, Reading } from "../model/reading.ts";
import type { Folder } from "../model/tools.ts";
import { findingAt, lineOf, startOf } from "./finding.ts";
import { bookdown } from "./layouts/bookdown.ts";
import type { Draft, DraftDivision, Layout } from "./layouts/draft.ts";
import { manubot } from "./layouts/manubot.ts";
import { mdbook } from "./layouts/mdbook.ts";
import { plainText } from "./layouts/plain-text.ts";
import { publication } from "./layouts/publication.ts";
import { quarto } from "./layouts/quarto.ts";
import { singleDocument } from "./layouts/single-document.ts";
import { type Library, openLibrary } from "./library.ts";
import { keepLimits, keepTextLimits } from "./limits.ts";
import { isBlank, joinLines } from "./lines.ts";
import { readMetadata } from "./metadata/read-metadata.ts";
import { nearestPaths } from "./nearest.ts";
import { makeSlug } from "./slug.ts";

/** In the order in which they are looked for; `article.md` goes before other tools' layouts. */
const article: Layout = async (library, document) =>
  document === undefined && library.paths.has("article.md") ? singleDocument(library, "article.md") : null;
const layouts: readonly Layout[] = [
  publication,
  article,
  quarto,
  bookdown,
  mdbook,
  manubot,
  singleDocument,
  plainText,
];

/**
 * Reads a manuscript folder: finds out how it is laid out (`publication.yaml`, `article.md`, Quarto, bookdown, mdBook,
 * Manubot, one Markdown file, one plain text), reads its metadata, and writes each division in Pandoc's Markdown, line
 * by line. `document` is a file the person named, relative to the folder. The value is null where there is nothing to
 * build; the diagnostics say why.
 */
export async function readManuscript(
  folder: Folder,
  document?: string,
  limits: Limits = usualLimits,
): Promise<Checked<Reading | null>> {
  const library = openLibrary(folder, limits);
  const named = document?.replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
  if (named !== undefined && !library.paths.has(named))
    return { value: null, diagnostics: [noDocument(named, library)] };
  const draft = await discover(library, named);
  if (draft === null) {
    const isRefused = library.found.some(({ severity }) => severity === "error");
    return { value: null, diagnostics: isRefused ? library.found : [nothingFound(library)] };
  }
  return finish(draft, named, library, limits);
}

async function discover(library: Library, document: string | undefined): Promise<Draft | null> {
  for (const layout of layouts) {
    const draft = await layout(library, document);
    if (draft !== null) return draft;
  }
  return null;
}

function finish(
  draft: Draft,
  document: string | undefined,
  library: Library,
  limits: Limits,
): Checked<Reading | null> {
  const {
    value: metadata,
    diagnostics,
    fieldPlaces,
  } = readMetadata({
    kind: draft.kind,
    fields: draft.fields,
    configuration: draft.configuration,
    place: draft.place,
    fallbackTitle: draft.fallbackTitle,
    language: draft.language,
    paths: library.paths,
  });
  const limited = draft.divisions.map((division) => ({ ...division, ...keepLimits(division.lines, limits) }));
  const divisions = limited.flatMap((division) => {
    if (!isBlank(division.lines)) return [finishDivision(division, draft)];
    library.report(noText(division));
    return [];
  });
  const texts = limitTexts(metadata, fieldPlaces, limits);
  const all = sortFindings([
    ...library.found,
    ...diagnostics,
    ...texts.diagnostics,
    ...limited.flatMap((division) => division.diagnostics),
  ]);
  if (divisions.length === 0) return { value: null, diagnostics: all };
  const slug = makeSlug(library.name, document, metadata.title);
  return { value: { slug, metadata: texts.value, divisions, fieldPlaces }, diagnostics: all };
}

/** Pandoc reads these, too. */
const markdownFields = ["title", "subtitle", "abstract"] as const;

function limitTexts(metadata: Metadata, places: Reading["fieldPlaces"], limits: Limits): Checked<Metadata> {
  const diagnostics: Diagnostic[] = [];
  const limited = markdownFields.flatMap((name) => {
    const text = metadata[name];
    if (text === undefined) return [];
    const whole = name === "abstract" ? text : text.replace(/\s+/g, " ");
    const kept = keepTextLimits(whole, places.get(name) ?? places.get("") ?? startOf("."), limits);
    diagnostics.push(...kept.diagnostics);
    return kept.diagnostics.length === 0 ? [] : [[name, kept.value] as const];
  });
  return { value: { ...metadata, ...Object.fromEntries(limited) }, diagnostics };
}

function finishDivision(division: DraftDivision, { kind, syntax }: Draft): DivisionSource {
  const isText = kind === "article" && division.kind === "chapter";
  return {
    role: division.role,
    kind: isText ? "article" : division.kind,
    ...joinLines(division.path, division.lines),
    syntax,
  };
}

/** Each once; a file that two divisions include is read twice. */
function sortFindings(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = JSON.stringify(diagnostic);
    return !seen.has(key) && seen.add(key);
  });
}

function noText({ path, lines }: DraftDivision): Diagnostic {
  const [first] = lines;
  return findingAt(lineOf(first?.file ?? path, first?.number ?? 1), {
    check: "divisions/have-text",
    severity: "error",
    message: "The division is empty; text was expected.",
    help: "Write the text, or leave the file out.",
  });
}

function noDocument(document: string, library: Library): Diagnostic {
  const near = nearestPaths(document, library.paths).map((path) => `"${path}"`);
  return findingAt(startOf(document), {
    check: "configuration/document-exists",
    severity: "error",
    message: `There is no file "${document}" in "${library.name}".`,
    help: near.length === 0 ? "Name a file of the folder." : `Did you mean ${near.join(" or ")}?`,
  });
}

function nothingFound(library: Library): Diagnostic {
  return findingAt(startOf("."), {
    check: "configuration/manuscript-exists",
    severity: "error",
    message: `There is no manuscript in "${library.name}"; article.md or publication.yaml was expected.`,
    help: "Name the folder that holds the text, or the text itself: npm run build -- <folder>/<file>.",
  });
}
