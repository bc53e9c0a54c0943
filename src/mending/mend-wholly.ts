import type { Diagnostic } from "../model/diagnostic.ts";
import { type FileTexts, type Mended, mend } from "./mend.ts";

/** More rounds than edits that wait for each other ever take. */
const mostRounds = 10;

/**
 * Mends, looks again and mends, until nothing more is to be mended: then doing it a second time changes nothing.
 * `find` gives the findings of the manuscript with these texts; `left` are those of the last round.
 */
export async function mendWholly(
  files: FileTexts,
  find: (files: FileTexts) => Promise<readonly Diagnostic[]>,
): Promise<Mended> {
  let texts = files;
  let diagnostics = await find(texts);
  const mended: Diagnostic[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const step = mend(texts, diagnostics);
    if (step.files.size === 0) break;
    mended.push(...step.mended);
    texts = new Map([...texts, ...step.files]);
    diagnostics = await find(texts);
  }
  const changed = [...texts].filter(([path, text]) => text !== files.get(path));
  return { files: new Map(changed), mended, left: diagnostics };
}
