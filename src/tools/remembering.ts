import type { Pandoc, PandocRequest, PandocResult } from "../model/tools.ts";
import type { FontFormat } from "./fonts.ts";
import { sha256 } from "./hash.ts";
import { type KeptResults, resultKey } from "./kept-results.ts";

/** Takes a font and the characters it shall keep; gives WOFF where nothing else is asked for. */
export type SubsetFont = (font: Uint8Array, characters: string, format?: FontFormat) => Promise<Uint8Array>;

/** Pandoc that gives the answers it gave before: the same request to the same version has one answer. */
export function rememberingPandoc(
  run: Pandoc,
  kept: KeptResults,
  versions: Promise<readonly string[]>,
): Pandoc {
  return async (request) => {
    const key = resultKey([...(await versions), ...partsOf(request)]);
    const known = await kept.find(key);
    if (known !== null) return answerIn(known);
    const { output, warnings } = await run(request);
    kept.keep(key, JSON.stringify({ output, warnings }));
    return { output, warnings };
  };
}

function partsOf({ options, input, files = {} }: PandocRequest): readonly unknown[] {
  return [options, input, Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1))];
}

function answerIn(bytes: Buffer): PandocResult {
  const result: PandocResult = JSON.parse(bytes.toString("utf8"));
  return result;
}

/** The same for subsets of fonts. */
export function rememberingSubset(
  subset: SubsetFont,
  kept: KeptResults,
  versions: Promise<readonly string[]>,
): SubsetFont {
  return async (font, characters, format = "woff") => {
    const key = resultKey([...(await versions), sha256(font), characters, format]);
    const known = await kept.find(key);
    if (known !== null) return known;
    const result = await subset(font, characters, format);
    kept.keep(key, result);
    return result;
  };
}
