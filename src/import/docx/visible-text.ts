import { withoutMarks } from "./marks.ts";
import type { Styles } from "./styles.ts";
import { child, type Element, elements, settingOf, textOf } from "./xml.ts";

/**
 * The words of a story as a reader sees them, one line a paragraph: results of fields without their instructions, no
 * hidden text, no soft hyphens, no mathematics. Nothing of this depends on how the story is converted.
 */
export function visibleText(root: Element, styles: Styles): string {
  /** For each open field, whether its result has begun. */
  const fields: boolean[] = [];
  let paragraph: Element | undefined;
  return read(root)
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();

  function read(element: Element): string {
    return elements(element).map(one).join("");
  }

  function one(element: Element): string {
    switch (element.name) {
      case "w:p": {
        const outer = paragraph;
        paragraph = child(element, "w:pPr");
        const text = read(element);
        paragraph = outer;
        return `${text}\n`;
      }
      case "w:r":
        return styles.isHidden(child(element, "w:rPr"), paragraph) ? fieldsOnly(element) : read(element);
      case "w:fldChar":
        field(element.attributes["w:fldCharType"]);
        return "";
      case "w:t":
        return shown(withoutMarks(textOf(element)).replaceAll("\u00AD", ""));
      case "w:tab":
      case "w:ptab":
      case "w:br":
      case "w:cr":
        return " ";
      case "w:noBreakHyphen":
        return shown("\u2011");
      case "w:drawing":
      case "w:pict":
      case "w:object":
        return boxes(element);
      case "w:footnote":
      case "w:endnote":
        return element.attributes["w:type"] === undefined || element.attributes["w:type"] === "normal"
          ? read(element)
          : "";
      case "mc:AlternateContent":
        return oneOf(element);
      case "m:oMath":
      case "m:oMathPara":
        return " ";
      case "w:pPr":
      case "w:rPr":
      case "w:sdtPr":
      case "w:instrText":
      case "w:rt":
        return "";
      default:
        return read(element);
    }
  }

  function shown(text: string): string {
    return fields.every((begun) => begun) ? text : "";
  }

  function field(type: string | undefined): void {
    if (type === "begin") fields.push(false);
    else if (type === "separate" && fields.length > 0) fields[fields.length - 1] = true;
    else if (type === "end") fields.pop();
  }

  function fieldsOnly(run: Element): string {
    for (const each of elements(run)) if (each.name === "w:fldChar") one(each);
    return "";
  }

  /** Text boxes of a drawing, as paragraphs of their own. */
  function boxes(element: Element): string {
    const inside = elements(element)
      .map((each) => (each.name === "w:txbxContent" ? read(each) : boxes(each)))
      .join("");
    return inside === "" ? "" : `\n${inside}\n`;
  }

  function oneOf(element: Element): string {
    const choice = child(element, "mc:Choice");
    const text = choice === undefined ? "" : read(choice);
    const other = child(element, "mc:Fallback");
    return text !== "" || other === undefined ? text : read(other);
  }
}

/** The width of the text on the page in twentieths of a point; A4 with usual margins where the document says nothing. */
export function textWidthOf(body: Element): number {
  const section = child(body, "w:sectPr");
  const size = Number(child(section, "w:pgSz")?.attributes["w:w"] ?? 11_906);
  const margins = child(section, "w:pgMar")?.attributes;
  const columns = Number(child(section, "w:cols")?.attributes["w:num"] ?? 1);
  const width = size - Number(margins?.["w:left"] ?? 1440) - Number(margins?.["w:right"] ?? 1440);
  return Math.round(width / Math.max(1, columns));
}

/** The language most of the text is in, as the document's defaults say; null where they do not. */
export function languageOf(styles: Element | undefined, rightToLeft: boolean): string | null {
  const language = child(styles, "w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang");
  return language?.attributes[rightToLeft ? "w:bidi" : "w:val"] ?? settingOf(language) ?? null;
}
