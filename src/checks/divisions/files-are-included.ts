import type { Check } from "../check.ts";

export const filesAreIncluded: Check = {
  id: "divisions/files-are-included",
  severity: "warning",
  summary: "Where a text has several files, every text file among them is a part of it.",
  why: "A chapter that is not listed is missing in the book, and nobody notices.",
  remedy: "List the file, delete it, or put `_` in front of its name.",
  basis: "House",
  example: {
    file: "publication.yaml",
    bad: "body:\n  - text.md\n  - method.md\n",
    good: "body:\n  - text.md\n  - method.md\n  - results.md\n",
    beside: {
      "method.md": "# Method\n\nWe measured it.\n",
      "results.md": "# Results\n\nIt is shallow.\n",
    },
  },
  run: (subject) => {
    const { lines, files, manuscript, placeOf } = subject;
    const read = new Set([...lines, ...manuscript.divisions].map(({ file }) => file));
    const metadata = new Set([placeOf([]).file, placeOf(["abstract"]).file]);
    const texts = [...read].filter((file) => isText(file));
    const folders = new Set(texts.map(folderOf));
    const extensions = new Set(texts.map(extensionOf));
    // One file among others says nothing of them: notes, drafts, other papers.
    if (texts.length < fewest) return [];
    return files
      .filter((file) => isText(file) && extensions.has(extensionOf(file)) && folders.has(folderOf(file)))
      .filter((file) => !read.has(file) && !metadata.has(file) && !isAboutProject(file))
      .map((file) => ({
        place: { file, line: 1, column: 1, certainty: "exact" },
        message: `"${file}" lies among the files of the text and no file includes it; a part of the text was expected.`,
      }));
  },
};

const fewest = 2;

function isText(file: string): boolean {
  return /\.(?:md|markdown|qmd|rmd)$/i.test(file);
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/") + 1);
}

function extensionOf(file: string): string {
  return file.slice(file.lastIndexOf(".")).toLowerCase();
}

/** README.md, LICENSE.md, a folder's contents, bookdown's divider, what tools leave out, and what is hidden. */
function isAboutProject(file: string): boolean {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const stem = name.slice(0, name.lastIndexOf("."));
  return (
    /^[._]/.test(name) ||
    /\/[._]/.test(`/${folderOf(file)}`) ||
    (stem === stem.toUpperCase() && /[A-Z]/.test(stem)) ||
    /^(?:readme|licen[cs]e|changelog|changes|news|contributing|code[-_]of[-_]conduct|summary|notes?|todo|import-report|index|links|appendix|\d+\.(?:front-matter|abstract))$/i.test(
      stem,
    )
  );
}
