import { readCslField } from "./csl-field.ts";
import { readEndNoteField } from "./endnote-field.ts";
import { type FieldMeaning, meaningOf } from "./field-meaning.ts";
import { type MarkKind, withoutMarks, writeMark } from "./marks.ts";
import { picturesOf } from "./pictures.ts";
import type { Relations, Remark, Story } from "./story.ts";
import { readWordCitation } from "./word-sources.ts";
import type { FieldCitation } from "./works-cited.ts";
import {
  child,
  descendants,
  type Element,
  elements,
  flag,
  make,
  type Node,
  settingOf,
  textOf,
} from "./xml.ts";

/** A field that is open while its runs go by. */
type OpenField = {
  instruction: string;
  data: string;
  phase: "instruction" | "result";
  meaning: FieldMeaning;
  /** What a reader sees of it. */
  printed: string;
  /** Its result does not reach Pandoc. */
  dropped: boolean;
  paragraph: number;
  pointer: number | null;
};

/** The paragraph under way. */
type Current = {
  readonly number: number;
  readonly properties: Element | undefined;
  text: string;
  letters: number;
  boldLetters: number;
  italicLetters: number;
  size: number;
  lifted: Element[];
};

/**
 * Makes of a story what Pandoc is to read: plain paragraphs that begin with a mark, with lists, tables, notes, equations
 * and the look of letters; fields, pictures, comments and pointers become marks, and text boxes stand behind their
 * paragraph. Everything else goes into `story`.
 */
export function prepareStory(root: Element, relations: Relations, story: Story): Element {
  const fields: OpenField[] = [];
  const commented = new Map<string, string>();
  let current: Current | null = null;
  let tables = 0;
  return { ...root, children: blocks(elements(root)) };

  function remark(what: Omit<Remark, "paragraph">): void {
    story.remarks.push({ ...what, paragraph: current?.number ?? (story.paragraphs.length || null) });
  }

  function blocks(list: readonly Element[]): readonly Element[] {
    return list.flatMap(block);
  }

  function block(element: Element): readonly Element[] {
    switch (element.name) {
      case "w:p":
        return paragraph(element);
      case "w:tbl": {
        tables += 1;
        const rows = { ...element, children: blocks(elements(element)) };
        tables -= 1;
        return [rows];
      }
      case "w:tr":
      case "w:tc":
        return [{ ...element, children: blocks(elements(element)) }];
      case "w:sdt":
        return control(element, (inner) => blocks(inner));
      case "w:customXml":
      case "w:smartTag":
        return blocks(elements(element));
      case "mc:AlternateContent":
        return blocks(chosen(element));
      case "w:footnote":
      case "w:endnote":
        return [
          {
            ...element,
            children:
              /^(?:-1|0)$/.test(element.attributes["w:id"] ?? "") && "w:type" in element.attributes
                ? []
                : blocks(elements(element)),
          },
        ];
      case "w:bookmarkStart":
        story.bookmarks.set(element.attributes["w:name"] ?? "", story.paragraphs.length + 1);
        return [];
      case "w:altChunk":
        remark({
          kind: "removed",
          subject: "inserted file",
          certainty: "sure",
          message: "A file that is inserted whole cannot be read and is left out.",
        });
        return [];
      case "m:oMathPara":
      case "m:oMath":
        return paragraph(make("w:p", {}, [element]));
      case "w:sectPr":
      case "w:proofErr":
      case "w:bookmarkEnd":
        return [];
      default:
        return /^w:(?:tblPr|tblGrid|trPr|tcPr|tblPrEx)$/.test(element.name) ? [element] : [];
    }
  }

  /** A content control: its content, unless it is a made list of contents or nobody filled it in. */
  function control<Made>(
    element: Element,
    read: (inner: readonly Element[]) => readonly Made[],
  ): readonly Made[] {
    const properties = child(element, "w:sdtPr");
    const content = child(element, "w:sdtContent");
    const gallery = settingOf(properties, "w:docPartObj", "w:docPartGallery") ?? "";
    const inner = content === undefined ? [] : elements(content);
    const text = content === undefined ? "" : shownText(content);
    if (/table of contents/i.test(gallery)) {
      remark({
        kind: "removed",
        subject: "contents",
        certainty: "sure",
        message: "The table of contents is left out; the editions make their own.",
        removedText: text,
      });
      return [];
    }
    if (child(properties, "w:showingPlcHdr") !== undefined) {
      remark({
        kind: "removed",
        subject: "placeholder",
        certainty: "sure",
        message: `A field of the form that was never filled in, "${text.trim()}", is left out.`,
        removedText: text,
      });
      return [];
    }
    return read(inner);
  }

  function paragraph(element: Element): readonly Element[] {
    const outer = current;
    const properties = child(element, "w:pPr");
    const look = story.styles.look(properties);
    const here: Current = {
      number: story.paragraphs.length + 1,
      properties,
      text: "",
      letters: 0,
      boldLetters: 0,
      italicLetters: 0,
      size: 0,
      lifted: [],
    };
    const fact = {
      number: here.number,
      look,
      text: "",
      bold: false,
      italic: false,
      size: look.size,
      inTable: tables > 0,
    };
    story.paragraphs.push(fact);
    current = here;
    const content = inlines(elements(element));
    current = outer;
    story.paragraphs[here.number - 1] = {
      ...fact,
      text: here.text,
      bold: here.letters > 0 && here.boldLetters === here.letters,
      italic: here.letters > 0 && here.italicLetters === here.letters,
      size: here.size === 0 ? look.size : here.size,
    };
    if (content.length === 0) return here.lifted;
    const isHeading = look.outline !== null || look.styles.some((name) => /^heading \d$|^title$/.test(name));
    const list = isHeading ? null : look.numbering;
    const numbering =
      list === null
        ? []
        : [
            make("w:numPr", {}, [
              make("w:ilvl", { "w:val": list.level }),
              make("w:numId", { "w:val": list.list }),
            ]),
          ];
    const own = make("w:p", {}, [make("w:pPr", {}, numbering), markRun("p", here.number), ...content]);
    return [own, ...here.lifted];
  }

  function inlines(list: readonly Element[]): readonly Element[] {
    return list.flatMap(inline);
  }

  function inline(element: Element): readonly Element[] {
    switch (element.name) {
      case "w:r":
        return run(element);
      case "w:hyperlink":
        return hyperlink(element);
      case "w:fldSimple":
        return [
          ...beginField(element.attributes["w:instr"] ?? ""),
          ...startResult(),
          ...inlines(elements(element)),
          ...endField(),
        ];
      case "w:sdt":
        return control(element, inlines);
      case "w:smartTag":
      case "w:customXml":
      case "w:dir":
      case "w:bdo":
        return inlines(elements(element));
      case "mc:AlternateContent":
        return inlines(chosen(element));
      case "w:bookmarkStart":
        story.bookmarks.set(element.attributes["w:name"] ?? "", current?.number ?? 0);
        return [];
      case "w:commentRangeStart":
        commented.set(element.attributes["w:id"] ?? "", "");
        return [];
      case "mark":
        return ask(change(Number(element.attributes["change"] ?? 0)));
      case "m:oMath":
      case "m:oMathPara":
        if (isDropped()) return [];
        story.counts.equations += element.name === "m:oMath" ? 1 : descendants(element, "m:oMath").length;
        if (current !== null) current.text += " ";
        return [element];
      default:
        return [];
    }
  }

  function hyperlink(element: Element): readonly Element[] {
    const id = element.attributes["r:id"];
    const anchor = element.attributes["w:anchor"];
    if (id !== undefined) {
      const relation = relations.get(id);
      return linked(relation?.external === true ? relation.target : "", inlines(elements(element)));
    }
    return anchor === undefined
      ? inlines(elements(element))
      : pointed(anchor, () => inlines(elements(element)));
  }

  function pointed(bookmark: string, read: () => readonly Element[]): readonly Element[] {
    if (isDropped()) return read();
    const number = story.pointers.push({ bookmark, page: false }) - 1;
    return [markRun("x", number), ...read(), markRun("y", number)];
  }

  /** A link to the world outside; one to a file of the author's is words. */
  function linked(address: string, content: readonly Element[]): readonly Element[] {
    if (content.length === 0) return [];
    if (!/^(?:https?|mailto|ftp):/i.test(address)) {
      if (address !== "")
        remark({
          kind: "removed",
          subject: "link",
          certainty: "sure",
          message: `The link to "${address}" leads to no address of the web and is left out; its words stay.`,
        });
      return content;
    }
    const id = `link${story.links.size + 1}`;
    story.links.set(id, address);
    return [make("w:hyperlink", { "r:id": id }, content)];
  }

  function run(element: Element): readonly Element[] {
    const properties = child(element, "w:rPr");
    if (story.styles.isHidden(properties, current?.properties)) return hidden(element);
    const made: Element[] = [];
    let text: Node[] = [];
    const flush = (): void => {
      if (text.length > 0) made.push(make("w:r", {}, [...keptProperties(properties), ...text]));
      text = [];
    };
    for (const part of elements(element)) {
      const shown = runText(part, properties);
      if (shown !== null) {
        if (!isDropped()) text.push(...shown);
        continue;
      }
      flush();
      made.push(...runPart(part));
    }
    flush();
    const link = fields.findLast(
      ({ meaning, phase }) => meaning.kind === "link" && phase === "result",
    )?.meaning;
    return link?.kind === "link" && link.address !== "" && made.length > 0
      ? linked(link.address, made)
      : made;
  }

  function hidden(element: Element): readonly Element[] {
    const made = elements(element).flatMap((part) =>
      /^w:(?:fldChar|instrText)$/.test(part.name) ? runPart(part) : [],
    );
    const text = shownText(element);
    if (text.trim() !== "" && !inInstruction())
      remark({
        kind: "removed",
        subject: "hidden text",
        certainty: "sure",
        message: `Hidden text is left out: "${clip(text)}".`,
      });
    return made;
  }

  /** Letters; null for what is none. */
  function runText(part: Element, properties: Element | undefined): readonly Node[] | null {
    const letters = lettersOf(part);
    if (letters === null) return null;
    if (inInstruction()) return [];
    see(letters, properties);
    if (letters === "" && part.name !== "w:br") return [];
    if (part.name === "w:t") return [make("w:t", { space: "preserve" }, [letters])];
    if (part.name === "w:sym") return symbol(part);
    return [part.name === "w:cr" ? make("w:br") : { ...part, attributes: {} }];
  }

  function symbol(part: Element): readonly Node[] {
    const code = Number.parseInt(part.attributes["w:char"] ?? "", 16);
    const font = part.attributes["w:font"] ?? "";
    const known = font === "Symbol" || !(code >= 0xf000 && code <= 0xf0ff);
    if (font === "Symbol") return [part];
    if (known) return [make("w:t", { space: "preserve" }, [String.fromCodePoint(code || 0xfffd)])];
    const letter = dingbats[font]?.[code - 0xf000];
    if (letter !== undefined) return [make("w:t", { space: "preserve" }, [letter])];
    remark({
      kind: "left",
      subject: "symbol",
      certainty: "unsure",
      message: `A symbol of the font "${font}", number ${code - 0xf000}, has no letter of its own; "□" stands for it.`,
    });
    return [make("w:t", { space: "preserve" }, ["□"])];
  }

  function see(letters: string, properties: Element | undefined): void {
    for (const field of fields) field.printed += letters;
    for (const [id, text] of commented) commented.set(id, text + letters);
    if (current === null || isDropped()) return;
    current.text += letters;
    const count = letters.replace(/\s/g, "").length;
    if (count === 0) return;
    current.letters += count;
    const look = story.styles.look(current.properties);
    if (story.styles.isBold(properties) ?? look.bold) current.boldLetters += count;
    if (flag(properties, "w:i") ?? look.italic) current.italicLetters += count;
    current.size = Math.max(current.size, story.styles.runSize(properties) ?? look.size);
  }

  function runPart(part: Element): readonly Element[] {
    switch (part.name) {
      case "w:fldChar":
        return fieldCharacter(part);
      case "w:instrText": {
        const field = fields.at(-1);
        if (field !== undefined) field.instruction += textOf(part);
        return [];
      }
      case "w:footnoteReference":
      case "w:endnoteReference":
        return isDropped() ? [] : [make("w:r", {}, [part])];
      case "w:commentReference":
        return comment(part.attributes["w:id"] ?? "");
      case "w:drawing":
      case "w:pict":
      case "w:object":
        return picture(part);
      case "mc:AlternateContent":
        return chosen(part).flatMap(runPart);
      case "w:ruby":
        return inlines(
          elements(part)
            .filter(({ name }) => name === "w:rubyBase")
            .flatMap(elements),
        );
      default:
        return [];
    }
  }

  function picture(part: Element): readonly Element[] {
    if (isDropped()) return [];
    const boxes = descendants(part, "w:txbxContent");
    const found = picturesOf(part, relations, story.textWidth);
    for (const what of found.remarks) remark(what);
    const marks = found.pictures.map((each) => {
      const number = story.pictures.push({ ...each, paragraph: current?.number ?? 0 }) - 1;
      return markRun("i", number);
    });
    const isBeside = child(part, "wp:anchor") !== undefined && current?.text.trim() !== "";
    const lifted = boxes.flatMap((box) => ({ box }));
    if (current !== null && lifted.length > 0)
      current.lifted.push(...lifted.flatMap(({ box }) => blocks(elements(box))));
    if (!isBeside || current === null || marks.length === 0) return marks;
    current.lifted.push(make("w:p", {}, [make("w:pPr"), markRun("p", current.number), ...marks]));
    return [];
  }

  function comment(id: string): readonly Element[] {
    const found = story.comments.get(id);
    const about = commented.get(id)?.trim() ?? "";
    commented.delete(id);
    if (found === undefined) return [];
    const text = about === "" ? found.text : `On “${clip(about)}”: ${found.text}`;
    return ask({ ...found, text });
  }

  function change(index: number): {
    readonly text: string;
    readonly author: string | null;
    readonly date: string | null;
  } {
    const found = story.changes[index];
    const verb = found?.kind === "insertion" ? "Inserted" : "Deleted";
    return {
      text: `${verb}: “${found?.text.trim() ?? ""}”`,
      author: found?.author ?? null,
      date: found?.date ?? null,
    };
  }

  function ask(question: {
    readonly text: string;
    readonly author: string | null;
    readonly date: string | null;
  }): readonly Element[] {
    const number = story.questions.push({ ...question, paragraph: current?.number ?? 0 }) - 1;
    return [markRun("q", number)];
  }

  function fieldCharacter(part: Element): readonly Element[] {
    const type = part.attributes["w:fldCharType"];
    if (type === "begin") {
      const data = child(part, "w:fldData");
      return beginField("", data === undefined ? "" : textOf(data));
    }
    if (type === "separate") return startResult();
    return type === "end" ? endField() : [];
  }

  function beginField(instruction: string, data = ""): readonly Element[] {
    fields.push({
      instruction,
      data,
      phase: "instruction",
      meaning: { kind: "plain" },
      printed: "",
      dropped: false,
      paragraph: current?.number ?? 0,
      pointer: null,
    });
    return [];
  }

  function startResult(): readonly Element[] {
    const field = fields.at(-1);
    if (field === undefined) return [];
    const { meaning } = field;
    field.phase = "result";
    field.meaning = meaningOf(field.instruction);
    if (meaning.kind !== field.meaning.kind) story.counts.fields += 1;
    return isDropped() ? [] : openResult(field);
  }

  function openResult(field: OpenField): readonly Element[] {
    const citation = citationOf(field, story);
    if (citation !== null) {
      field.dropped = true;
      return [markRun("c", story.citations.push(citation) - 1)];
    }
    const { meaning } = field;
    field.dropped =
      meaning.kind === "bibliography" || meaning.kind === "contents" || meaning.kind === "silent";
    const bookmark =
      meaning.kind === "reference"
        ? meaning.bookmark
        : meaning.kind === "link" && meaning.address === ""
          ? meaning.anchor
          : "";
    if (bookmark === "") return [];
    field.pointer = story.pointers.push({ bookmark, page: meaning.kind === "reference" && meaning.page }) - 1;
    return [markRun("x", field.pointer)];
  }

  function endField(): readonly Element[] {
    const field = fields.pop();
    if (field === undefined) return [];
    if (field.phase === "instruction") field.meaning = meaningOf(field.instruction);
    noteField(field);
    return field.pointer === null ? [] : [markRun("y", field.pointer)];
  }

  function noteField(field: OpenField): void {
    const text = field.printed.trim();
    const { kind } = field.meaning;
    const at = (what: Omit<Remark, "paragraph">): void =>
      void story.remarks.push({ ...what, paragraph: field.paragraph });
    if (/^(?:csl|endnote|citation)$/.test(kind)) {
      if (field.dropped)
        at({
          kind: "recognised",
          subject: "citation",
          certainty: "sure",
          message: `The citation "${clip(text)}" comes with its data and is linked.`,
          removedText: text,
        });
      else if (text !== "")
        at({
          kind: "left",
          subject: "citation",
          certainty: "unsure",
          message: `The data of the citation "${clip(text)}" cannot be read; its words stay.`,
        });
    } else if (kind === "bibliography" && text !== "")
      at({
        kind: "removed",
        subject: "reference list",
        certainty: "sure",
        message:
          "The reference list that a program made is left out; the editions make it from the works cited.",
        removedText: text,
      });
    else if (kind === "contents" && text !== "")
      at({
        kind: "removed",
        subject: "contents",
        certainty: "sure",
        message: "A list of contents is left out; the editions make their own.",
        removedText: text,
      });
    else if (kind === "silent" && text !== "")
      at({
        kind: "removed",
        subject: "field",
        certainty: "sure",
        message: `The field "${field.instruction.trim()}" is left out.`,
        removedText: text,
      });
    else if (kind === "equation")
      at({
        kind: "left",
        subject: "equation",
        certainty: "unsure",
        message: `The equation is a field, "${clip(field.instruction.trim())}", and has to be typed anew.`,
      });
  }

  function inInstruction(): boolean {
    return fields.some(({ phase }) => phase === "instruction");
  }

  function isDropped(): boolean {
    return fields.some(({ phase, dropped }) => phase === "instruction" || dropped);
  }
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

// What Word's lists and forms take from fonts of pictures, by the letter they are typed with.
const dingbats: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  Wingdings: {
    108: "●",
    110: "■",
    111: "□",
    113: "❑",
    118: "❖",
    167: "▪",
    168: "◻",
    216: "➢",
    224: "→",
    251: "✗",
    252: "✓",
    253: "☒",
    254: "☑",
    74: "☺",
  },
  "Wingdings 2": { 80: "✓", 82: "☑", 163: "□" },
};

function lettersOf(part: Element): string | null {
  switch (part.name) {
    case "w:t":
      return withoutMarks(textOf(part)).replaceAll("\u00AD", "");
    case "w:tab":
    case "w:ptab":
    case "w:cr":
      return " ";
    case "w:br":
      return /^(?:page|column)$/.test(part.attributes["w:type"] ?? "") ? "" : " ";
    case "w:noBreakHyphen":
      return "\u2011";
    case "w:sym":
      return "□";
    case "w:softHyphen":
      return "";
    default:
      return null;
  }
}

/** What a program that knows the newer form reads, if we know it, else what is there for others. */
function chosen(element: Element): readonly Element[] {
  const all = elements(element);
  const choice = all.find(({ name }) => name === "mc:Choice");
  const fallback = all.find(({ name }) => name === "mc:Fallback");
  const isKnown =
    choice !== undefined &&
    ["w:txbxContent", "a:blip", "w:t"].some((name) => descendants(choice, name).length > 0);
  return elements((isKnown ? choice : (fallback ?? choice)) ?? element);
}

const keptNames = /^w:(?:rStyle|b|i|caps|smallCaps|strike|dstrike|u|vertAlign|rFonts)$/;

/** What Pandoc shall know of a run's look. */
function keptProperties(properties: Element | undefined): readonly Element[] {
  const kept =
    properties === undefined ? [] : elements(properties).filter(({ name }) => keptNames.test(name));
  return kept.length === 0 ? [] : [make("w:rPr", {}, kept)];
}

function markRun(kind: MarkKind, number: number): Element {
  return make("w:r", {}, [make("w:t", { space: "preserve" }, [writeMark(kind, number)])]);
}

function shownText(element: Element): string {
  return elements(element)
    .map((each) => (each.name === "w:p" ? `${shownText(each)} ` : (lettersOf(each) ?? shownText(each))))
    .join("");
}

export function clip(text: string): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length > 80 ? `${plain.slice(0, 79).trimEnd()}…` : plain;
}
