import type { Edition } from "../../model/edition.ts";
import type { Galley } from "../../model/galley.ts";
import type { RecordKind } from "../../model/metadata.ts";
import { bibtex } from "./bibtex.ts";
import { citationFile } from "./citation-file.ts";
import { publicationItem } from "./publication-item.ts";

/** The publication's own record, as reference managers and repositories read it: what one cites it by. */
export function recordEdition(kind: RecordKind, galley: Galley, name: string): Edition {
  const [file, text] = recordOf(kind, galley, name);
  return { kind, files: new Map([[file, new TextEncoder().encode(text)]]) };
}

function recordOf(kind: RecordKind, galley: Galley, name: string): readonly [file: string, text: string] {
  switch (kind) {
    case "bibtex":
      return [`${name}.bib`, bibtex(galley)];
    case "csl-json":
      return [`${name}.csl.json`, `${JSON.stringify([publicationItem(galley)], null, 2)}\n`];
    case "cff":
      // The format has this one name.
      return ["CITATION.cff", citationFile(galley)];
  }
}
