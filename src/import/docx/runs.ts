import { type MarkKind, withoutMarks, writeMark } from "./marks.ts";
import { descendants, type Element, elements, make, type Node, textOf } from "./xml.ts";

/** A run of ours that holds a mark. */
export function markRun(kind: MarkKind, number: number): Element {
  return make("w:r", {}, [textElement(writeMark(kind, number))]);
}

export function textElement(text: string): Element {
  return make("w:t", { space: "preserve" }, [text]);
}

/** The letters of a part of a run as a reader sees them; null for what is no text. */
export function lettersOf(part: Element): string | null {
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

/** Text of anything, a space behind each paragraph. */
export function shownText(element: Element): string {
  return elements(element)
    .map((each) => (each.name === "w:p" ? `${shownText(each)} ` : (lettersOf(each) ?? shownText(each))))
    .join("");
}

// What Word's lists and forms take from fonts of pictures, by the letter they are typed with.
const dingbats: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  Wingdings: {
    74: "☺",
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
  },
  "Wingdings 2": { 80: "✓", 82: "☑", 163: "□" },
};

/** A symbol as a letter; a message where it has none. Pandoc knows the font "Symbol" itself. */
export function readSymbol(part: Element): {
  readonly nodes: readonly Node[];
  readonly message: string | null;
} {
  const code = Number.parseInt(part.attributes["w:char"] ?? "", 16);
  const font = part.attributes["w:font"] ?? "";
  if (font === "Symbol") return { nodes: [part], message: null };
  const isPrivate = code >= 0xf000 && code <= 0xf0ff;
  const isLetter = code > 0 && code < 0xd800;
  const letter = isPrivate ? dingbats[font]?.[code - 0xf000] : String.fromCodePoint(isLetter ? code : 0xfffd);
  if (letter !== undefined) return { nodes: [textElement(letter)], message: null };
  return {
    nodes: [textElement("□")],
    message: `A symbol of the font "${font}", number ${code - 0xf000}, has no letter of its own; "□" stands for it.`,
  };
}

/** What a program that knows the newer form reads, if we know it, else what is there for others. */
export function chosen(element: Element): readonly Element[] {
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
export function keptProperties(properties: Element | undefined): readonly Element[] {
  const kept =
    properties === undefined ? [] : elements(properties).filter(({ name }) => keptNames.test(name));
  return kept.length === 0 ? [] : [make("w:rPr", {}, kept)];
}
