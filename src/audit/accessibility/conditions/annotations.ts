import { absent, type Condition, each, type Look } from "../condition.ts";
import type { Annotation, TaggedPdf } from "../tagged-pdf.ts";

/** Subtypes of ISO 32000-1, table 169. */
const known = new Set(
  `Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup
   FileAttachment Sound Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact`.split(/\s+/),
);

const holderOf = ({ elements }: TaggedPdf, { element }: Annotation) => elements[element ?? -1];

/** Hidden ones and those that only open with another are asked nothing (ISO 14289-1, 7.18.1). */
function seen({ annotations }: TaggedPdf): readonly Annotation[] {
  return annotations.filter(({ isHidden, subtype }) => !isHidden && subtype !== "Popup");
}

function ofSubtype(pdf: TaggedPdf, ...subtypes: readonly string[]): readonly Annotation[] {
  return seen(pdf).filter(({ subtype }) => subtypes.includes(subtype));
}

/** Nested at any depth. */
function isInside(pdf: TaggedPdf, annotation: Annotation, role: string): boolean {
  for (let around = holderOf(pdf, annotation); around !== undefined; around = pdf.elements[around.parent])
    if (around.role === role) return true;
  return false;
}

function pagesWithAnnotations(pdf: TaggedPdf): readonly { readonly page: number; readonly tabs: string }[] {
  const pages = new Set(pdf.annotations.map(({ page }) => page));
  return [...pages].map((page) => ({ page, tabs: pdf.pages[page - 1]?.tabs ?? "" }));
}

function says(pdf: TaggedPdf, annotations: readonly Annotation[]): Look {
  return each(annotations, (annotation) => {
    const around = holderOf(pdf, annotation)?.alternate ?? "";
    const isSilent = annotation.contents === "" && around === "";
    return isSilent ? `a ${annotation.subtype} annotation that says nothing` : undefined;
  });
}

/** Checkpoint 28: links, and what else may lie on a page. */
export const annotationConditions: readonly Condition[] = [
  {
    id: "28-002",
    clause: "7.18.1",
    failure: "An annotation that is no link, form field or printer's mark is not held by an Annot element.",
    look: (pdf) =>
      each(
        seen(pdf).filter(({ subtype }) => !["Widget", "Link", "PrinterMark"].includes(subtype)),
        (annotation) =>
          holderOf(pdf, annotation)?.role === "Annot" ? undefined : `a ${annotation.subtype} outside Annot`,
      ),
  },
  {
    id: "28-004",
    clause: "7.18.1",
    failure: "An annotation says nothing, nor does the element that holds it.",
    look: (pdf) =>
      says(
        pdf,
        seen(pdf).filter(({ subtype }) => subtype !== "Widget"),
      ),
  },
  {
    id: "28-005",
    clause: "7.18.1",
    failure: "A form field has no name to be read out.",
    look: (pdf) => absent(ofSubtype(pdf, "Widget").length, "a form field"),
  },
  {
    id: "28-006",
    clause: "7.18.2",
    failure: "An annotation of a kind that the standard does not know is not described.",
    look: (pdf) =>
      says(
        pdf,
        seen(pdf).filter(({ subtype }) => !known.has(subtype)),
      ),
  },
  {
    id: "28-007",
    clause: "7.18.2",
    failure: "There is a trap network.",
    look: ({ annotations }) =>
      each(
        annotations.filter(({ subtype }) => subtype === "TrapNet"),
        () => "a trap network",
      ),
  },
  {
    id: "28-008",
    clause: "7.18.3",
    failure: "A page with annotations does not say in which order the tab key goes.",
    look: (pdf) =>
      each(pagesWithAnnotations(pdf), ({ tabs }) =>
        tabs === "" ? "a page without a Tabs entry" : undefined,
      ),
  },
  {
    id: "28-009",
    clause: "7.18.3",
    failure: "The tab key does not go by the structure.",
    look: (pdf) =>
      each(
        pagesWithAnnotations(pdf).filter(({ tabs }) => tabs !== ""),
        ({ tabs }) => (tabs === "S" ? undefined : `a Tabs entry that is ${tabs}`),
      ),
  },
  {
    id: "28-010",
    clause: "7.18.4",
    failure: "A form field is not inside a Form element.",
    look: (pdf) =>
      each(ofSubtype(pdf, "Widget"), (field) =>
        isInside(pdf, field, "Form") ? undefined : "a form field outside Form",
      ),
  },
  {
    id: "28-011",
    clause: "7.18.5",
    failure: "A link is not inside a Link element.",
    look: (pdf) =>
      each(ofSubtype(pdf, "Link"), (link) =>
        isInside(pdf, link, "Link") ? undefined : "a link outside Link",
      ),
  },
  {
    id: "28-012",
    clause: "7.18.5",
    failure: "A link does not say where it leads.",
    look: (pdf) =>
      each(ofSubtype(pdf, "Link"), ({ contents }) =>
        contents === "" ? "a link that says nothing" : undefined,
      ),
  },
  {
    id: "28-014",
    clause: "7.18.6.2",
    failure: "A film or a sound does not say what kind of data it is.",
    look: (pdf) => absent(ofSubtype(pdf, "Screen").length, "a film or a sound"),
  },
  {
    id: "28-015",
    clause: "7.18.6.2",
    failure: "A film or a sound has no alternative text.",
    look: (pdf) => absent(ofSubtype(pdf, "Screen").length, "a film or a sound"),
  },
  {
    id: "28-016",
    clause: "7.18.7",
    failure: "A file lies on a page without a name, or with none in Unicode.",
    look: (pdf) => ({
      subjects: ofSubtype(pdf, "FileAttachment").length,
      failures: pdf.embeddedFiles.some(({ hasName, hasUnicodeName }) => !hasName || !hasUnicodeName)
        ? ofSubtype(pdf, "FileAttachment").map(({ page }) => ({ what: "a file without F and UF", page }))
        : [],
    }),
  },
  {
    id: "28-017",
    clause: "7.18.8",
    failure: "A printer's mark belongs to the structure.",
    look: (pdf) =>
      each(ofSubtype(pdf, "PrinterMark"), ({ element }) =>
        element === undefined ? undefined : "a printer's mark in the structure",
      ),
  },
  {
    id: "28-018",
    clause: "7.18.8",
    failure: "A printer's mark is no artifact.",
    look: (pdf) => absent(ofSubtype(pdf, "PrinterMark").length, "the look of a printer's mark"),
  },
];
