import { readCslField } from "./csl-field.ts";
import { readEndNoteField } from "./endnote-field.ts";
import { type FieldMeaning, meaningOf } from "./field-meaning.ts";
import { markRun } from "./runs.ts";
import { clip, type Remark, type Story } from "./story.ts";
import { readWordCitation } from "./word-sources.ts";
import type { FieldCitation } from "./works-cited.ts";
import type { Element } from "./xml.ts";

/** A field that is open while its runs go by. */
type OpenField = {
  instruction: string;
  readonly data: string;
  phase: "instruction" | "result";
  meaning: FieldMeaning;
  /** What a reader sees of it. */
  printed: string;
  /** Its result does not reach Pandoc. */
  dropped: boolean;
  readonly paragraph: number;
  pointer: number | null;
};

/** The fields around the run under way, the innermost last. Functions give the marks that stand in the text. */
export type OpenFields = {
  readonly begin: (instruction: string, data: string) => void;
  /** More of the instruction. */
  readonly instruct: (text: string) => void;
  readonly separate: () => readonly Element[];
  readonly end: () => readonly Element[];
  /** Letters that a reader sees. */
  readonly see: (letters: string) => void;
  readonly inInstruction: () => boolean;
  /** Whether what goes by shall not reach Pandoc. */
  readonly isDropped: () => boolean;
  /** Address of the link around; empty where there is none. */
  readonly address: () => string;
};

export function openFields(story: Story, paragraph: () => number): OpenFields {
  const fields: OpenField[] = [];
  const isDropped = (): boolean => fields.some(({ phase, dropped }) => phase === "instruction" || dropped);
  return {
    begin: (instruction, data) => {
      const field = { instruction, data, printed: "", dropped: false, paragraph: paragraph(), pointer: null };
      fields.push({ ...field, phase: "instruction", meaning: { kind: "plain" } });
    },
    instruct: (text) => {
      const field = fields.at(-1);
      if (field !== undefined) field.instruction += text;
    },
    separate: () => {
      const field = fields.at(-1);
      if (field === undefined) return [];
      field.phase = "result";
      field.meaning = meaningOf(field.instruction);
      return isDropped() ? [] : startResult(field, story);
    },
    end: () => {
      const field = fields.pop();
      if (field === undefined) return [];
      if (field.phase === "instruction") field.meaning = meaningOf(field.instruction);
      const remark = remarkOn(field);
      if (remark !== null) story.remarks.push({ ...remark, paragraph: field.paragraph });
      return field.pointer === null ? [] : [markRun("y", field.pointer)];
    },
    see: (letters) => {
      for (const field of fields) field.printed += letters;
    },
    inInstruction: () => fields.some(({ phase }) => phase === "instruction"),
    isDropped,
    address: () => {
      const link = fields.findLast(({ meaning, phase }) => meaning.kind === "link" && phase === "result");
      return link?.meaning.kind === "link" ? link.meaning.address : "";
    },
  };
}

function startResult(field: OpenField, story: Story): readonly Element[] {
  const citation = citationOf(field, story);
  if (citation !== null) {
    field.dropped = true;
    return [markRun("c", story.citations.push(citation) - 1)];
  }
  const { meaning } = field;
  field.dropped = /^(?:bibliography|contents|silent)$/.test(meaning.kind);
  const bookmark = bookmarkOf(meaning);
  if (bookmark === "") return [];
  const page = meaning.kind === "reference" && meaning.page;
  field.pointer = story.pointers.push({ bookmark, page }) - 1;
  return [markRun("x", field.pointer)];
}

function bookmarkOf(meaning: FieldMeaning): string {
  if (meaning.kind === "reference") return meaning.bookmark;
  return meaning.kind === "link" && meaning.address === "" ? meaning.anchor : "";
}

function citationOf({ meaning, data }: OpenField, story: Story): FieldCitation | null {
  switch (meaning.kind) {
    case "csl":
      return readCslField(meaning.data);
    case "endnote":
      return readEndNoteField(meaning.data, data);
    case "citation":
      return readWordCitation(meaning.words, story.sources);
    default:
      return null;
  }
}

type FieldRemark = Omit<Remark, "paragraph">;

function remarkOn({ printed, meaning, dropped, instruction }: OpenField): FieldRemark | null {
  const text = printed.trim();
  switch (meaning.kind) {
    case "csl":
    case "endnote":
    case "citation":
      return remarkOnCitation(text, dropped);
    case "bibliography":
      return removed(
        "reference list",
        "The reference list that a program made is left out; the editions make it from the works cited.",
        text,
      );
    case "contents":
      return removed("contents", "A list of contents is left out; the editions make their own.", text);
    case "silent":
      return removed("field", `The field "${clip(instruction)}" is left out.`, text);
    case "equation":
      return {
        kind: "left",
        subject: "equation",
        certainty: "unsure",
        message: `The equation is a field, "${clip(instruction)}", and has to be typed anew.`,
      };
    case "reference":
      return meaning.page
        ? {
            kind: "left",
            subject: "cross-reference",
            certainty: "unsure",
            message: `"${clip(text)}" is the number of a page of the Word document, and stays as it is.`,
          }
        : null;
    default:
      return null;
  }
}

function remarkOnCitation(text: string, isRead: boolean): FieldRemark | null {
  const common = { subject: "citation", certainty: isRead ? "sure" : "unsure" } as const;
  if (isRead)
    return {
      ...common,
      kind: "recognised",
      message: `The citation "${clip(text)}" comes with its data and is linked.`,
      removedText: text,
    };
  if (text === "") return null;
  const message = `The data of the citation "${clip(text)}" cannot be read; its words stay.`;
  return { ...common, kind: "left", message };
}

function removed(subject: string, message: string, text: string): FieldRemark | null {
  return text === "" ? null : { kind: "removed", subject, certainty: "sure", message, removedText: text };
}
