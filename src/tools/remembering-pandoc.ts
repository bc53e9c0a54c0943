import type { Pandoc } from "../model/tools.ts";
import { answerKey, type KeptAnswers } from "./kept-answers.ts";

/** Pandoc that gives the answers it gave before: the same request to the same version has one answer. */
export function rememberingPandoc(
  run: Pandoc,
  kept: KeptAnswers,
  versions: Promise<readonly string[]>,
): Pandoc {
  return async (request) => {
    const key = answerKey(await versions, request);
    const known = await kept.find(key);
    if (known !== null) return known;
    const result = await run(request);
    kept.keep(key, result);
    return result;
  };
}
