import { PDFArray, type PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import { srgbProfile } from "./srgb-profile.ts";

/** A file that goes into the PDF as it is. */
export type AttachedFile = {
  readonly path: string;
  readonly bytes: Uint8Array;
};

/** Says by which profile the colours are meant: the output intent of ISO 32000-1, 14.11.5, as ISO 19005-2, 6.2.3 asks for it. */
export function writeColourProfile({ catalog, context }: PDFDocument): void {
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const intent = context.obj({
    Type: "OutputIntent",
    S: "GTS_PDFA1",
    OutputConditionIdentifier: PDFString.of("sRGB IEC61966-2.1"),
    Info: PDFString.of("sRGB IEC61966-2.1"),
    DestOutputProfile: profile,
  });
  catalog.set(PDFName.of("OutputIntents"), context.obj([intent]));
}

/** By the ending of a file's name. */
const mediaTypes: Readonly<Record<string, string>> = {
  md: "text/markdown",
  yaml: "application/yaml",
  yml: "application/yaml",
  json: "application/json",
  bib: "application/x-bibtex",
  ris: "application/x-research-info-systems",
};

/** Puts the sources of an archival PDF into it (ISO 19005-3, 6.8). */
export function attachSources(document: PDFDocument, attached: readonly AttachedFile[], date: Date): void {
  const { catalog, context } = document;
  const sorted = attached.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const files = sorted.map(({ path, bytes }) => {
    const data = context.flateStream(bytes, {
      Type: "EmbeddedFile",
      Subtype: mediaTypes[path.split(".").at(-1) ?? ""] ?? "text/plain",
      Params: { Size: bytes.length, ModDate: PDFString.fromDate(date) },
    });
    const name = path.replace(/^.*\//, "");
    return context.register(
      context.obj({
        Type: "Filespec",
        F: PDFString.of(name.replace(/[^\x20-\x7E]|[\\()]/g, "_")),
        UF: PDFHexString.fromText(name),
        Desc: PDFHexString.fromText(path),
        AFRelationship: "Source",
        EF: { F: context.register(data) },
      }),
    );
  });
  const names = PDFArray.withContext(context);
  files.forEach((file, index) => {
    names.push(PDFString.of(String(index + 1).padStart(4, "0")));
    names.push(file);
  });
  catalog.set(PDFName.of("Names"), context.obj({ EmbeddedFiles: { Names: names } }));
  catalog.set(PDFName.of("AF"), context.obj(files));
}
