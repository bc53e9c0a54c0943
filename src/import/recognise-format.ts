import type { Diagnostic } from "../model/diagnostic.ts";

export type ImportFormat = "docx" | "odt" | "epub" | "rtf" | "html" | "jats" | "latex" | "markdown" | "text";

/** What was sent, by its content; a refusal says what to send instead. */
export type Recognised =
  | { readonly format: ImportFormat; readonly refusal?: never }
  | { readonly format?: never; readonly refusal: Diagnostic };

const zip = [0x50, 0x4b, 0x03, 0x04];
/** Compound files: Word before 2007, and Word documents with a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const pdf = [0x25, 0x50, 0x44, 0x46];
const rtf = [0x7b, 0x5c, 0x72, 0x74, 0x66];
const lookedAt = 4096;

/** Tells a format by the file's content; its name only tells texts apart. */
export function recogniseFormat(name: string, bytes: Uint8Array): Recognised {
  // Nothing at all, or only ends of lines and spaces.
  if (!bytes.some((byte) => byte > 0x20 || byte === 0))
    return refused(name, "is empty", "Ask for the file again.");
  if (beginsWith(bytes, pdf))
    return refused(
      name,
      "is a PDF, which keeps no paragraphs",
      "Ask for the file it was made from, or take its text out with `pdftotext` and import the .txt file.",
    );
  if (beginsWith(bytes, compound)) return ofCompoundFile(name, bytes);
  if (beginsWith(bytes, zip)) return ofArchive(name, bytes);
  if (beginsWith(bytes, rtf)) return { format: "rtf" };
  if (isJats(bytes)) return { format: "jats" };
  if (bytes.subarray(0, lookedAt).includes(0))
    return refused(name, "is neither a text nor a document", "Send a .docx, .odt or .txt file.");
  if (/\.(?:md|markdown|[qr]md)$/i.test(name)) return { format: "markdown" };
  if (/\.(?:tex|ltx|latex)$/i.test(name) || isLatex(bytes)) return { format: "latex" };
  if (isHtml(bytes) || /\.x?html?$/i.test(name)) return { format: "html" };
  if (/\.txt$/i.test(name)) return { format: "text" };
  if (/^\uFEFF?\s*<\?xml\s/.test(startOf(bytes)))
    return refused(
      name,
      "is XML, but no article in JATS",
      "Ask for the article as JATS XML, or save it as .docx, .odt, .html or .txt.",
    );
  return refused(
    name,
    "is of a format that cannot be imported yet",
    "Save it as .docx, .odt, .rtf, .html or .txt first.",
  );
}

/** Archives say what they are in their first entry (OCF 3.3, 4.3; ODF 1.3 part 2, 3.3), or by the files they hold. */
function ofArchive(name: string, bytes: Uint8Array): Recognised {
  const start = new TextDecoder("latin1").decode(bytes.subarray(30, 128));
  const type = start.startsWith("mimetype") ? start.slice("mimetype".length) : "";
  if (type.startsWith("application/epub+zip")) return { format: "epub" };
  if (type.startsWith("application/vnd.oasis.opendocument.text")) return { format: "odt" };
  if (type.startsWith("application/vnd.oasis.opendocument"))
    return refused(name, "is an OpenDocument file that is no text", "Save its text as .odt and import that.");
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (archive.includes("word/document.xml")) return { format: "docx" };
  if (archive.includes("META-INF/container.xml")) return { format: "epub" };
  return { format: archive.includes("META-INF/manifest.xml") ? "odt" : "docx" };
}

/** The first command of a document in LaTeX, behind comments. */
function isLatex(bytes: Uint8Array): boolean {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, lookedAt));
  return /^(?:\s|%.*(?:\n|$)|\\(?:RequirePackage|PassOptionsToPackage|RequirePackageWithOptions)\b.*\n)*\\document(?:class|style)\b/.test(
    start,
  );
}

/** The root element of JATS and of NLM before it, behind declarations and comments; HTML has articles of its own. */
function isJats(bytes: Uint8Array): boolean {
  const start = startOf(bytes).replace(/<!--[\s\S]*?-->/g, "");
  if (/<html[\s>]/i.test(start)) return false;
  if (/^\uFEFF?\s*<\?xml\s/.test(start)) return /<!DOCTYPE\s+article\b|<article[\s/>]/.test(start);
  return /^\uFEFF?\s*(?:<!DOCTYPE\s+article\b|<article\b[^>]*>\s*<front[\s>])/.test(start);
}

/** As text; marks of byte order tell UTF-16. */
function startOf(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : null;
  return new TextDecoder(wide ?? "utf-8").decode(bytes.subarray(0, lookedAt));
}

/** A document type or root element of HTML, behind comments and the like. */
function isHtml(bytes: Uint8Array): boolean {
  const start = startOf(bytes);
  return /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*(?:<!doctype\s+html|<html[\s>])/i.test(start);
}

/** A password makes of a Word document a compound file with a stream of this name (MS-OFFCRYPTO, 2.3.4.4). */
function ofCompoundFile(name: string, bytes: Uint8Array): Recognised {
  const isEncrypted = new TextDecoder("utf-16le").decode(bytes).includes("EncryptedPackage");
  return isEncrypted
    ? refused(name, "is protected by a password", "Save it without one and import it again.")
    : refused(name, "is a Word document of before 2007", "Save it as .docx and import that.");
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function refused(file: string, fault: string, help: string): Recognised {
  return {
    refusal: {
      check: "import/format-is-known",
      severity: "error",
      place: { file, line: 1, column: 1, certainty: "near" },
      message: `The file ${fault}; a document (.docx, .odt, .rtf, .tex, .html, .epub) or a text (.md, .txt) was expected.`,
      help,
    },
  };
}
