import { publicationStyles } from "../../markup/look.ts";
import type { Templates } from "../../markup/template.ts";
import type { Checked, Diagnostic } from "../../model/diagnostic.ts";
import type { Place } from "../../model/place.ts";
import type { Reading } from "../../model/reading.ts";
import type { Folder } from "../../model/tools.ts";
import { decodeText } from "../decode.ts";
import { findingAt, startOf } from "../finding.ts";
import { placeOfValue } from "../front-matter.ts";
import { nearestPaths } from "../nearest.ts";
import { checkInertStyles, checkMarkup } from "./check-inertness.ts";
import { checkProperties, isPublicationStyle } from "./check-properties.ts";
import { checkSlots } from "./check-slots.ts";
import { didYouMean, type TemplateFile } from "./template-file.ts";

const isTemplate = /\.(?:x?html|css|svg)$/;
/** What nobody's look needs to change, and what a mistake in would break every edition. */
const isFixed = /^reports\/|\.opf$|\/(?:head\.html|font-faces\.css|cover-fonts\.svg|size\.css)$/;
const mostBytes = 1024 ** 2;

/**
 * The look's templates with those of the publication in their places. Where anything is wrong with the publication's,
 * none of them is taken. None are read where the look's are not at hand (null).
 */
export async function readOwnTemplates(
  reading: Reading,
  folder: Folder,
  own: Templates | null,
): Promise<Checked<Templates>> {
  if (own === null) return { value: new Map(), diagnostics: [] };
  const look = checkLook(reading, own);
  if (look.length > 0) return { value: own, diagnostics: look };
  const { templates } = reading.metadata.settings;
  if (templates === undefined) return { value: own, diagnostics: [] };
  const place = placeOfValue(reading, ["settings", "templates"]);
  const { value: files, diagnostics } = await readFiles(templates, place, folder, own);
  const all = new Map([...own, ...files.map(({ name, source }) => [name, source.text] as const)]);
  const found = [
    ...diagnostics,
    ...files.flatMap((file) => {
      if (file.name.endsWith(".css"))
        return [...checkInertStyles(file), ...checkProperties(file, reading.metadata, all)];
      return [...checkSlots(file, own, all), ...checkMarkup(file)];
    }),
  ];
  const isSound = found.every(({ severity }) => severity !== "error");
  return { value: isSound ? all : own, diagnostics: found };
}

const ofTheOtherKind = {
  article: "It is for books: list the file in a `publication.yaml` beside it, or name one of those.",
  book: "It is for articles: say `kind: article` in `publication.yaml`, or name one of those.",
} as const;

function checkLook(reading: Reading, own: Templates): readonly Diagnostic[] {
  const { kind, settings } = reading.metadata;
  const { look: wanted } = settings;
  if (wanted === undefined) return [];
  const looks = [...own.keys()].flatMap((path) => /^([^/]+)\/(?:print|epub|html)\//.exec(path)?.[1] ?? []);
  const known = [...new Set(looks)].filter((look) => look === kind || look.startsWith(`${kind}-`));
  if (known.includes(wanted)) return [];
  const names = known.map((name) => `"${name}"`).join(", ");
  return [
    findingAt(placeOfValue(reading, ["settings", "look"]), {
      check: "templates/look-is-known",
      severity: "error",
      message: `"look" is "${wanted}"; one of ${names} was expected.`,
      help: looks.includes(wanted)
        ? ofTheOtherKind[kind]
        : didYouMean(wanted, known, "Name one of them, or delete the key."),
    }),
  ];
}

async function readFiles(
  templates: string,
  place: Place,
  folder: Folder,
  own: Templates,
): Promise<Checked<readonly TemplateFile[]>> {
  const within = folder.paths.filter((path) => path.startsWith(`${templates}/`) && isTemplate.test(path));
  if (within.length === 0)
    return {
      value: [],
      diagnostics: [
        findingAt(place, {
          check: "configuration/templates-exist",
          severity: "error",
          message: `The templates are in "${templates}"; a folder with \`.html\`, \`.xhtml\` or \`.css\` files was expected.`,
          help: "Correct the folder's name, or delete the key.",
        }),
      ],
    };
  const read = await Promise.all(
    within.map(async (path) => readFile(path, path.slice(templates.length + 1), folder, own)),
  );
  return {
    value: read.flatMap(({ value }) => (value === null ? [] : [value])),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function readFile(
  path: string,
  name: string,
  folder: Folder,
  own: Templates,
): Promise<Checked<TemplateFile | null>> {
  const refuse = (check: string, message: string, help: string): Checked<null> => ({
    value: null,
    diagnostics: [findingAt(startOf(path), { check, severity: "error", message, help })],
  });
  const isKnown = isPublicationStyle(name) || (own.has(name) && !isFixed.test(name));
  if (!isKnown) {
    const known = [...own.keys(), ...Object.values(publicationStyles)].filter((each) => !isFixed.test(each));
    const [near] = nearestPaths(name, known);
    const help =
      near === undefined ? "See `docs/templates.md` for the files a look has." : `Did you mean "${near}"?`;
    return refuse("templates/file-is-known", `No look has a template "${name}".`, help);
  }
  const bytes = await folder.read(path);
  if (bytes.length > mostBytes)
    return refuse(
      "limits/file-size",
      `The template has ${bytes.length} bytes; at most ${mostBytes} were expected.`,
      "Take out what does not belong to the look.",
    );
  const { value: source, diagnostics } = decodeText(path, bytes);
  return { value: source === null ? null : { source, name }, diagnostics };
}
