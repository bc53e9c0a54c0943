import type { Id } from "../../model/manuscript.ts";
import type { Block } from "../../model/pandoc.ts";
import { visitBlocks } from "../../tree/walk.ts";

/** What links inside the text may lead to. */
export type Targets = {
  /** As `ref-type` names it. */
  readonly refTypes: ReadonlyMap<Id, string>;
  /** Ids of stretches of text that a link leads to. */
  readonly anchors: ReadonlySet<Id>;
};

/** Finds what the elements with an id are, and which stretches of text are pointed at. */
export function targetsOf(blocks: readonly Block[]): Targets {
  const refTypes = new Map<Id, string>();
  const linked = new Set<Id>();
  const spans = new Set<Id>();
  visitBlocks(blocks, {
    block: (block) => {
      if (block.t === "Header") refTypes.set(block.c[1][0], headingType(block.c[1][1]));
      else if (block.t === "Figure") refTypes.set(block.c[0][0], "fig");
      else if (block.t === "Table") refTypes.set(block.c[0][0], "table");
      else if (block.t === "Div") {
        const type = block.c[0][1].map((name) => divisionTypes[name]).find((known) => known !== undefined);
        if (type !== undefined) refTypes.set(block.c[0][0], type);
      }
    },
    inline: (inline) => {
      if (inline.t === "Link" && inline.c[2][0].startsWith("#")) linked.add(inline.c[2][0].slice(1));
      if (inline.t !== "Span") return;
      const [[id, classes]] = inline.c;
      if (classes.includes("note")) refTypes.set(id, "fn");
      else spans.add(id);
    },
  });
  return { refTypes, anchors: new Set([...spans].filter((id) => linked.has(id) && !refTypes.has(id))) };
}

const divisionTypes: Readonly<Record<string, string>> = {
  callout: "boxed-text",
  equation: "disp-formula",
  "reference-list-entry": "bibr",
};

function headingType(classes: readonly string[]): string {
  return classes.includes("appendix") ? "app" : "sec";
}
