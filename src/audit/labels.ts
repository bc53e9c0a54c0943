import type { Diagnostic } from "../model/diagnostic.ts";
import type { Galley } from "../model/galley.ts";
import { visitBlocks } from "../tree/walk.ts";
import { firstPlace } from "./first-place.ts";
import { galleyText } from "./galley-text.ts";
import type { Passage } from "./passage.ts";

/** Every label stands in the element that references to it lead to; `texts` is what each element with an id says. */
export function labelFindings(
  galley: Galley,
  texts: ReadonlyMap<string, string>,
  edition: string,
): readonly Diagnostic[] {
  const { abstract, body } = galleyText(galley, new Set());
  return [...labels([...abstract, ...body]), ...equationLabels(galley)].flatMap(({ id, label, place }) => {
    const text = texts.get(id);
    if (id === "" || (text !== undefined && hasLabel(text, label))) return [];
    const has = text === undefined ? `has no element "${id}"` : `does not say "${label}" in "${id}"`;
    return [
      {
        check: "audit/labels-agree",
        severity: "error",
        place,
        message: `The ${edition} ${has}; the label "${label}" was expected there.`,
        help: "Build again; if it stays, look at the caption or equation itself.",
      } as const,
    ];
  });
}

function labelOf({ marks, raw }: Passage): string {
  const mark = marks.find(({ kind }) => kind === "caption-label");
  return mark === undefined ? "" : raw.slice(mark.start, mark.end);
}

type Label = { readonly id: string; readonly label: string; readonly place: Diagnostic["place"] };

function labels(passages: readonly Passage[]): readonly Label[] {
  return passages
    .filter((passage) => passage.role === "caption" && labelOf(passage) !== "")
    .map((passage) => ({ id: passage.id, label: labelOf(passage), place: passage.place }));
}

function equationLabels(galley: Galley): readonly Label[] {
  const found: Label[] = [];
  visitBlocks(
    galley.spine.flatMap(({ blocks }) => blocks),
    {
      block: (block) => {
        if (block.t !== "Div" || !block.c[0][1].includes("equation")) return;
        const id = block.c[0][0];
        const place = galley.places.get(id) ?? firstPlace(galley);
        visitBlocks(block.c[1], {
          inline: (inline) => {
            if (inline.t !== "Span" || !inline.c[0][1].includes("equation-number")) return;
            const label = inline.c[1].map((part) => (part.t === "Str" ? part.c : " ")).join("");
            found.push({ id, label, place });
          },
        });
      },
    },
  );
  return found;
}

/** The label, and not the beginning of a longer number. */
function hasLabel(text: string, label: string): boolean {
  const plain = text.replace(/\s+/g, " ");
  const wanted = label.replace(/\s+/g, " ").trim();
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1)) {
    if (!/^\p{N}/u.test(plain.slice(at + wanted.length))) return true;
  }
  return false;
}
