import type { JoinedPassage } from "../../tree/joined-passages.ts";
import type { FoundCitation } from "./found-citation.ts";
import { type NamesRead, readNamesBefore, readSmallNameBefore } from "./read-names.ts";
import { evenText, type Token, tokensOf } from "./tokens.ts";

/** A passage and its tokens; their offsets are the passage's. */
export type ScannedText = {
  readonly passage: JoinedPassage;
  readonly even: string;
  readonly tokens: readonly Token[];
};

/** A citation whose passage is known from where it was found. */
export type Work = Omit<FoundCitation, "passage">;

export function scan(passage: JoinedPassage): ScannedText {
  const even = evenText(passage.text);
  return { passage, even, tokens: tokensOf(even) };
}

/** Names before a token; no earlier than `lowest`. */
export function namesBefore(
  { passage, tokens }: ScannedText,
  end: number,
  lowest: number,
  narrative = false,
): NamesRead | null {
  return readNamesBefore({ text: passage.text, tokens, lowest, narrative }, end);
}

/** What stands before a token where no names do: perhaps a name with a small letter. */
export function smallNameBefore(
  { passage, tokens }: ScannedText,
  end: number,
  lowest: number,
  narrative = false,
): NamesRead | null {
  return readSmallNameBefore({ text: passage.text, tokens, lowest, narrative }, end);
}
