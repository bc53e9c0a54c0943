import type { Attr, Block, Cell, DefinitionItem, Inline, Row, TableBody } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { mapInlines, visitInlines } from "../../tree/walk.ts";
import { trim } from "../docx/inline-text.ts";
import { withoutMarks, writeMark } from "../docx/marks.ts";
import { isContentsList, rolesOf } from "./division-roles.ts";
import { keepsRaw, markInlines } from "./mark-inlines.ts";
import { anchor, type Marking, remarkOn } from "./marking.ts";
import { lettersOf } from "./tree-input.ts";
import { treeText } from "./tree-text.ts";

/** What stands around a block. */
type Around = {
  readonly styles: readonly string[];
  readonly rightToLeft: boolean;
  /** In a list, a quotation, a note or a table, where headings are none. */
  readonly nested: boolean;
  readonly inTable: boolean;
};

/**
 * Makes of a tree what the readers of structure know: plain paragraphs that begin with a mark, pictures and pointers as
 * marks, captions as paragraphs beside what they caption. What Pandoc knew of a paragraph goes into the story.
 */
export function markTree(tree: readonly Block[], marking: Marking): readonly Block[] {
  const { story, rightToLeft } = marking;
  return blocks(tree, { styles: [], rightToLeft, nested: false, inTable: false });

  function blocks(list: readonly Block[], around: Around): readonly Block[] {
    return list.flatMap((each) => block(each, around));
  }

  function block(own: Block, around: Around): readonly Block[] {
    const inside = { ...around, nested: true };
    switch (own.t) {
      case "Para":
      case "Plain":
        return paragraph(own, around);
      case "Header":
        return heading(own, around);
      case "LineBlock":
        return [{ ...own, c: own.c.map((line) => inlines(line, inside)) }];
      case "BlockQuote":
        return [{ ...own, c: blocks(own.c, inside) }];
      case "BulletList":
        return [{ ...own, c: items(own.c, inside) }];
      case "OrderedList":
        return [{ ...own, c: [own.c[0], items(own.c[1], inside)] }];
      case "DefinitionList":
        return [
          {
            ...own,
            c: own.c.map(([term, all]): DefinitionItem => [inlines(term, inside), items(all, inside)]),
          },
        ];
      case "Div":
        return division(own, around);
      case "Figure":
        return figure(own, around);
      case "Table":
        return table(own, around);
      case "CodeBlock":
        return [{ ...own, c: [codeAttr(own.c[0]), withoutMarks(own.c[1])] }];
      case "RawBlock":
        return keepsRaw(own.c, marking) ? [own] : [];
      default:
        return [own];
    }
  }

  function items(list: readonly (readonly Block[])[], around: Around): readonly (readonly Block[])[] {
    return list.map((item) => blocks(item, around));
  }

  function inlines(list: readonly Inline[], around: Around): readonly Inline[] {
    return markInlines(list, marking, (note) => {
      const { open } = marking;
      const made = blocks(note, { ...around, nested: true, styles: [] });
      marking.open = open;
      return made;
    });
  }

  /** A paragraph of nothing but anchors is none; they lead to the next. */
  function paragraph(
    { t, c }: { readonly t: "Para" | "Plain"; readonly c: readonly Inline[] },
    around: Around,
    own: readonly string[] = [],
    level: number | null = null,
  ): readonly Block[] {
    const text = withoutMarks(inlineText(c)).trim();
    if (text === "" && !holdsMore(c)) {
      inlines(c, around);
      return [];
    }
    const number = story.paragraphs.length + 1;
    const letters = lettersOf(
      inlineText(mapInlines(c, { inline: (each) => (each.t === "Math" ? [] : each) })),
    );
    if (!marking.numbers.has(letters)) marking.numbers.set(letters, number);
    const { plain, styles } = marking;
    const shown = trim(c).filter((each) => each.t !== "Space" && each.t !== "SoftBreak" && each.t !== "Note");
    const isAll = (look: Inline["t"]): boolean => shown.length > 0 && shown.every((each) => each.t === look);
    story.paragraphs.push({
      number,
      look: {
        ...plain,
        styles: [...own, ...(styles.get(letters) ?? []), ...around.styles],
        rightToLeft: around.rightToLeft,
        outline: level,
        numbering: own.includes("counted") ? { list: "headings", level: String(level) } : null,
      },
      text,
      bold: level !== null || isAll("Strong"),
      italic: isAll("Emph"),
      // Headings of higher ranks look larger than those below, and than the text.
      size: level === null ? plain.size : plain.size + 4 * (8 - level),
      inTable: around.inTable,
    });
    marking.open = number;
    const content = inlines(c, around);
    marking.open = null;
    return [{ t, c: [{ t: "Str", c: writeMark("p", number) }, ...content] }];
  }

  function heading({ c: [level, [id, classes], c] }: Heading, around: Around): readonly Block[] {
    anchor(id, marking);
    if (around.nested) return paragraph({ t: "Para", c: [{ t: "Strong", c }] }, around);
    const [role] = rolesOf(classes);
    if (role !== undefined) return paragraph({ t: "Para", c }, around, [role]);
    const isCounted = marking.headingsAreNumbered && !classes.includes("unnumbered");
    const styles = [`heading ${level}`, ...(isCounted ? ["counted"] : [])];
    return paragraph({ t: "Para", c }, { ...around, styles: [] }, styles, level);
  }

  function division({ c: [attr, inner] }: Division, around: Around): readonly Block[] {
    if (isContentsList(attr)) {
      remarkOn(marking, {
        kind: "removed",
        subject: "contents",
        message: "The table of contents is left out; the editions make their own.",
        removedText: treeText({ "pandoc-api-version": [], meta: {}, blocks: inner }),
      });
      return [];
    }
    anchor(attr[0], marking);
    const direction = attr[2].find(([key]) => key === "dir")?.[1];
    const styles = [...rolesOf(attr[1]), ...around.styles];
    const isRightToLeft = direction === undefined ? around.rightToLeft : direction === "rtl";
    return blocks(inner.map(asParagraph), { ...around, styles, rightToLeft: isRightToLeft });
  }

  /** Pictures or a table, the caption behind. */
  function figure({ c: [[id], [, caption], inner] }: Figure, around: Around): readonly Block[] {
    const content = blocks(inner.map(asParagraph), around);
    const style = inner.some(({ t }) => t === "Table") ? "table caption" : "image caption";
    anchor(id, marking);
    return [...content, ...captionParagraph(caption, around, style)];
  }

  function captionParagraph(caption: readonly Block[], around: Around, style: string): readonly Block[] {
    return paragraph({ t: "Para", c: joinParagraphs(caption) }, around, [style]);
  }

  function table(
    { c: [[id], [, caption], columns, head, bodies, foot] }: Table,
    around: Around,
  ): readonly Block[] {
    const inside = { ...around, nested: true, inTable: true, styles: [] };
    anchor(id, marking);
    const before = captionParagraph(caption, around, "table caption");
    const only = onlyCell([
      ...head[1],
      ...bodies.flatMap(([, , first, rest]) => [...first, ...rest]),
      ...foot[1],
    ]);
    if (only !== null && !around.inTable) return [...before, ...blocks(only.map(asParagraph), around)];
    const rows = (list: readonly Row[]): readonly Row[] =>
      list.map(([, cells]) => [
        bare,
        cells.map(
          ([, align, height, width, inner]): Cell => [bare, align, height, width, blocks(inner, inside)],
        ),
      ]);
    return [
      ...before,
      {
        t: "Table",
        c: [
          bare,
          [null, []],
          columns,
          [bare, rows(head[1])],
          bodies.map(([, heads, first, rest]): TableBody => [bare, heads, rows(first), rows(rest)]),
          [bare, rows(foot[1])],
        ],
      },
    ];
  }
}

type Heading = Extract<Block, { t: "Header" }>;
type Division = Extract<Block, { t: "Div" }>;
type Figure = Extract<Block, { t: "Figure" }>;
type Table = Extract<Block, { t: "Table" }>;

const bare: Attr = ["", [], []];

/** What the only cell of a table holds: a frame around it. */
function onlyCell(rows: readonly Row[]): readonly Block[] | null {
  const [cell, ...more] = rows.flatMap(([, cells]) => cells);
  return cell === undefined || more.length > 0 ? null : cell[4];
}

function asParagraph(block: Block): Block {
  return block.t === "Plain" ? { ...block, t: "Para" } : block;
}

/** Paragraphs of a caption, one behind the other. */
function joinParagraphs(blocks: readonly Block[]): readonly Inline[] {
  return blocks.flatMap((block, index): readonly Inline[] => {
    const own =
      block.t === "Para" || block.t === "Plain"
        ? block.c
        : block.t === "Div"
          ? joinParagraphs(block.c[1])
          : [];
    return index === 0 ? own : [{ t: "Space" }, ...own];
  });
}

function holdsMore(inlines: readonly Inline[]): boolean {
  let found = false;
  visitInlines(inlines, {
    inline: ({ t }) => {
      found ||= t === "Image" || t === "Math" || t === "Note" || t === "Cite" || t === "RawInline";
    },
  });
  return found;
}

/** Its language; other classes are those of somebody's style sheet, or make of the code what it is not. */
function codeAttr([, classes]: Attr): Attr {
  const language = classes.find((name) => /^(?!example$|admonish)[a-z][a-z0-9+-]*$/.test(name));
  return ["", language === undefined ? [] : [language], []];
}
