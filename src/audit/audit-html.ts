import type { Diagnostic } from "../model/diagnostic.ts";
import type { Galley } from "../model/galley.ts";
import { auditText } from "./audit-text.ts";
import { entryFindings } from "./entries.ts";
import { firstPlace } from "./first-place.ts";
import {
  entryIds,
  headingEntries,
  headingFindings,
  linkFindings,
  navigationTargets,
  textsById,
} from "./in-documents.ts";
import { labelFindings } from "./labels.ts";
import { compareListed, listedHeadings } from "./nav-entries.ts";
import type { EpubDocument } from "./read-epub.ts";
import { type HtmlFacts, readHtml } from "./read-html.ts";
import { statedFindings } from "./stated.ts";

const edition = "HTML page";

/** Compares a finished HTML page with the galley it was made from, and looks whether it needs anything but itself. */
export function auditHtml(galley: Galley, html: Uint8Array): readonly Diagnostic[] {
  const page = readHtml(new TextDecoder().decode(html));
  const document: EpubDocument = { ...page.xhtml, path: "page.html" };
  const contents = { documents: [document], navigation: document, paths: new Set([document.path]) };
  const listed = headingEntries(galley, document);
  return [
    // A text of one heading has no contents.
    ...(listed.length === 0 && listedHeadings(galley.nav).length < 2
      ? []
      : [
          ...compareListed(galley, listed, `The ${edition}'s list of contents`),
          ...navigationTargets(galley, document, edition),
        ]),
    ...headingFindings(galley, [document], edition),
    ...textFindings(galley, document),
    ...labelFindings(galley, textsById([document]), edition),
    ...entryFindings(galley, entryIds([document]), edition),
    ...linkFindings(galley, contents, edition),
    ...imageFindings(galley, page),
    ...statedFindings(galley, page.stated, edition),
    ...outsideFindings(galley, page),
  ];
}

/** The list of contents says what the headings say. */
function textFindings(galley: Galley, { text, elements }: EpubDocument): readonly Diagnostic[] {
  const nav = elements.find(({ role }) => role === "doc-toc");
  const read = nav === undefined ? text : `${text.slice(0, nav.start)}\n${text.slice(nav.end)}`;
  const lines = read.split("\n").map((raw) => ({ raw, page: 0 }));
  const own = { contents: [], floated: new Set<string>() };
  return auditText(galley, { kind: "html", lines, nameOf: () => "its text" }, own).findings;
}

/** Every image of the text is there, byte for byte. */
function imageFindings(galley: Galley, { images }: HtmlFacts): readonly Diagnostic[] {
  const shown = new Set(images);
  return galley.resources.flatMap(({ href, bytes, place }) => {
    if (shown.has(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64")))
      return [];
    return [
      {
        check: "audit/images-are-whole",
        severity: "error",
        place,
        message: `The ${edition} does not have the image "${href}" as it is; all of its bytes were expected.`,
        help: "Build again; if it stays, report it with the image.",
      } as const,
    ];
  });
}

function outsideFindings(galley: Galley, { asked }: HtmlFacts): readonly Diagnostic[] {
  return asked.map((what) => ({
    check: "audit/html-stands-alone",
    severity: "error",
    place: firstPlace(galley),
    message: `The ${edition} has ${what}; nothing that runs or is fetched was expected.`,
    help: "Look at the publication's own templates; if it has none, report it.",
  }));
}
