import type {
  CitationCluster,
  CrossReference,
  Division,
  Equation,
  Figure,
  Heading,
  Id,
  Image,
  Link,
  Manuscript,
  Note,
  Table,
} from "../../model/manuscript.ts";
import type { Block, Inline } from "../../model/pandoc.ts";
import type { Place } from "../../model/place.ts";
import { inlineText } from "../../tree/text.ts";
import { visitBlocks, visitInlines } from "../../tree/walk.ts";

type Lists = Pick<
  Manuscript,
  | "headings"
  | "figures"
  | "tables"
  | "equations"
  | "notes"
  | "images"
  | "links"
  | "crossReferences"
  | "citations"
>;

/** Everything that can be pointed at, in document order, from the finished trees. */
export function collectElements(
  divisions: readonly Division[],
  resolve: (division: Division, target: string) => Id | null,
): Lists {
  const headings: Heading[] = [];
  const figures: Figure[] = [];
  const tables: Table[] = [];
  const equations: Equation[] = [];
  const notes: Note[] = [];
  const images: Image[] = [];
  const links: Link[] = [];
  const crossReferences: CrossReference[] = [];
  const citations: CitationCluster[] = [];
  const noteOf = new Map<Id, Id>();
  for (const division of divisions)
    visitBlocks(division.blocks, {
      block: (block) => atBlock(block, division),
      inline: (inline) => atInline(inline, division),
    });
  return { headings, figures, tables, equations, notes, images, links, crossReferences, citations };

  function atBlock(block: Block, division: Division): void {
    const element = (id: Id) => ({ id, division: division.id, place: placeOf(block, division) });
    if (block.t === "Header") {
      const [level, [id, classes], inlines] = block.c;
      headings.push({
        ...element(id),
        level,
        text: inlineText(inlines).trim(),
        numbered: !classes.includes("unnumbered"),
        classes,
      });
    } else if (block.t === "Figure")
      figures.push({ ...element(block.c[0][0]), caption: captionText(block.c[1][1]) });
    else if (block.t === "Table")
      tables.push({ ...element(block.c[0][0]), caption: captionText(block.c[1][1]) });
    else if (block.t === "Div" && block.c[0][1].includes("equation")) {
      equations.push({
        ...element(block.c[0][0]),
        tex: texOf(block),
        labelled: block.c[0][1].includes("labelled"),
      });
    }
  }

  function atInline(inline: Inline, division: Division): void {
    const element = (id: Id) => ({ id, division: division.id, place: placeOf(inline, division) });
    if (inline.t === "Image")
      images.push({ ...element(inline.c[0][0]), url: inline.c[2][0], alternative: inlineText(inline.c[1]) });
    else if (inline.t === "Link") links.push({ ...element(inline.c[0][0]), url: inline.c[2][0] });
    else if (inline.t === "Span") atSpan(inline, element(inline.c[0][0]), division);
  }

  function atSpan(span: Extract<Inline, { t: "Span" }>, element: Note, division: Division): void {
    const [[id, classes, attributes], content] = span.c;
    if (classes.includes("note")) {
      notes.push(element);
      visitInlines(content, { inline: (inner) => isCitation(inner) && noteOf.set(inner.c[0][0], id) });
    }
    const cite = content[0];
    if (classes.includes("citation") && cite?.t === "Cite")
      citations.push({ ...element, citations: cite.c[0], note: noteOf.get(id) ?? null });
    if (classes.includes("cross-reference")) {
      const target = attributes.find(([key]) => key === "target")?.[1] ?? "";
      crossReferences.push({ ...element, target, resolved: resolve(division, target) });
    }
  }
}

function isCitation(inline: Inline): inline is Extract<Inline, { t: "Span" }> {
  return inline.t === "Span" && inline.c[0][1].includes("citation");
}

function placeOf(node: { readonly place?: Place }, division: Division): Place {
  return node.place ?? { ...division.place, certainty: "near" };
}

function captionText(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => (block.t === "Plain" || block.t === "Para" ? [inlineText(block.c)] : []))
    .join(" ")
    .trim();
}

function texOf(block: Block): string {
  let tex = "";
  visitBlocks([block], {
    inline: (inline) => {
      if (inline.t === "Math") tex = inline.c[1];
    },
  });
  return tex;
}
