import { findingAt, startOf } from "../finding.ts";
import { findHeadings, openingHeading } from "../headings.ts";
import type { Library } from "../library.ts";
import type { Line } from "../lines.ts";
import { loadPassage } from "../load-passage.ts";
import { asText, type Fields } from "../metadata/field.ts";
import { canonicalLanguage } from "../metadata/languages.ts";
import { folderOf, stemOf } from "../paths.ts";
import { splitFrontMatter } from "../split-front-matter.ts";
import { collectAnchors } from "./anchors.ts";
import type { Draft, Layout } from "./draft.ts";
import { quartoMetadata, readQuartoConfiguration } from "./quarto.ts";

const markdown = /\.(?:md|markdown|qmd|rmd)$/i;
const usualNames = ["article", "paper", "index", "manuscript", "main"];
const deepestFolder = 2;

/** One Markdown file: the one named, `article.md`, another usual name, or the first with a title of its own. */
export const singleDocument: Layout = async (library, document) => {
  if (document !== undefined) return markdown.test(document) ? loadArticle(document, library) : null;
  const chosen = (await chooseArticle(library)) ?? null;
  if (chosen === null) return null;
  reportOthers(chosen, library);
  return loadArticle(chosen, library);
};

/** The Markdown file of a folder that is its article, by name, by title or because there is no other. */
export async function chooseArticle(library: Pick<Library, "paths" | "text">): Promise<string | undefined> {
  const candidates = [...library.paths]
    .filter(
      (path) => markdown.test(path) && path.split("/").length <= deepestFolder + 1 && !isAboutProject(path),
    )
    .sort((a, b) => a.split("/").length - b.split("/").length || rank(a) - rank(b) || (a < b ? -1 : 1));
  const usual = candidates.find((path) => rank(path) < usualNames.length);
  if (usual !== undefined) return usual;
  for (const path of candidates) if (await hasTitle(path, library)) return path;
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** README.md, LICENSE.md and their like. */
function isAboutProject(path: string): boolean {
  const stem = stemOf(path);
  return stem === stem.toUpperCase() && /[A-Z]/.test(stem);
}

function rank(path: string): number {
  const { stem } = splitLanguage(path);
  const index = usualNames.indexOf(stem.toLowerCase());
  return index < 0 ? usualNames.length : index;
}

/** `index.es.md` is `index` in Spanish. */
function splitLanguage(path: string): { readonly stem: string; readonly language: string | undefined } {
  const [, stem = stemOf(path), suffix = ""] =
    /^(.+)\.([a-z]{2,3}(?:-[A-Za-z]{2,4})?)$/.exec(stemOf(path)) ?? [];
  const language = suffix === "" ? null : canonicalLanguage(suffix);
  return language === null ? { stem: stemOf(path), language: undefined } : { stem, language };
}

async function hasTitle(path: string, library: Pick<Library, "text">): Promise<boolean> {
  const source = await library.text(path);
  return source !== null && asText(splitFrontMatter(source).value.fields.get("title")) !== null;
}

/** The same text in other languages is another document. */
function reportOthers(chosen: string, library: Library): void {
  const { stem, language } = splitLanguage(chosen);
  const others = [...library.paths].filter(
    (path) =>
      path !== chosen &&
      folderOf(path) === folderOf(chosen) &&
      markdown.test(path) &&
      splitLanguage(path).stem === stem,
  );
  if (language === undefined || others.length === 0) return;
  const names = others.map((path) => `"${path}"`).join(", ");
  const folder = library.name.replace(/[\\/]+$/, "");
  library.report(
    findingAt(startOf(chosen), {
      check: "configuration/one-document",
      severity: "warning",
      message: `The text stands in the folder in more than one language; this one was taken, ${names} not.`,
      help: `Build the other with: npm run build -- ${folder}/${others[0] ?? ""}`,
    }),
  );
}

async function loadArticle(path: string, library: Library): Promise<Draft | null> {
  const settings = { root: null, anchors: await collectAnchors(library, [path]), citationKey: () => null };
  const passage = await loadPassage(library, path, path, settings);
  if (passage === null) return null;
  const { fields } = passage.front;
  const title = asText(fields.get("title")) === null ? titleInText(passage.lines) : null;
  const { language } = splitLanguage(path);
  return {
    kind: "article",
    fields: quartoMetadata(fields),
    configuration: await projectConfiguration(path, library),
    place: startOf(path),
    fallbackTitle:
      title === null ? { text: readableName(path), fromText: false } : { text: title.text, fromText: true },
    ...(language === undefined ? {} : { language }),
    syntax: /\{\{[<%]/.test(passage.lines.map(({ source }) => source).join("\n")) ? "commonmark" : "pandoc",
    divisions: [{ role: "body", kind: "article", path, lines: title === null ? passage.lines : title.rest }],
  };
}

/** A text that opens with its only heading of level 1 says its title there. */
function titleInText(lines: readonly Line[]) {
  const heading = openingHeading(lines);
  const tops = findHeadings(lines).filter(({ level }) => level === 1);
  if (heading === null || heading.level !== 1 || tops.length !== 1) return null;
  const dropped = heading.underlined ? 2 : 1;
  return {
    text: heading.text,
    rest: lines.map((line, index) =>
      index >= heading.index && index < heading.index + dropped ? { ...line, markdown: "" } : line,
    ),
  };
}

function readableName(path: string): string {
  const words = splitLanguage(path).stem.replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Quarto's project settings hold for each of its documents. */
async function projectConfiguration(path: string, library: Library): Promise<Fields> {
  const folders = [folderOf(path), ""];
  const found = folders
    .map((folder) => (folder === "" ? "_quarto.yml" : `${folder}/_quarto.yml`))
    .find((name) => library.paths.has(name));
  const fields = found === undefined ? null : await readQuartoConfiguration(library, found);
  return fields === null ? new Map() : quartoMetadata(fields);
}
