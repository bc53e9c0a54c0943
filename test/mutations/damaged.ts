import { mutate } from "./mutate.ts";
import { type Original, pieceOf } from "./originals.ts";
import { randomFrom } from "./random.ts";

/** What to do with a damaged manuscript: look at it, or build its editions. */
export type Kind = "check" | "build";

/** Files of a folder by name. */
export type Files = Readonly<Record<string, Buffer>>;

/** The damaged manuscript of that number, the same for the same seed and the same originals. */
export function damaged(all: readonly Original[], seed: number, number: number): Files {
  const random = randomFrom(seed * 1_000_003 + number);
  return mutate(pieceOf(all, random), random);
}
