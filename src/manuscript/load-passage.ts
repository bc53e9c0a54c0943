import type { Source } from "../model/source.ts";
import { textReferencesOf } from "./dialects/bookdown.ts";
import { markdownDialect } from "./dialects/markdown.ts";
import { linesOfInclude } from "./dialects/mdbook-includes.ts";
import { type Include, type RewrittenText, rewriteText } from "./dialects/rewrite.ts";
import { findingAt, lineOf } from "./finding.ts";
import type { Library } from "./library.ts";
import type { Line } from "./lines.ts";
import { nearestPaths } from "./nearest.ts";
import { folderOf, pathFrom, resolvePath, stemOf } from "./paths.ts";
import { type FrontMatter, splitFrontMatter } from "./split-front-matter.ts";

/** What is the same for all files of a publication. */
export type PassageSettings = {
  /** The project's folder, from which some tools count paths; null where paths count from the file only. */
  readonly root: string | null;
  readonly anchors: ReadonlySet<string>;
  readonly citationKey: (written: string) => string | null;
};

/** A file in Pandoc's Markdown, with the files it includes. */
export type Passage = { readonly lines: readonly Line[]; readonly front: FrontMatter };

const deepestInclude = 10;

/**
 * Reads a Markdown file for the division whose file is `home`: its images' paths are counted from there. Null where
 * the file cannot be read.
 */
export async function loadPassage(
  library: Library,
  path: string,
  home: string,
  settings: PassageSettings,
  within: readonly string[] = [],
): Promise<Passage | null> {
  const source = await library.text(path);
  if (source === null) return null;
  const front = splitFrontMatter(source);
  if (within.length === 0) library.report(...front.diagnostics);
  const written = source.text.slice(0, -1).split("\n");
  const body = written.slice(front.value.lines);
  const rewritten = rewriteBody(body.join("\n"), source, home, library, settings);
  report(library, path, front.value.lines, rewritten);
  const lines: Line[] = [];
  for (const [index, text] of written.entries()) {
    const number = index + 1;
    const inBody = index - front.value.lines;
    lines.push({
      source: text,
      markdown: inBody < 0 ? "" : (rewritten.lines[inBody] ?? ""),
      file: path,
      number,
    });
    for (const include of rewritten.includes)
      if (include.line + front.value.lines === number)
        lines.push(...(await loadInclude(library, path, number, include, home, settings, within)));
  }
  return { lines, front: front.value };
}

function rewriteBody(
  body: string,
  { path, text }: Source,
  home: string,
  library: Library,
  settings: PassageSettings,
): RewrittenText {
  const imagePath = (written: string): string | null => rebase(written, path, home, library, settings);
  const dialect = markdownDialect({
    textReferences: textReferencesOf(text),
    imagePath,
    drawnFigure: (label) => drawnFigure(label, path, home, library),
    anchors: settings.anchors,
    citationKey: settings.citationKey,
    format: /\.rmd$/i.test(home) ? "rmd" : /\.qmd$/i.test(home) ? "qmd" : "md",
  });
  return rewriteText(body, dialect);
}

function report(library: Library, path: string, skipped: number, { remarks }: RewrittenText): void {
  for (const { line, column, remark } of remarks)
    library.report(findingAt(lineOf(path, line + skipped, column), remark));
}

/** Where a path written in `file` leads: from its folder, else from the project's. Null where neither has the file. */
function locate(written: string, file: string, library: Library, root: string | null): string | null {
  const folders = [folderOf(file), ...(root === null ? [] : [root])];
  const candidates = folders.flatMap((folder) => resolvePath(folder, written) ?? []);
  return candidates.find((candidate) => library.paths.has(candidate)) ?? null;
}

function rebase(
  written: string,
  file: string,
  home: string,
  library: Library,
  { root }: PassageSettings,
): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^#|^\//i.test(written)) return null;
  const name = decoded(written);
  const found = locate(name, file, library, root) ?? resolvePath(folderOf(file), name);
  if (found === null || found === resolvePath(folderOf(home), name)) return null;
  return pathFrom(folderOf(home), found);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}

/** knitr keeps the pictures it draws in folders named for the text: `text_files/figure-html/label-1.png`. */
function drawnFigure(label: string, file: string, home: string, library: Library): string | null {
  const folders = [
    `${stemOf(file)}_files/figure-html`,
    `${stemOf(file)}_files/figure-latex`,
    `${stemOf(file)}_files/figure-pdf`,
    "figure",
  ];
  const names = folders.flatMap((folder) =>
    ["svg", "png", "jpg"].map((type) => `${folder}/${label}-1.${type}`),
  );
  const found = names
    .flatMap((name) => resolvePath(folderOf(file), name) ?? [])
    .find((path) => library.paths.has(path));
  return found === undefined ? null : pathFrom(folderOf(home), found);
}

async function loadInclude(
  library: Library,
  file: string,
  number: number,
  include: Include,
  home: string,
  settings: PassageSettings,
  within: readonly string[],
): Promise<readonly Line[]> {
  const [, name = "", range = ""] = /^(.*?)(?::([\w:-]*))?$/.exec(include.file) ?? [];
  const place = lineOf(file, number);
  const path = locate(name, file, library, settings.root);
  if (path === null) {
    const near = nearestPaths(name, library.paths).map((candidate) => `"${candidate}"`);
    library.report(
      findingAt(place, {
        check: "text/included-file-exists",
        severity: "error",
        message: `The text includes the file "${name}", and there is none of that name.`,
        help: near.length === 0 ? "Add the file, or correct its name." : `Did you mean ${near.join(" or ")}?`,
      }),
    );
    return [];
  }
  if (include.as === "code") return loadCode(library, path, range);
  if (path === file || within.includes(path) || within.length >= deepestInclude) {
    library.report(
      findingAt(place, {
        check: "text/includes-end",
        severity: "error",
        message: `The file "${name}" includes itself, or is included more than ${deepestInclude} levels deep.`,
        help: "Take the include out of one of the files.",
      }),
    );
    return [];
  }
  const passage = await loadPassage(library, path, home, settings, [...within, file]);
  return passage === null ? [] : passage.lines.slice(passage.front.lines);
}

async function loadCode(library: Library, path: string, range: string): Promise<readonly Line[]> {
  const source = await library.text(path);
  if (source === null) return [];
  const lines = source.text.split("\n");
  return linesOfInclude(source.text, range).map((number) => {
    const text = lines[number - 1] ?? "";
    return { source: text, markdown: text, file: path, number };
  });
}
