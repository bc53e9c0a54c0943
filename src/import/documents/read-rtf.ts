import type { Checked } from "../../model/diagnostic.ts";
import type { ImportDraft } from "../../model/import.ts";
import type { Pandoc } from "../../model/tools.ts";
import { draftOfTree } from "./draft-of-tree.ts";
import { mostDepth, readTree, refused, removed, tooDeep } from "./readable.ts";
import { picturesInRtf } from "./rtf-pictures.ts";

/** Reads Rich Text Format (1.9.1). */
export async function readRtf(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  pandoc: Pandoc,
): Promise<Checked<ImportDraft | null>> {
  const source = new TextDecoder("latin1").decode(bytes);
  const { depth, isWhole } = nestingOf(source);
  if (depth > mostDepth) return tooDeep(name, depth);
  if (!isWhole) return refused(name, "it is cut off", "Ask for the file again.");
  // Notes of other destinations than Word's are notes as well.
  const readable = source.replace(/\{\\\*\\footnote\b/g, "{\\footnote");
  const document = await readTree("rtf", "document.rtf", latin1(readable), pandoc);
  const objects = source.match(/\\objdata\b/g)?.length ?? 0;
  const draft = await draftOfTree(
    {
      name,
      document,
      media: picturesInRtf(source),
      notices: removed("objects", objects, "Files of other programs inside the document are left out."),
    },
    pandoc,
  );
  return { value: draft, diagnostics: [] };
}

/** Groups, as braces that are not escaped make them. */
function nestingOf(source: string): { readonly depth: number; readonly isWhole: boolean } {
  let [open, deepest] = [0, 0];
  for (const [sign] of source.matchAll(/\\[\s\S]|[{}]/g)) {
    if (sign === "{") open += 1;
    else if (sign === "}") open -= 1;
    deepest = Math.max(deepest, open);
  }
  return { depth: deepest, isWhole: open <= 0 };
}

function latin1(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "latin1"));
}
