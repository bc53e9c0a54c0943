import type { Apparatus } from "../model/apparatus.ts";
import type { Terms } from "../model/galley.ts";
import type { Division } from "../model/manuscript.ts";
import type { PublicationKind } from "../model/metadata.ts";
import type { Block, Inline } from "../model/pandoc.ts";
import { isEmpty, referenceListHeading } from "../tree/reference-list-heading.ts";

const headingId = "reference-list-heading";

/** Puts the reference list under the author's own empty heading for it, else under one of ours at the end. */
export function placeReferenceList(
  divisions: readonly Division[],
  apparatus: Apparatus,
  terms: Terms,
  publication: PublicationKind,
): readonly Division[] {
  const heading = referenceListHeading(divisions);
  if (apparatus.referenceList.length === 0) return divisions;
  const list = referenceList(apparatus);
  if (heading === null) return [...divisions, ownDivision(divisions, terms, list, publication)];
  return divisions.map((division) => ({
    ...division,
    blocks: division.blocks.flatMap((block) =>
      block.t === "Header" && block.c[1][0] === heading
        ? [block, list]
        : block.t === "Div" && isEmpty(block)
          ? []
          : [block],
    ),
  }));
}

function ownDivision(
  divisions: readonly Division[],
  terms: Terms,
  list: Block,
  publication: PublicationKind,
): Division {
  const last = divisions.at(-1);
  const level = publication === "book" ? 1 : topLevel(divisions);
  const title: readonly Inline[] = [{ t: "Str", c: terms.references }];
  return {
    id: "reference-list",
    role: "back",
    kind: "bibliography",
    file: last?.file ?? "",
    place: last?.place ?? { file: "", line: 1, column: 1, certainty: "near" },
    blocks: [{ t: "Header", c: [level, [headingId, ["unnumbered"], []], title] }, list],
  };
}

function topLevel(divisions: readonly Division[]): number {
  const levels = divisions.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.t === "Header" ? [block.c[0]] : [])),
  );
  return Math.min(6, ...levels);
}

function referenceList({ referenceList: entries, hangingIndent }: Apparatus): Block {
  const classes = [
    "reference-list",
    ...(hangingIndent ? ["hanging-indent"] : []),
    ...(entries.some(({ label }) => label.length > 0) ? ["numbered"] : []),
  ];
  const items = entries.map(({ id, label, content }): Block => {
    const before: readonly Inline[] =
      label.length === 0 ? [] : [{ t: "Span", c: [["", ["entry-label"], []], label] }, { t: "Space" }];
    return { t: "Div", c: [[id, ["reference-list-entry"], []], [{ t: "Para", c: [...before, ...content] }]] };
  });
  return { t: "Div", c: [["references", classes, []], items] };
}
