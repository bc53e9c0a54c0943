import type { ImportNotice, ImportQuery } from "../../model/import.ts";
import { namesReferenceList } from "../../tree/reference-list-heading.ts";
import type { ImportedHeading } from "./number-headings.ts";
import type { PageNote } from "./page-notes.ts";
import type { Repair } from "./paragraph.ts";
import type { Taken } from "./shape.ts";
import type { PageDebris } from "./typed-line.ts";

/** Line of the result in which a line of the source came to stand; null where it did not. */
export type LineOf = (number: number) => number | null;

const resultFile = "article.md";

export type Noted = Pick<ImportNotice, "kind" | "subject" | "certainty" | "message"> & {
  readonly number: number;
  readonly removedText?: string;
};

/** Gives a notice its places. */
export function noticeAt({ number, ...notice }: Noted, file: string, lineOf: LineOf): ImportNotice {
  const line = lineOf(number);
  return {
    ...notice,
    source: { file, line: number, paragraph: null },
    result: line === null ? null : { file: resultFile, line, column: 1, certainty: "near" },
  };
}

export function debrisNotice({ kind, text, number }: PageDebris): Noted {
  return {
    kind: "removed",
    subject: kind,
    certainty: "sure",
    message: `"${text}" stood on the page as a ${kind} and is no part of the text.`,
    number,
    removedText: text,
  };
}

export function languageNotice(language: string): Noted {
  return {
    kind: "recognised",
    subject: "language",
    certainty: "likely",
    message: `By its letters the text is in the language "${language}".`,
    number: 1,
  };
}

export function noteNotice({ label, typed, lines: [first] }: PageNote): Noted {
  const text = first?.text.trim() ?? "";
  return {
    kind: "recognised",
    subject: "note",
    certainty: "likely",
    message: `"${text.slice(0, 60)}${text.length > 60 ? "…" : ""}" at the foot of its page became note ${label}.`,
    number: first?.number ?? 0,
    removedText: `${typed} ${typed}`,
  };
}

export function repairNotice({ kind, number, before, after, result, certain }: Repair): Noted {
  const message =
    kind === "word"
      ? `"${before}" and "${after}" became "${result}".`
      : `The paragraph that ended with "${before}" goes on with "${after}", which a page break had cut off.`;
  return { kind: "repaired", subject: kind, certainty: certain ? "sure" : "likely", message, number };
}

export function takenNotice({ view, subject, message, removedText }: Taken): Noted {
  return {
    kind: subject === "contents" || subject === "heading" ? "removed" : "recognised",
    subject,
    certainty: "likely",
    message,
    number: view.start + 1,
    ...(removedText !== undefined && { removedText }),
  };
}

export function headingNotice({ text, removed, differs }: ImportedHeading, number: number): Noted {
  if (removed !== null)
    return {
      kind: "removed",
      subject: "heading number",
      certainty: "sure",
      message: `The typed number "${removed}" of the heading "${text}" went out; ${namesReferenceList(text) ? "reference lists are not numbered" : "the same number is computed"}.`,
      number,
      removedText: removed,
    };
  if (differs !== null)
    return {
      kind: "left",
      subject: "heading number",
      certainty: "sure",
      message: `The heading "${text}" keeps its typed number, since "${differs.computed}" would be computed.`,
      number,
    };
  return {
    kind: "recognised",
    subject: "heading",
    certainty: "likely",
    message: `"${text}" is a heading.`,
    number,
  };
}

export function headingQuery(
  { text, differs }: ImportedHeading,
  number: number,
  file: string,
  lineOf: LineOf,
): ImportQuery | null {
  const line = lineOf(number);
  return differs === null
    ? null
    : {
        text: `The heading "${text}" has the typed number "${differs.typed}" where "${differs.computed}" was expected. Which is right?`,
        author: null,
        date: null,
        source: { file, line: number, paragraph: null },
        result: line === null ? null : { file: resultFile, line, column: 1, certainty: "exact" },
      };
}
