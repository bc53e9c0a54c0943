import { captionSeparator } from "../language/labels.ts";
import type { Resource, Terms } from "../model/galley.ts";
import type { CitationCluster, CrossReference, Id } from "../model/manuscript.ts";
import type { Numbering } from "../model/numbering.ts";
import type { Attr, Block, Caption, Formula, Inline } from "../model/pandoc.ts";
import { inlineText } from "../tree/text.ts";
import type { Mapping } from "../tree/walk.ts";

/** All that is known when a node is set. */
export type Setting = {
  readonly numbering: Numbering;
  readonly terms: Terms;
  /** BCP 47. */
  readonly language: string;
  readonly citations: ReadonlyMap<Id, readonly Inline[]>;
  readonly clusters: ReadonlyMap<Id, CitationCluster>;
  readonly crossReferences: ReadonlyMap<Id, CrossReference>;
  /** Heading → its text, for references to headings that have no number. */
  readonly headings: ReadonlyMap<Id, string>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly mathml: (formula: Formula["c"]) => string | undefined;
};

const noAttr: Attr = ["", [], []];

/** The rewriting that makes a parsed tree literal; the forms are those of `docs/galley.md`. */
export function setNode(setting: Setting): Mapping {
  return { block: (block) => setBlock(block, setting), inline: (inline) => setInline(inline, setting) };
}

function setBlock(block: Block, setting: Setting): Block {
  switch (block.t) {
    case "Figure":
    case "Table":
      return setCaption(block, setting);
    case "Div":
      return block.c[0][1].includes("equation") ? setEquation(block, setting) : block;
    case "Para":
    case "Plain":
      return { ...block, c: joinMarks(dropRepeatedTerms(block.c, setting)) };
    default:
      return block;
  }
}

function setCaption(
  block: Extract<Block, { t: "Figure" | "Table" }>,
  { numbering, language }: Setting,
): Block {
  const number = numbering.get(block.c[0][0]);
  if (number === undefined) return block;
  const label: Inline = span("", "caption-label", [text(number.label.replaceAll(" ", "\u00a0"))]);
  const sign = captionSeparator(language);
  const separator: readonly Inline[] = sign === ". " ? [text("."), { t: "Space" }] : [text(sign)];
  if (block.t === "Figure")
    return { ...block, c: [block.c[0], labelled(block.c[1], label, separator), block.c[2]] };
  const [attr, caption, ...rest] = block.c;
  return { ...block, c: [attr, labelled(caption, label, separator), ...rest] };
}

function labelled(
  [short, [first, ...others]]: Caption,
  label: Inline,
  separator: readonly Inline[],
): Caption {
  if (first?.t !== "Plain" && first?.t !== "Para")
    return [short, first === undefined ? [] : [first, ...others]];
  return [short, [{ ...first, c: [label, ...separator, ...first.c] }, ...others]];
}

function setEquation(block: Extract<Block, { t: "Div" }>, { numbering }: Setting): Block {
  const number = numbering.get(block.c[0][0]);
  if (number === undefined) return block;
  const shown: Block = { t: "Plain", c: [span("", "equation-number", [text(`(${number.number})`)])] };
  return { ...block, c: [block.c[0], [...block.c[1], shown]] };
}

function setInline(inline: Inline, setting: Setting): Inline | readonly Inline[] {
  switch (inline.t) {
    case "Math":
      return setFormula(inline, setting.mathml);
    case "Image":
      return setImage(inline, setting);
    case "Span":
      return setSpan(inline, setting);
    default:
      return inline;
  }
}

/** Gives a formula its MathML; one that could not be read stays TeX. */
export function setFormula(inline: Inline, mathmlOf: Setting["mathml"]): Inline {
  const mathml = inline.t === "Math" ? mathmlOf(inline.c) : undefined;
  return inline.t === "Math" && mathml !== undefined ? { ...inline, mathml } : inline;
}

function setImage(image: Extract<Inline, { t: "Image" }>, { resources }: Setting): Inline {
  const [[id], , [url, title]] = image.c;
  const resource = resources.get(url);
  if (resource !== undefined) return { ...image, c: [image.c[0], image.c[1], [resource.href, title]] };
  const shown = span(id, "missing-image", [text(`[Image not found: ${url}]`)]);
  return image.place === undefined ? shown : { ...shown, place: image.place };
}

function setSpan(inline: Extract<Inline, { t: "Span" }>, setting: Setting): Inline {
  const [[id, classes, attributes], content] = inline.c;
  if (classes.includes("note")) {
    const number = setting.numbering.get(id)?.number ?? "";
    return { ...inline, c: [[id, classes, [...attributes, ["number", number]]], content] };
  }
  if (classes.includes("citation")) return { ...inline, c: citation(id, classes, setting) };
  if (classes.includes("cross-reference")) return crossReference(inline, setting);
  return inline;
}

function citation(id: Id, classes: readonly string[], setting: Setting): readonly [Attr, readonly Inline[]] {
  const keys = setting.clusters.get(id)?.citations.map(({ citationId }) => citationId) ?? [];
  const number = setting.numbering.get(id)?.number;
  const content = (setting.citations.get(id) ?? []).map((inline) =>
    inline.t === "Note" && number !== undefined ? citationNote(id, number, inline) : inline,
  );
  return [[id, classes, [["keys", keys.join(" ")]]], content];
}

/** In a style that sets notes, the citation's text is a note like the author's own. */
function citationNote(id: Id, number: string, note: Inline): Inline {
  return { t: "Span", c: [[`${id}-note`, ["note"], [["number", number]]], [note]] };
}

function crossReference(inline: Extract<Inline, { t: "Span" }>, setting: Setting): Inline {
  const [[id, , attributes]] = inline.c;
  const reference = setting.crossReferences.get(id);
  const target = reference?.resolved ?? null;
  if (target === null) {
    const shown = text(`[?${reference?.target ?? ""}]`);
    return { ...inline, c: [[id, ["cross-reference", "unresolved"], []], [shown]] };
  }
  const form = attributes.find(([key]) => key === "form")?.[1] ?? "label";
  const shown = referenceText(target, form === "number", setting);
  const place = inline.place === undefined ? {} : { place: inline.place };
  return { t: "Link", c: [[id, ["cross-reference"], []], [text(shown)], [`#${target}`, ""]], ...place };
}

function referenceText(target: Id, numberOnly: boolean, { numbering, headings, terms }: Setting): string {
  const number = numbering.get(target);
  if (number === undefined) return headings.get(target) ?? terms.figure;
  return numberOnly ? number.number : number.label.replaceAll(" ", "\u00a0");
}

/** "Figure @fig:map" means one "Figure": where the author typed the word, only the number is set. */
function dropRepeatedTerms(inlines: readonly Inline[], { numbering }: Setting): readonly Inline[] {
  return inlines.map((inline, index) => {
    if (inline.t !== "Link" || !inline.c[0][1].includes("cross-reference")) return inline;
    const number = numbering.get(inline.c[2][0].slice(1));
    const before = inlines.slice(Math.max(0, index - 2), index);
    if (number === undefined || !endsWithTerm(before, number.label)) return inline;
    return { ...inline, c: [inline.c[0], [text(number.number)], inline.c[2]] };
  });
}

/** A citation that is set as a note or a raised number stands at the word, behind the punctuation that follows. */
function joinMarks(inlines: readonly Inline[]): readonly Inline[] {
  if (!inlines.some(isMark)) return inlines;
  const joined: Inline[] = [];
  for (const [index, inline] of inlines.entries()) {
    const mark = inlines[index - 1];
    const sign =
      inline.t === "Str" && mark !== undefined && isMark(mark) ? /^[.,;:!?]+/.exec(inline.c)?.[0] : undefined;
    if (isMark(inline) && joined.at(-1)?.t === "Space") joined.pop();
    if (sign === undefined || inline.t !== "Str" || mark === undefined) {
      joined.push(inline);
      continue;
    }
    joined.pop();
    joined.push(text(sign), mark);
    if (inline.c.length > sign.length) joined.push(text(inline.c.slice(sign.length)));
  }
  return joined;
}

function isMark(inline: Inline): boolean {
  if (inline.t !== "Span" || !inline.c[0][1].includes("citation")) return false;
  const first = inline.c[1][0];
  return first?.t === "Superscript" || (first?.t === "Span" && first.c[0][1].includes("note"));
}

function endsWithTerm(before: readonly Inline[], label: string): boolean {
  const words = inlineText(before).replaceAll("\u00a0", " ");
  if (!words.endsWith(" ")) return false;
  const typed = (/([\p{L}]+)\.?\s$/u.exec(words)?.[1] ?? "").toLowerCase();
  const term = (label.split(" ")[0] ?? "").toLowerCase();
  if (typed === "") return false;
  return (
    typed === term ||
    typed === `${term}s` ||
    (typed.length >= 2 && /\.\s$/.test(words) && term.startsWith(typed.replace(/s$/, "")))
  );
}

function text(words: string): Inline {
  return { t: "Str", c: words };
}

function span(id: Id, name: string, content: readonly Inline[]): Extract<Inline, { t: "Span" }> {
  return { t: "Span", c: [id === "" ? [noAttr[0], [name], []] : [id, [name], []], content] };
}
