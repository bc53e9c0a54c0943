import { parse } from "yaml";
import { editionNames } from "../language/edition-names.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Edition } from "../model/edition.ts";
import type { Galley } from "../model/galley.ts";
import type { RecordKind } from "../model/metadata.ts";
import { inlineText } from "../tree/text.ts";
import { firstPlace } from "./first-place.ts";
import { readTexField, readTexNames } from "./read-tex-field.ts";

/** What a record says of the publication, as plain words. */
type Facts = {
  readonly title: string;
  readonly authors: readonly string[];
  readonly date: string;
  readonly doi: string;
};

/** Compares a finished record of the publication with its metadata. */
export function auditRecord(kind: RecordKind, galley: Galley, { files }: Edition): readonly Diagnostic[] {
  return [...files.values()].flatMap((bytes) => {
    const text = new TextDecoder().decode(bytes);
    const found = read(kind, text);
    const wanted = stated(kind, galley);
    const facts = [
      ["title", found?.title, wanted.title],
      ["authors", found?.authors.map(inOrder).join(" | "), wanted.authors.map(inOrder).join(" | ")],
      ["date", found?.date, wanted.date],
      ["DOI", found?.doi, wanted.doi],
    ] as const;
    return facts
      .filter(([, has, should]) => letters(has ?? "") !== letters(should))
      .map(
        ([what, has, should]): Diagnostic => ({
          check: "audit/metadata-agree",
          severity: "error",
          place: firstPlace(galley),
          message: `The ${editionNames[kind]} says "${has ?? ""}" as ${what}; "${should}" was expected.`,
          help: "Build again; if it stays, report it with the metadata.",
        }),
      );
  });
}

/** DOIs with signs that the Citation File Format does not take stand in the other records only, and days alone. */
function stated(kind: RecordKind, { metadata, ...galley }: Galley): Facts {
  const title = [galley.title, galley.subtitle]
    .map((part) => inlineText(part))
    .filter((part) => part.trim() !== "");
  const { doi = "", dates, authors, publisher } = metadata;
  const people = authors.map(({ name, given, family }) =>
    family === undefined ? name : [given, family].filter((part) => part).join(" "),
  );
  const isTaken = kind !== "cff" || /^10\.[\d.]+\/[\w:/;\-.()[\]\\]+$/.test(doi);
  return {
    title: title.join(": "),
    authors: people.length === 0 && kind === "cff" ? [publisher ?? "Anonymous"] : people,
    date: (dates.published ?? "").split("-").map(Number).join("-"),
    doi: isTaken ? doi : "",
  };
}

/** Null where it cannot be read. */
function read(kind: RecordKind, text: string): Facts | null {
  try {
    if (kind === "bibtex") return bibtexFacts(text);
    const value: unknown = kind === "cff" ? parse(text) : JSON.parse(text);
    return kind === "cff" ? citationFileFacts(value) : itemFacts(Array.isArray(value) ? value[0] : null);
  } catch {
    return null;
  }
}

const order = ["given", "given-names", "non-dropping-particle", "name-particle", "family", "family-names"];
const nameKeys = [...order, "suffix", "name-suffix", "literal", "name"];

function people(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.map((each) =>
    nameKeys
      .map((key) => textIn(each, key))
      .filter((part) => part !== "")
      .join(" "),
  );
}

function itemFacts(item: unknown): Facts {
  const [parts] = listIn(field(field(item, "issued"), "date-parts"));
  return {
    title: textIn(item, "title").replace(/<\/?(?:i|b|sup|sub|span)\b[^>]*>/g, ""),
    authors: people(field(item, "author")),
    date: listIn(parts).join("-") || "0",
    doi: textIn(item, "DOI"),
  };
}

function citationFileFacts(file: unknown): Facts {
  const work = field(file, "preferred-citation");
  const day = textIn(work, "date-published");
  const month = [field(work, "year"), field(work, "month")].filter((part) => part !== undefined).join("-");
  return {
    title: textIn(work, "title"),
    authors: people(field(work, "authors")),
    date: day === "" ? month || "0" : day.split("-").map(Number).join("-"),
    doi: textIn(work, "doi"),
  };
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

function bibtexFacts(text: string): Facts {
  const of = (name: string): string => new RegExp(`^  ${name} = \\{?(.*?)\\}?,$`, "m").exec(text)?.[1] ?? "";
  const month = months.indexOf(of("month")) + 1;
  const author = of("author");
  return {
    title: readTexField(of("title")),
    authors: author === "" ? [] : readTexNames(author),
    date: [Number(of("year")), month, Number(of("day"))]
      .filter((part, index) => index === 0 || part > 0)
      .join("-"),
    doi: of("doi"),
  };
}

/** The words of a name whatever their order: what each is, the formats say in their own ways. */
function inOrder(name: string): string {
  return letters(name).split(" ").toSorted().join(" ");
}

function letters(text: string): string {
  return text
    .normalize("NFC")
    .replace(/['’]\s*/g, "'")
    .replace(/[,\s]+/gu, " ")
    .trim();
}

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function textIn(value: unknown, name: string): string {
  const found = field(value, name);
  return typeof found === "string" ? found : "";
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
