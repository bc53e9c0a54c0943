import type { Block } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import type { Check } from "../check.ts";
import { isBold } from "./bold.ts";

export const areMarkedAsHeadings: Check = {
  id: "headings/are-marked-as-headings",
  severity: "advice",
  summary: "What looks like a heading is marked as one.",
  why: "A line in bold letters is missing in the contents, and whoever listens to the text does not hear that a section begins.",
  remedy: "Write it with heading signs (`##`).",
  basis: "WCAG 2.2, 1.3.1 and technique H42",
  example: {
    bad: "# Results\n\nThe bay is small.\n\n**Depth in spring**\n\nIt is shallow.\n",
    good: "# Results\n\nThe bay is small.\n\n## Depth in spring\n\nIt is shallow.\n",
  },
  run: ({ manuscript }) =>
    manuscript.divisions
      .filter(({ kind }) => kind !== "abstract" && kind !== "dedication" && kind !== "epigraph")
      .flatMap(({ blocks, place: start }) =>
        blocks.flatMap((block, index) => {
          const after = blocks[index + 1];
          if (block.t !== "Para" || !isBold(block.c) || after === undefined || !isBodyText(after)) return [];
          const text = inlineText(block.c).trim();
          const place = block.place ?? block.c[0]?.place ?? start;
          return looksLikeHeading(text)
            ? [
                {
                  place,
                  message: `"${text}" is a paragraph in bold letters that looks like a heading; a heading was expected.`,
                },
              ]
            : [];
        }),
      ),
};

const mostLetters = 80;

/** Text that a heading may stand over. */
function isBodyText({ t }: Block): boolean {
  return t === "Para" || t === "BulletList" || t === "OrderedList" || t === "Figure" || t === "Table";
}

function looksLikeHeading(text: string): boolean {
  return (
    text.length <= mostLetters &&
    /^[\p{Lu}\p{Lo}\p{N}]/u.test(text) &&
    /\p{L}{3}/u.test(text) &&
    !/[.!?:;,\u2026\u061f]["”’]?$/u.test(text) &&
    !/^(?:fig|tab|box|note|listing|algorithm|equation|theorem|lemma|proof|example|tip|warning|important|caution|definition|remark|hinweis|anmerkung|warnung|beispiel|satz|beweis|remarque|exemple|nota|ejemplo|\p{L}+ [\divx]+$)/iu.test(
      text,
    )
  );
}
