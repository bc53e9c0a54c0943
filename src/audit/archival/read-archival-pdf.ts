import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";
import {
  asDictionary,
  booleanIn,
  decodedBytes,
  dictionaryIn,
  listIn,
  nameIn,
} from "../accessibility/pdf-values.ts";
import { readTaggedPdf } from "../accessibility/read-tagged-pdf.ts";
import type { ArchivalPdf, ImageFacts } from "./archival-pdf.ts";

/** Reads what archives ask for from the bytes of a finished PDF that is to be of that part of ISO 19005. */
export async function readArchivalPdf(bytes: Uint8Array, part: 2 | 3): Promise<ArchivalPdf> {
  const [tagged, document] = await Promise.all([
    readTaggedPdf(bytes),
    PDFDocument.load(bytes, {
      updateMetadata: false,
      ignoreEncryption: true,
      parseSpeed: ParseSpeeds.Fastest,
    }),
  ]);
  const { catalog, context } = document;
  const walk = new Walk();
  for (const [, object] of context.enumerateIndirectObjects()) walk.visit(object);
  const { permissions, metadata, fonts, annotations, pages } = tagged;
  return {
    ...{ permissions, metadata, fonts, annotations, pages, part },
    header: Buffer.from(bytes.subarray(0, 20)).toString("latin1"),
    hasIdentifier: context.lookup(context.trailerInfo.ID) instanceof PDFArray,
    intents: intentsOf(catalog),
    annotationLooks: annotationsOf(document),
    isAssociated: catalog.has(PDFName.of("AF")),
    objects: context.enumerateIndirectObjects().length,
    hasLayers: catalog.has(PDFName.of("OCProperties")),
    forbiddenEntries: ["Requirements", "Collection"].filter((key) => catalog.has(PDFName.of(key))),
    needsAppearances: booleanIn(dictionaryIn(catalog, "AcroForm"), "NeedAppearances") === true,
    sides: document.getPages().map((page) => page.getSize()),
    ...walk.facts(),
  };
}

function intentsOf(catalog: PDFDict): ArchivalPdf["intents"] {
  return listIn(catalog, "OutputIntents").flatMap((each) => {
    const intent = asDictionary(each);
    const profile = decodedBytes(intent?.lookup(PDFName.of("DestOutputProfile")));
    return intent === undefined
      ? []
      : [{ subtype: nameIn(intent, "S"), colours: profile && coloursOf(profile) }];
  });
}

/** How many colours a profile has, by its header (ICC.1, 6.1.5); undefined where it is none. */
function coloursOf(profile: Uint8Array): number | undefined {
  const text = Buffer.from(profile.subarray(0, 40)).toString("latin1");
  if (profile.length < 128 || text.slice(36, 40) !== "acsp") return undefined;
  return { "RGB ": 3, GRAY: 1, CMYK: 4 }[text.slice(16, 20)];
}

function annotationsOf(document: PDFDocument): ArchivalPdf["annotationLooks"] {
  return document.getPages().flatMap(({ node }, index) =>
    listIn(node, "Annots").flatMap((each) => {
      const annotation = asDictionary(each);
      if (annotation === undefined) return [];
      return [
        {
          subtype: nameIn(annotation, "Subtype"),
          page: index + 1,
          hasLook: annotation.has(PDFName.of("AP")),
        },
      ];
    }),
  );
}

type Collected = Pick<
  ArchivalPdf,
  "filters" | "externalStreams" | "images" | "states" | "actions" | "additionalActions" | "attached"
> &
  Pick<ArchivalPdf, "longestName" | "longestText">;

/** Goes through all objects once, and into what they hold themselves. */
class Walk {
  readonly #filters = new Set<string>();
  #externalStreams = 0;
  readonly #images: ImageFacts[] = [];
  readonly #states: ArchivalPdf["states"][number][] = [];
  readonly #actions = new Set<string>();
  #additionalActions = 0;
  readonly #attached: ArchivalPdf["attached"][number][] = [];
  #longestName = 0;
  #longestText = 0;

  facts(): Collected {
    return {
      filters: [...this.#filters],
      externalStreams: this.#externalStreams,
      images: this.#images,
      states: this.#states,
      actions: [...this.#actions],
      additionalActions: this.#additionalActions,
      attached: this.#attached,
      longestName: this.#longestName,
      longestText: this.#longestText,
    };
  }

  visit(object: PDFObject): void {
    if (object instanceof PDFStream) {
      this.#stream(object);
      this.#dictionary(object.dict);
    } else if (object instanceof PDFDict) this.#dictionary(object);
    else if (object instanceof PDFArray) for (const each of object.asArray()) this.visit(each);
    else if (object instanceof PDFName)
      this.#longestName = Math.max(this.#longestName, object.asBytes().length);
    else if (object instanceof PDFString)
      this.#longestText = Math.max(this.#longestText, object.asBytes().length);
  }

  #stream({ dict }: PDFStream): void {
    for (const filter of listIn(dict, "Filter"))
      if (filter instanceof PDFName) this.#filters.add(filter.decodeText());
    if (dict.has(PDFName.of("F")) || dict.has(PDFName.of("FFilter"))) this.#externalStreams += 1;
    if (nameIn(dict, "Subtype") !== "Image") return;
    const [first] = listIn(dict, "ColorSpace");
    this.#images.push({
      isInterpolated: booleanIn(dict, "Interpolate") === true,
      hasAlternates: dict.has(PDFName.of("Alternates")),
      colours: first instanceof PDFName ? first.decodeText() : "",
    });
  }

  #dictionary(dictionary: PDFDict): void {
    for (const [key, value] of dictionary.entries()) {
      this.visit(key);
      this.visit(value);
    }
    if (dictionary.has(PDFName.of("AA"))) this.#additionalActions += 1;
    if (dictionary.has(PDFName.of("EF"))) this.#attach(dictionary);
    for (const key of ["A", "OpenAction"]) {
      const action = nameIn(dictionaryIn(dictionary, key), "S");
      if (
        action !== "" &&
        !/^(?:Table|List|Layout|PrintField)$/.test(nameIn(dictionaryIn(dictionary, key), "O"))
      )
        this.#actions.add(action);
    }
    if (dictionaryIn(dictionary, "Names")?.has(PDFName.of("JavaScript"))) this.#actions.add("JavaScript");
    const states = dictionaryIn(dictionary, "ExtGState");
    for (const key of states?.keys() ?? []) this.#state(dictionaryIn(states, key.decodeText()));
  }

  #attach(dictionary: PDFDict): void {
    const file = dictionaryIn(dictionaryIn(dictionary, "EF"), "F");
    this.#attached.push({
      hasRelationship: nameIn(dictionary, "AFRelationship") !== "",
      hasMediaType: nameIn(file, "Subtype") !== "",
    });
  }

  #state(state: PDFDict | undefined): void {
    if (state === undefined) return;
    const [mode] = listIn(state, "BM");
    const isOther = state.has(PDFName.of("TR2")) && nameIn(state, "TR2") !== "Default";
    const forbidden =
      ["TR", "HTP"].find((key) => state.has(PDFName.of(key))) ?? (isOther ? "TR2" : undefined);
    this.#states.push({ forbidden, blendMode: mode instanceof PDFName ? mode.decodeText() : "Normal" });
  }
}
