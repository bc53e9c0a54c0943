import { strToU8 } from "fflate";
import { element, type Node, serialise } from "../../markup/element.ts";
import { blockNodes } from "../../markup/jats/blocks.ts";
import type { CollectedNote, Context } from "../../markup/jats/context.ts";
import { inlineNodes } from "../../markup/jats/inlines.ts";
import { paragraphNodes } from "../../markup/jats/paragraphs.ts";
import { resolveLinks } from "../../markup/jats/resolve-links.ts";
import { targetsOf } from "../../markup/jats/targets.ts";
import { renderTemplate, type Templates } from "../../markup/template.ts";
import type { Checked, Diagnostic } from "../../model/diagnostic.ts";
import type { Edition } from "../../model/edition.ts";
import type { Galley } from "../../model/galley.ts";
import type { Metadata } from "../../model/metadata.ts";
import type { Place } from "../../model/place.ts";
import { archive } from "./archive.ts";
import { frontView } from "./front.ts";
import { articleParts } from "./parts.ts";

export type JatsTools = {
  readonly templates: Templates;
  /** Where a value of the metadata stands. */
  readonly placeOf: (path: readonly string[]) => Place;
};

/**
 * Writes an article as JATS 1.3 (ANSI/NISO Z39.96-2021), Journal Publishing tag set: `<name>-jats.zip` with the document
 * and its images. The same galley gives the same bytes.
 */
export function jatsEdition(galley: Galley, name: string, tools: JatsTools): Checked<Edition | null> {
  if (galley.metadata.kind !== "article")
    return { value: null, diagnostics: [noArticle(tools.placeOf(["editions"]))] };
  const xml = articleXml(galley, tools);
  const files = new Map([
    [`${name}.xml`, strToU8(xml)],
    ...galley.resources.map(({ href, bytes }) => [href, bytes] as const),
  ]);
  return {
    value: { kind: "jats", files: new Map([[`${name}-jats.zip`, archive(files)]]) },
    diagnostics: unnamedJournal(galley.metadata, tools.placeOf),
  };
}

/** The standard wants both elements; without a value they are empty, which no archive can do anything with. */
function unnamedJournal({ journal }: Metadata, placeOf: JatsTools["placeOf"]): readonly Diagnostic[] {
  const missing = [
    ...(journal.title === undefined ? ["title"] : []),
    ...(journal.issn === undefined ? ["ISSN"] : []),
  ];
  if (missing.length === 0) return [];
  return [
    {
      check: "deposits/jats-names-its-journal",
      severity: "advice",
      place: placeOf(["journal"]),
      message: `The metadata have no ${missing.join(" and no ")} of the journal; archives that take JATS expect it.`,
      help: "Add `journal:` with `title:` and `issn:` to the metadata.",
    },
  ];
}

function noArticle(place: Place): Diagnostic {
  return {
    check: "deposits/jats-is-for-articles",
    severity: "error",
    place,
    message: "JATS was asked for a book; an article was expected.",
    help: "Take `jats` out of the editions: the tag set for books, BITS, is not written.",
  };
}

function articleXml(galley: Galley, { templates }: JatsTools): string {
  const notes: CollectedNote[] = [];
  const context: Context = {
    language: galley.metadata.language,
    inLink: false,
    mayDisplay: true,
    ...targetsOf([...galley.abstract, ...galley.spine.flatMap(({ blocks }) => blocks)]),
    works: galley.works,
    images: new Map(galley.resources.map((resource) => [resource.href, resource])),
    collectNote: (note) => notes.push(note),
    blocks: blockNodes,
  };
  const inTitle = { ...context, mayDisplay: false };
  const title = inlineNodes(galley.title, inTitle);
  const subtitle = inlineNodes(galley.subtitle, inTitle);
  const abstract = galley.abstract.length === 0 ? [] : paragraphNodes(galley.abstract, context);
  const { body, back } = articleParts(galley.spine, context);
  const group = noteGroup(notes, context);
  const whole = [title, subtitle, abstract, body, [...back, ...group]];
  const [ownTitle = [], ownSubtitle = [], ownAbstract = [], ownBody = [], ownBack = []] = resolveLinks(whole);
  return renderTemplate(templates, "shared/jats/article.xml", {
    ...frontView(galley),
    title: serialise(ownTitle),
    subtitle: ownSubtitle.length > 0 && serialise(ownSubtitle),
    abstract: ownAbstract.length > 0 && serialise(ownAbstract),
    body: serialise(ownBody),
    back: ownBack.length > 0 && serialise(ownBack),
  });
}

/** Notes that are called inside notes come behind them. */
function noteGroup(notes: CollectedNote[], context: Context): readonly Node[] {
  const written = writeNotes(notes, context);
  return written.length === 0 ? [] : [element("fn-group", {}, written)];
}

function writeNotes(notes: readonly CollectedNote[], context: Context): readonly Node[] {
  return notes.flatMap(({ id, number, blocks, language }) => {
    const inner: CollectedNote[] = [];
    const inside = { ...context, inLink: false, collectNote: (note: CollectedNote) => inner.push(note) };
    const note = element("fn", { id, "xml:lang": language === context.language ? undefined : language }, [
      element("label", {}, [number]),
      ...paragraphNodes(blocks, { ...inside, language }),
    ]);
    return [note, ...writeNotes(inner, context)];
  });
}
