import type { Diagnostic } from "../model/diagnostic.ts";
import type { CitationCluster, Manuscript } from "../model/manuscript.ts";
import type { Place } from "../model/place.ts";
import type { PandocWarning } from "../model/tools.ts";
import type { ItemFinder } from "./item-finder.ts";
import { nearestKeys } from "./nearest-keys.ts";
import { isSeparated, separateCitations } from "./separate-citations.ts";

/** A place for what concerns the publication as a whole: its first line. */
export function wholePlace({ divisions }: Manuscript): Place {
  const first = divisions[0];
  return { file: first?.file ?? "", line: 1, column: 1, certainty: "near" };
}

/** Everything the citations and the bibliography get wrong about each other. */
export function citationFindings(manuscript: Manuscript, find: ItemFinder): readonly Diagnostic[] {
  const { citations, metadata } = manuscript;
  const nocite = metadata.nocite.filter((key) => key !== "*" && find(key) === null);
  return [
    ...citations.flatMap((cluster) => [
      ...separators(cluster),
      ...separateCitations(cluster.citations)
        .filter(({ citationId }) => find(citationId) === null)
        .map(({ citationId, place }) => unknownKey(citationId, place ?? cluster.place, manuscript)),
    ]),
    ...nocite.map((key) => unknownKey(key, wholePlace(manuscript), manuscript)),
  ];
}

function separators({ citations, place }: CitationCluster): readonly Diagnostic[] {
  if (isSeparated(citations)) return [];
  const keys = separateCitations(citations).map(({ citationId }) => `@${citationId}`);
  return [
    {
      check: "citations/separated-by-semicolons",
      severity: "warning",
      place,
      message: `No semicolon stands between ${keys.map((key) => `"${key}"`).join(" and ")}; one was expected.`,
      help: `Write "[${keys.join("; ")}]". They are set as if it stood there.`,
    },
  ];
}

function unknownKey(key: string, place: Place, { bibliography }: Manuscript): Diagnostic {
  const broken = bibliography.places.get(key);
  const found = { check: "citations/key-is-known", severity: "error", place } as const;
  if (broken !== undefined)
    return {
      ...found,
      message: `"${key}" is cited; its entry in "${broken.file}" could not be read.`,
      help: "Mend the entry.",
      related: [{ place: broken, message: `The entry "${key}" is here.` }],
    };
  const near = nearestKeys(key, bibliography.items).map((each) => `"${each}"`);
  return {
    ...found,
    message: `"${key}" is cited; an entry with this key was expected in the bibliography.`,
    help:
      near.length === 0
        ? "Add the entry, or correct the key."
        : `Did you mean ${near.join(" or ")}? Otherwise add the entry.`,
  };
}

/** Citeproc's own warnings; that an item is not there is reported with its place elsewhere. */
export function styleFindings(warnings: readonly PandocWarning[], place: Place): readonly Diagnostic[] {
  return warnings.flatMap(({ type, message }): Diagnostic[] => {
    if (type !== "CiteprocWarning" || typeof message !== "string" || / not found$/.test(message)) return [];
    return [
      {
        check: "citations/style-prints-them",
        severity: "warning",
        place,
        message: `The citation style was expected to print every citation; its processor says "${message}".`,
        help: "Look at the citations and the reference list, and correct the style or take another.",
      },
    ];
  });
}
