import type { DivisionRole } from "../../model/manuscript.ts";
import { findingAt, lineOf } from "../finding.ts";
import { openingHeading, shiftHeadings } from "../headings.ts";
import type { Library } from "../library.ts";
import type { Line } from "../lines.ts";
import { loadPassage, type PassageSettings } from "../load-passage.ts";
import { asFields, asText, type Fields } from "../metadata/field.ts";
import { readToml } from "../metadata/read-toml.ts";
import { folderOf, resolvePath } from "../paths.ts";
import { collectAnchors } from "./anchors.ts";
import { namedKind } from "./division-kind.ts";
import type { DraftDivision, Layout } from "./draft.ts";
import { missingFile } from "./missing-file.ts";

/** One line of `SUMMARY.md`. */
type Entry = {
  readonly as: "part" | "chapter" | "outside";
  readonly title: string;
  /** Empty for parts and drafts. */
  readonly link: string;
  /** 0 for a chapter, 1 for a section of it. */
  readonly depth: number;
  readonly line: number;
  readonly text: string;
};

/**
 * An mdBook: `book.toml` and `SUMMARY.md`, whose headings are parts. Chapters listed below another are its sections, as
 * mdBook numbers them: their text follows in the same division, their headings as deep as the list has them.
 */
export const mdbook: Layout = async (library, document) => {
  const path = document ?? "book.toml";
  if (!/(?:^|\/)book\.toml$/.test(path) || !library.paths.has(path)) return null;
  const source = await library.text(path);
  if (source === null) return null;
  const { value: toml, diagnostics } = readToml(path, source.text);
  library.report(...diagnostics);
  const book = asFields(toml.get("book")) ?? new Map();
  const summary = resolvePath(folderOf(path), `${asText(book.get("src")) ?? "src"}/SUMMARY.md`) ?? "";
  const list = library.paths.has(summary) ? await library.text(summary) : null;
  if (list === null) library.report(findingAt(lineOf(path, 1), summaryMissing));
  return {
    kind: "book",
    fields: new Map(),
    configuration: bookMetadata(book),
    place: lineOf(path, 1),
    fallbackTitle: { text: "Untitled", fromText: false },
    syntax: "commonmark",
    divisions: list === null ? [] : await loadDivisions(parseSummary(list.text), summary, library),
  };
};

/** A book's description is for shop windows, not an abstract. */
function bookMetadata(book: Fields): Fields {
  const direction = book.get("text-direction");
  const kept = [...book].filter(([key]) => ["title", "authors", "language"].includes(key));
  return new Map([...kept, ...(direction === undefined ? [] : [["direction", direction] as const])]);
}

function parseSummary(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  const indents: number[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    const [, indent = "", bullet = "", title = "", link = ""] =
      /^(\s*)([-*+]\s+)?\[((?:\\.|[^\]\\])*)\]\(\s*<?([^)>]*?)>?\s*\)/.exec(line) ?? [];
    const place = { line: index + 1, text: line };
    if (heading !== undefined && !/^summary$/i.test(heading) && (index > 0 || entries.length > 0))
      entries.push({ as: "part", title: heading, link: "", depth: 0, ...place });
    else if (title !== "" && bullet === "") entries.push({ as: "outside", title, link, depth: 0, ...place });
    else if (title !== "") {
      const width = indent.replaceAll("\t", "    ").length;
      while ((indents.at(-1) ?? -1) >= width) indents.pop();
      indents.push(width);
      entries.push({ as: "chapter", title, link, depth: indents.length - 1, ...place });
    }
  }
  return entries;
}

async function loadDivisions(
  entries: readonly Entry[],
  summary: string,
  library: Library,
): Promise<readonly DraftDivision[]> {
  const folder = folderOf(summary);
  const files = entries
    .flatMap((entry) => resolvePath(folder, linkedFile(entry)) ?? [])
    .filter((file) => library.paths.has(file));
  const settings = { root: null, anchors: await collectAnchors(library, files), citationKey: () => null };
  const divisions: DraftDivision[] = [];
  const lastChapter = entries.findLastIndex(({ as }) => as === "chapter");
  for (const [index, entry] of entries.entries()) {
    if (entry.as === "part") {
      divisions.push({ role: "body", kind: "part", path: summary, lines: [titleLine(entry, summary)] });
      continue;
    }
    const parent = entry.depth > 0 ? divisions.at(-1) : undefined;
    const loaded = await loadEntry(entry, summary, parent?.path, library, settings);
    if (loaded === null) continue;
    if (parent === undefined) divisions.push({ ...classify(entry, index < lastChapter), ...loaded });
    else
      divisions.splice(-1, 1, {
        ...parent,
        lines: [...parent.lines, blankAfter(parent.lines), ...loaded.lines],
      });
  }
  return divisions;
}

/** Chapters outside the list stand before or behind the text, without numbers. */
function classify(entry: Entry, before: boolean): Pick<DraftDivision, "role" | "kind"> {
  const role: DivisionRole = entry.as === "chapter" ? "body" : before ? "front" : "back";
  return { role, kind: namedKind(entry.title) ?? (role === "body" ? "chapter" : "other") };
}

/** A chapter's lines, its first heading as deep as the list has it; the list's title where the file has none. */
async function loadEntry(
  entry: Entry,
  summary: string,
  home: string | undefined,
  library: Library,
  settings: PassageSettings,
): Promise<Pick<DraftDivision, "path" | "lines"> | null> {
  const path = resolvePath(folderOf(summary), linkedFile(entry)) ?? "";
  if (entry.link === "") {
    library.report(findingAt(lineOf(summary, entry.line), draftChapter(entry.title)));
    return null;
  }
  if (!library.paths.has(path)) {
    library.report(missingFile(entry.link, lineOf(summary, entry.line), library));
    return null;
  }
  const passage = await loadPassage(library, path, home ?? path, settings);
  if (passage === null) return null;
  const lines = passage.lines.slice(passage.front.lines);
  const heading = openingHeading(lines);
  if (heading !== null) return { path, lines: shiftHeadings(lines, entry.depth + 1 - heading.level) };
  return { path, lines: [titleLine(entry, summary), ...lines] };
}

/** Spaces are the only thing that links in summaries escape. */
function linkedFile({ link }: Entry): string {
  return link.replace(/#.*$/, "").replaceAll("%20", " ");
}

function titleLine({ title, line, text, depth }: Entry, summary: string): Line {
  return { source: text, markdown: `${"#".repeat(depth + 1)} ${title}`, file: summary, number: line };
}

function blankAfter(lines: readonly Line[]): Line {
  const last = lines.at(-1);
  return { source: "", markdown: "", file: last?.file ?? "", number: (last?.number ?? 0) + 1 };
}

const summaryMissing = {
  check: "configuration/listed-files-exist",
  severity: "error",
  message: "There is no SUMMARY.md in the book's source folder.",
  help: "Add `SUMMARY.md` with the list of chapters.",
} as const;

function draftChapter(title: string) {
  return {
    check: "configuration/chapters-have-files",
    severity: "advice",
    message: `The chapter "${title}" is listed without a file; it was left out.`,
    help: "Name the chapter's file.",
  } as const;
}
