import { accessibilitySentences } from "../../language/accessibility-summary.ts";
import { languageDirection } from "../../language/direction.ts";
import type { View } from "../../markup/template.ts";
import type { Galley } from "../../model/galley.ts";
import type { Block } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { visitBlocks } from "../../tree/walk.ts";
import { isAnimated } from "./animation.ts";
import type { ContentDocument } from "./documents.ts";

/** What the accessibility metadata may claim; each claim is looked up in the book, none is assumed. */
export function accessibility(
  { metadata, spine, abstract, resources }: Galley,
  documents: readonly ContentDocument[],
): View {
  const { images, described } = countImages([abstract, ...spine.map(({ blocks }) => blocks)].flat());
  const hasMathematics = documents.some(({ xhtml }) => /<math[\s>]/.test(xhtml));
  const sentences = accessibilitySentences(metadata.language);
  const ofImages = described === images ? sentences.imagesDescribed : sentences.imagesUndescribed;
  const told = [
    sentences.text,
    ...(hasMathematics ? [sentences.mathematics] : []),
    ...(images > 0 ? [ofImages] : []),
  ];
  return {
    hasImages: images > 0,
    imagesAreDescribed: images > 0 && described === images,
    textSuffices: described === images,
    hazard: resources.some(isAnimated) ? "unknown" : "none",
    hasMathematics,
    summary: told.join(" "),
    summaryLanguage: sentences.language,
    summaryDirection: languageDirection(sentences.language),
  };
}

/** A description that only repeats the caption describes nothing. */
function countImages(blocks: readonly Block[]): { readonly images: number; readonly described: number } {
  const captions = new Set<string>();
  const texts: string[] = [];
  visitBlocks(blocks, {
    block: (block) => {
      if (block.t !== "Figure") return;
      for (const part of block.c[1][1]) {
        if (part.t === "Plain" || part.t === "Para") captions.add(captionText(inlineText(part.c)));
      }
    },
    inline: (inline) => {
      if (inline.t === "Image") texts.push(inlineText(inline.c[1]).trim());
    },
  });
  const described = texts.filter((text) => text !== "" && !captions.has(text)).length;
  return { images: texts.length, described };
}

/** The caption without its label: "Figure 2. A map" → "A map". */
function captionText(caption: string): string {
  return caption.replace(/^\S+\s\S+?\.\s/u, "").trim();
}
