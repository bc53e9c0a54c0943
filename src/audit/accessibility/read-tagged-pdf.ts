import { ParseSpeeds, PDFDict, PDFDocument, PDFName, type PDFPage, PDFRef, PDFStream } from "@cantoo/pdf-lib";
import {
  asDictionary,
  booleanIn,
  decodedBytes,
  dictionaryIn,
  listIn,
  nameIn,
  numberIn,
  textIn,
  writtenIn,
} from "./pdf-values.ts";
import { readFont } from "./read-fonts.ts";
import { readStructure, type Structure } from "./read-structure.ts";
import { type ScannedContent, scanContent } from "./scan-content.ts";
import type { Annotation, PageFacts, TaggedPdf } from "./tagged-pdf.ts";

/** Reads from a finished PDF's bytes what is asked before it may be called accessible. */
export async function readTaggedPdf(bytes: Uint8Array): Promise<TaggedPdf> {
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    ignoreEncryption: true,
    parseSpeed: ParseSpeeds.Fastest,
  });
  const { catalog, context } = document;
  const structure = readStructure(document);
  const content = new ContentReader(document, structure);
  const pages = document.getPages().map((page) => content.page(page));
  const encryption = asDictionary(context.lookup(context.trailerInfo.Encrypt));
  const preferences = dictionaryIn(catalog, "ViewerPreferences");
  const form = dictionaryIn(catalog, "AcroForm");
  return {
    permissions: encryption === undefined ? undefined : (numberIn(encryption, "P") ?? null),
    isMarked: booleanIn(dictionaryIn(catalog, "MarkInfo"), "Marked") === true,
    hasSuspects: booleanIn(dictionaryIn(catalog, "MarkInfo"), "Suspects") === true,
    language: textIn(catalog, "Lang"),
    displaysTitle: booleanIn(preferences, "DisplayDocTitle"),
    metadata: metadataOf(document),
    outlineEntries: dictionaryIn(dictionaryIn(catalog, "Outlines"), "First") === undefined ? 0 : 1,
    hasForm: listIn(form, "Fields").length > 0,
    hasDynamicForm: form?.has(PDFName.of("XFA")) ?? false,
    layers: layersOf(catalog),
    embeddedFiles: embeddedFilesOf(document),
    roles: structure.roles,
    elements: structure.elements,
    pages,
    annotations: document.getPages().flatMap((page, index) => annotationsOn(page, index + 1, structure)),
    forms: content.forms(),
    fonts: content.fonts(),
  };
}

function metadataOf({ catalog }: PDFDocument): string | undefined {
  const bytes = decodedBytes(catalog.lookup(PDFName.of("Metadata")));
  return bytes && Buffer.from(bytes).toString("utf8");
}

function layersOf(catalog: PDFDict): TaggedPdf["layers"] {
  const properties = dictionaryIn(catalog, "OCProperties");
  return (["D", "Configs"] as const).flatMap((entry) =>
    listIn(properties, entry)
      .flatMap((each) => asDictionary(each) ?? [])
      .map((each) => ({ entry, name: textIn(each, "Name"), hasUsage: each.has(PDFName.of("AS")) })),
  );
}

function embeddedFilesOf({ context }: PDFDocument): TaggedPdf["embeddedFiles"] {
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict && object.has(PDFName.of("EF")))) return [];
    return [{ hasName: object.has(PDFName.of("F")), hasUnicodeName: object.has(PDFName.of("UF")) }];
  });
}

function annotationsOn({ node }: PDFPage, page: number, structure: Structure): readonly Annotation[] {
  const written = writtenIn(node, "Annots");
  return written.flatMap((ref) => {
    const annotation = asDictionary(node.context.lookup(ref));
    if (annotation === undefined) return [];
    const flags = numberIn(annotation, "F") ?? 0;
    const element = ref instanceof PDFRef ? structure.annotated.get(ref) : undefined;
    return [
      {
        subtype: nameIn(annotation, "Subtype"),
        page,
        contents: textIn(annotation, "Contents"),
        isHidden: (flags & 2) !== 0,
        isPrinted: (flags & 4) !== 0,
        element,
        language: textIn(annotation, "Lang"),
      },
    ];
  });
}

/** Fonts by the codes that are shown in them; a composite font's have two bytes. */
class ContentReader {
  readonly #document: PDFDocument;
  readonly #structure: Structure;
  readonly #shown = new Map<PDFDict, Uint8Array>();
  /** Form objects → what is in them, and how often they are painted. */
  readonly #forms = new Map<PDFStream, { readonly scanned: ScannedContent; uses: number }>();

  constructor(document: PDFDocument, structure: Structure) {
    this.#document = document;
    this.#structure = structure;
  }

  page({ node, ref }: PDFPage): PageFacts {
    const streams = listIn(node, "Contents").flatMap((stream) => decodedBytes(stream) ?? []);
    const bytes = streams.length === 1 && streams[0] !== undefined ? streams[0] : joined(streams);
    const { tagged, ...scanned } = this.#scan(bytes, node.Resources());
    const held = this.#structure.held.get(ref);
    const unheld = tagged.filter((number) => held?.has(number) !== true).length;
    return { tabs: nameIn(node, "Tabs"), content: { ...scanned, tagged: tagged.length, unheld } };
  }

  #scan(bytes: Uint8Array, resources: PDFDict | undefined): ScannedContent {
    const fonts = dictionaryIn(resources, "Font");
    const taken = new Map<string, { readonly shown: Uint8Array; readonly isWide: boolean } | undefined>();
    const scanned = scanContent(bytes, (name, text) => {
      if (!taken.has(name)) taken.set(name, this.#shownIn(dictionaryIn(fonts, name)));
      const font = taken.get(name);
      if (font === undefined) return;
      const step = font.isWide ? 2 : 1;
      for (let at = 0; at + step <= text.length; at += step)
        font.shown[step === 2 ? (text[at] ?? 0) * 256 + (text[at + 1] ?? 0) : (text[at] ?? 0)] = 1;
    });
    for (const name of scanned.painted) this.#use(dictionaryValue(resources, name));
    return scanned;
  }

  #shownIn(font: PDFDict | undefined): { readonly shown: Uint8Array; readonly isWide: boolean } | undefined {
    if (font === undefined) return undefined;
    const shown = this.#shown.get(font) ?? new Uint8Array(65536);
    this.#shown.set(font, shown);
    return { shown, isWide: nameIn(font, "Subtype") === "Type0" };
  }

  #use(stream: PDFStream | undefined): void {
    if (stream === undefined || nameIn(stream.dict, "Subtype") !== "Form") return;
    const form = this.#forms.get(stream);
    if (form !== undefined) {
      form.uses += 1;
      return;
    }
    const scanned = scanContent(new Uint8Array(), () => undefined);
    // Put there first: a form that paints itself would never end.
    this.#forms.set(stream, { scanned, uses: 1 });
    const bytes = decodedBytes(stream) ?? new Uint8Array();
    this.#forms.set(stream, { scanned: this.#scan(bytes, dictionaryIn(stream.dict, "Resources")), uses: 1 });
  }

  forms(): TaggedPdf["forms"] {
    const forms = [...this.#forms];
    return {
      all: forms.length,
      references: forms.filter(([stream]) => stream.dict.has(PDFName.of("Ref"))).length,
      tagged: forms.filter(([, { scanned }]) => scanned.tagged.length > 0).map(([, { uses }]) => uses),
    };
  }

  /** All the file has, since one that shows nothing may be wrong as well. */
  fonts(): TaggedPdf["fonts"] {
    const isFont = (object: PDFDict): boolean =>
      nameIn(object, "Type") === "Font" && !nameIn(object, "Subtype").startsWith("CIDFont");
    return this.#document.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict && isFont(object) ? [object] : []))
      .map((font) => readFont(font, codesIn(this.#shown.get(font))));
  }
}

function dictionaryValue(resources: PDFDict | undefined, name: string): PDFStream | undefined {
  const value = dictionaryIn(resources, "XObject")?.lookup(PDFName.of(name));
  return value instanceof PDFStream ? value : undefined;
}

function codesIn(shown: Uint8Array | undefined): readonly number[] {
  const codes: number[] = [];
  for (let code = shown?.indexOf(1) ?? -1; code >= 0; code = shown?.indexOf(1, code + 1) ?? -1)
    codes.push(code);
  return codes;
}

/** An operator never runs from one stream into the next (ISO 32000-1, 7.8.2). */
function joined(streams: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(streams.flatMap((stream) => [stream, new Uint8Array([10])]));
}
