import { readManuscript } from "../../src/manuscript/read.ts";
import type { Diagnostic } from "../../src/model/diagnostic.ts";
import type { Reading } from "../../src/model/reading.ts";
import { memoryFolder } from "./memory-folder.ts";

/** Reads a folder that must be readable; fails on lines that went missing. */
export async function readFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  document?: string,
): Promise<{ readonly reading: Reading; readonly diagnostics: readonly Diagnostic[] }> {
  const { value, diagnostics } = await readManuscript(memoryFolder(files), document);
  if (value === null) throw new Error(`nothing to build: ${summary(diagnostics).join("; ")}`);
  for (const { source, markdown } of value.divisions)
    if (source.text.split("\n").length !== markdown.split("\n").length)
      throw new Error(`${source.path}: lines do not correspond`);
  return { reading: value, diagnostics };
}

/** `severity check file:line:column`, advice left out. */
export function summary(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics
    .filter(({ severity }) => severity !== "advice")
    .map(({ severity, check, place }) => `${severity} ${check} ${place.file}:${place.line}:${place.column}`);
}

const front = "---\ntitle: T\nauthors: [Ada Example]\nlanguage: en\n---\n";

/** An article's text in Pandoc's Markdown, without its front matter, and what was found. */
export async function rewrite(text: string, file = "article.md") {
  const { reading, diagnostics } = await readFiles({ [file]: front + text });
  const markdown = reading.divisions[0]?.markdown.split("\n").slice(5, -1).join("\n") ?? "";
  return { markdown, found: summary(diagnostics), diagnostics };
}
