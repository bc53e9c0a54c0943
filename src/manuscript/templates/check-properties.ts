import { declaredProperties, usedProperties } from "../../markup/custom-properties.ts";
import { lookStyles, publicationStyles, type StyledEdition } from "../../markup/look.ts";
import type { Templates } from "../../markup/template.ts";
import type { Diagnostic } from "../../model/diagnostic.ts";
import type { Metadata } from "../../model/metadata.ts";
import { didYouMean, editionsOf, type TemplateFile, templateFinding } from "./template-file.ts";

/** Lengths that the page is made of: they are read before there is a page. */
const pageLengths = [
  "--margin-top",
  "--margin-bottom",
  "--margin-inner",
  "--margin-outer",
  "--gutter",
  "--body-size",
];
/** What the page layout itself asks for. */
const layoutProperties = ["--columns", "--column-gap", "--floats", "--baseline-grid"];
/** What the layout itself sets. */
const setElsewhere = /^--(?:pagedjs-|folio$)/;

/** Custom properties a style sheet asks for and nobody declares, or declares and nobody asks for. */
export function checkProperties(
  file: TemplateFile,
  metadata: Metadata,
  all: Templates,
): readonly Diagnostic[] {
  const sheets = editionsOf(file.name).map((edition) => sheetsOf(edition, metadata, all));
  const declared = new Set(sheets.flatMap((text) => declaredProperties(text).map(({ name }) => name)));
  const used = new Set(sheets.flatMap((text) => usedProperties(text).map(({ name }) => name)));
  const { source } = file;
  const unknown = usedProperties(source.text)
    .filter(({ name }) => !declared.has(name) && !setElsewhere.test(name))
    .map(({ name, offset }) =>
      templateFinding(
        source,
        offset,
        "templates/properties-are-known",
        `No style sheet declares "${name}"; a custom property of the look or of this file was expected.`,
        didYouMean(name, declared, "Declare it in `:root`, or take a property of the look's."),
      ),
    );
  const idle = declaredProperties(source.text)
    .filter(({ name }) => !used.has(name) && !isPageProperty(file, name))
    .map(({ name, offset }) =>
      templateFinding(
        source,
        offset,
        "templates/properties-are-used",
        `Nothing asks for "${name}"; a custom property of the look or of this file was expected.`,
        didYouMean(
          name,
          [...used, ...pageLengths, ...layoutProperties],
          "Delete it, or write `var()` where it is wanted.",
        ),
        "warning",
      ),
    );
  const unread = declaredProperties(source.text)
    .filter(({ name, value }) => isPageLength(file, name) && !/^\d*\.?\d+(?:mm|cm|in|pt|pc|px)$/.test(value))
    .map(({ name, value, offset }) =>
      templateFinding(
        source,
        offset,
        "templates/properties-are-known",
        `"${name}" is "${value}"; a number with mm, cm, in, pt, pc or px was expected.`,
        "Write the length out: the page is made before there is anything to measure it by.",
      ),
    );
  return [...unknown, ...idle, ...unread];
}

function isPageLength(file: TemplateFile, property: string): boolean {
  return isForPrint(file) && pageLengths.includes(property);
}

/** Properties that no style sheet asks for: what makes the pages does. */
function isPageProperty(file: TemplateFile, property: string): boolean {
  return isForPrint(file) && [...pageLengths, ...layoutProperties].includes(property);
}

function isForPrint({ name }: TemplateFile): boolean {
  return editionsOf(name).includes("print");
}

function sheetsOf(edition: StyledEdition, metadata: Metadata, all: Templates): string {
  const page = edition === "print" ? (all.get("shared/print/size.css") ?? "") : "";
  return `${page}\n${lookStyles(all, metadata, edition)}`;
}

/** Whether a publication may have a file of this name, though no look has one. */
export function isPublicationStyle(name: string): boolean {
  return Object.values<string>(publicationStyles).includes(name);
}
