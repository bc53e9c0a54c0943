import type { Condition, Look } from "../condition.ts";
import type { ContentFacts, TaggedPdf } from "../tagged-pdf.ts";

function onPages({ pages }: TaggedPdf, count: (content: ContentFacts) => number, what: string): Look {
  return {
    subjects: pages.length,
    failures: pages.flatMap(({ content }, index) => {
      const times = count(content);
      return times === 0 ? [] : [{ what: `${what}, ${times} times`, page: index + 1 }];
    }),
  };
}

/** Checkpoints 01, 25, 26 and 30: what is painted, and how the file is made. */
export const contentConditions: readonly Condition[] = [
  {
    id: "01-003",
    clause: "7.1",
    failure: "An artifact stands inside tagged content.",
    look: (pdf) =>
      onPages(pdf, ({ artifactsInTagged }) => artifactsInTagged, "an artifact in tagged content"),
  },
  {
    id: "01-004",
    clause: "7.1",
    failure: "Tagged content stands inside an artifact.",
    look: (pdf) =>
      onPages(pdf, ({ taggedInArtifacts }) => taggedInArtifacts, "tagged content in an artifact"),
  },
  {
    id: "01-005",
    clause: "7.1",
    failure:
      "Something is painted that is neither an artifact nor tagged, or is tagged and held by no element.",
    look: (pdf) =>
      onPages(pdf, ({ unmarked, unheld }) => unmarked + unheld, "something painted that no element holds"),
  },
  {
    id: "01-007",
    clause: "7.1",
    failure: "The file says that its tags are suspect.",
    look: ({ hasSuspects }) => ({
      subjects: 1,
      failures: hasSuspects ? [{ what: "tags that are said to be suspect", page: 0 }] : [],
    }),
  },
  {
    id: "25-001",
    clause: "7.15",
    failure: "A form must be rendered dynamically (XFA).",
    look: ({ hasDynamicForm }) =>
      hasDynamicForm
        ? { subjects: 1, failures: [], unchecked: "an XFA form is not looked into" }
        : { subjects: 0, failures: [] },
  },
  {
    id: "26-001",
    clause: "7.16",
    failure: "The file is encrypted and does not say what is permitted.",
    look: ({ permissions }) => ({
      subjects: permissions === undefined ? 0 : 1,
      failures: permissions === null ? [{ what: "encryption without permissions", page: 0 }] : [],
    }),
  },
  {
    id: "26-002",
    clause: "7.16",
    failure: "The file is encrypted and does not permit assistive technology to take its text.",
    look: ({ permissions }) => ({
      subjects: typeof permissions === "number" ? 1 : 0,
      failures:
        typeof permissions === "number" && (permissions & 512) === 0
          ? [{ what: "encryption that forbids taking the text", page: 0 }]
          : [],
    }),
  },
  {
    id: "30-001",
    clause: "7.20",
    failure: "A form object shows a page of another file.",
    look: ({ forms }) => ({
      subjects: forms.all,
      failures: forms.references === 0 ? [] : [{ what: "a page of another file", page: 0 }],
    }),
  },
  {
    id: "30-002",
    clause: "7.20",
    failure: "A form object with tagged content is painted more than once.",
    look: ({ forms }) => ({
      subjects: forms.tagged.length,
      failures: forms.tagged.flatMap((uses) =>
        uses > 1 ? [{ what: `tagged content painted ${uses} times`, page: 0 }] : [],
      ),
    }),
  },
];
