import type { Manuscript } from "../../model/manuscript.ts";
import type { Inline } from "../../model/pandoc.ts";
import type { Place } from "../../model/place.ts";
import { inlineText } from "../../tree/text.ts";
import { visitBlocks, visitInlines } from "../../tree/walk.ts";

export type LinkText = {
  readonly url: string;
  readonly text: string;
  /** A picture, a formula or a note inside says what the text does not. */
  readonly holdsPicture: boolean;
  readonly place: Place | undefined;
};

/** Every link that leads out of the text or to a place in it, with what the reader clicks on. */
export function linksOf({ divisions }: Manuscript): readonly LinkText[] {
  const links: LinkText[] = [];
  const inline = (node: Inline): void => {
    if (node.t !== "Link") return;
    const [, content, [url]] = node.c;
    let holdsPicture = false;
    visitInlines(content, {
      inline: ({ t }) => {
        holdsPicture ||= t === "Image" || t === "RawInline" || t === "Math";
      },
    });
    links.push({ url, text: inlineText(content), holdsPicture, place: node.place });
  };
  for (const { blocks } of divisions) visitBlocks(blocks, { inline });
  return links;
}
