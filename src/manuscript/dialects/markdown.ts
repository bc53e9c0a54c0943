import { admonishFence } from "./admonish.ts";
import { bookdownLabels, bookdownReferences, textReferenceDefinitions } from "./bookdown.ts";
import { type ChunkSurroundings, codeChunks } from "./code-chunks.ts";
import {
  backslashMathematics,
  displayedMathematics,
  equationEnvironments,
  guardedMathematics,
  mathematicsFence,
} from "./equations.ts";
import { anchors, comments } from "./html.ts";
import { htmlImages, images } from "./images.ts";
import { inlineR } from "./knitr.ts";
import { glossaryLinks, latexCommands } from "./latex.ts";
import { bracedReferences, identifierCitations } from "./manubot.ts";
import { includedCode, mdbookIncludes } from "./mdbook-includes.ts";
import type { ProseRule } from "./prose.ts";
import type { Dialect } from "./rewrite.ts";
import { shortcodes } from "./shortcodes.ts";

/** What the constructs of a text can refer to outside it. */
export type Surroundings = ChunkSurroundings & {
  /** Identifiers of the whole publication. */
  readonly anchors: ReadonlySet<string>;
  /** The bibliography's key for a citation by identifier; null where it has none. */
  readonly citationKey: (written: string) => string | null;
  /** `rmd` and `qmd` have inline code that is run; in R Markdown `\(…\)` is mathematics. */
  readonly format: "md" | "rmd" | "qmd";
};

/**
 * The Markdown of Pandoc, JOSS, R Markdown, bookdown, Quarto, Manubot, mdBook, Hugo and GitHub: none of their own
 * constructs means something else to another, so one dialect has them all.
 */
export function markdownDialect(surroundings: Surroundings): Dialect {
  const inCaptions: readonly ProseRule[] = [
    bookdownReferences,
    glossaryLinks(surroundings.anchors),
    bracedReferences,
    identifierCitations(surroundings.citationKey),
    ...(surroundings.format === "md" ? [] : [inlineR]),
    ...(surroundings.format === "rmd" ? [backslashMathematics] : []),
  ];
  const inText: readonly ProseRule[] = [...inCaptions, anchors, equationEnvironments, latexCommands];
  const chunks = codeChunks(surroundings);
  return {
    prose: [
      comments(),
      textReferenceDefinitions,
      bookdownLabels(inText),
      images(inCaptions, surroundings.textReferences, surroundings.imagePath),
      htmlImages(surroundings.imagePath),
      displayedMathematics,
      guardedMathematics,
      shortcodes,
      mdbookIncludes,
      ...inText,
    ],
    fence: (fence) => admonishFence(fence) ?? mathematicsFence(fence) ?? chunks(fence) ?? includedCode(fence),
  };
}
