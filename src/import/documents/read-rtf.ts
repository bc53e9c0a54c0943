import type { Checked } from "../../model/diagnostic.ts";
import type { ImportDraft } from "../../model/import.ts";
import type { Pandoc } from "../../model/tools.ts";
import { draftOfTree } from "./draft-of-tree.ts";
import { metaText } from "./meta.ts";
import { mostDepth, orRefused, readTree, refused, removed, tooDeep } from "./readable.ts";
import { rewriteRtf } from "./rewrite-rtf.ts";
import { rtfComments } from "./rtf-comments.ts";
import { readLetters } from "./rtf-letters.ts";
import { takePictures } from "./rtf-pictures.ts";
import { rtfStyles } from "./rtf-styles.ts";
import { rtfText } from "./rtf-text.ts";
import { type RtfToken, readRtfTokens } from "./rtf-tokens.ts";
import { setBullets } from "./typed-bullets.ts";

/** Reads Rich Text Format (1.9.1); tracked changes are accepted. */
export async function readRtf(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  pandoc: Pandoc,
): Promise<Checked<ImportDraft | null>> {
  const tokens = readRtfTokens(new TextDecoder("latin1").decode(bytes));
  const { depth, isWhole } = nestingOf(tokens);
  if (depth > mostDepth) return tooDeep(name, depth);
  if (!isWhole) return refused(name, "it is cut off", "Ask for the file again.");
  return orRefused(name, "Open it in a word processor and save it anew as .rtf.", () =>
    readText(name, tokens, pandoc),
  );
}

async function readText(
  name: string,
  tokens: readonly RtfToken[],
  pandoc: Pandoc,
): Promise<Checked<ImportDraft | null>> {
  const { tokens: light, pictures } = takePictures(tokens);
  const lettered = readLetters(light);
  const { source, restore } = rewriteRtf(lettered);
  const tree = await readTree("rtf", "document.rtf", new TextEncoder().encode(source), pandoc);
  const { meta, blocks } = restore(tree);
  // Its properties name whoever owns the computer, and titles of documents it was made from.
  const document = { ...tree, meta: {}, blocks: setBullets(blocks) };
  const count = (wanted: string): number =>
    tokens.filter((token) => token.kind === "word" && token.name === wanted && token.value !== 0).length;
  const draft = await draftOfTree(
    {
      name,
      document,
      media: pictures,
      otherwiseTitle: metaText(meta["title"]),
      styles: rtfStyles(lettered),
      comments: rtfComments(lettered),
      sourceText: rtfText(lettered),
      notices: [
        ...removed("objects", count("objdata"), "Files of other programs inside the document are left out."),
        ...removed("tracked changes", count("deleted"), "Deletions that were tracked are accepted."),
        ...removed(
          "running heads",
          count("header") + count("footer"),
          "Running heads and feet are left out.",
        ),
      ],
    },
    pandoc,
  );
  return { value: draft, diagnostics: [] };
}

function nestingOf(tokens: readonly RtfToken[]): { readonly depth: number; readonly isWhole: boolean } {
  let [open, deepest] = [0, 0];
  for (const { kind } of tokens) {
    if (kind === "open") open += 1;
    else if (kind === "close") open -= 1;
    deepest = Math.max(deepest, open);
  }
  return { depth: deepest, isWhole: open <= 0 };
}
