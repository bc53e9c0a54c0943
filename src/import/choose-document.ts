import type { Checked, Diagnostic } from "../model/diagnostic.ts";
import type { Folder } from "../model/tools.ts";

/** Folders below the one that was sent in which a document is looked for. */
const deepestFolder = 2;
/** What papers come with. */
const aboutProject =
  /^(?:read[\s_-]?me|licen[cs]e|copying|notice|changes|changelog|contributing|source|authors|citation)(?:[._-]|$)/i;
/** Where programs begin to say what a text is. */
const lookedAt = 65_536;
const mostListed = 12;

/**
 * The one document in a folder that an author sent: the main file of LaTeX, a document of a word processor, JATS, HTML,
 * EPUB, or a text. Only the shallowest folder that has any counts. `article` is the Markdown that is a manuscript already.
 * Null where there is none, or more than one, with an error that says so.
 */
export async function chooseDocument(
  folder: Folder,
  article: string | null,
): Promise<Checked<string | null>> {
  const paths = folder.paths.filter((path) => depthOf(path) <= deepestFolder + 1 && !isAboutProject(path));
  const texts = (kind: RegExp): readonly string[] => paths.filter((path) => kind.test(path));
  const documents = [
    ...texts(/\.(?:docx|odt|rtf|epub|x?html?)$/i),
    ...(await mainTexts(folder, texts(/\.(?:tex|ltx|latex)$/i))),
    ...(await articlesInXml(folder, texts(/\.(?:xml|nxml)$/i))),
    ...(article === null ? [] : [article]),
  ];
  const tiers = [documents, texts(/\.tex$/i), texts(/\.(?:md|markdown|[qr]md)$/i), texts(/\.txt$/i)];
  const found = tiers.find((tier) => tier.length > 0) ?? [];
  const least = Math.min(...found.map(depthOf));
  const nearest = found.filter((path) => depthOf(path) === least).toSorted();
  const [only, ...more] = nearest;
  if (only === undefined) return { value: null, diagnostics: [noDocument(folder)] };
  if (more.length > 0) return { value: null, diagnostics: [severalDocuments(folder, nearest)] };
  const others = found.filter((path) => path !== only).toSorted();
  return { value: only, diagnostics: others.length === 0 ? [] : [othersAreThere(folder, only, others)] };
}

function noDocument({ name, paths }: Folder): Diagnostic {
  const layout = paths.find((path) => /^(?:publication|_bookdown|_quarto|book)\.(?:ya?ml|toml)$/.test(path));
  return finding("error", {
    message: `The folder "${name}" holds no document; one was expected: .tex, .docx, .odt, .rtf, .xml, .html, .epub, .md or .txt.`,
    help:
      layout === undefined
        ? "Name the file itself, or the folder it lies in."
        : `Its ${layout} says that it is a manuscript already: npm run build -- ${name}`,
  });
}

function severalDocuments({ name }: Folder, documents: readonly string[]): Diagnostic {
  return finding("error", {
    message: `The folder "${name}" holds ${documents.length} documents, ${quoted(documents)}; one was expected.`,
    help: `Name the one to import: ${command(name, documents[0] ?? "")}`,
  });
}

function othersAreThere({ name }: Folder, chosen: string, others: readonly string[]): Diagnostic {
  return finding("warning", {
    file: chosen,
    message: `"${chosen}" was taken; deeper in the folder there are ${quoted(others)}, too.`,
    help: `Import another with: ${command(name, others[0] ?? "")}`,
  });
}

function finding(
  severity: Diagnostic["severity"],
  { file = ".", message, help }: { readonly file?: string; readonly message: string; readonly help: string },
): Diagnostic {
  const place = { file, line: 1, column: 1, certainty: "near" } as const;
  return { check: "configuration/one-document", severity, place, message, help };
}

function quoted(paths: readonly string[]): string {
  const more = paths.length > mostListed ? ` and ${paths.length - mostListed} more` : "";
  const listed = paths.slice(0, mostListed).map((path) => `"${path}"`);
  return `${listed.join(", ")}${more}`;
}

function command(folder: string, path: string): string {
  return `npm run import -- ${folder.replace(/[\\/]+$/, "")}/${path} --to <folder>`;
}

/** README.md, LICENSE.txt, SOURCE.md and their like, and what programs keep for themselves. */
function isAboutProject(path: string): boolean {
  const name = path.split("/").at(-1) ?? path;
  return aboutProject.test(name) || path.split("/").some((part) => /^[.~]|^__MACOSX$/.test(part));
}

function depthOf(path: string): number {
  return path.split("/").length;
}

/** LaTeX that opens a document of its own, and that no other file reads in; pictures and letters are none. */
async function mainTexts(folder: Folder, paths: readonly string[]): Promise<readonly string[]> {
  const texts = await Promise.all(
    paths.map(async (path) => ({ path, text: withoutComments(await startOf(folder, path)) })),
  );
  const main = texts.filter(({ text }) => {
    const kind = /\\document(?:class|style)\s*(?:\[[^\]]*\])?\s*\{\s*([^}\s]*)\s*\}/.exec(text)?.[1];
    return kind !== undefined && !/^(?:standalone|subfiles|letter|scrlttr2|dinbrief)$/.test(kind);
  });
  return main.map(({ path }) => path);
}

async function articlesInXml(folder: Folder, paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map(async (path) => (/<article[\s>]/.test(await startOf(folder, path)) ? [path] : [])),
  );
  return found.flat();
}

/** In Latin 1, which has a character for every byte; what is looked for is ASCII. */
async function startOf(folder: Folder, path: string): Promise<string> {
  return new TextDecoder("latin1").decode((await folder.read(path)).subarray(0, lookedAt));
}

function withoutComments(text: string): string {
  return text.replace(/(?<!\\)%.*/g, "");
}
