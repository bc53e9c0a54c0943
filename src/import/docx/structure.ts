import type { Pandoc } from "../../model/tools.ts";
import { attachCaptions } from "./captions.ts";
import { linkReferences } from "./cross-references.ts";
import { setEquations } from "./equations.ts";
import { readFront } from "./front.ts";
import { findHeadings, setHeadings } from "./headings.ts";
import type { Piece } from "./pieces.ts";
import { setProse } from "./prose.ts";
import type { Story } from "./story.ts";
import type { Element } from "./xml.ts";

export type Setting = {
  /** BCP 47, as Word has it; null where it does not say. */
  readonly language: string | null;
  readonly rightToLeft: boolean;
  /** The document's own properties. */
  readonly core: Element | undefined;
  readonly pandoc: Pandoc;
};

export type Structured = {
  readonly pieces: readonly Piece[];
  readonly metadata: Readonly<Record<string, unknown>>;
};

/** From paragraphs to an article: what stands at the front becomes metadata, the rest gets its structure. */
export async function structure(
  pieces: readonly Piece[],
  story: Story,
  setting: Setting,
): Promise<Structured> {
  const headings = findHeadings(pieces, story);
  const front = await readFront(pieces, headings, story, setting);
  const body = setHeadings(
    front.rest,
    new Map([...headings].filter(([piece]) => front.rest.includes(piece))),
    story.remarks,
  );
  const captions = attachCaptions(body.pieces, story.remarks);
  const equations = setEquations(captions.pieces, story.remarks);
  const linked = linkReferences(
    equations.pieces,
    { captioned: captions.captioned, equations: equations.ids, language: setting.language ?? "en" },
    story,
  );
  const language = setting.language === null ? {} : { language: setting.language };
  return {
    metadata: {
      ...front.metadata,
      ...language,
      ...(setting.rightToLeft ? { direction: "rtl" } : {}),
      ...(body.areNumbered ? {} : { "number-depth": 0 }),
    },
    pieces: setProse(linked, story, setting.rightToLeft),
  };
}
