import { type Condition, type Look, whole } from "../condition.ts";
import type { TaggedPdf } from "../tagged-pdf.ts";

/** Checkpoints 06, 07, 20 and 21: what the file says of itself, its layers and the files in it. */
export const documentConditions: readonly Condition[] = [
  {
    id: "06-001",
    clause: "7.1",
    failure: "The file has no XMP metadata.",
    look: ({ metadata }) => whole(metadata === undefined, "no XMP metadata"),
  },
  {
    id: "06-002",
    clause: "5",
    failure: "The metadata do not name PDF/UA.",
    look: ({ metadata }) =>
      ofMetadata(metadata, !/\bpdfuaid:part(?:>|=")1/.test(metadata ?? ""), "no PDF/UA identifier"),
  },
  {
    id: "06-003",
    clause: "7.1",
    failure: "The metadata have no title.",
    look: ({ metadata }) =>
      ofMetadata(
        metadata,
        !/<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]*>\s*\S/.test(metadata ?? ""),
        "metadata without a title",
      ),
  },
  {
    id: "07-001",
    clause: "7.1",
    failure: "The file does not say whether a viewer's title bar shows its title.",
    look: ({ displaysTitle }) => whole(displaysTitle === undefined, "no DisplayDocTitle entry"),
  },
  {
    id: "07-002",
    clause: "7.1",
    failure: "A viewer's title bar shows the file's name instead of its title.",
    look: ({ displaysTitle }) => whole(displaysTitle === false, "a DisplayDocTitle entry that is false"),
  },
  {
    id: "20-001",
    clause: "7.10",
    failure: "One of the other configurations of layers has no name.",
    look: (pdf) => ofLayers(pdf, "Configs", ({ name }) => name === "", "a configuration without a name"),
  },
  {
    id: "20-002",
    clause: "7.10",
    failure: "The usual configuration of layers has no name.",
    look: (pdf) => ofLayers(pdf, "D", ({ name }) => name === "", "a configuration without a name"),
  },
  {
    id: "20-003",
    clause: "7.10",
    failure: "A configuration of layers changes them by itself.",
    look: ({ layers }) => ({
      subjects: layers.length,
      failures: layers.some(({ hasUsage }) => hasUsage) ? [{ what: "an AS entry", page: 0 }] : [],
    }),
  },
  {
    id: "21-001",
    clause: "7.11",
    failure: "A file inside has no name, or none in Unicode.",
    look: ({ embeddedFiles }) => ({
      subjects: embeddedFiles.length,
      failures: embeddedFiles.some(({ hasName, hasUnicodeName }) => !hasName || !hasUnicodeName)
        ? [{ what: "an embedded file without F and UF", page: 0 }]
        : [],
    }),
  },
];

function ofMetadata(metadata: string | undefined, isWrong: boolean, what: string): Look {
  return metadata === undefined ? { subjects: 0, failures: [] } : whole(isWrong, what);
}

function ofLayers(
  { layers }: TaggedPdf,
  entry: "D" | "Configs",
  isWrong: (layer: TaggedPdf["layers"][number]) => boolean,
  what: string,
): Look {
  const asked = layers.filter((layer) => layer.entry === entry);
  return { subjects: asked.length, failures: asked.some(isWrong) ? [{ what, page: 0 }] : [] };
}
