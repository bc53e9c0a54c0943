import type { SpineItem } from "../model/galley.ts";

/** What a content document says it is (EPUB Structural Semantics Vocabulary 1.1, DPUB-ARIA 1.1). */
export type DivisionType = { readonly type: string | false; readonly role: string | false };

const none: DivisionType = { type: false, role: false };

/** A reference list says so itself, on the list; parts of an article are plain sections. */
export const divisionTypes: Readonly<Record<SpineItem["kind"], DivisionType>> = {
  article: none,
  section: none,
  "reference-list": none,
  bibliography: none,
  other: none,
  abstract: { type: "abstract", role: "doc-abstract" },
  part: { type: "part", role: "doc-part" },
  chapter: { type: "chapter", role: "doc-chapter" },
  appendix: { type: "appendix", role: "doc-appendix" },
  dedication: { type: "dedication", role: "doc-dedication" },
  epigraph: { type: "epigraph", role: "doc-epigraph" },
  foreword: { type: "foreword", role: "doc-foreword" },
  preface: { type: "preface", role: "doc-preface" },
  introduction: { type: "introduction", role: "doc-introduction" },
  acknowledgements: { type: "acknowledgments", role: "doc-acknowledgments" },
  conclusion: { type: "conclusion", role: "doc-conclusion" },
  glossary: { type: "glossary", role: "doc-glossary" },
  colophon: { type: "colophon", role: "doc-colophon" },
};

export const matterTypes: Readonly<Record<SpineItem["role"], string>> = {
  front: "frontmatter",
  body: "bodymatter",
  back: "backmatter",
};
