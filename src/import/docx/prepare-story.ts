import { openFields } from "./open-fields.ts";
import { openParagraph, type ParagraphDraft } from "./paragraph-draft.ts";
import { picturesOf } from "./pictures.ts";
import { chosen, keptProperties, lettersOf, markRun, readSymbol, shownText, textElement } from "./runs.ts";
import { clip, type Question, type Relations, type Remark, type Story } from "./story.ts";
import { child, descendants, type Element, elements, make, type Node, settingOf, textOf } from "./xml.ts";

/**
 * Makes of a story what Pandoc is to read: plain paragraphs that begin with a mark, with lists, tables, notes, equations
 * and the look of letters; fields, pictures, comments and pointers become marks, and text boxes stand behind their
 * paragraph. Everything else goes into `story`.
 */
export function prepareStory(root: Element, relations: Relations, story: Story): Element {
  const fields = openFields(story, () => current?.number ?? story.paragraphs.length);
  /** The words under comments that are open. */
  const commented = new Map<string, string>();
  let current: ParagraphDraft | null = null;
  let tables = 0;
  return { ...root, children: blocks(root) };

  function remark(what: Omit<Remark, "paragraph">): void {
    story.remarks.push({ ...what, paragraph: current?.number ?? (story.paragraphs.length || null) });
  }

  function blocks(parent: Element): readonly Element[] {
    return elements(parent).flatMap(block);
  }

  function block(element: Element): readonly Element[] {
    switch (element.name) {
      case "w:p":
        return paragraph(element);
      case "w:tbl": {
        tables += 1;
        const rows = { ...element, children: blocks(element) };
        tables -= 1;
        return [rows];
      }
      case "w:tr":
      case "w:tc":
        return [{ ...element, children: blocks(element) }];
      case "w:sdt":
        return controlled(element).flatMap(block);
      case "w:customXml":
      case "w:smartTag":
        return blocks(element);
      case "mc:AlternateContent":
        return chosen(element).flatMap(block);
      case "w:footnote":
      case "w:endnote":
        return [{ ...element, children: isNote(element) ? blocks(element) : [] }];
      case "w:bookmarkStart":
        story.bookmarks.set(element.attributes["w:name"] ?? "", story.paragraphs.length + 1);
        return [];
      case "w:altChunk":
        remark(removed("inserted file", "A file that is inserted whole cannot be read and is left out."));
        return [];
      case "m:oMathPara":
      case "m:oMath":
        return paragraph(make("w:p", {}, [element]));
      default:
        return /^w:(?:tblPr|tblGrid|trPr|tcPr|tblPrEx)$/.test(element.name) ? [element] : [];
    }
  }

  /** What is in a content control, unless it is a made list of contents or nobody filled it in. */
  function controlled(element: Element): readonly Element[] {
    const properties = child(element, "w:sdtPr");
    const content = child(element, "w:sdtContent") ?? make("w:sdtContent");
    const gallery = settingOf(properties, "w:docPartObj", "w:docPartGallery") ?? "";
    const text = shownText(content);
    if (/table of contents/i.test(gallery))
      remark(removed("contents", "The table of contents is left out; the editions make their own.", text));
    else if (child(properties, "w:showingPlcHdr") !== undefined)
      remark(
        removed(
          "placeholder",
          `A field of the form that was never filled in, "${clip(text)}", is left out.`,
          text,
        ),
      );
    else return elements(content);
    return [];
  }

  function paragraph(element: Element): readonly Element[] {
    const outer = current;
    const draft = openParagraph(child(element, "w:pPr"), story, tables > 0);
    current = draft;
    const content = elements(element).flatMap(inline);
    current = outer;
    draft.close();
    if (content.length === 0) return draft.lifted;
    return [make("w:p", {}, [draft.properties(), markRun("p", draft.number), ...content]), ...draft.lifted];
  }

  function inline(element: Element): readonly Element[] {
    switch (element.name) {
      case "w:r":
        return run(element);
      case "w:hyperlink":
        return hyperlink(element);
      case "w:fldSimple": {
        fields.begin(element.attributes["w:instr"] ?? "", "");
        const start = fields.separate();
        return [...start, ...elements(element).flatMap(inline), ...fields.end()];
      }
      case "w:sdt":
        return controlled(element).flatMap(inline);
      case "w:smartTag":
      case "w:customXml":
      case "w:dir":
      case "w:bdo":
        return elements(element).flatMap(inline);
      case "mc:AlternateContent":
        return chosen(element).flatMap(inline);
      case "w:bookmarkStart":
        story.bookmarks.set(element.attributes["w:name"] ?? "", current?.number ?? 0);
        return [];
      case "w:commentRangeStart":
        commented.set(element.attributes["w:id"] ?? "", "");
        return [];
      case "mark":
        return ask(changed(Number(element.attributes["change"] ?? 0)));
      case "m:oMath":
      case "m:oMathPara":
        return fields.isDropped() ? [] : [element];
      default:
        return [];
    }
  }

  function hyperlink(element: Element): readonly Element[] {
    const id = element.attributes["r:id"];
    const anchor = element.attributes["w:anchor"];
    const content = (): readonly Element[] => elements(element).flatMap(inline);
    if (id !== undefined) {
      const relation = relations.get(id);
      return linked(relation?.external === true ? relation.target : "", content());
    }
    if (anchor === undefined || fields.isDropped()) return content();
    const number = story.pointers.push({ bookmark: anchor, page: false }) - 1;
    return [markRun("x", number), ...content(), markRun("y", number)];
  }

  /** A link to the world outside; one to a file of the author's is words. */
  function linked(address: string, content: readonly Element[]): readonly Element[] {
    if (content.length === 0) return [];
    if (!/^(?:https?|mailto|ftp):/i.test(address)) {
      if (address !== "")
        remark(
          removed(
            "link",
            `The link to "${address}" leads to no address of the web and is left out; its words stay.`,
          ),
        );
      return content;
    }
    const id = `link${story.links.size + 1}`;
    story.links.set(id, address);
    return [make("w:hyperlink", { "r:id": id }, content)];
  }

  function run(element: Element): readonly Element[] {
    const properties = child(element, "w:rPr");
    if (story.styles.isHidden(properties, current?.source)) return hidden(element);
    const made: Element[] = [];
    let text: Node[] = [];
    const flush = (): void => {
      if (text.length > 0) made.push(make("w:r", {}, [...keptProperties(properties), ...text]));
      text = [];
    };
    for (const part of elements(element)) {
      const shown = runText(part, properties);
      if (shown !== null) text.push(...shown);
      else {
        flush();
        made.push(...runPart(part));
      }
    }
    flush();
    const address = fields.address();
    return address === "" ? made : linked(address, made);
  }

  /** Only what opens and closes fields counts in a hidden run. */
  function hidden(element: Element): readonly Element[] {
    const text = shownText(element);
    if (text.trim() !== "" && !fields.inInstruction())
      remark(removed("hidden text", `Hidden text is left out: "${clip(text)}".`));
    return elements(element).flatMap((part) =>
      /^w:(?:fldChar|instrText)$/.test(part.name) ? runPart(part) : [],
    );
  }

  /** Letters; null for what is none. */
  function runText(part: Element, properties: Element | undefined): readonly Node[] | null {
    const letters = lettersOf(part);
    if (letters === null) return null;
    if (fields.inInstruction()) return [];
    fields.see(letters);
    for (const [id, text] of commented) commented.set(id, text + letters);
    if (fields.isDropped()) return [];
    current?.see(asTyped(part, letters), properties);
    if (letters === "") return [];
    if (part.name === "w:t") return [textElement(letters)];
    if (part.name !== "w:sym") return [part.name === "w:cr" ? make("w:br") : { ...part, attributes: {} }];
    const { nodes, message } = readSymbol(part);
    if (message !== null) remark({ kind: "left", subject: "symbol", certainty: "unsure", message });
    return nodes;
  }

  function runPart(part: Element): readonly Element[] {
    switch (part.name) {
      case "w:fldChar":
        return fieldCharacter(part);
      case "w:instrText":
        fields.instruct(textOf(part));
        return [];
      case "w:footnoteReference":
      case "w:endnoteReference":
        return fields.isDropped() ? [] : [make("w:r", {}, [part])];
      case "w:commentReference":
        return comment(part.attributes["w:id"] ?? "");
      case "w:drawing":
      case "w:pict":
      case "w:object":
        return fields.isDropped() ? [] : picture(part);
      case "mc:AlternateContent":
        return chosen(part).flatMap(runPart);
      case "w:ruby":
        return elements(child(part, "w:rubyBase") ?? part).flatMap(inline);
      default:
        return [];
    }
  }

  function fieldCharacter(part: Element): readonly Element[] {
    const type = part.attributes["w:fldCharType"];
    if (type === "separate") return fields.separate();
    if (type === "end") return fields.end();
    const data = child(part, "w:fldData");
    if (type === "begin") fields.begin("", data === undefined ? "" : textOf(data));
    return [];
  }

  /** Pictures beside words, and text boxes, stand behind the paragraph. */
  function picture(part: Element): readonly Element[] {
    const found = picturesOf(part, relations, story.textWidth);
    for (const what of found.remarks) remark(what);
    const number = current?.number ?? 0;
    const marks = found.pictures.map((each) =>
      markRun("i", story.pictures.push({ ...each, paragraph: number }) - 1),
    );
    const boxed = descendants(part, "w:txbxContent").flatMap(blocks);
    current?.lifted.push(...boxed);
    const isBeside = child(part, "wp:anchor") !== undefined && current?.text().trim() !== "";
    if (!isBeside || current === null || marks.length === 0) return marks;
    current.lifted.push(make("w:p", {}, [make("w:pPr"), markRun("p", number), ...marks]));
    return [];
  }

  function comment(id: string): readonly Element[] {
    const found = story.comments.get(id);
    const about = clip(commented.get(id) ?? "");
    commented.delete(id);
    if (found === undefined) return [];
    return ask({ ...found, text: about === "" ? found.text : `On “${about}”: ${found.text}` });
  }

  function changed(index: number): Omit<Question, "paragraph"> {
    const found = story.changes[index];
    const verb = found?.kind === "insertion" ? "Inserted" : "Deleted";
    const text = `${verb}: “${found?.text.trim() ?? ""}”`;
    return { text, author: found?.author ?? null, date: found?.date ?? null };
  }

  function ask(question: Omit<Question, "paragraph">): readonly Element[] {
    const paragraph = current?.number ?? 0;
    return [markRun("q", story.questions.push({ ...question, paragraph }) - 1)];
  }
}

/** Lines and tabs mean something in code. */
function asTyped({ name }: Element, letters: string): string {
  if (letters !== " ") return letters;
  if (name === "w:br" || name === "w:cr") return "\n";
  return name === "w:tab" || name === "w:ptab" ? "\t" : letters;
}

function removed(subject: string, message: string, removedText?: string): Omit<Remark, "paragraph"> {
  const what = { kind: "removed", subject, certainty: "sure", message } as const;
  return removedText === undefined ? what : { ...what, removedText };
}

/** The lines between text and notes are stored as notes, too. */
function isNote({ attributes }: Element): boolean {
  const type = attributes["w:type"];
  return type === undefined || type === "normal";
}
