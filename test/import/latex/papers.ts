import { readBibliography } from "../../../src/citations/read-bibliography.ts";
import { readEntry } from "../../../src/citations/typed-list/read-entry.ts";
import { readLatex } from "../../../src/import/latex/read-latex.ts";
import type { Checked } from "../../../src/model/diagnostic.ts";
import type { ImportDraft } from "../../../src/model/import.ts";
import { startPandoc } from "../../../src/tools/pandoc.ts";

export const pandoc = startPandoc({ processes: 1 });

export type Sent = Readonly<Record<string, string | Uint8Array>>;

/** What becomes of the first of some files. */
export async function draftOf(files: Sent): Promise<ImportDraft> {
  const { value, diagnostics } = await readSent(files);
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  return value;
}

export function readSent(files: Sent): Promise<Checked<ImportDraft | null>> {
  const bytes = (content: string | Uint8Array): Uint8Array =>
    typeof content === "string" ? new TextEncoder().encode(content) : content;
  const [name = "", content = ""] = Object.entries(files)[0] ?? [];
  return readLatex(
    {
      name,
      bytes: bytes(content),
      beside: async (path) => {
        const found = files[path];
        return found === undefined ? null : bytes(found);
      },
      works: {
        bibliography: (listed) => readBibliography(listed, pandoc.run),
        entry: (text, emphasised) => readEntry({ text, emphasised }).item,
      },
    },
    pandoc.run,
  );
}

export const article = (body: string, preamble = ""): string =>
  `\\documentclass{article}\n${preamble}\n\\begin{document}\n${body}\n\\end{document}\n`;
