import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { XmlMessage } from "../model/tools.ts";
import { packageFolder } from "./packages.ts";

/** Where the standard's own files are named to be; they are read from the package, never fetched. */
const published = "https://jats.nlm.nih.gov/publishing/1.3/";

/**
 * Validates a document that names the DTD of JATS 1.3 (ANSI/NISO Z39.96-2021), Journal Publishing with MathML 3, against
 * just that: what libxml2 says of it, nothing where it is valid.
 */
export async function validateJats(xml: Uint8Array): Promise<readonly XmlMessage[]> {
  const { ParseOption, XmlDocument, XmlLibError, xmlCleanupInputProvider, xmlRegisterInputProvider } =
    await import("libxml2-wasm");
  xmlRegisterInputProvider(standardFiles(join(packageFolder("@jats4r/dtds"), "schema", "1.3")));
  const option = ParseOption.XML_PARSE_DTDLOAD | ParseOption.XML_PARSE_DTDVALID | ParseOption.XML_PARSE_NONET;
  try {
    XmlDocument.fromBuffer(xml, { option }).dispose();
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return error.details.map(({ line, message }) => ({ line, message: message.trim() }));
  } finally {
    xmlCleanupInputProvider();
  }
}

/** Hands out the files of a folder as those of the standard's address, and nothing else. */
function standardFiles(folder: string) {
  const open = new Map<number, { readonly bytes: Uint8Array; at: number }>();
  let last = 0;
  return {
    match: () => true,
    open: (address: string): number | undefined => {
      if (!address.startsWith(published)) return undefined;
      last += 1;
      open.set(last, { bytes: readFileSync(join(folder, address.slice(published.length))), at: 0 });
      return last;
    },
    read: (file: number, buffer: Uint8Array): number => {
      const reading = open.get(file);
      if (reading === undefined) return -1;
      const piece = reading.bytes.subarray(reading.at, reading.at + buffer.byteLength);
      buffer.set(piece);
      reading.at += piece.length;
      return piece.length;
    },
    close: (file: number): boolean => open.delete(file),
  };
}
