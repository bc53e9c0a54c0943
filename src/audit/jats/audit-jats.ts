import { strFromU8, unzipSync } from "fflate";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Edition } from "../../model/edition.ts";
import type { Galley, NavEntry } from "../../model/galley.ts";
import type { XmlMessage } from "../../model/tools.ts";
import { workDoi } from "../../tree/work-values.ts";
import { auditText } from "../audit-text.ts";
import { entryFindings } from "../entries.ts";
import { firstPlace } from "../first-place.ts";
import { labelFindings } from "../labels.ts";
import { disagreement } from "../nav-entries.ts";
import { descendants, elementsOf, readXml, textOf, type XmlElement } from "../read-xml.ts";
import { articleFacts, metadataFacts } from "./facts.ts";
import { galleyFormulas } from "./galley-formulas.ts";
import { formulasOf, jatsText } from "./jats-text.ts";

const help =
  "Build again; if it stays, report it: the article may not say anything else than the other editions.";

/** Compares finished JATS with the galley, and asks the standard's own DTD whether it is valid. */
export async function auditJats(
  galley: Galley,
  { files }: Edition,
  validate: (xml: Uint8Array) => Promise<readonly XmlMessage[]>,
): Promise<readonly Diagnostic[]> {
  const found = [...files.values()].map(async (bytes) => {
    const entries = unzipSync(bytes);
    const [xml] = Object.entries(entries).flatMap(([path, content]) =>
      path.endsWith(".xml") ? [content] : [],
    );
    if (xml === undefined) throw new Error("The package has no document.");
    const invalid = validityFindings(galley, await validate(xml));
    return [...invalid, ...contentFindings(galley, readXml(strFromU8(xml)), new Set(Object.keys(entries)))];
  });
  return (await Promise.all(found)).flat();
}

function validityFindings(galley: Galley, messages: readonly XmlMessage[]): readonly Diagnostic[] {
  return messages.map(({ line, message }) => ({
    check: "audit/jats-is-valid",
    severity: "error",
    place: firstPlace(galley),
    message: `JATS's DTD says of line ${line} of the article: "${message}".`,
    help: "Build again; if it stays, report it with the text it stands for.",
  }));
}

function contentFindings(
  galley: Galley,
  article: XmlElement,
  paths: ReadonlySet<string>,
): readonly Diagnostic[] {
  const elements = descendants(article);
  const entries = elements.filter(({ name }) => name === "ref");
  return [
    ...auditText(galley, editionText(article), { contents: [], floated: new Set() }).findings,
    ...labelFindings(galley, textsById(elements), "JATS XML"),
    ...entryFindings(
      galley,
      entries.map(({ attributes }) => attributes["id"] ?? ""),
      "JATS XML",
    ),
    ...workFindings(galley, entries),
    ...sectionFindings(galley, article),
    ...formulaFindings(galley, elements),
    ...metadataFindings(galley, article),
    ...imageFindings(galley, elements, paths),
  ];
}

function editionText(article: XmlElement) {
  const lines = jatsText(article)
    .split("\n")
    .map((raw) => ({ raw, page: 0 }));
  return { kind: "jats" as const, lines, nameOf: () => "its text" };
}

function textsById(elements: readonly XmlElement[]): ReadonlyMap<string, string> {
  return new Map(
    elements.flatMap((element) => {
      const { id } = element.attributes;
      return id === undefined ? [] : [[id, jatsText(element)] as const];
    }),
  );
}

/** The identifiers that registries match references by are those of the bibliography. */
function workFindings(galley: Galley, entries: readonly XmlElement[]): readonly Diagnostic[] {
  const written = new Map(entries.map((entry) => [entry.attributes["id"], dataOf(entry)]));
  return [...galley.works].flatMap(([id, work]) => {
    const wanted = [workDoi(work)].filter((doi) => doi !== "");
    const found = written.get(id) ?? [];
    if (wanted.join() === found.join()) return [];
    const place = galley.places.get(id) ?? firstPlace(galley);
    const message = `The JATS XML gives "${found.join()}" as DOI of the work "${work.id}"; "${wanted.join()}" was expected.`;
    return [{ check: "audit/reference-list-agrees", severity: "error", place, message, help }];
  });
}

function dataOf(entry: XmlElement): readonly string[] {
  return descendants(entry)
    .filter(({ name, attributes }) => name === "pub-id" && attributes["pub-id-type"] === "doi")
    .map(textOf);
}

const sections = new Set(["sec", "app", "ack", "ref-list"]);

/** The headings of the contents are sections, each inside that of the heading above it. */
function sectionFindings(galley: Galley, article: XmlElement): readonly Diagnostic[] {
  const parents = new Map<string, string>();
  const walk = (element: XmlElement, parent: string): void => {
    const { id } = element.attributes;
    const isSection = sections.has(element.name) && id !== undefined;
    if (isSection) parents.set(id, parent);
    for (const child of elementsOf(element)) walk(child, isSection ? id : parent);
  };
  walk(article, "");
  const compare = (entries: readonly NavEntry[], parent: string): readonly Diagnostic[] =>
    entries.flatMap(({ id, children, title }) => {
      const inner = compare(children, id);
      if (parents.get(id) === parent) return inner;
      const place = galley.places.get(id) ?? firstPlace(galley);
      const has = parents.has(id) ? `has the section "${title}" elsewhere` : `has no section "${title}"`;
      const where = parent === "" ? "at the first level" : `inside "${parent}"`;
      return [disagreement(place, `The JATS XML ${has}; it was expected ${where}.`), ...inner];
    });
  return compare(galley.nav, "");
}

function formulaFindings(galley: Galley, elements: readonly XmlElement[]): readonly Diagnostic[] {
  const left = [...formulasOf(elements)];
  const missing = galleyFormulas(galley).filter(({ tex }) => {
    const at = left.indexOf(tex);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return missing.map(({ tex, place }) => ({
    check: "audit/text-is-complete",
    severity: "error",
    place: place ?? firstPlace(galley),
    message: `The JATS XML lacks the formula "${tex}"; every formula was expected.`,
    help,
  }));
}

function metadataFindings(galley: Galley, article: XmlElement): readonly Diagnostic[] {
  const found = articleFacts(article);
  return metadataFacts(galley.metadata).flatMap(([name, wanted]) => {
    const has = found.get(name) ?? "";
    if (has === wanted) return [];
    const message = `The JATS XML gives "${has}" as ${name}; "${wanted}" was expected.`;
    return [
      { check: "audit/metadata-agree", severity: "error", place: firstPlace(galley), message, help } as const,
    ];
  });
}

function imageFindings(
  galley: Galley,
  elements: readonly XmlElement[],
  paths: ReadonlySet<string>,
): readonly Diagnostic[] {
  const named = new Set(
    elements
      .filter(({ name }) => name === "graphic" || name === "inline-graphic")
      .map(({ attributes }) => attributes["xlink:href"] ?? ""),
  );
  const missing = [...named].filter((href) => !paths.has(href));
  const unused = galley.resources.filter(({ href }) => !named.has(href));
  const finding = (place: Diagnostic["place"], message: string): Diagnostic => ({
    check: "audit/links-resolve",
    severity: "error",
    place,
    message,
    help: "Build again; if it stays, look at the image itself.",
  });
  return [
    ...missing.map((href) =>
      finding(
        firstPlace(galley),
        `The JATS XML shows "${href}", which is not beside it; the file was expected.`,
      ),
    ),
    ...unused.map(({ href, place }) =>
      finding(place, `The JATS XML does not show the image "${href}"; every image was expected.`),
    ),
  ];
}
