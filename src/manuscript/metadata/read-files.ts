import type { Place } from "../../model/place.ts";
import { nearestPaths } from "../nearest.ts";
import { folderOf, resolvePath } from "../paths.ts";
import { asList, asText, type Field, type Fields } from "./field.ts";
import type { Reporter } from "./reporter.ts";

const usualCitationStyle = "chicago-author-date";

/** Bibliography files, from the manuscript's root; they are written as seen from the file that names them. */
export function readBibliographyPaths(
  fields: Fields,
  paths: ReadonlySet<string>,
  reporter: Reporter,
): readonly string[] {
  reporter.keep("bibliography", fields.get("bibliography"));
  const found = asList(fields.get("bibliography")).flatMap((item) => {
    const written = asText(item);
    return written === null ? [] : (findFile(written, item.place, paths, reporter, bibliography) ?? []);
  });
  return [...new Set(found)];
}

/** A style's name, or a `.csl` file inside the folder, from the root. */
export function readCitationStyle(fields: Fields, paths: ReadonlySet<string>, reporter: Reporter): string {
  const field = fields.get("citation-style");
  reporter.keep("citationStyle", field);
  const written = asText(field)?.trim();
  if (field === undefined || written === undefined || written === "") return usualCitationStyle;
  if (!/\.csl$/i.test(written) && !written.includes("/")) return written;
  return findFile(written, field.place, paths, reporter, citationStyle) ?? usualCitationStyle;
}

type Wanted = {
  readonly check: string;
  readonly thing: string;
  readonly extension: RegExp;
  readonly otherwise: string;
};

const bibliography: Wanted = {
  check: "reference-list/bibliography-exists",
  thing: "bibliography",
  extension: /\.(?:bib|bibtex|json|ya?ml|ris)$/i,
  otherwise: "Add the file, or correct its name.",
};

const citationStyle: Wanted = {
  check: "metadata/citation-style-exists",
  thing: "citation style",
  extension: /\.csl$/i,
  otherwise: "Add the file, or name a style such as `apa`.",
};

function findFile(
  written: string,
  place: Place,
  paths: ReadonlySet<string>,
  reporter: Reporter,
  { check, thing, extension, otherwise }: Wanted,
): string | null {
  if (/^[a-z][a-z0-9+.-]+:/i.test(written)) {
    reporter.report(place, {
      check: "policy/nothing-is-fetched",
      severity: "error",
      message: `The ${thing} is "${written}", an address; a file in the manuscript folder was expected.`,
      help: "Save the file in the manuscript folder and name it.",
    });
    return null;
  }
  const path = resolvePath(folderOf(place.file), written) ?? null;
  if (path === null) {
    reporter.report(place, {
      check: "policy/paths-stay-in-the-folder",
      severity: "error",
      message: `The ${thing} is "${written}", which lies outside the manuscript folder.`,
      help: "Copy the file into the manuscript folder and name it.",
    });
    return null;
  }
  if (paths.has(path)) return path;
  const candidates = [...paths].filter((candidate) => extension.test(candidate));
  const similar = nearestPaths(path, candidates);
  const near = similar.length > 0 ? similar : candidates.slice(0, 3);
  reporter.report(place, {
    check,
    severity: "error",
    message: `There is no ${thing} file "${written}".`,
    help: near.length === 0 ? otherwise : `Did you mean ${near.map((name) => `"${name}"`).join(" or ")}?`,
  });
  return null;
}

/** Keys as `@key`, in a list or a text; `@*` and `*` mean all. */
export function readNocite(field: Field | undefined): readonly string[] {
  return asList(field)
    .flatMap((item) => (asText(item) ?? "").split(/[\s,;]+/))
    .map((key) => key.replace(/^@/, "").replace(/^\{(.*)\}$/, "$1"))
    .filter((key) => key !== "" && key !== "---");
}
