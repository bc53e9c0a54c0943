import type { Description } from "../../model/description.ts";

/** What a build finds in its editions. */
export const foundInEditions: readonly Description[] = [
  {
    id: "audit/text-is-complete",
    severity: "error",
    summary: "Every word of the text is in the finished PDF and EPUB, in order and once.",
    why: "Page layout is known to lose text without a word.",
    remedy:
      "Look at the place in the finished file. If the manuscript is right there, report it as a fault of Colophon's.",
    basis: "House",
  },
  {
    id: "audit/headings-agree",
    severity: "error",
    summary: "Headings and their numbers in the finished files are those of the text.",
    why: "The contents, the outline and the text must say the same.",
    remedy:
      "Look at the place in the finished file. If the manuscript is right there, report it as a fault of Colophon's.",
    basis: "House",
  },
  {
    id: "audit/labels-agree",
    severity: "error",
    summary: "Labels of figures, tables and equations in the finished files are those of the text.",
    why: "A reference to Figure 3 must lead to Figure 3.",
    remedy:
      "Look at the place in the finished file. If the manuscript is right there, report it as a fault of Colophon's.",
    basis: "House",
  },
  {
    id: "audit/reference-list-agrees",
    severity: "error",
    summary: "The reference list in the finished files is that of the text, entry by entry.",
    why: "A lost entry leaves citations without a work.",
    remedy:
      "Look at the place in the finished file. If the manuscript is right there, report it as a fault of Colophon's.",
    basis: "House",
  },
  {
    id: "audit/contents-page-numbers-agree",
    severity: "error",
    summary: "Page numbers in the contents are those the headings stand on.",
    why: "The reader is sent to the wrong page.",
    remedy:
      "Look at the place in the finished file. If the manuscript is right there, report it as a fault of Colophon's.",
    basis: "House",
  },
  {
    id: "audit/fonts-are-declared",
    severity: "error",
    summary: "The PDF's fonts are those the template declares.",
    why: "Another font means that letters were missing, and may not be licensed for print.",
    remedy:
      "Look at the place in the finished file. If the manuscript is right there, report it as a fault of Colophon's.",
    basis: "House",
  },
  {
    id: "audit/nothing-sticks-out",
    severity: "error",
    summary: "Nothing is cut off at the page's edge.",
    why: "What is cut off cannot be read.",
    remedy:
      "Look at the place in the finished file. If the manuscript is right there, report it as a fault of Colophon's.",
    basis: "House",
  },
  {
    id: "audit/links-resolve",
    severity: "error",
    summary: "Links inside the finished files lead to a place in them.",
    why: "The reader's tap does nothing.",
    remedy:
      "Look at the place in the finished file. If the manuscript is right there, report it as a fault of Colophon's.",
    basis: "House",
  },
  {
    id: "audit/metadata-agree",
    severity: "error",
    summary: "What the editions for deposit and for the web say of the publication is what the metadata say.",
    why: "Registries, archives and search engines copy it, and wrong names and numbers stay there.",
    remedy:
      "Look at the place in the finished file. If the manuscript is right there, report it as a fault of Colophon's.",
    basis: "House",
  },
  {
    id: "audit/images-are-whole",
    severity: "error",
    summary: "Every image of the text is in the HTML page, byte for byte.",
    why: "A figure that is missing or damaged leaves its caption with nothing to say.",
    remedy:
      "Look at the place in the finished file. If the image is right there, report it as a fault of Colophon's.",
    basis: "House",
  },
  {
    id: "audit/html-stands-alone",
    severity: "error",
    summary: "The HTML page runs nothing and fetches nothing.",
    why: "It is opened years later, without a network, and by people who do not know where it comes from.",
    remedy: "Look at the publication's own templates. If it has none, report it as a fault of Colophon's.",
    basis: "House; Content Security Policy Level 3",
  },
  {
    id: "audit/jats-is-valid",
    severity: "error",
    summary: "The JATS XML is valid by the DTD of its standard.",
    why: "Archives refuse what is not.",
    remedy: "Report it as a fault of Colophon's, with the text it is about.",
    basis: "ANSI/NISO Z39.96-2021 (JATS 1.3), Journal Publishing tag set",
  },
  {
    id: "audit/crossref-is-valid",
    severity: "error",
    summary: "The deposit keeps the rules of Crossref's schema.",
    why: "Crossref refuses what does not.",
    remedy:
      "Look at the value that is named, such as a name with a number in it. Where it is right, report it as a fault of Colophon's.",
    basis: "crossref5.3.1.xsd, common5.3.1.xsd, AccessIndicators.xsd, fundref.xsd; by rules of our own",
  },
  {
    id: "audit/pdf-is-accessible",
    severity: "warning",
    summary: "The PDF passes what a program can find of the Matterhorn Protocol 1.1.",
    why: "Screen readers go by the PDF's tags. A file that fails does not say that it is PDF/UA.",
    remedy:
      "Look for the place in the manuscript, such as an image without an alternative text. If the manuscript is right there, report it as a fault of Colophon's.",
    basis: "ISO 14289-1 (PDF/UA-1); Matterhorn Protocol 1.1, by condition",
  },
  {
    id: "audit/pdf-is-archival",
    severity: "warning",
    summary: "A PDF for archives is one: it passes our checks of ISO 19005.",
    why: "Archives refuse files that depend on anything outside them. A file that fails does not say that it is PDF/A.",
    remedy:
      "Look for what the finding names in the manuscript, such as an image in CMYK, and write it otherwise. If the manuscript is right there, report it as a fault of Colophon's.",
    basis: "ISO 19005-2 and ISO 19005-3, by clause; where the metadata set `print: conformance`",
  },
  {
    id: "audit/verapdf-agrees",
    severity: "warning",
    summary: "veraPDF, where it is on the path, says the same of the PDF as our own checks.",
    why: "It looks at more than we do. Where it finds something the PDF does not say that it follows the standard.",
    remedy:
      "Look for the place in the manuscript. If the manuscript is right there, report it as a fault of Colophon's, with veraPDF's report.",
    basis: "ISO 14289-1, ISO 19005-2 and ISO 19005-3, as veraPDF reads them",
  },
  {
    id: "audit/epub-is-valid",
    severity: "error",
    summary: "EPUBCheck finds nothing wrong with the EPUB.",
    why: "Shops refuse a book with errors.",
    remedy:
      "Look at the place in the finished file. If the manuscript is right there, report it as a fault of Colophon's.",
    basis: "EPUB 3.3",
  },
];
