import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { AnnotatedPage, Annotation, PaintedBox, PaintedLetter } from "../model/annotated-page.ts";
import { Failure } from "./failure.ts";
import { openPdf } from "./pdf-text.ts";

/** Letters and annotations of every page. Throws a `Failure` of the group `configuration` for what is no PDF. */
export async function readAnnotated(bytes: Uint8Array, path: string): Promise<readonly AnnotatedPage[]> {
  const document = await openPdf(bytes).catch((error: unknown) => {
    const help = "Name a PDF that can be opened without a password.";
    throw new Failure("configuration/proof-is-readable", `"${path}" cannot be read as a PDF.`, help, {
      cause: error,
    });
  });
  try {
    const pages: AnnotatedPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1)
      pages.push(await readPage(await document.getPage(number)));
    return pages;
  } finally {
    await document.loadingTask.destroy();
  }
}

async function readPage(page: PDFPageProxy): Promise<AnnotatedPage> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const [operators, annotations] = await Promise.all([page.getOperatorList(), page.getAnnotations()]);
  return {
    width: right - left,
    height: top - bottom,
    letters: lettersIn(operators.fnArray, operators.argsArray),
    annotations: annotations.flatMap(annotationOf),
  };
}

type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

function times(one: Matrix, [a, b, c, d, e, f]: Matrix): Matrix {
  const [A, B, C, D, E, F] = one;
  return [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d, A * e + C * f + E, B * e + D * f + F];
}

/** As the browser paints them: each run of letters at a place of its own (ISO 32000-1, 9.4). */
function lettersIn(operators: readonly number[], operands: readonly unknown[]): readonly PaintedLetter[] {
  const painter = new Painter();
  for (const [index, operator] of operators.entries()) {
    const own = operands[index];
    painter.take(operator, Array.isArray(own) ? own : []);
  }
  return painter.letters;
}

class Painter {
  readonly letters: PaintedLetter[] = [];
  readonly #saved: Matrix[] = [];
  #transform = identity;
  #line = identity;
  #text = identity;
  #size = 0;

  take(operator: number, values: readonly unknown[]): void {
    if (operator === OPS.save) this.#saved.push(this.#transform);
    else if (operator === OPS.restore) this.#transform = this.#saved.pop() ?? identity;
    else if (operator === OPS.transform) this.#transform = times(this.#transform, matrixOf(values));
    else if (operator === OPS.beginText) this.#begin(identity);
    else if (operator === OPS.setFont) this.#size = Number(values[1] ?? 0);
    else if (operator === OPS.setTextMatrix) this.#begin(matrixOf(numbersIn(values)));
    else if (operator === OPS.moveText) this.#begin(times(this.#line, moveBy(...numbersIn(values))));
    else if (operator === OPS.showText) this.#show(values[0]);
  }

  #begin(line: Matrix): void {
    this.#line = line;
    this.#text = line;
  }

  #show(glyphs: unknown): void {
    for (const glyph of Array.isArray(glyphs) ? glyphs : []) {
      const isMove = typeof glyph === "number";
      const width = ((isMove ? -glyph : widthOf(glyph)) * this.#size) / 1000;
      const [a, b, , , left, baseline] = times(this.#transform, this.#text);
      const scale = Math.hypot(a, b);
      const text = isMove ? "" : unicodeOf(glyph);
      const right = left + width * scale;
      if (text !== "") this.letters.push({ text, left, right, baseline, size: this.#size * scale });
      this.#text = times(this.#text, moveBy(width));
    }
  }
}

function moveBy(across = 0, up = 0): Matrix {
  return [1, 0, 0, 1, across, up];
}

/** Numbers of an operand, which PDF.js keeps in one list or another. */
function numbersIn(values: readonly unknown[]): readonly number[] {
  const [first] = values;
  return (typeof first === "object" && first !== null ? Object.values(first) : values).map(Number);
}

function matrixOf(values: readonly unknown[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values.map(Number);
  return [a, b, c, d, e, f];
}

function widthOf(glyph: unknown): number {
  return typeof glyph === "object" && glyph !== null && "width" in glyph ? Number(glyph.width) : 0;
}

function unicodeOf(glyph: unknown): string {
  return typeof glyph === "object" && glyph !== null && "unicode" in glyph ? String(glyph.unicode) : "";
}

const kinds: Readonly<Record<string, Annotation["kind"]>> = {
  StrikeOut: "strike",
  Highlight: "mark",
  Underline: "mark",
  Squiggly: "mark",
  Caret: "caret",
  Text: "note",
  FreeText: "note",
};

/** What PDF.js gives for an annotation that people make; none for links, fields and the windows of others. */
function annotationOf(data: Readonly<Record<string, unknown>>): readonly Annotation[] {
  const kind = kinds[String(data["subtype"])];
  if (kind === undefined) return [];
  const quads = numbersOf(data["quadPoints"]);
  const rect = numbersOf(data["rect"]);
  const boxes = quads.length >= 8 ? boxesOf(quads) : [boxOf(rect)];
  return [
    {
      id: String(data["id"]),
      kind,
      boxes,
      contents: textOf(data["contentsObj"]).replace(/\s+/g, " ").trim(),
      author: textOf(data["titleObj"]).trim(),
      repliesTo: typeof data["inReplyTo"] === "string" ? data["inReplyTo"] : null,
      isGrouped: data["replyType"] === "Group",
    },
  ];
}

function textOf(value: unknown): string {
  return typeof value === "object" && value !== null && "str" in value ? String(value.str) : "";
}

function numbersOf(value: unknown): readonly number[] {
  return value instanceof Float32Array || Array.isArray(value) ? Array.from(value, Number) : [];
}

/** Eight numbers a quadrilateral, whichever corner comes first. */
function boxesOf(quads: readonly number[]): readonly PaintedBox[] {
  return Array.from({ length: Math.floor(quads.length / 8) }, (_, index) =>
    boxOf(quads.slice(index * 8, index * 8 + 8)),
  );
}

function boxOf(points: readonly number[]): PaintedBox {
  const across = points.filter((_, index) => index % 2 === 0);
  const up = points.filter((_, index) => index % 2 === 1);
  return {
    left: Math.min(...across),
    right: Math.max(...across),
    bottom: Math.min(...up),
    top: Math.max(...up),
  };
}
