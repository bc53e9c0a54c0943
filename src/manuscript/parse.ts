import type { Bibliography } from "../model/bibliography.ts";
import type { Checked, Diagnostic } from "../model/diagnostic.ts";
import type { Division, Id, Manuscript } from "../model/manuscript.ts";
import type { Block } from "../model/pandoc.ts";
import type { Place } from "../model/place.ts";
import type { AskedQuery } from "../model/query.ts";
import type { DivisionSource, Reading } from "../model/reading.ts";
import { lineOf } from "./finding.ts";
import { collectElements } from "./parsing/collect.ts";
import { type Ids, issueIds } from "./parsing/ids.ts";
import { landmarksOf, leadsNowhere, resolveLink } from "./parsing/internal-links.ts";
import { locate } from "./parsing/locate.ts";
import { nameElements } from "./parsing/name-elements.ts";
import { droppedMarkup } from "./parsing/native-markup.ts";
import { nativeTree } from "./parsing/native-tree.ts";
import type { DivisionTree } from "./parsing/read-trees.ts";
import { sourceText } from "./parsing/source-text.ts";
import { collectTargets, looksLikeCrossReference, type Targets } from "./parsing/targets.ts";
import { wrapReferences } from "./parsing/wrap-references.ts";
import { stemOf } from "./paths.ts";
import { takeQueries } from "./queries/take-queries.ts";

/**
 * Understands what Pandoc read: everything that can be pointed at has an id that is unique in the publication, and the
 * place it was written at; citations, notes, cross-references, figures and tables are listed in document order.
 */
export function parseManuscript(
  reading: Reading,
  trees: readonly DivisionTree[],
  bibliography: Bibliography,
): Checked<Manuscript> {
  const diagnostics: Diagnostic[] = trees.flatMap((tree) => tree.diagnostics);
  const ids = issueIds();
  const targets = collectTargets();
  const queries: AskedQuery[] = [];
  const native = trees.map(({ source, blocks }) => {
    const located = takeQueries(locate(blocks, sourceText(source)), source.source.path, (query) =>
      queries.push(query),
    );
    return nativeTree(located, (place, markup) =>
      diagnostics.push(droppedMarkup(place ?? lineOf(source.source.path, 1), markup)),
    );
  });
  const name = naming(trees, ids, targets, diagnostics);
  const named = native.map((blocks, index) =>
    nameElements(blocks, (written, kind, place) => name(String(index), written, kind, place)),
  );
  const divisions = named.map(
    (blocks, index): Division => divisionOf(trees[index]?.source, blocks, ids, index),
  );
  const landmarks = landmarksOf(divisions);
  const keys = new Set(bibliography.items.map(({ id }) => id));
  const linked = divisions.map((division, index) => ({
    ...division,
    blocks: wrapReferences(division.blocks, {
      file: division.file,
      ids,
      isCrossReference: (key) =>
        looksLikeCrossReference(key) && (!keys.has(key) || targets.resolve(String(index), key) !== null),
      resolveLink: (url, place) =>
        resolveLink(url, { division: index, file: place?.file ?? division.file }, landmarks, targets),
      report: (place, url) => diagnostics.push(leadsNowhere(place ?? division.place, url, targets)),
    }),
  }));
  const indexOf = new Map(linked.map((division, index) => [division.id, String(index)]));
  const lists = collectElements(linked, (division, target) =>
    targets.resolve(indexOf.get(division.id) ?? "", target),
  );
  diagnostics.push(...unresolved(lists.crossReferences, targets), ...emptiness(reading, linked));
  const value = { metadata: reading.metadata, divisions: linked, ...lists, queries, bibliography };
  return { value, diagnostics };
}

function divisionOf(
  source: DivisionSource | undefined,
  blocks: readonly Block[],
  ids: Ids,
  index: number,
): Division {
  const file = source?.source.path ?? "";
  return {
    id: ids.take(`division-${stemOf(file) || index}`),
    role: source?.role ?? "body",
    kind: source?.kind ?? "other",
    file,
    blocks,
    place: blocks[0]?.place ?? lineOf(file, 1),
  };
}

type Naming = (division: string, written: string, kind: string, place: Place | undefined) => Id;

/** Ids that authors wrote are given out first, as they are; the second element of one name is a mistake. */
function naming(
  trees: readonly DivisionTree[],
  ids: Ids,
  targets: Targets,
  diagnostics: Diagnostic[],
): Naming {
  const explicit = new Map<string, Id>();
  const inDivision = trees.map(({ source }) => explicitIds(source.markdown));
  for (const [index, written] of inDivision.entries()) {
    for (const name of written) {
      const id = explicit.get(name) ?? ids.take(name);
      explicit.set(name, id);
      targets.add(String(index), name, id);
    }
  }
  const first = new Map<string, Place | undefined>();
  return (division, written, kind, place) => {
    const own = inDivision[Number(division)]?.has(written) ? explicit.get(written) : undefined;
    const isFirst = own !== undefined && !first.has(written);
    const id = isFirst ? own : ids.take(written === "" ? kind : written);
    if (own !== undefined && !isFirst && place !== undefined)
      diagnostics.push(twice(written, place, first.get(written)));
    if (isFirst) first.set(written, place);
    if (written !== "") targets.add(division, written, id);
    return id;
  };
}

/** Ids in the attributes of headings, figures, divisions and spans; Pandoc makes the others itself. */
function explicitIds(markdown: string): ReadonlySet<string> {
  return new Set(
    [...markdown.matchAll(/\{[^{}\n]*?#([^\s{}]+)[^{}\n]*\}/g)].map(([, written = ""]) => written),
  );
}

function twice(written: string, place: Place, first: Place | undefined): Diagnostic {
  return {
    check: "cross-references/ids-are-unique",
    severity: "error",
    place,
    message: `The id "${written}" is given a second time; every id was expected once.`,
    help: "Give this one another id. References lead to the first.",
    ...(first && { related: [{ place: first, message: `"${written}" is given here first.` }] }),
  };
}

function unresolved(references: Manuscript["crossReferences"], targets: Targets): readonly Diagnostic[] {
  return references.flatMap(({ target, resolved, place }): readonly Diagnostic[] => {
    if (resolved !== null) return [];
    const near = targets.nearest(target);
    return [
      {
        check: "cross-references/target-exists",
        severity: "error",
        place,
        message: `"${target}" is referred to; nothing in the manuscript has this id.`,
        help:
          near === null
            ? "Give the figure, table, equation or heading meant this id."
            : `Did you mean "${near}"?`,
      },
    ];
  });
}

function emptiness(reading: Reading, divisions: readonly Division[]): readonly Diagnostic[] {
  if (divisions.some(({ blocks, kind }) => kind !== "abstract" && blocks.length > 0)) return [];
  const file = reading.divisions[0]?.source.path ?? "";
  return [
    {
      check: "divisions/have-text",
      severity: "error",
      place: lineOf(file, 1),
      message: "There is no text in the manuscript.",
      help: "Write at least one paragraph below the front matter.",
    },
  ];
}
