import { quotationMarks } from "../../language/quotation-marks.ts";
import type { Attr, Inline } from "../../model/pandoc.ts";
import { inlineText } from "../../tree/text.ts";
import { mapInlines } from "../../tree/walk.ts";
import { lettersIn } from "../block-letters.ts";

/** A word, a sign between words, or a thing that changes as a whole: a formula, a citation, an image, a note. */
export type Token = {
  /** Equal for what the author left alone: also for a number or a citation that says something else now. */
  readonly key: string;
  /** What is printed. */
  readonly text: string;
  /** A space stands before it. */
  readonly isSpaced: boolean;
  /** With the formatting around it. */
  readonly inline: Inline;
  /** Letters and figures, as `lettersIn` counts them. */
  readonly letters: number;
};

/** What comparing asks of a galley. */
export type TokenContext = {
  readonly language: string;
  /** Digest of an image's bytes, by its name in the galley. */
  readonly digestOf: (href: string) => string;
};

const pieces = /[\p{L}\p{N}\p{M}]+(?:['’.,\-–/][\p{L}\p{N}\p{M}]+)*|[^\p{L}\p{N}\p{M}]/gu;

type Wrap = (inline: Inline) => Inline;

/** Inlines in the pieces that are compared. */
export function tokensOf(inlines: readonly Inline[], context: TokenContext): readonly Token[] {
  const tokens: Token[] = [];
  let isSpaced = false;
  const add = (key: string, inline: Inline): void => {
    const text = inline.t === "Image" ? "[image]" : inlineText([inline]);
    tokens.push({ key, text, isSpaced, inline, letters: lettersIn([inline]).length });
    isSpaced = false;
  };
  const addWords = (text: string, format: string, wrap: Wrap): void => {
    for (const [piece] of text.matchAll(pieces)) add(`${format}${piece}`, wrap({ t: "Str", c: piece }));
  };
  const walk = (inner: readonly Inline[], format: string, wrap: Wrap): void => {
    for (const inline of inner) {
      if (inline.t === "Space" || inline.t === "SoftBreak") isSpaced = true;
      else take(inline, format, wrap);
    }
  };
  const take = (inline: Inline, format: string, wrap: Wrap): void => {
    const whole = wholeKey(inline, context);
    if (whole !== null) add(`${format}${whole}`, wrap(inline));
    else if (inline.t === "Str") addWords(inline.c, format, wrap);
    else if (inline.t === "Quoted") {
      const marks = quotationMarks(context.language);
      const [open, close] = inline.c[0].t === "SingleQuote" ? marks.single : marks.double;
      addWords(open, format, wrap);
      walk(inline.c[1], format, wrap);
      addWords(close, format, wrap);
    } else {
      const around = wrapping(inline);
      if (around !== null) walk(around.inside, `${format}${around.name}:`, (each) => wrap(around.wrap(each)));
    }
  };
  walk(inlines, "", (inline) => inline);
  return tokens;
}

/** What is compared as a whole; null for what is looked into. */
function wholeKey(inline: Inline, { digestOf }: TokenContext): string | null {
  switch (inline.t) {
    case "Math":
      return `math ${inline.c[1]}`;
    case "Code":
      return `code ${inline.c[1]}`;
    case "Image":
      return `image ${digestOf(inline.c[2][0])}`;
    case "LineBreak":
      return "line break";
    case "Note":
      return "note";
    case "Link":
      return inline.c[0][1].includes("cross-reference") ? `cross-reference ${inline.c[2][0]}` : null;
    case "Span":
      return spanKey(inline.c[0]);
    default:
      return null;
  }
}

/** Numbers, labels and citations are the galley's: what the author wrote is what they stand for. */
function spanKey([, classes, pairs]: Attr): string | null {
  if (classes.includes("note")) return "note";
  if (classes.includes("citation")) return `citation ${pairs.find(([key]) => key === "keys")?.[1] ?? ""}`;
  const generated = classes.find((name) => generatedClasses.has(name));
  return generated ?? null;
}

const generatedClasses = new Set(["heading-number", "caption-label", "equation-number", "entry-label"]);

type Wrapping = {
  readonly name: string;
  readonly inside: readonly Inline[];
  readonly wrap: (inline: Inline) => Inline;
};

/** Formatting, which each piece inside gets for itself, without an id. */
function wrapping(inline: Inline): Wrapping | null {
  switch (inline.t) {
    case "Emph":
    case "Underline":
    case "Strong":
    case "Strikeout":
    case "Superscript":
    case "Subscript":
    case "SmallCaps": {
      const { t, c } = inline;
      return { name: t, inside: c, wrap: (each) => ({ t, c: [each] }) };
    }
    case "Cite":
      return { name: "", inside: inline.c[1], wrap: (each) => each };
    case "Link": {
      const [[, classes, pairs], inside, target] = inline.c;
      return {
        name: `link ${target[0]}`,
        inside,
        wrap: (each) => ({ t: "Link", c: [["", classes, pairs], [each], target] }),
      };
    }
    case "Span": {
      const [[, classes, pairs], inside] = inline.c;
      return {
        name: classes.join("."),
        inside,
        wrap: (each) => ({ t: "Span", c: [["", classes, pairs], [each]] }),
      };
    }
    default:
      return null;
  }
}

/** Tokens as inlines again. */
export function inlinesOf(tokens: readonly Token[]): readonly Inline[] {
  return tokens.flatMap(({ isSpaced, inline }, index): readonly Inline[] =>
    isSpaced && index > 0 ? [{ t: "Space" }, inline] : [inline],
  );
}

/** Old tokens as they may stand in a new text: without ids, links and notes; images by the name `rename` gives. */
export function deadInlines(tokens: readonly Token[], rename: (href: string) => string): readonly Inline[] {
  return mapInlines(inlinesOf(tokens), {
    inline: (inline): Inline | readonly Inline[] => {
      if (inline.t === "Note") return [];
      if (inline.t === "Link") return inline.c[1];
      if (inline.t === "Span") {
        const [[, classes, pairs], inside] = inline.c;
        return { t: "Span", c: [["", classes.filter((name) => name !== "note"), pairs], inside] };
      }
      if (inline.t !== "Image") return inline;
      const [[, classes, pairs], alternative, [href, title]] = inline.c;
      return { t: "Image", c: [["", classes, pairs], alternative, [rename(href), title]] };
    },
  });
}

export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(
      ({ isSpaced, text, inline }, index) => `${isSpaced && index > 0 ? " " : ""}${text || nameOf(inline)}`,
    )
    .join("");
}

function nameOf(inline: Inline): string {
  if (inline.t === "Image") return "[image]";
  return inline.t === "Note" || inline.t === "Span" ? "[note]" : "";
}
