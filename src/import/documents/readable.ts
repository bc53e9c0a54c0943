import type { Checked } from "../../model/diagnostic.ts";
import type { ImportDraft, ImportNotice } from "../../model/import.ts";
import type { Block, PandocDocument } from "../../model/pandoc.ts";
import type { Pandoc } from "../../model/tools.ts";
import { visitBlocks } from "../../tree/walk.ts";
import type { Files } from "../docx/package-parts.ts";
import { BrokenXml } from "../docx/xml.ts";

/** What a reader says, without places. */
export type Said = Omit<ImportNotice, "source" | "result">;

/** What a reader has left out, as far as there is any; `text` are the words that went. */
export function removed(subject: string, count: number, message: string, text = ""): readonly Said[] {
  if (count === 0) return [];
  return [
    { kind: "removed", subject, certainty: "sure", message, ...(text === "" ? {} : { removedText: text }) },
  ];
}

/** No manuscript, and why. */
export function refusal(
  file: string,
  check: string,
  message: string,
  help: string,
  { line, column } = { line: 1, column: 1 },
): Checked<ImportDraft | null> {
  const place = { file, line, column, certainty: "near" as const };
  return { value: null, diagnostics: [{ check, severity: "error", place, message, help }] };
}

/** What cannot be read as the document it is. */
export function refused(
  name: string,
  fault: string,
  help: string,
  at?: { readonly line: number; readonly column: number },
): Checked<ImportDraft | null> {
  return refusal(name, "import/document-is-readable", `The document cannot be read: ${fault}.`, help, at);
}

/** Nesting that no author's document has, and that readers would recurse into. */
export function tooDeep(name: string, depth: number): Checked<ImportDraft | null> {
  return refusal(
    name,
    "limits/nesting-depth",
    `The document nests its parts ${depth} deep; at most ${mostDepth} were expected.`,
    "Open it in a word processor and save it anew.",
  );
}

export const mostDepth = 400;

/** Pandoc refuses what was sent. */
class BrokenDocument extends Error {}

/** What `read` gives, or why the document cannot be read. */
export async function orRefused(
  name: string,
  help: string,
  read: () => Promise<Checked<ImportDraft | null>>,
): Promise<Checked<ImportDraft | null>> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof BrokenXml || error instanceof BrokenDocument)
      return refused(name, error.message, help);
    throw error;
  }
}

/** Pandoc's tree of bytes in one of its formats; headings get no ids of their words. Throws for `orRefused` where there is none. */
export async function readTree(
  format: string,
  file: string,
  bytes: Uint8Array,
  pandoc: Pandoc,
): Promise<PandocDocument> {
  const { output } = await pandoc({
    options: { from: format, to: "json", "input-files": [file] },
    input: "",
    files: { [file]: bytes },
  }).catch((error: unknown) => {
    const isRefusal =
      error instanceof Error && "check" in error && error.check === "environment/converter-answers";
    throw isRefusal ? new BrokenDocument("it is damaged, or none of its kind") : error;
  });
  const tree: PandocDocument = JSON.parse(output);
  return tree;
}

/** Files of an archive by the addresses that pictures of a tree have: paths, or their ends. */
export function mediaIn(blocks: readonly Block[], files: Files): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const paths = [...files.keys()];
  visitBlocks(blocks, {
    inline: (inline) => {
      if (inline.t !== "Image") return;
      const [address] = inline.c[2];
      const path = decoded(address).replace(/^(?:\.\.?\/)+/, "");
      const own = paths.find((each) => each === path) ?? paths.find((each) => each.endsWith(`/${path}`));
      const bytes = own === undefined ? undefined : files.get(own);
      if (bytes !== undefined) found.set(address, bytes);
    },
  });
  return found;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
