import { termsOf } from "../language/terms.ts";
import type { Apparatus } from "../model/apparatus.ts";
import type { Galley, Resource } from "../model/galley.ts";
import type { Id, Manuscript } from "../model/manuscript.ts";
import type { Mathematics } from "../model/mathematics.ts";
import type { Numbering } from "../model/numbering.ts";
import type { Inline } from "../model/pandoc.ts";
import type { Place } from "../model/place.ts";
import { formulaKey } from "../tree/formula-key.ts";
import { mapBlocks, mapInlines } from "../tree/walk.ts";
import { setHeadings } from "./headings.ts";
import { makeNav } from "./nav.ts";
import { placeReferenceList } from "./reference-list.ts";
import { type Setting, setFormula, setNode } from "./set-node.ts";
import { makeSpine } from "./spine.ts";

export type GalleyParts = {
  readonly manuscript: Manuscript;
  readonly numbering: Numbering;
  readonly apparatus: Apparatus;
  readonly mathematics: Mathematics;
  /** Image address as written → the file the editions carry. */
  readonly resources: ReadonlyMap<string, Resource>;
  readonly title: readonly Inline[];
  readonly subtitle: readonly Inline[];
};

/** Writes every number, label, citation and cross-reference into the text: the one thing all editions start from. */
export function setGalley(parts: GalleyParts): Galley {
  const { manuscript, numbering, mathematics } = parts;
  const apparatus = withMathematics(parts.apparatus, mathematics);
  const { metadata } = manuscript;
  const terms = termsOf(metadata.language);
  const setting = settingOf({ ...parts, apparatus });
  const set = manuscript.divisions.map((division) => ({
    ...division,
    blocks: mapBlocks(division.blocks, setNode(setting)),
  }));
  const text = set.filter(({ kind }) => kind !== "abstract");
  const withList = placeReferenceList(text, apparatus, terms, metadata.kind);
  const divisions = setHeadings(withList, numbering, metadata.kind);
  const spine = makeSpine(divisions, metadata.kind);
  return {
    metadata,
    terms,
    title: parts.title.map((inline) => setFormula(inline, setting.mathml)),
    subtitle: parts.subtitle,
    abstract: set.filter(({ kind }) => kind === "abstract").flatMap(({ blocks }) => blocks),
    spine,
    nav: makeNav(spine),
    resources: [
      ...new Map([...parts.resources.values()].map((resource) => [resource.href, resource])).values(),
    ],
    works: worksOf(manuscript, apparatus),
    places: placesOf(manuscript, apparatus),
  };
}

function settingOf({ manuscript, numbering, apparatus, mathematics, resources }: GalleyParts): Setting {
  const headings = new Map(manuscript.headings.map(({ id, text }) => [id, text]));
  const crossReferences = new Map(manuscript.crossReferences.map((reference) => [reference.id, reference]));
  return {
    numbering,
    terms: termsOf(manuscript.metadata.language),
    language: manuscript.metadata.language,
    citations: apparatus.citations,
    clusters: new Map(manuscript.citations.map((cluster) => [cluster.id, cluster])),
    crossReferences,
    headings,
    resources,
    mathml: (formula) => mathematics.get(formulaKey(formula)),
  };
}

/** Titles of works may hold formulas. */
function withMathematics(apparatus: Apparatus, mathematics: Mathematics): Apparatus {
  const set = (inlines: readonly Inline[]): readonly Inline[] =>
    mapInlines(inlines, {
      inline: (inline) => setFormula(inline, (formula) => mathematics.get(formulaKey(formula))),
    });
  return {
    ...apparatus,
    citations: new Map([...apparatus.citations].map(([id, inlines]) => [id, set(inlines)])),
    referenceList: apparatus.referenceList.map((entry) => ({ ...entry, content: set(entry.content) })),
  };
}

function worksOf({ bibliography }: Manuscript, { referenceList }: Apparatus): Galley["works"] {
  const items = new Map(bibliography.items.map((item) => [item.id, item]));
  return new Map(
    referenceList.flatMap(({ id, key }) => {
      const item = items.get(key);
      return item === undefined ? [] : [[id, item]];
    }),
  );
}

function placesOf(manuscript: Manuscript, apparatus: Apparatus): ReadonlyMap<Id, Place> {
  const elements = [
    ...manuscript.headings,
    ...manuscript.figures,
    ...manuscript.tables,
    ...manuscript.equations,
    ...manuscript.notes,
    ...manuscript.images,
    ...manuscript.links,
    ...manuscript.crossReferences,
    ...manuscript.citations,
  ];
  const places = new Map(elements.map(({ id, place }) => [id, place]));
  for (const { id, key } of apparatus.referenceList) {
    const place = manuscript.bibliography.places.get(key);
    if (place !== undefined) places.set(id, place);
  }
  return places;
}
