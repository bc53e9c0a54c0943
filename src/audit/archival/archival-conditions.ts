import { type Condition, each, type Look, whole } from "../accessibility/condition.ts";
import { fontConditions } from "../accessibility/conditions/fonts.ts";
import type { ArchivalPdf } from "./archival-pdf.ts";

type ArchivalCondition = Condition<ArchivalPdf>;

/** Known to every archive (ISO 19005-2, 6.6.2.3.1). */
const knownSpaces = new Set(["dc", "xmp", "xmpRights", "pdf", "pdfaid"]);
const blendModes = new Set(
  `Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion
   Hue Saturation Color Luminosity`.split(/\s+/),
);
const allowedActions = new Set(["GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"]);
const forbiddenAnnotations = new Set(["3D", "Sound", "Screen", "Movie"]);

/** Conditions on fonts that both standards have, by their clauses here. */
const fontClauses: readonly (readonly [id: string, clause: string])[] = [
  ["31-004", "6.2.11.3.2"],
  ["31-006", "6.2.11.3.3"],
  ["31-009", "6.2.11.4.1"],
  ["31-011", "6.2.11.4.1-2"],
  ["31-014", "6.2.11.4.2"],
  ["31-016", "6.2.11.5"],
  ["31-017", "6.2.11.6"],
  ["31-030", "6.2.11.8"],
];

/** What is asked of a PDF for archives, by the clauses of ISO 19005-2; 6.8 is that of the part in question. */
export const archivalConditions: readonly ArchivalCondition[] = [
  asked("6.1.2", "The file does not begin as a PDF, or not with bytes that are no text.", ({ header }) =>
    whole(!/^%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}/.test(header), "another beginning"),
  ),
  asked("6.1.3", "The file has no identifier, or is encrypted.", ({ hasIdentifier, permissions }) =>
    whole(!hasIdentifier || permissions !== undefined, hasIdentifier ? "encryption" : "no identifier"),
  ),
  asked("6.1.7.1", "A stream's data are in another file.", ({ externalStreams }) =>
    whole(externalStreams > 0, "data in another file"),
  ),
  asked("6.1.7.2", "Data are packed by LZW, or encrypted.", ({ filters }) => ({
    subjects: filters.length,
    failures: filters.filter((name) => /^(?:LZW|LZWDecode|Crypt)$/.test(name)).map(named),
  })),
  asked(
    "6.1.13",
    "A name, a text, a page or the number of objects is larger than readers must take.",
    limits,
  ),
  asked(
    "6.2.3",
    "There is no output intent, or more than one, or one without a profile of its colours.",
    ({ intents }) => {
      const archival = intents.filter(({ subtype }) => subtype === "GTS_PDFA1");
      const isSound = archival.length === 1 && archival[0]?.colours !== undefined;
      return whole(!isSound, `${archival.length} output intents`);
    },
  ),
  asked("6.2.4.3", "Colours are those of a device that the output intent does not describe.", deviceColours),
  asked("6.2.5", "A graphics state asks for a transfer function or a halftone.", ({ states }) =>
    each(states, ({ forbidden }) => forbidden),
  ),
  asked("6.2.8", "An image is smoothed by readers, or has alternates.", ({ images }) =>
    each(images, ({ isInterpolated, hasAlternates }) =>
      isInterpolated || hasAlternates ? "an image that may look different" : undefined,
    ),
  ),
  asked("6.2.10", "Colours are mixed in a way that the standard does not know.", ({ states }) =>
    each(states, ({ blendMode }) => (blendModes.has(blendMode) ? undefined : `the blend mode ${blendMode}`)),
  ),
  ...fontClauses.flatMap(([id, clause]) =>
    fontConditions
      .filter((condition) => condition.id === id)
      .map(({ failure, look }) => asked(clause, failure, ({ fonts }) => look({ ...nothing, fonts }))),
  ),
  asked("6.3.1", "There is an annotation of a kind that is not allowed.", ({ annotations }) =>
    each(annotations, ({ subtype }) =>
      forbiddenAnnotations.has(subtype) ? `a ${subtype} annotation` : undefined,
    ),
  ),
  asked("6.3.2", "An annotation is hidden, or is not printed.", ({ annotations }) =>
    each(
      annotations.filter(({ subtype }) => subtype !== "Popup"),
      ({ isHidden, isPrinted }) => (isHidden || !isPrinted ? "an annotation that is not printed" : undefined),
    ),
  ),
  asked("6.3.3", "An annotation that is no link has no look of its own.", ({ annotationLooks }) =>
    each(
      annotationLooks.filter(({ subtype }) => !/^(?:Link|Popup)$/.test(subtype)),
      ({ hasLook }) => (hasLook ? undefined : "an annotation without a look"),
    ),
  ),
  asked("6.4.1", "A form is drawn by the reader.", ({ needsAppearances }) =>
    whole(needsAppearances, "NeedAppearances is true"),
  ),
  asked("6.5.1", "There is an action that may not be.", ({ actions }) => ({
    subjects: actions.length,
    failures: actions.filter((name) => !allowedActions.has(name)).map(named),
  })),
  asked("6.5.2", "Something acts by itself when it is opened or closed.", ({ additionalActions }) =>
    whole(additionalActions > 0, "additional actions"),
  ),
  asked("6.6.2.1", "There are no XMP metadata.", ({ metadata }) =>
    whole(metadata === undefined, "no metadata"),
  ),
  asked(
    "6.6.2.3",
    "The metadata have properties that archives do not know and that are not described.",
    undescribed,
  ),
  asked("6.6.4", "The metadata do not name the standard.", ({ metadata = "", part }) =>
    whole(
      !metadata.includes(`<pdfaid:part>${part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>`),
      "no PDF/A identifier",
    ),
  ),
  asked(
    "6.8",
    "The file holds others that it may not hold, or does not say what they are to it.",
    attachments,
  ),
  asked("6.9", "The file has layers.", ({ hasLayers }) =>
    hasLayers
      ? { subjects: 1, failures: [], unchecked: "layers are not looked into" }
      : { subjects: 0, failures: [] },
  ),
  asked(
    "6.11",
    "The file asks for readers that can do more than the standard says.",
    ({ forbiddenEntries }) => ({
      subjects: 1,
      failures: forbiddenEntries.map(named),
    }),
  ),
];

function asked(clause: string, failure: string, look: (pdf: ArchivalPdf) => Look): ArchivalCondition {
  return { id: clause, clause, failure, look };
}

function named(name: string): { readonly what: string; readonly page: number } {
  return { what: name, page: 0 };
}

/** The conditions on fonts ask for nothing else of a file. */
const nothing: Parameters<(typeof fontConditions)[number]["look"]>[0] = {
  permissions: undefined,
  isMarked: false,
  hasSuspects: false,
  language: "",
  displaysTitle: undefined,
  metadata: undefined,
  outlineEntries: 0,
  hasForm: false,
  hasDynamicForm: false,
  layers: [],
  embeddedFiles: [],
  roles: new Map(),
  elements: [],
  pages: [],
  annotations: [],
  forms: { references: 0, tagged: [], all: 0 },
  fonts: [],
};

/** ISO 19005-2, 6.1.13: bytes of names and texts, objects, nested graphics states, sides of pages in points. */
function limits({ longestName, longestText, objects, sides, pages }: ArchivalPdf): Look {
  const deepest = Math.max(0, ...pages.map(({ content }) => content.savedStates));
  const isOdd = sides.some(
    ({ width, height }) => Math.min(width, height) < 3 || Math.max(width, height) > 14400,
  );
  const failures = [
    ...(longestName > 127 ? [`a name of ${longestName} bytes`] : []),
    ...(longestText > 32767 ? [`a text of ${longestText} bytes`] : []),
    ...(objects > 8388607 ? [`${objects} objects`] : []),
    ...(deepest > 28 ? [`${deepest} nested graphics states`] : []),
    ...(isOdd ? ["a page that is too small or too large"] : []),
  ];
  return { subjects: 1, failures: failures.map(named) };
}

/** Grey is part of every profile. */
function deviceColours({ images, intents, pages }: ArchivalPdf): Look {
  const described = intents.find(({ subtype }) => subtype === "GTS_PDFA1")?.colours;
  const look = each(images, ({ colours }) => {
    if (colours === "DeviceRGB") return described === 3 ? undefined : "an image in RGB";
    return colours === "DeviceCMYK" && described !== 4 ? "an image in CMYK" : undefined;
  });
  const inks = pages.flatMap(({ content }, index) =>
    content.inks > 0 && described !== 4 ? [{ what: "something painted in CMYK", page: index + 1 }] : [],
  );
  return { subjects: look.subjects + pages.length, failures: [...look.failures, ...inks] };
}

function undescribed({ metadata = "" }: ArchivalPdf): Look {
  const schemas = new Set(
    [...metadata.matchAll(/<pdfaSchema:prefix>(\w+)</g)].map(([, prefix]) => prefix ?? ""),
  );
  const described = new Set(
    [...metadata.matchAll(/<pdfaProperty:name>(\w+)</g)].map(([, name]) => name ?? ""),
  );
  const used = [...metadata.matchAll(/<(\w+):(\w+)[ >]/g)].flatMap(([, prefix = "", name = ""]) =>
    /^(?:rdf|x|pdfaExtension|pdfaSchema|pdfaProperty)$/.test(prefix) ? [] : [{ prefix, name }],
  );
  return each(used, ({ prefix, name }) => {
    const isKnown = knownSpaces.has(prefix) || (schemas.has(prefix) && described.has(name));
    return isKnown ? undefined : `${prefix}:${name}`;
  });
}

/** Part 2 takes only PDF/A files, which none of ours is; part 3 takes any, and asks what it is to the document. */
function attachments({ attached, part, isAssociated }: ArchivalPdf): Look {
  return each(attached, ({ hasRelationship, hasMediaType }) => {
    if (part === 2) return "a file inside";
    return hasRelationship && hasMediaType && isAssociated ? undefined : "a file that is not associated";
  });
}
