import { withoutNumber } from "./typed-numbers.ts";

/** A heading as it is compared: without case, typed number and punctuation. */
export function plainHeading(text: string): string {
  return withoutNumber(text)
    .normalize("NFKC")
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
}
