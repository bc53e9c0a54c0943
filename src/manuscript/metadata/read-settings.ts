import type { EditionKind, PublicationKind, Settings } from "../../model/metadata.ts";
import { folderOf, resolvePath } from "../paths.ts";
import { asFlag, asList, asText, type Field, type Fields, plain } from "./field.ts";
import type { Reporter } from "./reporter.ts";
import { metadataSchema } from "./schema.ts";
import { parseTrim, usualTrim } from "./trim-sizes.ts";

const { shape } = metadataSchema;
const usualDepth = 3;

/** How the publication is to be set; what is not said is as usual for its kind. */
export function readSettings(fields: Fields, kind: PublicationKind, reporter: Reporter): Settings {
  const numbers = asFlag(fields.get("number-sections"));
  const depth = (key: "number-depth" | "contents-depth"): number | undefined => {
    const field = fields.get(key);
    return field === undefined ? undefined : reporter.accept(key, shape[key], plain(field), field.place);
  };
  return {
    numberDepth: depth("number-depth") ?? (numbers === false ? 0 : usualDepth),
    contents: flag("contents", fields, reporter) ?? false,
    contentsDepth: depth("contents-depth") ?? (kind === "book" ? 2 : usualDepth),
    trim: readTrim(fields.get("trim"), reporter) ?? usualTrim(kind),
    hyphenate: flag("hyphenate", fields, reporter) ?? true,
    ...readLists(fields, reporter),
    ...readPrint(fields, reporter),
    ...readLook(fields, reporter),
    ...readTemplates(fields, reporter),
  };
}

function readLists(fields: Fields, reporter: Reporter): Pick<Settings, "listOfFigures" | "listOfTables"> {
  const listOfFigures = flag("list-of-figures", fields, reporter);
  const listOfTables = flag("list-of-tables", fields, reporter);
  return {
    ...(listOfFigures === undefined ? {} : { listOfFigures }),
    ...(listOfTables === undefined ? {} : { listOfTables }),
  };
}

type PrintSettings = Pick<Settings, "archivalForm" | "hasColourProfile" | "printerSheet">;

function readPrint(fields: Fields, reporter: Reporter): PrintSettings {
  const field = fields.get("print");
  const print = field && reporter.accept("print", shape.print, plain(field), field.place);
  if (print === undefined) return {};
  const { conformance: archivalForm, bleed, "crop-marks": cropMarks = false } = print;
  return {
    hasColourProfile: archivalForm !== undefined || print["colour-profile"] !== undefined,
    ...(archivalForm !== undefined && { archivalForm }),
    ...((bleed !== undefined || cropMarks) && { printerSheet: { bleed: bleed ?? 0, cropMarks } }),
  };
}

function readLook(fields: Fields, reporter: Reporter): Pick<Settings, "look"> {
  const look = word("look", fields, reporter);
  return look === undefined ? {} : { look };
}

/** The folder's path from the manuscript's root, as the file that names it sees it. */
function readTemplates(fields: Fields, reporter: Reporter): Pick<Settings, "templates"> {
  const field = fields.get("templates");
  const written = word("templates", fields, reporter);
  if (field === undefined || written === undefined) return {};
  const templates = resolvePath(folderOf(field.place.file), written);
  if (templates !== null && templates !== "") return { templates };
  reporter.report(field.place, {
    check: "policy/paths-stay-in-the-folder",
    severity: "error",
    message: `The templates are in "${written}"; a folder inside the manuscript folder was expected.`,
    help: "Copy the templates into a folder of their own beside the text, and name it.",
  });
  return {};
}

function word(key: "look" | "templates", fields: Fields, reporter: Reporter): string | undefined {
  const field = fields.get(key);
  reporter.keep(`settings.${key}`, field);
  return field && reporter.accept(key, shape[key], asText(field) ?? plain(field), field.place);
}

type FlagKey = "contents" | "list-of-figures" | "list-of-tables" | "hyphenate";

function flag(key: FlagKey, fields: Fields, reporter: Reporter): boolean | undefined {
  const field = fields.get(key);
  return field === undefined
    ? undefined
    : reporter.accept(key, shape[key], asFlag(field) ?? plain(field), field.place);
}

function readTrim(field: Field | undefined, reporter: Reporter): Settings["trim"] | undefined {
  if (field === undefined) return undefined;
  const value = reporter.accept("trim", shape.trim, plain(field), field.place);
  if (typeof value !== "string") return value;
  const size = parseTrim(value);
  if (size === null) reporter.refuse("trim", value, shape.trim, field.place);
  return size ?? undefined;
}

export function readEditions(field: Field | undefined, reporter: Reporter): readonly EditionKind[] {
  const all: readonly EditionKind[] = ["pdf", "epub"];
  reporter.keep("editions", field);
  if (field === undefined) return all;
  const names = asList(field).flatMap((item) => asText(item)?.toLowerCase() ?? []);
  return reporter.accept("editions", shape.editions, [...new Set(names)], field.place) ?? all;
}
