import type { DivisionKind, DivisionRole } from "../../model/manuscript.ts";
import { findingAt, lineOf } from "../finding.ts";
import type { Library } from "../library.ts";
import { loadPassage } from "../load-passage.ts";
import { asFields, asList, asText, type Field, type Fields } from "../metadata/field.ts";
import { readYaml } from "../metadata/read-yaml.ts";
import { divisionSchema, partSchema } from "../metadata/schema.ts";
import { nearestWord } from "../nearest.ts";
import { folderOf, resolvePath } from "../paths.ts";
import { collectAnchors } from "./anchors.ts";
import { kindOfDivision } from "./division-kind.ts";
import type { Draft, DraftDivision, Layout } from "./draft.ts";
import { missingFile } from "./missing-file.ts";
import { withTitleHeading } from "./title-heading.ts";

/** A division as `publication.yaml` lists it. */
type Entry = {
  readonly role: DivisionRole;
  readonly kind: DivisionKind | null;
  /** Null for a part with a title only. */
  readonly path: string | null;
  readonly title: string;
  readonly field: Field;
};

const groups = [
  ["front-matter", "front"],
  ["body", "body"],
  ["back-matter", "back"],
] as const;
const kinds = new Set<string>(divisionSchema.options[1].shape.kind.unwrap().options);

/**
 * A book or an issue: `publication.yaml` has the metadata and, under `front-matter`, `body` and `back-matter`, the
 * files in reading order. An entry is a path, or `file` with `kind`; in the body also `part` (a title, or a file) with
 * its `divisions`:
 *
 * ```yaml
 * title: The Almanac
 * authors: [Ada Lovelace]
 * front-matter:
 *   - file: opening.md
 *     kind: preface
 * body:
 *   - part: Days
 *     divisions: [days/monday.md, days/tuesday.md]
 *   - part: months.md
 *     divisions: [months/may.md]
 * back-matter:
 *   - file: tables.md
 *     kind: appendix
 * ```
 */
export const publication: Layout = async (library, document) => {
  const path = [document, "publication.yaml", "publication.yml"].find(
    (name) => name !== undefined && library.paths.has(name) && /(?:^|\/)publication\.ya?ml$/.test(name),
  );
  if (path === undefined || (document !== undefined && document !== path)) return null;
  const source = await library.text(path);
  if (source === null) return null;
  const { value: fields, diagnostics } = readYaml({ file: path, text: source.text, firstLine: 1 });
  library.report(...diagnostics);
  const entries = groups.flatMap(([key, role]) => readEntries(fields.get(key), role, library));
  if (entries.length === 0) library.report(findingAt(lineOf(path, 1), unlisted));
  const known = new Map([...fields].filter(([key]) => !own.has(key)));
  return {
    kind: asText(fields.get("kind")) === "article" ? "article" : "book",
    fields: known,
    configuration: new Map(),
    place: lineOf(path, 1),
    fallbackTitle: { text: "Untitled", fromText: false },
    syntax: "pandoc",
    divisions: await loadEntries(entries, library),
  } satisfies Draft;
};

const own = new Set<string>(["kind", ...groups.map(([name]) => name)]);

function readEntries(field: Field | undefined, role: DivisionRole, library: Library): readonly Entry[] {
  return asList(field).flatMap((item): readonly Entry[] => {
    const fields = asFields(item);
    if (fields === null) return entry(asText(item) ?? "", null, role, item, library);
    reportUnknown(fields, library);
    const part = fields.get("part");
    if (part === undefined)
      return entry(
        asText(fields.get("file")) ?? "",
        kindOf(fields.get("kind"), library),
        role,
        fields.get("file") ?? item,
        library,
      );
    const inside = readEntries(fields.get("divisions"), role, library);
    const name = asText(part) ?? "";
    const isFile = /\.(?:[qr]?md|markdown)$/i.test(name);
    const opening: readonly Entry[] = isFile
      ? entry(name, "part", role, part, library)
      : [{ role, kind: "part", path: null, title: name, field: part }];
    return [...opening, ...inside];
  });
}

function entry(
  written: string,
  kind: DivisionKind | null,
  role: DivisionRole,
  field: Field,
  library: Library,
): readonly Entry[] {
  const path = resolvePath(folderOf(field.place.file), written);
  if (path !== null && library.paths.has(path)) return [{ role, kind, path, title: "", field }];
  library.report(missingFile(written, field.place, library));
  return [];
}

function kindOf(field: Field | undefined, library: Library): DivisionKind | null {
  const written = asText(field);
  if (field === undefined || written === null) return null;
  const known = namedKindOf(written);
  if (known !== null) return known;
  const near = nearestWord(written, kinds);
  library.report(
    findingAt(field.place, {
      check: "configuration/division-kind-is-known",
      severity: "error",
      message: `"${written}" is no kind of division.`,
      help: near === null ? `Write one of: ${[...kinds].join(", ")}.` : `Did you mean "${near}"?`,
    }),
  );
  return null;
}

function namedKindOf(written: string): DivisionKind | null {
  const parsed = divisionSchema.options[1].shape.kind.safeParse(written);
  return parsed.success ? (parsed.data ?? null) : null;
}

function reportUnknown(fields: Fields, library: Library): void {
  const known = [...Object.keys(divisionSchema.options[1].shape), ...Object.keys(partSchema.shape)];
  for (const [key, { keyPlace }] of fields) {
    if (known.includes(key)) continue;
    const near = nearestWord(key, known);
    library.report(
      findingAt(keyPlace, {
        check: "metadata/keys-are-known",
        severity: "warning",
        message: `"${key}" is no key of a division's; it was left out.`,
        help: near === null ? "Delete the key." : `Did you mean "${near}"?`,
      }),
    );
  }
}

async function loadEntries(entries: readonly Entry[], library: Library): Promise<readonly DraftDivision[]> {
  const paths = entries.flatMap(({ path }) => path ?? []);
  const anchors = await collectAnchors(library, paths);
  const divisions: DraftDivision[] = [];
  for (const { role, kind, path, title, field } of entries) {
    const { file, line } = field.place;
    if (path === null) {
      const lines = [{ source: title, markdown: `# ${title}`, file, number: line }];
      divisions.push({ role, kind: "part", path: file, lines });
      continue;
    }
    const settings = { root: null, anchors, citationKey: () => null };
    const passage = await loadPassage(library, path, path, settings);
    if (passage === null) continue;
    const lines = withTitleHeading(passage);
    const guessed = kindOfDivision(path, lines);
    const usual = role === "front" && guessed === "chapter" ? "other" : guessed;
    const inBack = role === "back" && usual === "chapter" ? "appendix" : usual;
    divisions.push({ role, kind: kind ?? inBack, path, lines });
  }
  return divisions;
}

const unlisted = {
  check: "configuration/divisions-are-listed",
  severity: "error",
  message: "No divisions are listed; `body` with a list of files was expected.",
  help: "Add `body:` with the files in reading order.",
} as const;
