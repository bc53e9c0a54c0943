import { join, type KnownWords, seamOf } from "./mend-words.ts";
import type { Repair } from "./paragraph.ts";

/** Two lines or halves as one, and a word that was mended among the repairs. */
export type Close = (first: string, second: string, number: number) => string;

/** Closes seams with the words that the text knows. */
export function closer(words: KnownWords, repairs: Repair[]): Close {
  return (first, second, number) => {
    const seam = seamOf(first.trimEnd(), second.trimStart(), words);
    const whole = join(first, second, seam);
    if (seam.mended) {
      const [before = "", after = ""] = [
        /\S+$/.exec(first.trimEnd())?.[0],
        /^\S+/.exec(second.trimStart())?.[0],
      ];
      repairs.push({
        kind: "word",
        number,
        before,
        after,
        result: join(before, after, seam),
        certain: seam.certain,
      });
    }
    return whole;
  };
}
